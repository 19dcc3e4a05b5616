#pragma once
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// A letter to someone's e-mail address. It may hold a link with a secret, so the outbox keeps all of
// it sealed, and forgets it once it is delivered. Nothing personal belongs into the subject.
struct Mail {
    std::string to;
    std::string subject;
    std::string text;  // plain text, lines of any length
};

// Puts the letter into the outbox in this transaction: it is sent if and only if the change that
// it tells of is there.
void post_mail(const Mail& mail, Transaction& tx, Ports& ports);

}  // namespace kitbank

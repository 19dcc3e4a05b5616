#pragma once
#include <optional>
#include <string>

#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What somebody is written, as an e-mail, a text or a letter. It may hold a link with a secret, so the
// outbox keeps all of it sealed, and forgets it once it is delivered. Nothing personal belongs into the
// subject; `kind` and `reference` are kept in the open.
struct Mail {
    std::string to;  // an e-mail address, a number (+447700900123), or postal lines
    std::string subject;
    std::string text;                  // plain text, lines of any length
    OrganisationId organisation = {};  // whose managers see should it fail; found by `to` when 0
    Channel channel = Channel::email;
    std::string kind = {};                 // a message kind's name, when it tells of a request
    std::string reference = {};            // of that request
    std::optional<Uuid> template_id = {};  // the scheme's template at GOV.UK Notify, if it has one
    MessageValues personalisation = {};    // for that template
};

inline constexpr std::size_t mail_address_bytes_max = 254;
inline constexpr std::size_t postal_bytes_max = 2'000;
inline constexpr std::size_t mail_subject_bytes_max = 200;
inline constexpr std::size_t mail_text_bytes_max = 20'000;

// Puts the letter into the outbox in this transaction: it is sent if and only if the change that
// it tells of is there. An address or subject with a control character, and one that is too long, is a
// fault of the caller (std::invalid_argument): it could become a header of its own.
void post_mail(const Mail& mail, Transaction& tx, Ports& ports);
// One that cannot be sent for want of an address (`mail.to` is empty): it stands among those given up,
// with this error, for staff to see.
void post_failed(const Mail& mail, std::string_view error, Transaction& tx, Ports& ports);

// What a letter of the outbox says. Nothing: its text is forgotten or was sealed with a key that is
// gone.
std::optional<Mail> open_letter(const Letter& letter, Safe& safe);
// "r***@example.org", "***123", "A postal address"; empty when the address is forgotten.
std::string masked_address(const Letter& letter, Safe& safe);

}  // namespace kitbank

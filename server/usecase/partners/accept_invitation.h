#pragma once
#include <string>

#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What whoever opens the link is shown before they decide.
struct OpenInvitation {
    Invitation invitation;
    std::string organisation;
    bool has_account = false;  // they sign in first and then open the link again
};

// `link_over` for a link that is unknown, used, withdrawn, not approved or too old: all the same.
Result<OpenInvitation> find_invitation(std::string_view secret, Ports& ports);

// Joins. Someone new chooses a password; someone who has an account with this address must be signed
// in with it. The link works once.
struct AcceptInvitation {
    std::string secret;
    PersonId person;       // who is signed in; 0 for nobody
    std::string name;      // someone new may correct it
    std::string password;  // someone new
};

Result<Membership> accept_invitation(const AcceptInvitation& command, Ports& ports);

}  // namespace kitbank

#pragma once
#include <string>
#include <vector>

#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/sign_in.h"

// What somebody who is signed in does with their own account.
namespace kitbank {

struct AccountView {
    Person person;
    bool has_second_factor = false;
    bool must_have_second_factor = false;  // the organisation asks it of their role
    int recovery_codes_left = 0;
    std::vector<Session> sessions;  // newest first
    // Where they may sign in, with the organisation's name.
    struct Place {
        Membership membership;
        std::string organisation;
    };
    std::vector<Place> places;
};
AccountView view_account(const Session& session, Ports& ports);

// `invalid_fields` (of "old_password") when the old one is wrong: they are signed in all the same. All sessions end, and a new one
// begins for this browser.
struct ChangePassword {
    Session session;
    std::string old_password;
    std::string new_password;
    Visitor visitor = {};
};
Result<SignedIn> change_password(const ChangePassword& command, Ports& ports);

// Both want the password once more, since a browser may have been left open.
struct ConfirmAccount {
    Session session;
    std::string password;
    std::string code = {};  // where a second factor is taken away
    Visitor visitor = {};
};
// Half a sign-in that sets an app up; `link_over` when there is one already.
Result<SignInStep> add_second_factor(const ConfirmAccount& command, Ports& ports);
// Every session ends. Where the rule asks for a second factor the next sign-in sets a new one up.
Result<PersonId> remove_second_factor(const ConfirmAccount& command, Ports& ports);

// Enters another membership of one's own: a new session in place of this one, or half a sign-in where a
// second factor is asked and was not shown yet. `forbidden` for one that is not theirs.
Result<SignInStep> switch_membership(const Session& session, MembershipId wanted, Ports& ports);

}  // namespace kitbank

#pragma once
#include <string>
#include <vector>

#include "server/usecase/partners/session.h"
#include "server/usecase/partners/throttle.h"

// The way in. A right password (or link) opens a session, or half of one where a second factor is
// asked: the person has one, or the organisation they enter wants one of their role
// (asks_second_factor). Half a sign-in can do nothing but prove the code, or set an app up when there
// is none; it ends after ten minutes.
namespace kitbank {

struct SignIn {
    std::string email;
    std::string password;
    Visitor visitor = {};
};

// What was opened. `cookie` is a session's, or that of half a sign-in when `session` is empty.
struct SignInStep {
    std::string cookie;
    std::optional<Session> session;
    bool sets_up = false;  // of a half: an app is to be set up, not a code to be proved
};

inline constexpr std::chrono::minutes half_sign_in_length{10};

// Trimmed and in lower case: how an address is stored and looked for.
std::string canonical_email(std::string_view email);

// An unknown address, a wrong password, a disabled person and one without a membership give the same
// refusal in the same time.
Result<SignInStep> sign_in(const SignIn& command, Ports& ports);

// Someone about to enter: locked, with the membership they enter and whether a code is asked.
struct Entrance {
    Person person;
    Membership membership;
    bool has_second_factor = false;
    bool asks_second_factor = false;
};

// Nothing when they may not enter now. `wanted` is a membership of theirs; 0 takes the last one used, or
// else the first.
std::optional<Entrance> find_entrance(PersonId person, MembershipId wanted, Transaction& tx);
// A session, or half of one. `is_proved`: a second factor was shown already.
SignInStep enter(const Entrance& entrance, bool is_proved, const std::string& browser,
                 Transaction& tx, Ports& ports);
// Half a sign-in that sets an app up, whatever the rule says.
SignInStep begin_set_up(const Entrance& entrance, Transaction& tx, Ports& ports);

// What the page for the second half shows; `unauthenticated` when the half is over.
struct SignInHalf {
    std::string email;
    std::string secret;  // of the app to be set up; empty: a code is asked
};
Result<SignInHalf> find_half_sign_in(std::string_view cookie, Ports& ports);

struct SecondHalf {
    std::string cookie;  // of the half
    std::string code;
    Visitor visitor = {};
};

// A session for the right code: `code_wrong`, or `unauthenticated` when the half is over.
Result<SignedIn> prove_code(const SecondHalf& command, Ports& ports);

struct SetUp {
    SignedIn signed_in;
    std::vector<std::string> recovery_codes;  // shown now and never again
};
// Keeps the app whose first code is right. All other sessions end.
Result<SetUp> finish_set_up(const SecondHalf& command, Ports& ports);

// Who a bearer token belongs to now; `unauthenticated` when it is unknown, over or revoked.
Result<Caller> find_token_caller(std::string_view token, Ports& ports);

}  // namespace kitbank

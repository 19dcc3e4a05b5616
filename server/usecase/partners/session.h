#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "server/core/result.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

// A signed-in browser, from its beginning to its end. It ends 12 hours after it began, two hours after
// it was last used (`session_idle_max`), when its owner ends it, and when their password, second
// factor, role or account changes. That it was used is written at most every five minutes, so that
// looking at pages writes almost nothing; a session may so end five minutes early.
namespace kitbank {

// The cookie's value (a secret: stored only as its hash) and the session it opens.
struct SignedIn {
    std::string cookie;
    Session session;
};

inline constexpr std::chrono::hours session_length{12};
inline constexpr std::chrono::minutes session_touch_every{5};

// A new session with a new cookie and a new form secret: at each sign-in, after a change of
// membership. The one before it, if any, is for the caller to end. `browser` is what its owner tells it
// by; `is_proved`: a second factor was shown. Doors that people come in by call enter() of sign_in.h,
// which asks for the second factor; this is what it ends in.
SignedIn begin_session(const Person& person, const Membership& membership,
                       const std::string& browser, Transaction& tx, Ports& ports,
                       bool is_proved = false);

void sign_out(std::string_view cookie, Ports& ports);

// Who a cookie belongs to now; `unauthenticated` when it is unknown or ended, or its person is
// disabled.
Result<Session> find_session(std::string_view cookie, Ports& ports);

std::vector<Session> list_sessions(PersonId person, Ports& ports);  // newest first
// Ends one of a person's own; false when they have no such session.
bool end_own_session(PersonId person, const Hash& token, Ports& ports);
void end_other_sessions(const Session& kept, Ports& ports);

}  // namespace kitbank

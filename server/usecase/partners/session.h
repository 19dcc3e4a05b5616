#pragma once
#include <chrono>
#include <string>

#include "server/core/result.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

// A signed-in browser, from its beginning to its end.
namespace kitbank {

// The cookie's value (a secret: stored only as its hash) and the session it opens.
struct SignedIn {
    std::string cookie;
    Session session;
};

inline constexpr std::chrono::hours session_length{12};

// A new session with a new cookie and a new form secret: at each sign-in, after a change of
// membership, after an invitation was accepted. The one before it, if any, is for the caller to end.
// `browser` is what its owner tells it by.
SignedIn begin_session(const Person& person, const Membership& membership,
                       const std::string& browser, Transaction& tx, Ports& ports);

void sign_out(std::string_view cookie, Ports& ports);

// Who a cookie belongs to now; `unauthenticated` when it is unknown or ended, or its person is
// disabled.
Result<Session> find_session(std::string_view cookie, Ports& ports);

}  // namespace kitbank

#pragma once
#include <chrono>
#include <string>

#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

struct SignIn {
    std::string email;
    std::string password;
};

// The cookie's value (a secret: stored only as its hash) and the session it opens. An unknown
// address and a wrong password give the same refusal in the same time.
struct SignedIn {
    std::string cookie;
    Session session;
};

// Trimmed and in lower case: how an address is stored and looked for.
std::string canonical_email(std::string_view email);

Result<SignedIn> sign_in(const SignIn& command, Ports& ports);
void sign_out(std::string_view cookie, Ports& ports);

// Who a cookie or a bearer token belongs to now; `unauthenticated` when it is unknown, ended,
// revoked or its person is disabled.
Result<Session> find_session(std::string_view cookie, Ports& ports);
Result<Caller> find_token_caller(std::string_view token, Ports& ports);

inline constexpr std::chrono::hours session_length{12};
inline constexpr std::size_t password_bytes_max = 1'024;

}  // namespace kitbank

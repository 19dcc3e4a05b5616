#pragma once
#include <string>

#include "server/usecase/partners/session.h"

namespace kitbank {

struct SignIn {
    std::string email;
    std::string password;
};

// Trimmed and in lower case: how an address is stored and looked for.
std::string canonical_email(std::string_view email);

// An unknown address and a wrong password give the same refusal in the same time.
Result<SignedIn> sign_in(const SignIn& command, Ports& ports);

// Who a bearer token belongs to now; `unauthenticated` when it is unknown, over or revoked.
Result<Caller> find_token_caller(std::string_view token, Ports& ports);

}  // namespace kitbank

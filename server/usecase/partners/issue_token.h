#pragma once
#include <chrono>
#include <string>

#include "server/usecase/partners/manage_access.h"

namespace kitbank {

// A manager's or admin's way to a token for a scanner or program: for one role below their own or
// their own, for one hub or all, for a time. The secret is in the answer once; sending the same
// request again answers the token without it.
struct IssueToken {
    Uuid id;
    Caller caller;
    std::string name;
    std::string purpose;  // "scanner", "export": shown, never judged
    Role role = Role::hub_staff;
    std::string hub;        // code; empty for the whole organisation
    int days = token_days;  // 1 to token_days_max
};

struct IssuedToken {
    Token token;
    std::string secret;  // empty when the request came before
};

Result<IssuedToken> issue_token(const IssueToken& command, Ports& ports);

struct RevokeToken {
    Uuid id;
    Caller caller;
    Uuid token;  // handle
};

// From the next request on the token opens nothing. Scans that it made before and sends after are
// set aside for a person (record_events.h).
Result<Token> revoke_token(const RevokeToken& command, Ports& ports);

Result<std::vector<Token>> list_tokens(const Caller& caller, Ports& ports);

}  // namespace kitbank

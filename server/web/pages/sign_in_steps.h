#pragma once

#include <string>

#include "server/usecase/partners/sign_in.h"
#include "server/web/call.h"

// What the pages of signing in share.
namespace kitbank::web {

// Where to go afterwards: only ever a page of this server.
std::string next_of(const Fields& fields);

// The answer to a step: on to `next` with a session, or to the page of the second half.
Response go_on(const Call& call, const SignInStep& step, const std::string& email,
               const std::string& next);
// The cookies of a new session. `email` marks the browser as known to that account; it may be empty.
void set_session_cookies(Response& response, const Call& call, const std::string& cookie,
                         const std::string& email);
// The cookie of the half that the browser holds; empty without one.
std::string half_of(const Call& call);

// 429 says when to come back.
Response with_retry(Response response);

}  // namespace kitbank::web

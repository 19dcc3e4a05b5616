#include "server/web/pages/sign_in_steps.h"

#include "server/web/session.h"
#include "server/web/text.h"
#include "server/web/visitor.h"

namespace kitbank::web {

std::string next_of(const Fields& fields) {
    const auto next = fields.text("then");
    return is_local_path(next) ? std::string(next) : "/";
}

Response go_on(const Call& call, const SignInStep& step, const std::string& email,
               const std::string& next) {
    if (step.session) {
        auto response = Response::see_other(next);
        set_session_cookies(response, call, step.cookie, email);
        return response;
    }
    const std::string page = step.sets_up ? "/sign-in/set-up" : "/sign-in/code";
    return Response::see_other(page + "?then=" + percent_encode(next))
        .with("Set-Cookie", half_cookie(step.cookie, call.services.settings));
}

void set_session_cookies(Response& response, const Call& call, const std::string& cookie,
                         const std::string& email) {
    const WebSettings& settings = call.services.settings;
    response.with("Set-Cookie", session_cookie(cookie, settings));
    if (!half_of(call).empty()) response.with("Set-Cookie", ended_half_cookie(settings));
    if (email.empty()) return;
    const std::string known = known_browser(email, visitor_of(call).known, call.ports());
    response.with("Set-Cookie", known_cookie(known, settings));
}

std::string half_of(const Call& call) {
    const auto cookie = call.request.cookie(half_cookie_name(call.services.settings));
    return cookie && cookie->size() <= secret_bytes_max ? std::string{*cookie} : "";
}

Response with_retry(Response response) {
    if (response.status == 429) response.with("Retry-After", "300");
    return response;
}

}  // namespace kitbank::web

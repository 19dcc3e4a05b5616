#include "server/usecase/partners/sign_in.h"

#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/session.h"

namespace kitbank::web::pages {
namespace {

std::vector<Question> sign_in_questions() {
    Question email{QuestionKind::email, "email", "E-mail address"};
    email.autocomplete = "username";
    email.focus = true;
    Question password{QuestionKind::password, "password", "Password"};
    password.autocomplete = "current-password";
    return {email, password};
}

// Where to go afterwards: only ever a page of this server.
std::string next_of(const Fields& fields) {
    const auto next = fields.text("then");
    return is_local_path(next) ? std::string(next) : "/";
}

Response show(const Call& call, const std::string& next, const Refusal* refusal) {
    auto state = typed(call.form);
    const auto questions = sign_in_questions();
    if (refusal != nullptr) mark(state, *refusal, questions);
    SitePage page(call, "partners/sign_in.tpl", "Sign in");
    fill_form(page, call, form_of(questions), state, refusal);
    page.main().set("THEN", next);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

}  // namespace

Response show_sign_in(const Call& call) {
    const auto next = next_of(call.request.query);
    if (call.session) return Response::see_other(next);
    return show(call, next, nullptr);
}

Response sign_in_here(const Call& call) {
    const auto& fields = call.form.fields;
    const auto next = next_of(fields);
    const auto signed_in = sign_in(
        {std::string(fields.text("email")), std::string(fields.text("password"))}, call.ports());
    if (!signed_in) return show(call, next, &signed_in.refusal());
    return Response::see_other(next).with(
        "Set-Cookie", session_cookie(signed_in->cookie, call.services.settings));
}

Response sign_out_here(const Call& call) {
    const auto cookie = call.request.cookie(session_cookie_name(call.services.settings));
    if (cookie) sign_out(*cookie, call.ports());
    return Response::see_other("/sign-in")
        .with("Set-Cookie", ended_session_cookie(call.services.settings));
}

}  // namespace kitbank::web::pages

#include "server/usecase/partners/provider.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/sign_in_steps.h"
#include "server/web/session.h"
#include "server/web/text.h"
#include "server/web/visitor.h"

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

std::string_view message_of(std::string_view done) {
    if (done == "joined") return "You have joined. Sign in with the password you chose.";
    if (done == "password") return "Your password was changed. Sign in with the new one.";
    if (done == "second_factor")
        return "The authenticator app was removed and every browser was signed out.";
    return {};
}

void add_providers(View main, const Call& call, const std::string& next) {
    for (const Provider& each : list_providers(call.ports())) {
        main.add("PROVIDER")
            .set("PROVIDER_NAME", each.name)
            .set("PROVIDER_URL",
                 "/sign-in/provider/" + format(each.id) + "?then=" + percent_encode(next));
    }
}

Response show(const Call& call, const std::string& next, const Refusal* refusal) {
    auto state = typed(call.form);
    const auto questions = sign_in_questions();
    if (refusal != nullptr) mark(state, *refusal, questions);
    SitePage page(call, "partners/sign_in.tpl", "Sign in");
    fill_form(page, call, form_of(questions), state, refusal);
    page.set_message(message_of(call.request.query.text("done")));
    page.main().set("THEN", next);
    add_providers(page.main(), call, next);
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
    const SignIn command{std::string(fields.text("email")), std::string(fields.text("password")),
                         visitor_of(call)};
    const auto step = sign_in(command, call.ports());
    if (!step) return with_retry(show(call, next, &step.refusal()));
    // Whoever was signed in on this machine is not any more.
    if (call.session) end_own_session(call.session->person, call.session->token, call.ports());
    return go_on(call, *step, canonical_email(command.email), next);
}

Response sign_out_here(const Call& call) {
    const auto cookie = call.request.cookie(session_cookie_name(call.services.settings));
    if (cookie) sign_out(*cookie, call.ports());
    return Response::see_other("/sign-in")
        .with("Set-Cookie", ended_session_cookie(call.services.settings));
}

}  // namespace kitbank::web::pages

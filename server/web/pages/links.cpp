#include "server/usecase/partners/link.h"

#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/sign_in_steps.h"
#include "server/web/text.h"
#include "server/web/visitor.h"

// Links in letters: asking for one, and using it. The key stands in the query, which no log keeps.
namespace kitbank::web::pages {
namespace {

constexpr std::string_view key_field = "key";

FormPage wish_form(LinkPurpose purpose) {
    const bool is_password = purpose == LinkPurpose::password;
    FormPage form{is_password ? "Forgotten your password?" : "Sign in by e-mail",
                  is_password ? "/sign-in/forgotten" : "/sign-in/by-e-mail",
                  is_password ? "Send me a link" : "Send me a link", "/sign-in"};
    form.intro = is_password
                     ? "We send a link to your e-mail address. It works for 30 minutes."
                     : "For people who refer residents. We send a link to your e-mail address that "
                       "signs you in. It works for 15 minutes.";
    Question email{QuestionKind::email, "email", "E-mail address"};
    email.autocomplete = "username";
    email.focus = true;
    form.questions = {email};
    return form;
}

FormPage password_form() {
    FormPage form{"Choose a new password", "/sign-in/new-password", "Change the password"};
    Question hidden{QuestionKind::hidden, std::string{key_field}, ""};
    Question password{QuestionKind::password, "password", "New password",
                      "12 characters or more. Three words that do not belong together are good."};
    password.autocomplete = "new-password";
    password.focus = true;
    form.questions = {hidden, password};
    form.intro = "Every browser that is signed in to your account will be signed out.";
    return form;
}

FormPage button_form() {
    FormPage form{"Sign in", "/sign-in/link", "Sign in"};
    form.intro = "Press the button to sign in on this device.";
    form.questions = {{QuestionKind::hidden, std::string{key_field}, ""}};
    return form;
}

Response wish(const Call& call, LinkPurpose purpose) {
    const std::string email{call.form.fields.text("email")};
    const auto refusal = wish_for_link(email, purpose, visitor_of(call), call.ports());
    if (refusal) return with_retry(show_refused_form(call, wish_form(purpose), *refusal));
    const bool is_password = purpose == LinkPurpose::password;
    SitePage page(call, "partners/link_sent.tpl", "Look in your e-mail");
    page.main().set("EMAIL", canonical_email(email));
    page.main().set(
        "MINUTES",
        std::to_string((is_password ? password_link_length : sign_in_link_length).count()));
    return page.answer();
}

FormState with_key(const Call& call) {
    FormState state;
    state.values.emplace(key_field, call.request.query.text(key_field));
    return state;
}

}  // namespace

Response show_forgotten(const Call& call) {
    return show_form(call, wish_form(LinkPurpose::password), {});
}
Response forgotten_here(const Call& call) { return wish(call, LinkPurpose::password); }
Response show_by_email(const Call& call) {
    return show_form(call, wish_form(LinkPurpose::sign_in), {});
}
Response by_email_here(const Call& call) { return wish(call, LinkPurpose::sign_in); }

Response show_new_password(const Call& call) {
    if (!is_link_open(call.request.query.text(key_field), LinkPurpose::password, call.ports()))
        return show_refusal(call, {RefusalCode::link_over, "", {}});
    return show_form(call, password_form(), with_key(call));
}

Response new_password_here(const Call& call) {
    const auto& fields = call.form.fields;
    const auto changed = reset_by_link(std::string{fields.text(key_field)},
                                       std::string{fields.text("password")}, call.ports());
    if (changed) return Response::see_other("/sign-in?done=password");
    if (changed.refusal().code == RefusalCode::link_over)
        return show_refusal(call, changed.refusal());
    return show_refused_form(call, password_form(), changed.refusal());
}

Response show_link(const Call& call) {
    if (!is_link_open(call.request.query.text(key_field), LinkPurpose::sign_in, call.ports()))
        return show_refusal(call, {RefusalCode::link_over, "", {}});
    return show_form(call, button_form(), with_key(call));
}

Response use_link_here(const Call& call) {
    const auto step = sign_in_by_link(std::string{call.form.fields.text(key_field)},
                                      visitor_of(call), call.ports());
    if (!step) return show_refusal(call, step.refusal());
    return go_on(call, *step, "", "/");
}

}  // namespace kitbank::web::pages

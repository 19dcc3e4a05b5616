#include "server/core/partners/one_time_code.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/qr_path.h"
#include "server/web/pages/sign_in_steps.h"
#include "server/web/session.h"
#include "server/web/text.h"
#include "server/web/visitor.h"

// The second half of signing in: a code, or an app to be set up.
namespace kitbank::web::pages {
namespace {

constexpr std::size_t secret_group = 4;

Question code_question(std::string hint) {
    Question code{QuestionKind::code, "code", "Code", std::move(hint)};
    code.autocomplete = "one-time-code";
    code.focus = true;
    return code;
}

SecondHalf second_half(const Call& call) {
    return {half_of(call), std::string{call.form.fields.text("code")}, visitor_of(call)};
}

// Back to the beginning, where the half is over.
Response begin_again(const Call& call, const std::string& next) {
    return Response::see_other("/sign-in?then=" + percent_encode(next))
        .with("Set-Cookie", ended_half_cookie(call.services.settings));
}

Response show_code(const Call& call, const std::string& next, const Refusal* refusal) {
    const std::vector<Question> questions = {
        code_question("Six figures from your authenticator app, or one of your recovery codes")};
    FormState state;  // a code that was refused is of no use any more
    if (refusal != nullptr) state.problems.emplace("code", sentence_of(*refusal));
    SitePage page(call, "partners/code.tpl", "Enter your code");
    page.leave_scan_box();
    fill_form(page, call, form_of(questions), state, refusal);
    page.main().set("THEN", next);
    return with_retry(page.answer(refusal == nullptr ? 200 : status_of(refusal->code)));
}

std::string grouped(const std::string& secret) {
    std::string text;
    for (std::size_t i = 0; i < secret.size(); i += secret_group)
        text.append(i == 0 ? "" : " ").append(secret.substr(i, secret_group));
    return text;
}

Response show_secret(const Call& call, const SignInHalf& half, const std::string& next,
                     const Refusal* refusal) {
    const std::vector<Question> questions = {code_question("The six figures that the app shows")};
    FormState state;
    if (refusal != nullptr) state.problems.emplace("code", sentence_of(*refusal));
    SitePage page(call, "partners/set_up.tpl", "Set up an authenticator app");
    page.leave_scan_box();
    fill_form(page, call, form_of(questions), state, refusal);
    const auto code = labels::QrMatrix::of_bytes(
        one_time_address(call.services.settings.scheme_name, half.email, half.secret));
    page.main()
        .set("THEN", next)
        .set("SIDE", std::to_string(qr_side(code)))
        .set("MODULES", qr_path(code))
        .set("SECRET", grouped(base32(half.secret)));
    return with_retry(page.answer(refusal == nullptr ? 200 : status_of(refusal->code)));
}

}  // namespace

Response show_code_page(const Call& call) {
    const auto next = next_of(call.request.query);
    const auto half = find_half_sign_in(half_of(call), call.ports());
    if (!half || !half->secret.empty()) return begin_again(call, next);
    return show_code(call, next, nullptr);
}

Response prove_code_here(const Call& call) {
    const auto next = next_of(call.form.fields);
    const auto half = find_half_sign_in(half_of(call), call.ports());
    if (!half) return begin_again(call, next);
    const auto signed_in = prove_code(second_half(call), call.ports());
    if (!signed_in) {
        const bool is_over = signed_in.refusal().code == RefusalCode::unauthenticated;
        return is_over ? begin_again(call, next) : show_code(call, next, &signed_in.refusal());
    }
    auto response = Response::see_other(next);
    set_session_cookies(response, call, signed_in->cookie, half->email);
    return response;
}

Response show_set_up(const Call& call) {
    const auto next = next_of(call.request.query);
    const auto half = find_half_sign_in(half_of(call), call.ports());
    if (!half || half->secret.empty()) return begin_again(call, next);
    return show_secret(call, *half, next, nullptr);
}

Response set_up_here(const Call& call) {
    const auto next = next_of(call.form.fields);
    const auto half = find_half_sign_in(half_of(call), call.ports());
    if (!half || half->secret.empty()) return begin_again(call, next);
    const auto done = finish_set_up(second_half(call), call.ports());
    if (!done) return show_secret(call, *half, next, &done.refusal());
    Page page("partners/recovery_codes.tpl", "Your recovery codes");
    set_bare_frame(page);
    for (const std::string& code : done->recovery_codes)
        page.main().add("CODE").set("CODE_TEXT", code);
    page.main().set("NEXT", next);
    auto response = Response::html(200, page.html());
    set_session_cookies(response, call, done->signed_in.cookie, half->email);
    return response;
}

}  // namespace kitbank::web::pages

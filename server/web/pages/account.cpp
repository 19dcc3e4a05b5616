#include "server/usecase/partners/account.h"
#include "server/usecase/partners/provider.h"

#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/sign_in_steps.h"
#include "server/web/session.h"
#include "server/web/visitor.h"

// One's own account: password, authenticator app, browsers that are signed in, organisations.
namespace kitbank::web::pages {
namespace {

std::string message_of(std::string_view done) {
    if (done == "password") return "Your password was changed. Other browsers were signed out.";
    if (done == "session") return "That browser was signed out.";
    if (done == "others") return "All other browsers were signed out.";
    return {};
}

ListGroup proofs_group(const AccountView& account) {
    ListGroup group{"How you sign in"};
    group.rows.push_back({"Password", "/account/password", "Change it when someone may know it"});
    const std::string left = std::to_string(account.recovery_codes_left);
    if (account.has_second_factor) {
        group.rows.push_back({"Authenticator app", "/account/second-factor/removal",
                              left + " of 10 recovery codes left. Remove the app to set up another "
                                     "one.",
                              "On"});
    } else {
        group.rows.push_back({"Authenticator app", "/account/second-factor",
                              "A code from your phone beside the password", "Off"});
    }
    return group;
}

ListRow session_row(const Session& session, const Session& own) {
    const bool is_own = session.token == own.token;
    ListRow row{session.browser.empty() ? "A browser" : session.browser};
    row.meta = "Signed in " + moment_text(session.started_at) + ", last used " +
               moment_text(session.seen_at);
    if (is_own) {
        row.fact = "This browser";
    } else {
        row.buttons.push_back(
            {"/account/sessions/end", "Sign out", {{"session", format(session.token)}}});
    }
    return row;
}

ListGroup sessions_group(const AccountView& account, const Session& own) {
    ListGroup group{"Where you are signed in"};
    for (const Session& session : account.sessions) group.rows.push_back(session_row(session, own));
    if (account.sessions.size() > 1) {
        ListRow all{"All other browsers"};
        all.buttons.push_back({"/account/sessions/end-others", "Sign out"});
        group.rows.push_back(all);
    }
    return group;
}

Question password_question(std::string name, std::string label, std::string_view autocomplete) {
    Question question{QuestionKind::password, std::move(name), std::move(label)};
    question.autocomplete = autocomplete;
    return question;
}

FormPage password_form() {
    FormPage form{"Change your password", "/account/password", "Change the password", "/account",
                  "Your account"};
    form.intro = "Other browsers that are signed in to your account will be signed out.";
    Question chosen = password_question("new_password", "New password", "new-password");
    chosen.hint = "12 characters or more. Three words that do not belong together are good.";
    form.questions = {password_question("old_password", "Password now", "current-password"),
                      chosen};
    return form;
}

FormPage add_form() {
    FormPage form{"Set up an authenticator app", "/account/second-factor", "Continue", "/account",
                  "Your account"};
    form.intro =
        "You need an app that shows codes, for example Aegis, Google Authenticator or "
        "Microsoft Authenticator. First enter your password once more.";
    form.questions = {password_question("password", "Password", "current-password")};
    return form;
}

FormPage removal_form() {
    FormPage form{"Remove the authenticator app", "/account/second-factor/removal",
                  "Remove the app", "/account", "Your account"};
    form.intro =
        "You will be signed out everywhere. If your role needs an app, you set up another "
        "one when you sign in next.";
    form.is_grave = true;
    Question code{QuestionKind::code, "code", "Code",
                  "From the app, or one of your recovery codes"};
    code.autocomplete = "one-time-code";
    form.questions = {password_question("password", "Password", "current-password"), code};
    return form;
}

ConfirmAccount confirmation(const Call& call) {
    const auto& fields = call.form.fields;
    return {*call.session, std::string{fields.text("password")}, std::string{fields.text("code")},
            visitor_of(call)};
}

std::optional<Hash> parse_token(std::string_view text, const std::vector<Session>& sessions) {
    for (const Session& session : sessions) {
        if (format(session.token) == text) return session.token;
    }
    return std::nullopt;
}

}  // namespace

Response show_account(const Call& call) {
    const AccountView account = view_account(*call.session, call.ports());
    ListPage list;
    list.heading = "Your account";
    list.intro = account.person.name + ", " + account.person.email;
    list.message = message_of(call.request.query.text("done"));
    list.place = Place::elsewhere;
    if (account.places.size() > 1)
        list.links.push_back({"/account/organisations", "Work in another organisation"});
    list.groups = {proofs_group(account), sessions_group(account, *call.session)};
    if (!providers_of(account.person.id, call.ports()).empty()) {
        list.groups.front().rows.push_back({"Your organisation's sign-in", "/account/provider",
                                            "With the account that you have at work"});
    }
    return show_list(call, list);
}

Response end_session_here(const Call& call) {
    const auto sessions = list_sessions(call.session->person, call.ports());
    const auto token = parse_token(call.form.fields.text("session"), sessions);
    if (token) end_own_session(call.session->person, *token, call.ports());
    return Response::see_other("/account?done=session");
}

Response end_others_here(const Call& call) {
    end_other_sessions(*call.session, call.ports());
    return Response::see_other("/account?done=others");
}

Response show_password(const Call& call) { return show_form(call, password_form(), {}); }

Response change_password_here(const Call& call) {
    const auto& fields = call.form.fields;
    const auto changed =
        change_password({*call.session, std::string{fields.text("old_password")},
                         std::string{fields.text("new_password")}, visitor_of(call)},
                        call.ports());
    if (!changed) return with_retry(show_refused_form(call, password_form(), changed.refusal()));
    return Response::see_other("/account?done=password")
        .with("Set-Cookie", session_cookie(changed->cookie, call.services.settings));
}

Response show_second_factor(const Call& call) { return show_form(call, add_form(), {}); }

Response add_second_factor_here(const Call& call) {
    const auto step = add_second_factor(confirmation(call), call.ports());
    if (!step) return with_retry(show_refused_form(call, add_form(), step.refusal()));
    return go_on(call, *step, "", "/account");
}

Response show_removal(const Call& call) { return show_form(call, removal_form(), {}); }

Response remove_second_factor_here(const Call& call) {
    const auto removed = remove_second_factor(confirmation(call), call.ports());
    if (!removed) return with_retry(show_refused_form(call, removal_form(), removed.refusal()));
    return Response::see_other("/sign-in?done=second_factor")
        .with("Set-Cookie", ended_session_cookie(call.services.settings));
}

Response list_organisations_here(const Call& call) {
    const AccountView account = view_account(*call.session, call.ports());
    ListPage list;
    list.heading = "Your organisations";
    list.back = {"/account", "Your account"};
    list.place = Place::elsewhere;
    ListGroup group{"Where you may work"};
    for (const auto& place : account.places) {
        ListRow row{place.organisation};
        row.meta = "As " + post_text(place.membership.role, place.membership.hub);
        if (place.membership.id == call.session->membership) {
            row.fact = "You are here";
        } else {
            row.buttons.push_back({"/account/organisations",
                                   "Work here",
                                   {{"handle", format(place.membership.handle)}}});
        }
        group.rows.push_back(row);
    }
    list.groups.push_back(group);
    return show_list(call, list);
}

Response switch_organisation_here(const Call& call) {
    const AccountView account = view_account(*call.session, call.ports());
    MembershipId wanted;
    for (const auto& place : account.places) {
        if (format(place.membership.handle) == call.form.fields.text("handle"))
            wanted = place.membership.id;
    }
    const auto step = switch_membership(*call.session, wanted, call.ports());
    if (!step) return Response::see_other("/account/organisations");
    return go_on(call, *step, account.person.email, "/");
}

}  // namespace kitbank::web::pages

#include "server/usecase/partners/accept_invitation.h"
#include "server/usecase/partners/join_organisation.h"
#include "server/usecase/partners/password.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

PersonId signed_in_person(const Call& call) {
    return call.session ? call.session->person : PersonId{};
}

// What the form asks depends on who opens it: someone new, someone who has an account and is signed
// in, or someone who must sign in first.
FormPage join_form(const Call& call, const OpenInvitation& open) {
    FormPage form{"Join " + open.organisation, "/join/" + std::string{call.param("secret")},
                  "Join"};
    form.intro = "As " + post_text(open.invitation.role, open.invitation.hub) +
                 ", with the address " + open.invitation.email + ".";
    if (open.has_account || call.session) return form;
    Question name = line_question("name", "Your name");
    name.autocomplete = "name";
    Question password{QuestionKind::password, "password", "Choose a password",
                      "12 characters or more. Three words that do not belong together are good."};
    password.autocomplete = "new-password";
    form.questions = {name, password};
    return form;
}

FormPage ask_form(const Call& call) {
    FormPage form{"Ask to work with a lending scheme", "/ask", "Send", "/sign-in"};
    form.intro =
        "For organisations that ask for kit for residents, give kit, or refurbish it. The "
        "scheme looks at it and writes to you.";
    Question host{QuestionKind::one_of_many, "host", "Which scheme?"};
    for (const Organisation& each : list_hosts(call.ports()))
        host.choices.push_back({each.name, each.name});
    Question kind{QuestionKind::one_of, "kind", "What is your organisation?"};
    for (const auto each :
         {OrganisationKind::referrer, OrganisationKind::council, OrganisationKind::charity,
          OrganisationKind::donor, OrganisationKind::refurbisher}) {
        kind.choices.push_back({std::string{name_of(each)}, capitalised(kind_text(each))});
    }
    Question email{QuestionKind::email, "contact_email", "Your work e-mail address"};
    email.autocomplete = "email";
    form.questions = {host, line_question("name", "Name of your organisation"), kind,
                      line_question("contact_name", "Your name"), email};
    return form;
}

}  // namespace

Response show_join(const Call& call) {
    const Result<OpenInvitation> open = find_invitation(call.param("secret"), call.ports());
    if (!open) return show_refusal(call, open.refusal());
    if (open->has_account && !call.session) {
        return Response::see_other("/sign-in?then=/join/" + std::string{call.param("secret")});
    }
    FormState state;
    state.values.emplace("name", open->invitation.name);
    return show_form(call, join_form(call, *open), state);
}

Response join_here(const Call& call) {
    const Result<OpenInvitation> open = find_invitation(call.param("secret"), call.ports());
    if (!open) return show_refusal(call, open.refusal());
    const Fields& fields = call.form.fields;
    const Result<Membership> joined =
        accept_invitation({std::string{call.param("secret")}, signed_in_person(call),
                           std::string{fields.text("name")}, std::string{fields.text("password")}},
                          call.ports());
    if (!joined) return show_refused_form(call, join_form(call, *open), joined.refusal());
    return Response::see_other(call.session ? "/account/organisations" : "/sign-in?done=joined");
}

Response show_ask(const Call& call) { return show_form(call, ask_form(call), {}); }

Response ask_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto text = [&](std::string_view name) { return std::string{fields.text(name)}; };
    const auto kind = parse_organisation_kind(fields.text("kind"));
    const AskToJoin command{call.request_id,      text("host"),
                            text("name"),         kind.value_or(OrganisationKind::scheme),
                            text("contact_name"), text("contact_email")};
    const Result<Organisation> asked = ask_to_join(command, call.ports());
    if (!asked) return show_refused_form(call, ask_form(call), asked.refusal());
    return SitePage(call, "partners/asked.tpl", "Sent").answer();
}

}  // namespace kitbank::web::pages

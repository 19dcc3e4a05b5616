#include <algorithm>
#include <sstream>

#include "server/usecase/partners/change_organisation.h"
#include "server/usecase/partners/join_organisation.h"
#include "server/usecase/trust/read_audit.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

struct Room {
    std::string_view title;
    std::string_view url;
    std::string_view note;
    Permission needs;
};

constexpr std::array rooms = {
    Room{"People", "/people", "Who works here, and what they may do", Permission::see_people},
    Room{"Hubs", "/hubs", "Addresses, opening times and shelves", Permission::see_hubs},
    Room{"Tokens", "/tokens", "What scanners and programs sign in with", Permission::manage_tokens},
    Room{"Organisations that work with you", "/partners", "Referrers, donors and refurbishers",
         Permission::manage_organisation},
    Room{"Sign-in rules", "/organisation/rules", "The second factor, and links by e-mail",
         Permission::manage_organisation},
    Room{"Lending terms", "/organisation/lending",
         "How long, how often renewed, when people are reminded", Permission::manage_lending},
    Room{"Agreements", "/organisation/agreements", "What people sign when kit is handed over",
         Permission::manage_lending},
    Room{"Shared use", "/shared-use", "How often kit at hubs is used", Permission::see_devices},
    Room{"Who is served first", "/organisation/priorities", "How many points each reason gives",
         Permission::manage_lending},
    Room{"Limits", "/organisation/caps", "How much one organisation, area or person may have",
         Permission::manage_lending},
    Room{"Letters", "/organisation/letters", "What was sent, and what could not be",
         Permission::see_audit},
    Room{"Messages", "/organisation/messages", "What people are told of requests and loans",
         Permission::manage_lending},
    Room{"Complaints", "/complaints", "Each with the day by which it must be answered",
         Permission::keep_registers},
    Room{"Subject access", "/subject-access", "Who asked what is kept about them, and by when",
         Permission::keep_registers},
    Room{"Equality monitoring: give answers", "/monitoring/give",
         "Without names, and never used to decide", Permission::give_monitoring_answers},
    Room{"Equality monitoring: totals", "/monitoring", "By quarter, small numbers left out",
         Permission::see_monitoring},
    Room{"Checkpoints", "/checkpoints", "Signed proof that no history was altered",
         Permission::see_audit},
    Room{"Changes", "/audit", "Who changed people, roles, tokens and hubs", Permission::see_audit},
};

FormPage rules_form() {
    FormPage form{"Sign-in rules", "/organisation/rules", "Save", "/organisation", "Organisation"};
    form.place = Place::organisation;
    Question factor{QuestionKind::one_of, "second_factor",
                    "Who needs a code besides the password?"};
    factor.choices = {{"staff", "Everyone but referrers"}, {"everyone", "Everyone"}};
    Question links{QuestionKind::some_of, "magic_links", "How may referrers sign in?"};
    links.choices = {{"yes", "By a link in an e-mail too",
                      "For people who come twice a year and forget their password"}};
    form.questions = {line_question("name", "Name of the organisation"),
                      factor,
                      links,
                      {QuestionKind::hidden, "version", ""}};
    return form;
}

FormState state_of(const Organisation& organisation) {
    FormState state;
    state.values = {{"name", organisation.name},
                    {"second_factor", std::string{name_of(organisation.second_factor)}},
                    {"magic_links", organisation.magic_links ? "yes" : ""},
                    {"version", std::to_string(organisation.version)}};
    return state;
}

ListButton settle_button(const Organisation& organisation, OrganisationState state,
                         std::string text) {
    return {"/partners",
            std::move(text),
            {{"name", organisation.name}, {"state", std::string{name_of(state)}}}};
}

ListRow row_of(const Organisation& organisation) {
    using enum OrganisationState;
    ListRow row{organisation.name, "", capitalised(kind_text(organisation.kind)),
                std::string{state_text(organisation.state)}};
    if (organisation.state == asked) {
        row.buttons = {settle_button(organisation, active, "Let them in"),
                       settle_button(organisation, declined, "Decline")};
    } else if (organisation.state == active) {
        row.buttons = {settle_button(organisation, closed, "Stop working together")};
    } else if (organisation.state == closed) {
        row.buttons = {settle_button(organisation, active, "Let them in again")};
    }
    return row;
}

std::string words_of_change(const AuditEvent& event) {
    std::string subject = event.subject.substr(0, event.subject.find(':'));
    std::string words = capitalised(subject) + ": " + event.event;
    std::ranges::replace(words, '_', ' ');
    return words;
}

// One fact of a change as people read it; nothing for numbers that only programs know.
std::string words_of_fact(std::string_view name, const std::string& value, const Names& names) {
    if (name == "person") return names.of("person:" + value);
    if (name == "approved_by") return "approved by " + names.of(value);
    if (name == "role") {
        const auto role = parse_role(value);
        return role ? std::string{role_text(*role)} : value;
    }
    if (name == "name" || name == "code" || name == "kind") return value;
    return {};
}

std::string words_of_facts(const AuditEvent& event, const Names& names) {
    std::string words;
    std::istringstream lines{event.facts};
    for (std::string line; std::getline(lines, line);) {
        const auto equals = line.find('=');
        if (equals == std::string::npos || equals + 1 == line.size()) continue;
        const std::string fact =
            words_of_fact(std::string_view{line}.substr(0, equals), line.substr(equals + 1), names);
        if (!fact.empty()) words += (words.empty() ? "" : ", ") + fact;
    }
    return words;
}

ListRow row_of(const AuditEvent& event, const Names& names) {
    return {words_of_change(event), "",
            moment_text(event.recorded_at) + " by " + names.of(event.actor),
            words_of_facts(event, names)};
}

}  // namespace

Response show_organisation(const Call& call) {
    const auto organisation = find_own_organisation(call.caller, call.ports());
    if (!organisation) return show_refusal(call, organisation.refusal());
    ListPage page{organisation->name};
    if (call.request.query.text("done") == "rules") page.message = "The rules are saved.";
    ListGroup group{"Look after"};
    for (const Room& room : rooms) {
        if (!may(call.caller.role, room.needs)) continue;
        group.rows.push_back(
            {std::string{room.title}, std::string{room.url}, std::string{room.note}});
    }
    page.groups = {group};
    return show_list(call, page);
}

Response show_rules(const Call& call) {
    const auto organisation = find_own_organisation(call.caller, call.ports());
    if (!organisation) return show_refusal(call, organisation.refusal());
    return show_form(call, rules_form(), state_of(*organisation));
}

Response change_rules_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto rule = parse_second_factor_rule(fields.text("second_factor"));
    if (!rule) {
        return show_refused_form(call, rules_form(),
                                 {RefusalCode::invalid_fields,
                                  "",
                                  {{"second_factor", "Choose who needs a second factor."}}});
    }
    const ChangeOrganisation command{call.request_id,
                                     call.caller,
                                     version_seen(call.form).value_or(0),
                                     std::string{fields.text("name")},
                                     *rule,
                                     fields.text("magic_links") == "yes"};
    const Result<Organisation> changed = change_organisation(command, call.ports());
    if (!changed) return show_refused_form(call, rules_form(), changed.refusal());
    return Response::see_other("/organisation?done=rules");
}

Response list_partners_here(const Call& call) {
    const auto partners = list_partners(call.caller, call.ports());
    if (!partners) return show_refusal(call, partners.refusal());
    ListPage page{"Organisations that work with you"};
    page.intro = "An organisation asks at " + call.services.settings.address +
                 "/ask. Nothing comes of it until you let it in.";
    if (call.request.query.has("done"))
        page.message = "Done. They are told by e-mail if they join.";
    page.back = {"/organisation", "Organisation"};
    ListGroup asking{"Asking to join", {}, "Nobody asks just now."};
    ListGroup others{"The others", {}, "None yet."};
    for (const Organisation& organisation : *partners) {
        auto& group = organisation.state == OrganisationState::asked ? asking : others;
        group.rows.push_back(row_of(organisation));
    }
    page.groups = {asking, others};
    return show_list(call, page);
}

Response settle_partner_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto state = parse_organisation_state(fields.text("state"));
    if (!state) return show_refusal(call, {RefusalCode::malformed, "", {}});
    const Result<Organisation> settled =
        settle_organisation({call.request_id, call.caller, std::string{fields.text("name")}, *state,
                             call.services.settings.address},
                            call.ports());
    if (!settled) return show_refusal(call, settled.refusal());
    return Response::see_other("/partners?done=settled");
}

Response list_audit_here(const Call& call) {
    const Result<AuditPage> audit = read_audit(call.caller, call.ports());
    if (!audit) return show_refusal(call, audit.refusal());
    const Names names = names_for(call);
    ListPage page{"Changes"};
    page.intro =
        "The newest changes of people, roles, tokens, hubs and residents. Each is chained to "
        "the one before it, so that none can be altered unseen.";
    page.back = {"/organisation", "Organisation"};
    ListGroup group{"Newest first", {}, "Nothing was changed yet."};
    for (const AuditEvent& event : audit->events) group.rows.push_back(row_of(event, names));
    page.groups = {group};
    return show_list(call, page);
}

}  // namespace kitbank::web::pages

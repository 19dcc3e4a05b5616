#include <algorithm>
#include <charconv>

#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/over_limit.h"
#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/data_issue_words.h"
#include "server/web/pages/data_item_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_view.h"
#include "server/web/text.h"

// What was given and its receipt; the rules for giving; more than the limit; second bundles; what is set aside for a request.
namespace kitbank::web::pages {
namespace {

// "01632 960001, or https://network.example"; where nothing is known, the hub.
std::string help_of(const Call& call, const IssueReceipt& receipt) {
    if (!receipt.network.help.empty()) return receipt.network.help;
    const auto hubs = list_hubs(call.caller, call.ports());
    if (hubs) {
        for (const Hub& hub : *hubs) {
            if (hub.code == receipt.issue.hub_code && !hub.phone.empty()) {
                return hub.name + ", telephone " + hub.phone;
            }
        }
    }
    return receipt.issue.hub_name;
}

void add_receipt_facts(View main, const IssueReceipt& receipt) {
    for (const auto& [name, text] : receipt_facts(receipt)) add_fact(main, name, text);
}

// For the staff, and not on paper.
void add_staff_facts(View main, const DataIssue& issue) {
    main.set("OUTCOME", outcome_text(issue.outcome));
    main.set("ITEM_URL", item_url(issue.item_reference));
    main.set("ITEM_NUMBER", spoken_number(issue.item_reference));
    main.text("OVER", issue.over_limit ? "More than the limit: " + issue.reason : "");
    if (!issue.request_reference.empty()) {
        main.set("REQUEST_URL", request_url(issue.request_reference)).show("OF_REQUEST");
        main.set("REQUEST", issue.request_reference);
    }
    for (const auto& [text, other] :
         {std::pair{"Given instead of ", &issue.replaces}, std::pair{"Follows ", &issue.follows}}) {
        if (other->empty()) continue;
        main.add("BEFORE").set("BEFORE_URL", issue_url(*other)).set("BEFORE_TEXT", text + *other);
    }
}

std::string after_text(const DataIssue& last) { return "/data/issues?before=" + last.reference; }

int number_in(std::string_view text) {
    const std::string_view plain = trim_spaces(text);
    int number = -1;
    const auto* const end = plain.data() + plain.size();
    const auto read = std::from_chars(plain.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : -1;
}

FormPage limit_form() {
    FormPage form{"Set a limit", "/data/limits", "Save", "/data/limits", "Rules for giving"};
    form.intro = "For one person. 0 takes the limit away; without any, one in 180 days is given.";
    Question unit{QuestionKind::one_of, "unit", "What is limited?"};
    unit.choices = {{"items", "SIMs and vouchers"}, {"gigabytes", "Gigabytes"}};
    Question most{QuestionKind::whole_number, "most", "At most"};
    most.width = 5;
    Question days{QuestionKind::whole_number, "days", "In how many days?"};
    days.width = 4;
    days.unit = "days";
    form.questions = {unit, most, days};
    return form;
}

FormPage gate_form(const Call& call) {
    FormPage form{"Set a further question", "/data/gates", "Save", "/data/limits",
                  "Rules for giving"};
    form.intro =
        "What must be so beside the five criteria before a hub gives anything. An empty question "
        "takes it away.";
    Question hub = hub_question(call, "At which hub?");
    std::erase_if(hub.choices, [](const Option& option) { return option.value.empty(); });
    hub.choices.insert(hub.choices.begin(), {"", "At all that have none of their own"});
    form.questions = {
        hub,
        {QuestionKind::line, "question", "What must be so?", "Such as: They receive a benefit"},
        {QuestionKind::some_of,
         "walk_ins_only",
         "Of whom?",
         "",
         {{"yes", "Only of those who walk in, and not of those who were referred"}}}};
    return form;
}

Response rules_saved() { return Response::see_other("/data/limits?done=saved"); }

FormPage decision_form(const LimitOverride& row) {
    FormPage form{"More than the limit", "/data/overrides/" + row.reference, "Save the answer",
                  "/data/overrides", "More than the limit"};
    form.intro = row.hub_name + " asks: " + row.reason + ". The person has had " +
                 count_text(row.had.items, "item", "items") + " and " +
                 std::to_string(row.had.gigabytes) + " GB" +
                 (row.had.last_at ? ", the last on " + day_text(*row.had.last_at) : "") + ".";
    Question answer{QuestionKind::one_of, "answer", "May they have one more?",
                    "It is good once, for this person, for 7 days."};
    answer.choices = {{"allowed", "Yes"}, {"refused", "No"}};
    form.questions = {answer, {QuestionKind::line, "words", "In a few words (optional)"}};
    return form;
}

std::string_view state_text(OverrideState state) {
    switch (state) {
        case OverrideState::asked:
            return "Waits for an answer";
        case OverrideState::allowed:
            return "Allowed";
        case OverrideState::refused:
            return "Refused";
        case OverrideState::used:
            return "Allowed and given";
    }
    return "";
}

void add_override(View main, const Call& call, const LimitOverride& row) {
    View view = main.add("ROW");
    view.set("REFERENCE", row.reference).set("REASON", row.reason).set("HUB", row.hub_name);
    view.set("STATE_TEXT", state_text(row.state)).set("AT", day_text(row.asked_at));
    const bool is_good = row.state == OverrideState::allowed && row.good_until;
    view.text("GOOD", is_good ? "Good until " + moment_text(*row.good_until) : "");
    view.text("WORDS", row.decision);
    const bool may_decide =
        row.state == OverrideState::asked && may(call.caller.role, Permission::allow_over_limit);
    if (may_decide) view.set("DECIDE_URL", "/data/overrides/" + row.reference).show("DECIDE");
    if (!row.used_for.empty()) view.set("ISSUE_URL", issue_url(row.used_for)).show("USED");
}

FormPage set_aside_form(const std::string& request) {
    FormPage form{"Set a SIM or voucher aside", request_url(request) + "/data", "Set it aside",
                  request_url(request), "Request " + request};
    form.intro = "Nobody else is given it, until it is collected or its time is over.";
    Question item{QuestionKind::code, "item", "Scan it", "Or type its number or reference"};
    item.focus = true;
    form.questions = {item};
    return form;
}

FormPage release_form(const std::string& request) {
    FormPage form{"Put it back on the shelf", request_url(request) + "/data/release", "Put it back",
                  request_url(request), "Request " + request};
    form.intro = "It is no longer set aside, and may be given to anybody.";
    form.questions = {{QuestionKind::code, "item", "Its number or reference"}};
    return form;
}

}  // namespace

Response show_issue_here(const Call& call) {
    const auto receipt = issue_receipt(call.caller, call.param("reference"), call.ports());
    if (!receipt) return show_refusal(call, receipt.refusal());
    SitePage page(call, "databank/data_receipt.tpl", "Given " + receipt->issue.reference,
                  Place::data_bank);
    page.set_back("/data", "Data bank");
    if (!call.request.query.text("given").empty()) page.set_message("It is given.");
    View main = page.main();
    main.set("REFERENCE", receipt->issue.reference).set("SCHEME", receipt->issue.hub_name);
    add_receipt_facts(main, *receipt);
    main.text("STEPS", receipt->network.activation);
    main.set("HELP", help_of(call, *receipt));
    add_staff_facts(main, receipt->issue);
    main.show_if(may(call.caller.role, Permission::give_data), "GIVE_NEXT");
    return page.answer();
}

Response list_issues_here(const Call& call) {
    IssueList wanted;
    wanted.before = call.request.query.text("before");
    const auto found = list_issues(call.caller, wanted, call.ports());
    if (!found) return show_refusal(call, found.refusal());
    SitePage page(call, "databank/issues.tpl", "What was given", Place::data_bank);
    page.set_back("/data", "Data bank");
    View main = page.main();
    main.show_if(found->empty(), "NONE");
    for (const DataIssue& issue : *found) {
        View row = main.add("ROW");
        row.set("ISSUE_URL", issue_url(issue.reference)).set("REFERENCE", issue.reference);
        row.set("BUNDLE", issue.bundle_name).set("HUB", issue.hub_name);
        row.set("AT", day_text(issue.issued_at)).set("OUTCOME", outcome_text(issue.outcome));
    }
    if (found->size() == issue_page_size)
        main.set("NEXT_URL", after_text(found->back())).show("NEXT");
    return page.answer();
}

Response show_giving_rules(const Call& call) {
    const auto rules = read_giving_rules(call.caller, call.ports());
    if (!rules) return show_refusal(call, rules.refusal());
    SitePage page(call, "databank/rules.tpl", "Rules for giving", Place::data_bank);
    page.set_back("/data", "Data bank");
    if (!call.request.query.text("done").empty()) page.set_message("The rule is saved.");
    View main = page.main();
    for (const LimitRule& rule : rules->limits) main.add("LIMIT").set("LIMIT_TEXT", in_words(rule));
    main.show_if(rules->is_house_limit, "HOUSE");
    for (const GateRule& rule : rules->gates) {
        View row = main.add("GATE");
        row.set("QUESTION", rule.question);
        row.set("WHERE", rule.hub_code.empty() ? "At all hubs" : "At " + rule.hub_code);
        row.set("OF_WHOM", rule.walk_ins_only ? "of those who walk in" : "of everybody");
    }
    main.show_if(rules->gates.empty(), "NO_GATE");
    main.show_if(may(call.caller.role, Permission::manage_databank), "MANAGE");
    return page.answer();
}

Response show_set_limit(const Call& call) {
    FormState state;
    state.values = {{"unit", "items"}, {"most", "1"}, {"days", "180"}};
    return show_form(call, limit_form(), state);
}

Response set_limit_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto unit = parse_limit_unit(fields.text("unit"));
    if (!unit) {
        return show_refused_form(call, limit_form(),
                                 {RefusalCode::invalid_fields, "", {{"unit", "Choose one."}}});
    }
    const LimitRule rule{*unit, number_in(fields.text("most")), number_in(fields.text("days"))};
    const auto rules = set_limit({call.request_id, call.caller, rule}, call.ports());
    if (!rules) return show_refused_form(call, limit_form(), rules.refusal());
    return rules_saved();
}

Response show_set_gate(const Call& call) {
    FormState state;
    state.values = {{"walk_ins_only", "yes"}};
    return show_form(call, gate_form(call), state);
}

Response set_gate_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const SetGate gate{call.request_id, call.caller, std::string{fields.text("hub")},
                       std::string{fields.text("question")}, !fields.text("walk_ins_only").empty()};
    const auto rules = set_gate(gate, call.ports());
    if (!rules) return show_refused_form(call, gate_form(call), rules.refusal());
    return rules_saved();
}

Response show_overrides(const Call& call) {
    const auto rows = limit_overrides(call.caller, {}, call.ports());
    if (!rows) return show_refusal(call, rows.refusal());
    SitePage page(call, "databank/overrides.tpl", "More than the limit", Place::data_bank);
    page.set_back("/data", "Data bank");
    if (!call.request.query.text("asked").empty()) {
        page.set_message("A manager is asked. When it is allowed, give it as usual.");
    }
    View main = page.main();
    main.show_if(rows->empty(), "NONE");
    for (const LimitOverride& row : *rows) {
        if (row.state == OverrideState::asked) add_override(main, call, row);
    }
    for (const LimitOverride& row : *rows) {
        if (row.state != OverrideState::asked) add_override(main, call, row);
    }
    return page.answer();
}

Response show_override_here(const Call& call) {
    const auto row = show_override(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    return show_form(call, decision_form(*row), {});
}

Response decide_override_here(const Call& call) {
    const auto row = show_override(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    const FormPage form = decision_form(*row);
    const std::string_view answer = call.form.fields.text("answer");
    if (answer != "allowed" && answer != "refused") {
        return show_refused_form(call, form,
                                 {RefusalCode::invalid_fields, "", {{"answer", "Choose one."}}});
    }
    const auto decided =
        decide_over_limit({call.request_id, call.caller, row->reference, answer == "allowed",
                           std::string{call.form.fields.text("words")}},
                          call.ports());
    if (!decided) return show_refused_form(call, form, decided.refusal());
    return Response::see_other("/data/overrides");
}

Response show_second_bundles(const Call& call) {
    const auto due =
        second_bundles_due(call.caller, call.request.query.text("after"), call.ports());
    if (!due) return show_refusal(call, due.refusal());
    SitePage page(call, "databank/second_bundles.tpl", "Second bundles", Place::data_bank);
    page.set_back("/data", "Data bank");
    View main = page.main();
    main.show_if(due->rows.empty(), "NONE");
    for (const SecondDue& each : due->rows) {
        View row = main.add("ROW");
        row.set("REFERENCE", each.issue.reference).set("BUNDLE", each.issue.bundle_name);
        row.set("ENDS", day_text(each.ends_on))
            .set("NEXT", each.next)
            .set("HUB", each.issue.hub_name);
        row.set("ISSUE_URL", issue_url(each.issue.reference));
        row.set("GIVE_URL",
                "/data/give?follows=" + each.issue.reference + "&hub=" + each.issue.hub_code);
    }
    if (due->has_more) {
        main.set("NEXT_URL", "/data/second-bundles?after=" + due->rows.back().issue.reference);
        main.show("NEXT");
    }
    return page.answer();
}

Response show_set_aside_data(const Call& call) {
    return show_form(call, set_aside_form(std::string{call.param("reference")}), {});
}

Response set_aside_data_here(const Call& call) {
    const std::string request{call.param("reference")};
    const auto item = set_aside_data(
        {call.request_id, call.caller, request, std::string{call.form.fields.text("item")}},
        call.ports());
    if (!item) {
        Refusal refusal = item.refusal();
        if (refusal.fields.empty()) refusal.fields = {{"item", sentence_of(refusal)}};
        return show_refused_form(call, set_aside_form(request), refusal);
    }
    return Response::see_other(request_url(item->standing.reserved_for));
}

Response show_release_data(const Call& call) {
    FormState state;
    state.values = {{"item", std::string{call.request.query.text("item")}}};
    return show_form(call, release_form(std::string{call.param("reference")}), state);
}

Response release_data_here(const Call& call) {
    const std::string request{call.param("reference")};
    const auto item = release_data(
        {call.request_id, call.caller, std::string{call.form.fields.text("item")}}, call.ports());
    if (!item) return show_refused_form(call, release_form(request), item.refusal());
    return Response::see_other(request_url(request));
}

}  // namespace kitbank::web::pages

namespace kitbank::web {

void fill_data_panel(View page, const Call& call, const RequestView& view) {
    const KitRequest& request = view.request;
    using enum RequestState;
    const bool is_begun =
        request.state == accepted || request.state == ready || request.state == handed_over;
    const bool waits = std::ranges::any_of(request.lines, [](const RequestLine& line) {
        return line.kind == LineKind::data && line.state == LineState::waiting;
    });
    const bool may_give = view.is_staff && may(call.caller.role, Permission::give_data);
    const auto given = may(call.caller.role, Permission::see_data_stock)
                           ? list_issues(call.caller, {.request = request.reference}, call.ports())
                           : Result<std::vector<DataIssue>>{std::vector<DataIssue>{}};
    const bool is_any = given && !given->empty();
    if (!is_any && !(is_begun && waits && may_give)) return;
    View panel = page.include("PANEL", "databank/request_panel.tpl");
    if (is_begun && waits && may_give) {
        panel.show("GIVE").set("GIVE_URL", "/data/give?request=" + request.reference);
        const bool may_set_aside = may(call.caller.role, Permission::allocate_kit);
        panel.show_if(may_set_aside, "MAY_SET_ASIDE");
        panel.set("SET_ASIDE_URL", request_url(request.reference) + "/data");
        const auto counter =
            counter_for(call.caller, request.hub_code, request.reference, call.ports());
        if (counter && !counter->set_aside.empty()) {
            panel.show("HELD");
            for (const NextItem& each : counter->set_aside) {
                View row = panel.add("ITEM");
                add_taken(row, each.item);
                row.set("RELEASE_URL", request_url(request.reference) +
                                           "/data/release?item=" + each.item.reference);
                row.show_if(may_set_aside, "MAY_RELEASE");
            }
        }
    }
    panel.show_if(is_any, "GIVEN");
    if (!is_any) return;
    for (const DataIssue& issue : *given) {
        View row = panel.add("ISSUE");
        row.set("ISSUE_URL", issue_url(issue.reference));
        row.set("ISSUE_TEXT", issue.bundle_name + ", " + day_text(issue.issued_at));
    }
}

}  // namespace kitbank::web

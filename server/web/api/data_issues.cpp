#include "server/web/api/data_issues.h"

#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/over_limit.h"
#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::string_view word_sentence = "This must be one of the words in the documentation.";

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json moment_or_null(const std::optional<Instant>& moment) {
    return moment ? Json(format(*moment)) : Json();
}

Json present(const DataIssue& issue, const ActorNames& names, const Caller& viewer) {
    Json criteria = Json::array();
    for (const CriterionRow& row : criterion_rows) {
        if (issue.criteria.*row.flag) criteria.push_back(row.name);
    }
    Json row{{"reference", issue.reference},
             {"item", issue.item_reference},
             {"kind", name_of(issue.kind)},
             {"bundle", issue.bundle_code},
             {"network", issue.network},
             {"gigabytes", gigabytes_of(issue)},
             {"hub", issue.hub_code},
             {"request", text_or_null(issue.request_reference)},
             {"handover", text_or_null(issue.handover_reference)},
             {"asking", issue.asking_name},
             {"resident", text_or_null(issue.resident_reference)},
             {"criteria", std::move(criteria)},
             {"gate", text_or_null(issue.gate)},
             {"area", text_or_null(issue.area)},
             {"ward", text_or_null(issue.ward)},
             {"language", name_of(issue.language)},
             {"terms_told", issue.terms.has_value()},
             {"may_remind", issue.may_remind},
             {"over_limit", issue.over_limit},
             {"reason", text_or_null(issue.reason)},
             {"replaces", text_or_null(issue.replaces)},
             {"follows", text_or_null(issue.follows)},
             {"outcome", name_of(issue.outcome)},
             {"actor", shown_actor(issue.actor, names)},
             {"at", format(issue.issued_at)}};
    return only_shown(std::move(row), Object::data_issue, viewer);
}

Json present(const GivingRules& rules, const Caller& viewer) {
    Json limits = Json::array();
    for (const LimitRule& rule : rules.limits) {
        limits.push_back({{"unit", name_of(rule.unit)}, {"most", rule.most}, {"days", rule.days}});
    }
    Json gates = Json::array();
    for (const GateRule& rule : rules.gates) {
        gates.push_back({{"hub", text_or_null(rule.hub_code)},
                         {"question", rule.question},
                         {"walk_ins_only", rule.walk_ins_only}});
    }
    Json row{{"limits", std::move(limits)},
             {"is_house_limit", rules.is_house_limit},
             {"gates", std::move(gates)}};
    return only_shown(std::move(row), Object::data_issue, viewer);
}

Json present(const LimitOverride& asked, const ActorNames& names, const Caller& viewer) {
    Json row{{"reference", asked.reference},
             {"hub", asked.hub_code},
             {"state", name_of(asked.state)},
             {"reason", asked.reason},
             {"had_items", asked.had.items},
             {"had_gigabytes", asked.had.gigabytes},
             {"had_last_at", moment_or_null(asked.had.last_at)},
             {"asked_by", shown_actor(asked.asked_by, names)},
             {"asked_at", format(asked.asked_at)},
             {"decided_by",
              asked.decided_by.empty() ? Json() : Json(shown_actor(asked.decided_by, names))},
             {"decided_at", moment_or_null(asked.decided_at)},
             {"decision", text_or_null(asked.decision)},
             {"good_until", moment_or_null(asked.good_until)},
             {"issue", text_or_null(asked.used_for)}};
    return only_shown(std::move(row), Object::limit_override, viewer);
}

template <class T>
T read_word(FieldReader& fields, std::string_view name, std::optional<T> (*parse)(std::string_view),
            T fallback) {
    const std::string word = fields.text(name);
    if (word.empty()) return fallback;
    const auto value = parse(word);
    if (!value) fields.fault(name, std::string{word_sentence});
    return value.value_or(fallback);
}

Criteria read_criteria(FieldReader& fields) {
    Criteria criteria;
    const Json* list = fields.list("criteria");
    if (list == nullptr) return criteria;
    for (const Json& each : *list) {
        bool is_known = false;
        for (const CriterionRow& row : criterion_rows) {
            if (!each.is_string() || each.get_ref<const std::string&>() != row.name) continue;
            criteria.*row.flag = is_known = true;
        }
        if (!is_known) fields.fault("criteria", std::string{word_sentence});
    }
    return criteria;
}

ResidentFacts read_person(FieldReader& fields) {
    ResidentFacts person;
    for (const char* name : {"phone", "email", "name", "postcode"}) {
        const std::string value = fields.text(name);
        if (!value.empty()) person[*parse_resident_field(name)] = value;
    }
    return person;
}

Result<GiveData> read_giving(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    GiveData command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.item = fields.text("item");
    command.hub = fields.text("hub");
    command.request = fields.text("request");
    command.line = static_cast<int>(fields.number("line", 1, 1'000).value_or(0));
    command.resident = fields.text("resident");
    command.person = read_person(fields);
    command.criteria = read_criteria(fields);
    command.gate_confirmed = fields.flag("gate_confirmed");
    command.area = fields.text("area");
    command.language = read_word(fields, "language", parse_language, Language::en);
    command.terms_told = fields.flag("terms_told");
    command.may_remind = fields.flag("may_remind");
    command.over_limit = fields.text("over_limit");
    command.follows = fields.text("follows");
    if (command.item.empty()) fields.fault("item", "This is needed.");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    return command;
}

Result<IssueList> read_list(const Fields& query) {
    if (auto refusal = check_query(query, {"hub", "outcome", "request", "cursor"})) return *refusal;
    IssueList list;
    const std::string_view outcome = query.text("outcome");
    list.outcome = parse_issue_outcome(outcome);
    if (!outcome.empty() && !list.outcome) {
        return Refusal{RefusalCode::invalid_fields, "", {{"outcome", std::string{word_sentence}}}};
    }
    if (!query.text("hub").empty()) list.hub = std::string{query.text("hub")};
    list.request = query.text("request");
    list.before = query.text("cursor");
    return list;
}

Response answer_rules(const Result<GivingRules>& rules, const Caller& viewer) {
    return rules ? answer(200, present(*rules, viewer)) : refused(rules.refusal());
}

Response answer_override(const Call& call, int status, const Result<LimitOverride>& row) {
    if (!row) return refused(row.refusal());
    return answer(status, present(*row, name_actors(call.caller, call.ports()), call.caller));
}

Json item_answer(const DataItem& item) {
    return {{"item", item.reference},
            {"request", text_or_null(item.standing.reserved_for)},
            {"until", moment_or_null(item.reserved_until)}};
}

}  // namespace

Response give_data(const Call& call) {
    const auto command = read_giving(call);
    if (!command) return refused(command.refusal());
    const auto given = kitbank::give_data(*command, call.ports());
    if (!given) return refused(given.refusal());
    Json row = present(given->issue, name_actors(call.caller, call.ports()), call.caller);
    row["activation"] = text_or_null(given->network.activation);
    row["help"] = text_or_null(given->network.help);
    row["sooner"] = text_or_null(given->sooner);
    if (!given->code.empty()) row["code"] = given->code;
    return answer(201, row);
}

Response list_issues(const Call& call) {
    const auto wanted = read_list(call.request.query);
    if (!wanted) return refused(wanted.refusal());
    const auto issues = kitbank::list_issues(call.caller, *wanted, call.ports());
    if (!issues) return refused(issues.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json rows = Json::array();
    for (const DataIssue& issue : *issues) rows.push_back(present(issue, names, call.caller));
    const bool is_full = issues->size() == issue_page_size;
    return answer(200, {{"items", std::move(rows)},
                        {"next", is_full ? Json(issues->back().reference) : Json()}});
}

Response show_issue(const Call& call) {
    const auto receipt = issue_receipt(call.caller, call.param("reference"), call.ports());
    if (!receipt) return refused(receipt.refusal());
    return answer(200,
                  present(receipt->issue, name_actors(call.caller, call.ports()), call.caller));
}

Response show_limits(const Call& call) {
    return answer_rules(read_giving_rules(call.caller, call.ports()), call.caller);
}

Response set_limit(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    LimitRule rule;
    rule.unit = read_word(fields, "unit", parse_limit_unit, LimitUnit::items);
    rule.most = static_cast<int>(fields.number("most", 0, limit_most_max).value_or(-1));
    rule.days = static_cast<int>(fields.number("days", 1, limit_days_max).value_or(-1));
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_rules(kitbank::set_limit({call.request_id, call.caller, rule}, call.ports()),
                        call.caller);
}

Response set_gate(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    SetGate gate{call.request_id, call.caller};
    gate.hub = fields.text("hub");
    gate.question = fields.text("question");
    gate.walk_ins_only = fields.flag("walk_ins_only");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_rules(kitbank::set_gate(gate, call.ports()), call.caller);
}

Response list_overrides(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"state"})) return refused(*refusal);
    const std::string_view word = call.request.query.text("state");
    const auto state = parse_override_state(word);
    if (!word.empty() && !state) {
        return refused({RefusalCode::invalid_fields, "", {{"state", std::string{word_sentence}}}});
    }
    const auto found = limit_overrides(call.caller, state, call.ports());
    if (!found) return refused(found.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json rows = Json::array();
    for (const LimitOverride& row : *found) rows.push_back(present(row, names, call.caller));
    return answer(200, {{"items", std::move(rows)}});
}

Response ask_over_limit(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    AskOverLimit ask{call.request_id, call.caller, fields.text("reason")};
    ask.hub = fields.text("hub");
    ask.request = fields.text("request");
    ask.resident = fields.text("resident");
    ask.person = read_person(fields);
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_override(call, 201, kitbank::ask_over_limit(ask, call.ports()));
}

Response show_override(const Call& call) {
    return answer_override(
        call, 200, kitbank::show_override(call.caller, call.param("reference"), call.ports()));
}

Response decide_over_limit(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    DecideOverLimit decide{call.request_id, call.caller, std::string{call.param("reference")}};
    decide.is_allowed = fields.flag("allowed");
    decide.words = fields.text("words");
    if (!fields.has("allowed")) fields.fault("allowed", "This is needed.");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_override(call, 200, kitbank::decide_over_limit(decide, call.ports()));
}

Response list_second_bundles(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"cursor"})) return refused(*refusal);
    const auto due =
        second_bundles_due(call.caller, call.request.query.text("cursor"), call.ports());
    if (!due) return refused(due.refusal());
    Json rows = Json::array();
    for (const SecondDue& each : due->rows) {
        Json row{{"reference", each.issue.reference},
                 {"hub", each.issue.hub_code},
                 {"bundle", each.issue.bundle_code},
                 {"next", each.next},
                 {"ends_on", format(each.ends_on)}};
        rows.push_back(only_shown(std::move(row), Object::data_issue, call.caller));
    }
    const Json next = due->has_more ? Json(due->rows.back().issue.reference) : Json(nullptr);
    return answer(200, {{"items", std::move(rows)}, {"next", next}});
}

Response set_aside_data(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const std::string item = fields.text("item");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto held = kitbank::set_aside_data(
        {call.request_id, call.caller, std::string{call.param("reference")}, item}, call.ports());
    return held ? answer(200, item_answer(*held)) : refused(held.refusal());
}

Response release_data(const Call& call) {
    if (const Result<Json> body = read_object(call.request); !body) return refused(body.refusal());
    const auto released = kitbank::release_data(
        {call.request_id, call.caller, std::string{call.param("reference")}}, call.ports());
    return released ? answer(200, item_answer(*released)) : refused(released.refusal());
}

}  // namespace kitbank::web::api

#include "server/web/api/lending.h"

#include "server/usecase/requests/lending_terms.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/shared_use.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json present_loan(const Loan& loan, const Caller& viewer) {
    const Device& device = loan.device;
    Json row{{"tag", device.tag.text},
             {"kind", name_of(device.kind)},
             {"make", device.make},
             {"model", device.model},
             {"request", text_or_null(loan.reference)},
             {"hub", text_or_null(device.hub_code)},
             {"due", format(*device.standing.due)},
             {"overdue_days", loan.overdue_days},
             {"renewals", device.standing.renewals}};
    return only_shown(std::move(row), Object::loan, viewer);
}

Json present_terms(const LendingTerms& terms, const Caller& viewer) {
    Json row{{"loan_days", terms.loan_days},
             {"renewal_days", terms.renewal_days},
             {"renewals_max", terms.renewals_max},
             {"remind_before", terms.remind_before},
             {"remind_after", terms.remind_after},
             {"lost_after_days", terms.lost_after_days},
             {"reservation_days", terms.reservation_days},
             {"version", terms.version}};
    return only_shown(std::move(row), Object::lending, viewer);
}

Json present_use(const SharedUse& use, const Caller& viewer) {
    Json row{{"month", format(use.month)},
             {"hub", use.hub_code},
             {"hub_name", use.hub_name},
             {"devices", use.devices},
             {"sessions", use.sessions}};
    return only_shown(std::move(row), Object::lending, viewer);
}

Result<LoanFilter> filter_of(const Fields& query) {
    if (auto refusal = check_query(query, {"due", "hub", "cursor"})) return *refusal;
    const auto due =
        parse_loans_due(query.text("due").empty() ? std::string_view{"any"} : query.text("due"));
    if (!due) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"due", "This must be one of any, soon, overdue."}}};
    }
    const Result<std::string> hub = query_line(query, "hub", line_length_max);
    if (!hub) return hub.refusal();
    const Result<std::string> cursor = query_line(query, "cursor", line_length_max);
    if (!cursor) return cursor.refusal();
    return LoanFilter{*due, *hub, *cursor};
}

Json listed(const LoanPage& page, const Caller& viewer) {
    Json items = Json::array();
    for (const Loan& loan : page.items) items.push_back(present_loan(loan, viewer));
    return {{"items", std::move(items)}, {"next", text_or_null(page.next)}};
}

int read_number(FieldReader& fields, std::string_view name, int least, int most) {
    const auto number = fields.number(name, least, most);
    if (!number && !fields.has(name)) fields.fault(name, "Send this number.");
    return static_cast<int>(number.value_or(least));
}

std::vector<int> read_days(FieldReader& fields, std::string_view name) {
    std::vector<int> days;
    const Json* list = fields.list(name);
    if (list == nullptr) return days;
    for (const Json& each : *list) {
        if (!each.is_number_integer() || days.size() > reminders_max) {
            fields.fault(name, "Send up to 6 different numbers of days.");
            return {};
        }
        const auto day = each.get<std::int64_t>();
        days.push_back(day < 0 || day > reminder_days_max ? 0 : static_cast<int>(day));
    }
    return days;
}

LendingTerms read_terms(FieldReader& fields) {
    LendingTerms terms;
    terms.loan_days = read_number(fields, "loan_days", 1, loan_days_max);
    terms.renewal_days = read_number(fields, "renewal_days", 1, loan_days_max);
    terms.renewals_max = read_number(fields, "renewals_max", 0, loan_renewals_max);
    terms.remind_before = read_days(fields, "remind_before");
    terms.remind_after = read_days(fields, "remind_after");
    terms.lost_after_days = read_number(fields, "lost_after_days", 1, loan_days_max);
    terms.reservation_days = read_number(fields, "reservation_days", 1, reservation_days_max);
    const auto version = fields.number("version", 0, 4'000'000'000);
    if (!version) fields.fault("version", "Send the version that you read.");
    terms.version = static_cast<std::uint32_t>(version.value_or(0));
    return terms;
}

}  // namespace

Response list_loans(const Call& call) {
    const Result<LoanFilter> filter = filter_of(call.request.query);
    if (!filter) return refused(filter.refusal());
    const Result<LoanPage> page = kitbank::list_loans(call.caller, *filter, call.ports());
    if (!page) return refused(page.refusal());
    return answer(200, listed(*page, call.caller));
}

Response renew_loan(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const std::string reference{call.param("reference")};
    const Result<std::vector<Device>> renewed =
        kitbank::renew_loan({call.request_id, call.caller, reference}, call.ports());
    if (!renewed) return refused(renewed.refusal());
    Json items = Json::array();
    for (const Device& device : *renewed) {
        Json row = present_loan({device, reference, 0}, call.caller);
        row.erase("overdue_days");
        items.push_back(std::move(row));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response show_terms(const Call& call) {
    return answer(200, present_terms(find_terms(call.caller, call.ports()), call.caller));
}

Response change_terms(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const ChangeTerms command{call.request_id, call.caller, read_terms(fields)};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<LendingTerms> terms = kitbank::change_terms(command, call.ports());
    if (!terms) return refused(terms.refusal());
    return answer(200, present_terms(*terms, call.caller));
}

Response count_sessions(const Call& call) {
    const Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return refused(tag.refusal());
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const auto sessions = fields.number("sessions", 1, sessions_at_once_max);
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<std::int64_t> today = kitbank::count_sessions(
        {call.request_id, call.caller, *tag, static_cast<int>(sessions.value_or(1))}, call.ports());
    if (!today) return refused(today.refusal());
    return answer(200, {{"tag", tag->text}, {"sessions_today", *today}});
}

Response list_shared_use(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const Result<std::vector<SharedUse>> uses = report_shared_use(call.caller, call.ports());
    if (!uses) return refused(uses.refusal());
    Json items = Json::array();
    for (const SharedUse& use : *uses) items.push_back(present_use(use, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

}  // namespace kitbank::web::api

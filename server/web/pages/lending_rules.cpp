#include <charconv>
#include <sstream>

#include "server/core/requests/slots.h"
#include "server/usecase/requests/lending_terms.h"
#include "server/usecase/requests/shared_use.h"
#include "server/usecase/requests/slot_rules.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

// What a scheme sets for lending: its terms, when people may come to a hub; and how much its kit at hubs
// is used.
namespace kitbank::web::pages {
namespace {

constexpr std::array<std::string_view, 7> weekday_names = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

Question number_question(std::string name, std::string label, std::string unit,
                         std::string hint = "") {
    Question question{QuestionKind::whole_number, std::move(name), std::move(label),
                      std::move(hint)};
    question.width = 3;
    question.unit = std::move(unit);
    return question;
}

Question short_line(std::string name, std::string label, std::string hint) {
    Question question{QuestionKind::line, std::move(name), std::move(label), std::move(hint)};
    question.width = 20;
    return question;
}

FormPage terms_form() {
    FormPage form{"Lending terms", "/organisation/lending", "Save", "/organisation",
                  "Organisation"};
    form.place = Place::organisation;
    form.intro = "They hold for loans from now on. What is out keeps the day it is due.";
    form.questions = {
        number_question("loan_days", "How long is a loan?", "days"),
        number_question("renewal_days", "How much longer is it after a renewal?", "days"),
        number_question("renewals_max", "How often can it be renewed?", "times"),
        short_line("remind_before", "When are people reminded before it is due?",
                   "Days before, with a space between, for example 7 1"),
        short_line("remind_after", "And when it is overdue?", "Days after, for example 1 7 14"),
        number_question("lost_after_days", "When does overdue kit count as lost?", "days",
                        "After the day it was due"),
        number_question("reservation_days", "How long is kit set aside for somebody?", "days"),
        {QuestionKind::hidden, "version", ""}};
    return form;
}

std::string days_text(const std::vector<int>& days) {
    std::string text;
    for (const int day : days) text += (text.empty() ? "" : " ") + std::to_string(day);
    return text;
}

FormState state_of(const LendingTerms& terms) {
    FormState state;
    state.values = {{"loan_days", std::to_string(terms.loan_days)},
                    {"renewal_days", std::to_string(terms.renewal_days)},
                    {"renewals_max", std::to_string(terms.renewals_max)},
                    {"remind_before", days_text(terms.remind_before)},
                    {"remind_after", days_text(terms.remind_after)},
                    {"lost_after_days", std::to_string(terms.lost_after_days)},
                    {"reservation_days", std::to_string(terms.reservation_days)},
                    {"version", std::to_string(terms.version)}};
    return state;
}

// What is no number is out of all bounds, and refused by its field's name.
int number_in(std::string_view text) {
    const std::string_view plain = trim_spaces(text);
    int number = -1;
    const auto* const end = plain.data() + plain.size();
    const auto read = std::from_chars(plain.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : -1;
}

std::vector<int> days_in(std::string_view text) {
    std::istringstream words{std::string{text.substr(0, 100)}};
    std::vector<int> days;
    for (std::string word; words >> word;) days.push_back(number_in(word));
    return days;
}

LendingTerms terms_in(const Form& form) {
    const Fields& fields = form.fields;
    LendingTerms terms;
    terms.loan_days = number_in(fields.text("loan_days"));
    terms.renewal_days = number_in(fields.text("renewal_days"));
    terms.renewals_max = number_in(fields.text("renewals_max"));
    terms.remind_before = days_in(fields.text("remind_before"));
    terms.remind_after = days_in(fields.text("remind_after"));
    terms.lost_after_days = number_in(fields.text("lost_after_days"));
    terms.reservation_days = number_in(fields.text("reservation_days"));
    terms.version = version_seen(form).value_or(0);
    return terms;
}

std::string times_url(const Hub& hub) { return "/hubs/" + hub.code + "/times"; }

std::string rule_text(const SlotRule& rule) {
    return std::string{weekday_names.at(static_cast<std::size_t>(rule.weekday) - 1)} + " " +
           format_wall_time(rule.from) + " to " + format_wall_time(rule.to);
}

std::string rule_facts(const SlotRule& rule) {
    std::string text = std::to_string(rule.each.count()) + " minutes each, " +
                       count_text(rule.places, "person", "people") + " at once, from " +
                       day_text(rule.valid_from);
    if (rule.valid_to) text += " to " + day_text(*rule.valid_to);
    return text;
}

ListPage times_page(const Hub& hub, const HubTimes& times) {
    ListPage page{"Times at " + hub.name};
    page.intro = "When people may come to collect kit. Appointments that were made stay.";
    page.back = {"/hubs", "Hubs"};
    page.links = {{times_url(hub) + "/new", "Add times"},
                  {"/hubs/" + hub.code + "/closed-days", "Close the hub for a day"}};
    ListGroup rules{"Every week", {}, "No times yet: nobody can choose one."};
    for (const SlotRule& rule : times.rules) {
        rules.rows.push_back({rule_text(rule),
                              "",
                              rule_facts(rule),
                              "",
                              {{times_url(hub), "Remove", {{"rule", format(rule.id)}}}}});
    }
    ListGroup closed{"Closed days", {}, "None."};
    for (const Date day : times.closed_days) {
        closed.rows.push_back(
            {day_text(day),
             "",
             "",
             "",
             {{"/hubs/" + hub.code + "/closed-days", "Open again", {{"open", format(day)}}}}});
    }
    page.groups = {rules, closed};
    return page;
}

FormPage rule_form(const Hub& hub) {
    FormPage form{"Add times at " + hub.name, times_url(hub) + "/new", "Add them", times_url(hub),
                  "Times at " + hub.name};
    form.place = Place::organisation;
    Question weekday{QuestionKind::one_of, "weekday", "On which day of the week?"};
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        weekday.choices.push_back({std::to_string(i + 1), std::string{weekday_names.at(i)}});
    }
    form.questions = {weekday,
                      short_line("from", "From", "For example 9:30, by the clock at the hub"),
                      short_line("to", "To", "For example 16:00"),
                      number_question("minutes", "How long is each appointment?", "minutes"),
                      number_question("places", "How many people can come at once?", ""),
                      {QuestionKind::date, "valid_to", "Until when? (optional)",
                       "The last day, for example 31 3 2027"}};
    return form;
}

// Times that are none are out of all bounds.
std::chrono::minutes wall_time_in(std::string_view text) {
    return parse_wall_time(trim_spaces(text)).value_or(std::chrono::minutes{-1});
}

Result<SlotRule> rule_in(const Call& call) {
    const Fields& fields = call.form.fields;
    SlotRule rule;
    rule.weekday = number_in(fields.text("weekday"));
    rule.from = wall_time_in(fields.text("from"));
    rule.to = wall_time_in(fields.text("to"));
    rule.each = std::chrono::minutes{number_in(fields.text("minutes"))};
    rule.places = number_in(fields.text("places"));
    rule.valid_from = london_day(call.ports().clock.now());
    const std::string last = date_text(call.form, "valid_to");
    if (!last.empty()) rule.valid_to = parse_date(last);
    if (!last.empty() && !rule.valid_to) {
        return Refusal{RefusalCode::invalid_fields, "", {{"valid_to", "Enter a real date."}}};
    }
    return rule;
}

FormPage closed_form(const Hub& hub) {
    FormPage form{"Close " + hub.name + " for a day", "/hubs/" + hub.code + "/closed-days",
                  "Close it", times_url(hub), "Times at " + hub.name};
    form.place = Place::organisation;
    form.questions = {{QuestionKind::date, "day", "On which day?", "For example 25 12 2026"}};
    return form;
}

Result<Hub> hub_of(const Call& call) {
    return find_hub(std::string{call.param("code")}, call.caller, call.ports());
}

std::string month_text(Date month) {
    return std::string{month_names.at(static_cast<unsigned>(month.month()) - 1)} + " " +
           std::to_string(static_cast<int>(month.year()));
}

}  // namespace

Response show_lending_terms(const Call& call) {
    return show_form(call, terms_form(), state_of(find_terms(call.caller, call.ports())));
}

Response change_terms_here(const Call& call) {
    const auto changed =
        change_terms({call.request_id, call.caller, terms_in(call.form)}, call.ports());
    if (!changed) return show_refused_form(call, terms_form(), changed.refusal());
    return Response::see_other("/organisation?done=rules");
}

Response show_hub_times(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    const auto times = find_hub_times(call.caller, hub->code, call.ports());
    if (!times) return show_refusal(call, times.refusal());
    ListPage page = times_page(*hub, *times);
    if (call.request.query.has("done")) page.message = "The times are changed.";
    return show_list(call, page);
}

Response remove_times_here(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    const auto rule = parse_uuid(call.form.fields.text("rule"));
    if (!rule) return show_refusal(call, {RefusalCode::malformed, "", {}});
    const auto times =
        remove_slot_rule({call.request_id, call.caller, hub->code, *rule}, call.ports());
    if (!times) return show_refusal(call, times.refusal());
    return Response::see_other(times_url(*hub) + "?done=changed");
}

Response show_add_times(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    FormState state;
    state.values = {{"minutes", "30"}, {"places", "1"}};
    return show_form(call, rule_form(*hub), state);
}

Response add_times_here(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    const auto rule = rule_in(call);
    if (!rule) return show_refused_form(call, rule_form(*hub), rule.refusal());
    const auto added =
        add_slot_rule({call.request_id, call.caller, hub->code, *rule}, call.ports());
    if (!added) return show_refused_form(call, rule_form(*hub), added.refusal());
    return Response::see_other(times_url(*hub) + "?done=changed");
}

Response show_close_day(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    return show_form(call, closed_form(*hub), {});
}

Response close_day_here(const Call& call) {
    const auto hub = hub_of(call);
    if (!hub) return show_refusal(call, hub.refusal());
    const auto opened = parse_date(call.form.fields.text("open"));
    const auto day = opened ? opened : parse_date(date_text(call.form, "day"));
    if (!day) {
        return show_refused_form(
            call, closed_form(*hub),
            {RefusalCode::invalid_fields, "", {{"day", "Enter a real date."}}});
    }
    const auto times =
        close_day({call.request_id, call.caller, hub->code, *day, !opened}, call.ports());
    if (!times) return show_refused_form(call, closed_form(*hub), times.refusal());
    return Response::see_other(times_url(*hub) + "?done=changed");
}

Response count_session_here(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return show_refusal(call, tag.refusal());
    const auto counted = count_sessions({call.request_id, call.caller, *tag}, call.ports());
    if (!counted) return show_refusal(call, counted.refusal());
    return Response::see_other(device_url(*tag) + "?done=session");
}

Response show_shared_use(const Call& call) {
    const auto uses = report_shared_use(call.caller, call.ports());
    if (!uses) return show_refusal(call, uses.refusal());
    ListPage page{"Shared use"};
    page.intro = "How often kit in shared use was used, by month. Nobody is named.";
    page.back = {"/organisation", "Organisation"};
    ListGroup group{"The last twelve months", {}, "Nothing was counted yet."};
    for (const SharedUse& use : *uses) {
        group.rows.push_back({month_text(use.month), "",
                              use.hub_name + ", " + count_text(use.devices, "device", "devices"),
                              count_text(use.sessions, "session", "sessions")});
    }
    page.groups = {group};
    return show_list(call, page);
}

}  // namespace kitbank::web::pages

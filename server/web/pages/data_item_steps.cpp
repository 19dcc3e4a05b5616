#include <charconv>
#include <sstream>

#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/data_reminders.h"
#include "server/usecase/databank/show_code.h"
#include "server/usecase/databank/swap_sim.h"
#include "server/web/pages/data_item_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// What becomes of a SIM or voucher, form by form: /data/items/{reference}/...
namespace kitbank::web {
namespace {

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

std::string reference_of(const Call& call) { return std::string{call.param("reference")}; }

FormPage step_form(const DataItem& item, ItemVerb verb, const char* heading, const char* submit) {
    FormPage form{heading, verb_url(item, verb), submit, item_url(item.reference),
                  std::string{item_kind_text(item.kind)} + " " + item.reference};
    form.intro = std::string{item_kind_text(item.kind)} + " " + item.reference + ", " +
                 item.bundle_name + ".";
    form.place = Place::data_bank;
    return form;
}

FormPage activation_form(const DataItem& item) {
    FormPage form = step_form(item, ItemVerb::activation, "It is started", "Record it");
    form.questions = {{QuestionKind::date, "day", "On which day was it started?",
                       "Its months begin on that day. For example, 27 3 2026"}};
    return form;
}

Question reason_question(std::initializer_list<VoidReason> reasons) {
    Question reason{QuestionKind::one_of, "reason", "What is wrong with it?"};
    for (const VoidReason value : reasons) {
        const std::string_view name = name_of(value);
        reason.choices.push_back({std::string{name}, std::string{label_of(value)}});
    }
    return reason;
}

Question words_question() {
    return {QuestionKind::line, "words", "What happened? (optional)", "Without anybody's name"};
}

FormPage swap_form(const DataItem& item) {
    FormPage form = step_form(item, ItemVerb::swap, "Swap it for another", "Swap them");
    Question replacement{QuestionKind::code, "replacement", "The new one",
                         "Scan its barcode, or type its number"};
    replacement.focus = true;
    form.intro +=
        " It becomes void, and the same person gets the new one. It does not count "
        "against their limit again.";
    using enum VoidReason;
    form.questions = {replacement, reason_question({faulty, wrong_sim, damaged, recalled}),
                      words_question()};
    return form;
}

FormPage void_form(const DataItem& item) {
    FormPage form =
        step_form(item, ItemVerb::voiding, "It is lost or does not work", "Record it as void");
    form.is_grave = true;
    using enum VoidReason;
    form.questions = {reason_question({lost, faulty, damaged, wrong_sim, recalled}),
                      words_question()};
    return form;
}

FormPage handback_form(const DataItem& item) {
    FormPage form = step_form(item, ItemVerb::handback, "A pack comes back", "Record it");
    Question unopened{QuestionKind::one_of, "is_unopened", "Is the pack unopened?"};
    unopened.choices = {{"yes", "Yes, it is as it was given"},
                        {"no", "No, or I cannot tell", "Then nobody else can have it"}};
    form.questions = {unopened};
    return form;
}

FormPage recovery_form(const DataItem& item) {
    FormPage form = step_form(item, ItemVerb::recovery, "It was found again", "Put it into stock");
    form.intro += " It was counted as lost and was never given, so it can go back into stock.";
    return form;
}

FormPage code_form(const DataItem& item) {
    FormPage form = step_form(item, ItemVerb::showing, "Show the code again", "Show the code");
    form.warning = "That you see it, and why, is written down for all to read.";
    form.questions = {{QuestionKind::line, "reason", "Why must it be seen again?",
                       "For example, the person lost the paper. Without anybody's name"}};
    return form;
}

FormPage write_off_form() {
    FormPage form{"Write off stock", "/data/write-offs", "Write them off", "/data/items",
                  "All SIMs and vouchers"};
    form.intro =
        "For stock that nobody will use. All of them have one reason, and none of them can "
        "be given again.";
    form.is_grave = true;
    form.questions = {
        {QuestionKind::text, "items", "Numbers or references", "One on each line, up to 500"},
        {QuestionKind::line, "words", "Why are they written off?", "For example, the box got wet"}};
    return form;
}

FormPage reminders_form() {
    FormPage form{"Reminders of data stock", "/data/reminders", "Save", "/data", "Data bank"};
    form.intro =
        "Staff of a hub hear of stock that must be started soon, once at each step. A "
        "person who agreed hears of the last day of their bundle.";
    form.place = Place::data_bank;
    Question ending{QuestionKind::whole_number, "ending_days",
                    "Tell the person how many days before?", "0 is never"};
    ending.width = 3;
    form.questions = {{QuestionKind::line, "stale_days", "Tell staff how many days before?",
                       "Numbers with spaces between, for example 60 30 7"},
                      ending,
                      {QuestionKind::hidden, "version", ""}};
    return form;
}

using MakeForm = FormPage (*)(const DataItem&);

// The form of a step, for whoever may take it now; else why not.
Response show_step_form(const Call& call, Permission permission, MakeForm make,
                        const FormState& state = {}) {
    if (!may(call.caller.role, permission)) {
        return show_refusal(call, {RefusalCode::forbidden, "", {}});
    }
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, make(view->item), state);
}

Response refuse_step(const Call& call, MakeForm make, const Refusal& refusal) {
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_refused_form(call, make(view->item), refusal);
}

Response done_with(const std::string& reference, ItemVerb verb) {
    return Response::see_other(item_url(reference) + "?done=" + std::string{name_of(verb)});
}

Response answer_step(const Call& call, const Result<DataItem>& item, MakeForm make, ItemVerb verb) {
    if (!item) return refuse_step(call, make, item.refusal());
    return done_with(item->reference, verb);
}

FormState today(const Call& call) {
    const Date day = london_day(call.ports().clock.now());
    FormState state;
    state.values.emplace("day-day", std::to_string(static_cast<unsigned>(day.day())));
    state.values.emplace("day-month", std::to_string(static_cast<unsigned>(day.month())));
    state.values.emplace("day-year", std::to_string(static_cast<int>(day.year())));
    return state;
}

Response answer_code(const Call& call, const std::string& reference, const std::string& code,
                     const char* heading) {
    SitePage page(call, "databank/voucher_code.tpl", heading, Place::data_bank);
    View main = page.main();
    main.set("REFERENCE", reference).set("HEADING", heading).set("CODE", code);
    main.set("ITEM_URL", item_url(reference));
    return page.answer();
}

std::vector<std::string> lines_of(std::string_view text) {
    std::istringstream lines{std::string{text}};
    std::vector<std::string> found;
    for (std::string line; std::getline(lines, line);) {
        const std::string_view text_of_line = trimmed(line);
        if (!text_of_line.empty()) found.emplace_back(text_of_line);
    }
    return found;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

// A word that is no number stands as 0, which is refused.
DataReminders read_reminders(const Fields& fields) {
    DataReminders reminders;
    reminders.stale_days.clear();
    std::istringstream words{std::string{fields.text("stale_days")}};
    for (std::string word; words >> word;) {
        reminders.stale_days.push_back(number_in(word).value_or(0));
    }
    reminders.ending_days = number_in(trim_spaces(fields.text("ending_days"))).value_or(-1);
    reminders.version = static_cast<std::uint32_t>(number_in(fields.text("version")).value_or(0));
    return reminders;
}

}  // namespace

namespace pages {

Response show_activation(const Call& call) {
    return show_step_form(call, Permission::change_data, activation_form, today(call));
}

Response activate_here(const Call& call) {
    const auto day = parse_date(date_text(call.form, "day"));
    if (!day) return refuse_step(call, activation_form, fault("day", "Write a real date."));
    return answer_step(
        call, activate_item({call.request_id, call.caller, reference_of(call), *day}, call.ports()),
        activation_form, ItemVerb::activation);
}

Response show_swap(const Call& call) {
    return show_step_form(call, Permission::change_data, swap_form);
}

Response swap_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto reason = parse_void_reason(fields.text("reason"));
    if (fields.text("replacement").empty()) {
        return refuse_step(call, swap_form, fault("replacement", "Scan or type the new one."));
    }
    if (!reason) return refuse_step(call, swap_form, fault("reason", "Say what is wrong with it."));
    const auto swapped = swap_sim({call.request_id,
                                   call.caller,
                                   reference_of(call),
                                   std::string{fields.text("replacement")},
                                   *reason,
                                   std::string{trim_spaces(fields.text("words"))},
                                   {}},
                                  call.ports());
    if (!swapped) return refuse_step(call, swap_form, swapped.refusal());
    const std::string& reference = swapped->replacement.reference;
    if (swapped->code.empty()) return done_with(reference, ItemVerb::swap);
    return answer_code(call, reference, swapped->code, "It is swapped. The new code");
}

Response show_void_item(const Call& call) {
    return show_step_form(call, Permission::change_data, void_form);
}

Response void_item_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto reason = parse_void_reason(fields.text("reason"));
    if (!reason) return refuse_step(call, void_form, fault("reason", "Say what is wrong with it."));
    return answer_step(call,
                       void_item({call.request_id,
                                  call.caller,
                                  reference_of(call),
                                  *reason,
                                  std::string{trim_spaces(fields.text("words"))},
                                  {}},
                                 call.ports()),
                       void_form, ItemVerb::voiding);
}

Response show_item_handback(const Call& call) {
    return show_step_form(call, Permission::change_data, handback_form);
}

Response hand_back_item_here(const Call& call) {
    const std::string_view unopened = call.form.fields.text("is_unopened");
    if (unopened != "yes" && unopened != "no") {
        return refuse_step(call, handback_form, fault("is_unopened", "Look at the pack first."));
    }
    return answer_step(
        call,
        hand_back_item({call.request_id, call.caller, reference_of(call), unopened == "yes", {}},
                       call.ports()),
        handback_form, ItemVerb::handback);
}

Response show_recovery(const Call& call) {
    return show_step_form(call, Permission::change_data, recovery_form);
}

Response recover_here(const Call& call) {
    return answer_step(
        call, recover_item({call.request_id, call.caller, reference_of(call)}, call.ports()),
        recovery_form, ItemVerb::recovery);
}

Response show_code_form(const Call& call) {
    return show_step_form(call, Permission::allow_over_limit, code_form);
}

Response show_code_here(const Call& call) {
    const auto shown = show_code({call.request_id, call.caller, reference_of(call),
                                  std::string{trim_spaces(call.form.fields.text("reason"))}},
                                 call.ports());
    if (!shown) return refuse_step(call, code_form, shown.refusal());
    return answer_code(call, shown->item.reference, shown->code, "The code");
}

Response show_write_offs(const Call& call) {
    FormState state;
    state.values.emplace("items", std::string{call.request.query.text("item")});
    return show_form(call, write_off_form(), state);
}

Response write_off_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto written_off =
        write_off_items({call.request_id, call.caller, lines_of(fields.text("items")),
                         std::string{trim_spaces(fields.text("words"))}},
                        call.ports());
    if (!written_off) return show_refused_form(call, write_off_form(), written_off.refusal());
    if (written_off->size() == 1) {
        return done_with(written_off->front().reference, ItemVerb::write_off);
    }
    return Response::see_other("/data/items?state=void");
}

Response show_data_reminders_here(const Call& call) {
    const auto reminders = find_data_reminders(call.caller, call.ports());
    if (!reminders) return show_refusal(call, reminders.refusal());
    std::string days;
    for (const int each : reminders->stale_days) {
        days += (days.empty() ? "" : " ") + std::to_string(each);
    }
    FormState state;
    state.values.emplace("stale_days", days);
    state.values.emplace("ending_days", std::to_string(reminders->ending_days));
    state.values.emplace("version", std::to_string(reminders->version));
    FormPage form = reminders_form();
    if (call.request.query.text("done") == "saved") form.message = "The reminders are saved.";
    return show_form(call, form, state);
}

Response save_data_reminders_here(const Call& call) {
    const auto changed = change_data_reminders(
        {call.request_id, call.caller, read_reminders(call.form.fields)}, call.ports());
    if (!changed) return show_refused_form(call, reminders_form(), changed.refusal());
    return Response::see_other("/data/reminders?done=saved");
}

}  // namespace pages
}  // namespace kitbank::web

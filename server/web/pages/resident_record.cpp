#include <algorithm>

#include "server/core/policy.h"
#include "server/core/residents/reference.h"
#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/export_resident.h"
#include "server/usecase/residents/hold_resident.h"
#include "server/usecase/residents/read_resident.h"
#include "server/usecase/residents/readings_of.h"
#include "server/web/api/residents.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/resident_view.h"

// One resident's record: seeing it for a reason, holding, erasing, exporting, and who has seen it.
namespace kitbank::web::pages {
namespace {

constexpr std::size_t readings_shown = 5;

// What a redirect's ?done= says.
std::string_view message_for(std::string_view done) {
    if (done == "entered") return "The resident was entered. Note the reference.";
    if (done == "changed") return "The record was changed.";
    if (done == "held") return "The record is on hold.";
    if (done == "lifted") return "The hold was lifted.";
    if (done == "erased") return "The resident was erased.";
    return {};
}

Question words_question(std::string label) {
    return {QuestionKind::line, "words", std::move(label), "120 characters at most"};
}

FormPage reason_form() {
    Question reason{QuestionKind::one_of, "reason", "Why do you need to see this?"};
    for (const ReadingReason each : reading_reasons_given) {
        reason.choices.push_back({std::string{name_of(each)}, std::string{label_of(each)}});
    }
    Question words = words_question("In a few words (optional)");
    words.hint = "Needed with another reason. 120 characters at most";
    return form_of({reason, words});
}

void add_doing(View main, const Resident& resident, const char* place, const char* text) {
    main.add("DOING")
        .set("DOING_URL", resident_url(resident) + "/" + place)
        .set("DOING_TEXT", text);
}

void add_doings(View main, const Call& call, const Resident& resident) {
    const bool may_change = may(call.caller.role, Permission::add_residents);
    const bool may_manage = may(call.caller.role, Permission::manage_residents);
    if (resident.erased_at || (!may_change && !may_manage)) return;
    main.show("DOINGS");
    if (may(call.caller.role, Permission::ask_for_kit)) {
        main.add("DOING")
            .set("DOING_URL", "/requests/new?resident=" + resident.reference)
            .set("DOING_TEXT", "Ask for kit for them");
    }
    if (may_change) add_doing(main, resident, "change", "Change what is kept");
    if (!may_manage) return;
    add_doing(main, resident, "export", "Export everything for the resident");
    add_doing(main, resident, "hold", "Put the record on hold");
    if (resident.on_hold) add_doing(main, resident, "lift", "Lift a hold");
    add_doing(main, resident, "erase", "Erase this resident");
}

// For those who may know it: the newest readings, and where all of them are.
void add_seen(View main, const Call& call, const Resident& resident, const Names& names) {
    if (!may(call.caller.role, Permission::see_readings)) return;
    const auto page = readings_of(call.caller, resident.reference, {}, call.ports());
    if (!page || page->lines.empty()) return;
    main.show("SEEN").set("READINGS_URL", resident_url(resident) + "/readings");
    main.set("READINGS_TEXT", "See all: " + count_text(page->total, "reading", "readings"));
    for (std::size_t i = 0; i < std::min(readings_shown, page->lines.size()); ++i) {
        add_reading(main, page->lines[i], names);
    }
}

void add_record(View main, const Call& call, const Resident& resident, const Names& names) {
    main.set("REFERENCE", resident.reference).set("RESIDENT_URL", resident_url(resident));
    main.set("HUB", resident.hub_name.empty() ? "None yet" : resident.hub_name);
    main.set("ENTERED", day_text(resident.created_at) + " " + by(resident.entered_by, names));
    if (resident.erased_at) {
        main.set("ERASED_ON", day_text(*resident.erased_at)).show("ERASED");
    } else {
        main.text("KEPT", day_text(resident.due_on) + ", or longer while a hold is in force");
    }
    const auto holds = holds_of(call.caller, resident.reference, call.ports());
    if (!holds || holds->empty()) return;
    main.show("HELD");
    const Relation relation = relation_within(call.caller.role, Object::hold);
    const bool is_told_why = shows(Object::hold, "kind", relation);
    for (const Hold& hold : *holds) {
        main.add("HOLD").set("HOLD_TEXT",
                             is_told_why ? hold_text(hold, names) : hold_dates_text(hold));
    }
}

// With the facts after a reading; with the question for a reason before, or when it was not right.
Response show_record(const Call& call, const Resident& resident, const ResidentFacts* facts,
                     const Refusal* refusal) {
    SitePage page(call, "residents/resident.tpl", "Resident " + resident.reference,
                  Place::residents);
    page.set_back("/residents", "Residents");
    page.set_message(message_for(call.request.query.text("done")));
    page.leave_scan_box();
    auto main = page.main();
    const Names names = names_for(call);
    add_record(main, call, resident, names);
    add_doings(main, call, resident);
    add_seen(main, call, resident, names);
    if (facts != nullptr) {
        main.show("FACTS");
        add_facts(main, *facts);
    } else if (!resident.erased_at) {
        const FormPage form = reason_form();
        FormState state = typed(call.form);
        if (refusal != nullptr) mark(state, *refusal, form.questions);
        fill_form(page, call, form, state, refusal);
        main.show("ASK");
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

Result<Resident> resident_of(const Call& call, Permission permission) {
    if (!may(call.caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    return kitbank::show_resident(call.caller, call.param("reference"), call.ports());
}

std::string words_in(const Call& call) { return std::string{call.form.fields.text("words")}; }

FormPage record_form(const Resident& resident, const char* heading, const char* place,
                     const char* submit) {
    FormPage form{heading, resident_url(resident) + "/" + place, submit, resident_url(resident),
                  "Resident " + resident.reference};
    form.place = Place::residents;
    return form;
}

FormPage hold_form(const Resident& resident) {
    FormPage form = record_form(resident, "Put this record on hold", "hold", "Put on hold");
    form.intro =
        "While a hold is in force nobody can erase the record, and it is kept beyond its time.";
    Question kind{QuestionKind::one_of, "kind", "Why must it be kept?"};
    for (std::size_t i = 0; i < hold_kind_names.size(); ++i) {
        kind.choices.push_back({std::string{hold_kind_names[i]}, std::string{hold_kind_labels[i]}});
    }
    form.questions = {kind, words_question("In a few words")};
    return form;
}

FormPage lift_form(const Call& call, const Resident& resident) {
    FormPage form = record_form(resident, "Lift a hold", "lift", "Lift the hold");
    Question which{QuestionKind::one_of, "hold", "Which one?"};
    const Names names = names_for(call);
    const auto holds = holds_of(call.caller, resident.reference, call.ports());
    for (const Hold& hold : holds ? *holds : std::vector<Hold>{}) {
        if (!hold.lifted_at) which.choices.push_back({format(hold.id), hold_text(hold, names)});
    }
    form.questions = {which, words_question("Why is it no longer needed?")};
    return form;
}

FormPage erase_form(const Resident& resident) {
    FormPage form = record_form(resident, "Erase this resident", "erase", "Continue");
    form.warning =
        "The name, the contact and everything else about this person is destroyed. Nobody can "
        "bring it back.";
    form.intro =
        "Kit that they have stays on loan under the reference, but nobody can be reached about it "
        "any more. Readings stay on record: who looked, when, and at what.";
    Question sure{QuestionKind::one_of, "sure", "Do you want to erase this resident?"};
    sure.choices = {{"yes", "Yes, erase them"}, {"no", "No, keep the record"}};
    form.questions = {sure};
    return form;
}

FormPage last_erase_form(const Resident& resident) {
    FormPage form =
        record_form(resident, "Erase this resident for ever", "erase", "Erase for ever");
    form.warning = "This is the last step. It cannot be undone.";
    form.is_grave = true;
    Question reference{QuestionKind::code, "reference", "Type the reference",
                       "It is " + resident.reference};
    form.questions = {reference, {QuestionKind::hidden, "step", ""}};
    return form;
}

FormPage export_form(const Resident& resident) {
    FormPage form = record_form(resident, "Export everything for the resident", "export", "Export");
    form.intro =
        "When somebody asks what is kept about them. It shows every field, every hold and every "
        "reading, and it is recorded that you exported it.";
    Question format{QuestionKind::one_of, "format", "As what?"};
    format.choices = {{"page", "A page to read or print"},
                      {"json", "A file for another system", "JSON"}};
    Question words = words_question("Number of their request, or a few words (optional)");
    form.questions = {format, words};
    return form;
}

Refusal field_refusal(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

}  // namespace

Response show_resident(const Call& call) {
    const auto resident = resident_of(call, Permission::read_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    return show_record(call, *resident, nullptr, nullptr);
}

Response read_resident_here(const Call& call) {
    const auto reason = parse_reading_reason(call.form.fields.text("reason"));
    const auto seen =
        reason ? read_resident(
                     {call.caller, std::string{call.param("reference")}, *reason, words_in(call)},
                     call.ports())
               : Result<ResidentRead>{field_refusal("reason", "Choose why you need to see this.")};
    if (seen) return show_record(call, seen->resident, &seen->facts, nullptr);
    const auto resident = resident_of(call, Permission::read_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    if (seen.refusal().fields.empty()) return show_refusal(call, seen.refusal());
    return show_record(call, *resident, nullptr, &seen.refusal());
}

Response show_hold(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    return show_form(call, hold_form(*resident), {});
}

Response hold_resident_here(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    const auto kind = parse_hold_kind(call.form.fields.text("kind"));
    const auto hold = kind ? hold_resident({call.request_id, call.caller, resident->reference,
                                            *kind, words_in(call)},
                                           call.ports())
                           : Result<Hold>{field_refusal("kind", "Choose why it must be kept.")};
    if (!hold) return show_refused_form(call, hold_form(*resident), hold.refusal());
    return Response::see_other(resident_url(*resident) + "?done=held");
}

Response show_lift(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    return show_form(call, lift_form(call, *resident), {});
}

Response lift_hold_here(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    const Uuid which = parse_uuid(call.form.fields.text("hold")).value_or(Uuid{});
    const auto hold = lift_hold(
        {call.request_id, call.caller, resident->reference, which, words_in(call)}, call.ports());
    if (!hold) return show_refused_form(call, lift_form(call, *resident), hold.refusal());
    return Response::see_other(resident_url(*resident) + "?done=lifted");
}

Response show_erasure(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    return show_form(call, erase_form(*resident), {});
}

Response erase_resident_here(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    const Fields& fields = call.form.fields;
    if (fields.text("step") != "last") {
        if (fields.text("sure") == "no") return Response::see_other(resident_url(*resident));
        if (fields.text("sure") != "yes") {
            return show_refused_form(call, erase_form(*resident),
                                     field_refusal("sure", "Choose yes or no."));
        }
        FormState state;
        state.values.emplace("step", "last");
        return show_form(call, last_erase_form(*resident), state);
    }
    if (parse_resident_reference(fields.text("reference")) != resident->reference) {
        return show_refused_form(
            call, last_erase_form(*resident),
            field_refusal("reference", "This is not the reference of this resident."));
    }
    const auto erased =
        erase_resident({call.request_id, call.caller, resident->reference}, call.ports());
    if (!erased) return show_refused_form(call, last_erase_form(*resident), erased.refusal());
    return Response::see_other(resident_url(*resident) + "?done=erased");
}

Response show_readings(const Call& call) {
    const auto before = parse_uuid(call.request.query.text("before"));
    const auto found = readings_of(call.caller, call.param("reference"), before, call.ports());
    if (!found) return show_refusal(call, found.refusal());
    SitePage page(call, "residents/resident_readings.tpl",
                  "Who has seen resident " + found->resident.reference, Place::residents);
    page.set_back(resident_url(found->resident), "Resident " + found->resident.reference);
    auto main = page.main();
    const Names names = names_for(call);
    main.set("REFERENCE", found->resident.reference);
    main.set("COUNT_TEXT", "Seen " + count_text(found->total, "time", "times"));
    for (const ReadingLine& line : found->lines) add_reading(main, line, names);
    if (found->next) {
        main.set("NEXT_URL",
                 resident_url(found->resident) + "/readings?before=" + format(*found->next));
        main.show("NEXT");
    }
    return page.answer();
}

Response show_export(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    return show_form(call, export_form(*resident), {});
}

namespace {

Response export_page(const Call& call, const ResidentExport& all) {
    SitePage page(call, "residents/resident_export.tpl",
                  "Everything about " + all.resident.reference, Place::residents);
    page.set_back(resident_url(all.resident), "Resident " + all.resident.reference);
    auto main = page.main();
    const Names names = names_for_resident(call);
    main.set("REFERENCE", all.resident.reference).set("EXPORTED", moment_text(all.exported_at));
    add_facts(main, all.facts);
    main.set("RULE",
             "Until " + day_text(all.resident.due_on) + ": " + std::to_string(all.rule.days) +
                 " days after " +
                 (all.rule.starts == RetentionStart::entry ? "they were entered. "
                                                           : "anything was last changed. ") +
                 all.rule.why);
    main.show_if(!all.holds.empty(), "HELD");
    for (const HoldLine& line : all.holds) {
        std::string text = hold_text(line.hold, names) + " " + line.words;
        if (!line.lift_words.empty()) text += ". Lifted: " + line.lift_words;
        main.add("HOLD").set("HOLD_TEXT", text);
    }
    for (const ReadingLine& line : all.readings) add_reading(main, line, names);
    for (const AuditEvent& row : all.audit) {
        std::string event = row.event;
        std::ranges::replace(event, '_', ' ');
        main.add("EVENT").set("EVENT_TEXT", moment_text(row.recorded_at) + ": " + event + ", " +
                                                by(row.actor, names) + ".");
    }
    return page.answer();
}

}  // namespace

Response export_resident_here(const Call& call) {
    const auto resident = resident_of(call, Permission::manage_residents);
    if (!resident) return show_refusal(call, resident.refusal());
    const std::string_view format = call.form.fields.text("format");
    const auto all =
        format == "page" || format == "json"
            ? export_resident({call.caller, resident->reference, words_in(call)}, call.ports())
            : Result<ResidentExport>{field_refusal("format", "Choose a page or a file.")};
    if (!all) return show_refused_form(call, export_form(*resident), all.refusal());
    if (format == "page") return export_page(call, *all);
    Response file = Response::json(200, api::present(*all, call).dump(2));
    return file.with("Content-Disposition",
                     "attachment; filename=\"resident-" + resident->reference + ".json\"");
}

}  // namespace kitbank::web::pages

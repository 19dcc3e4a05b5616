#include "server/usecase/residents/add_resident.h"
#include "server/usecase/residents/change_resident.h"
#include "server/usecase/residents/find_resident.h"
#include "server/usecase/residents/read_resident.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/resident_view.h"

// Finding and entering residents. What is personal comes and goes in bodies: the addresses of these
// pages hold references alone.
namespace kitbank::web::pages {
namespace {

Question question_for(ResidentField field) {
    const auto& row = resident_field_rows[static_cast<std::size_t>(field)];
    Question question{QuestionKind::line, std::string{row.name}, std::string{row.label}};
    if (field == ResidentField::phone || field == ResidentField::postcode) question.width = 20;
    return question;
}

std::vector<Question> search_questions() {
    using enum ResidentField;
    std::vector<Question> questions;
    for (const ResidentField field : {phone, email, name, postcode}) {
        questions.push_back(question_for(field));
    }
    questions[2].label = "Name";
    return questions;
}

std::vector<Question> fact_questions() {
    std::vector<Question> questions;
    for (const ResidentFieldRow& row : resident_field_rows) {
        Question question = question_for(row.field);
        if (!row.is_needed) question.label += " (optional)";
        questions.push_back(std::move(question));
    }
    questions[0].hint = "What to call them when they collect. Initials are enough.";
    questions[3].hint = "Leave this empty when there is no fixed address.";
    questions[4].hint = "Only when something is to be delivered.";
    questions[5].hint = "By which you know them, such as a case number.";
    return questions;
}

ResidentFacts typed_facts(const Call& call) {
    ResidentFacts facts;
    for (const ResidentFieldRow& row : resident_field_rows) {
        const std::string_view value = call.form.fields.text(row.name);
        if (!value.empty()) facts[row.field] = value;
    }
    return facts;
}

void add_rows(View main, std::string_view section, const std::vector<Resident>& rows) {
    for (const Resident& row : rows) {
        main.add(section)
            .set("RESIDENT_URL", resident_url(row))
            .set("REFERENCE", row.reference)
            .set("RESIDENT_NOTE", resident_note(row));
    }
}

// The list with its search form; what was found and what was wrong with the search, when there was one.
Response show_page(const Call& call, const std::vector<Resident>& rows,
                   const std::optional<Result<std::vector<Resident>>>& found) {
    SitePage page(call, "residents/resident_list.tpl", "Residents", Place::residents);
    page.leave_scan_box();
    auto main = page.main();
    const FormPage form = form_of(search_questions());
    const Refusal* const refusal = found && !*found ? &found->refusal() : nullptr;
    FormState state = typed(call.form);
    if (refusal != nullptr) mark(state, *refusal, form.questions);
    fill_form(page, call, form, state, refusal);
    main.show_if(may(call.caller.role, Permission::add_residents), "MAY_ADD");
    if (found && *found) {
        main.text("FOUND", (*found)->empty()
                               ? "Nobody in your reach matches."
                               : count_text(static_cast<std::int64_t>((*found)->size()), "resident",
                                            "residents") +
                                     " found.");
        add_rows(main, "MATCH", **found);
    }
    main.show_if(rows.empty(), "EMPTY").show_if(!rows.empty(), "SOME");
    add_rows(main, "RESIDENT", rows);
    if (rows.size() == resident_page_size) {
        main.set("NEXT_URL", "/residents?before=" + rows.back().reference).show("NEXT");
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

FormPage entry_form(const Call& call, bool asks_for_twin) {
    FormPage form{"Enter a resident", "/residents", "Save", "/residents", "Residents"};
    form.intro =
        "Keep no more than is needed to reach them and to hand something over. Everything here is "
        "encrypted, and each time somebody looks at it is recorded.";
    form.place = Place::residents;
    form.questions = fact_questions();
    form.questions.push_back(hub_question(call, "Where will they collect?"));
    if (asks_for_twin) {
        Question twin{QuestionKind::some_of, "is_someone_else", "Is this another person?"};
        twin.choices = {{"yes", "Yes, this is someone else"}};
        form.questions.push_back(std::move(twin));
    }
    return form;
}

}  // namespace

Response list_residents(const Call& call) {
    const auto rows =
        kitbank::list_residents(call.caller, call.request.query.text("before"), call.ports());
    if (!rows) return show_refusal(call, rows.refusal());
    return show_page(call, *rows, std::nullopt);
}

Response search_residents(const Call& call) {
    FindResident command{call.caller, typed_facts(call)};
    command.typed.erase(ResidentField::address);
    command.typed.erase(ResidentField::own_reference);
    const auto rows = kitbank::list_residents(call.caller, "", call.ports());
    if (!rows) return show_refusal(call, rows.refusal());
    return show_page(call, *rows, find_resident(command, call.ports()));
}

Response show_entry(const Call& call) {
    FormState state;
    choose_own_hub(state, call.caller);
    return show_form(call, entry_form(call, false), state);
}

Response enter_resident(const Call& call) {
    AddResident command{call.request_id, call.caller, typed_facts(call)};
    command.hub = call.form.fields.text("hub");
    command.is_someone_else = call.form.fields.text("is_someone_else") == "yes";
    const auto added = add_resident(command, call.ports());
    if (added) return Response::see_other(resident_url(*added) + "?done=entered");
    const bool asks =
        command.is_someone_else || added.refusal().code == RefusalCode::resident_exists;
    return show_refused_form(call, entry_form(call, asks), added.refusal());
}

namespace {

FormPage change_form(const Call& call, const Resident& resident) {
    FormPage form{"Change what is kept", resident_url(resident) + "/change", "Save",
                  resident_url(resident), "Resident " + resident.reference};
    form.intro =
        "Type only what is to be replaced; what you leave empty stays as it is. What is there now "
        "is not shown, so nothing is disclosed.";
    form.place = Place::residents;
    form.questions = fact_questions();
    form.questions[0].label += " (optional)";
    Question remove{QuestionKind::some_of, "remove", "Remove"};
    for (const ResidentFieldRow& row : resident_field_rows) {
        if (!row.is_needed) {
            remove.choices.push_back({std::string{row.name}, std::string{row.label}});
        }
    }
    form.questions.push_back(std::move(remove));
    Question hub = hub_question(call, "Where will they collect?");
    if (hub.choices.empty() || !hub.choices.front().value.empty()) {
        hub.choices.insert(hub.choices.begin(), {"", ""});
    }
    hub.choices.front().text = "As it is";
    form.questions.push_back(std::move(hub));
    form.questions.push_back({QuestionKind::hidden, "version", ""});
    return form;
}

}  // namespace

Response show_resident_change(const Call& call) {
    const auto resident = show_resident(call.caller, call.param("reference"), call.ports());
    if (!resident) return show_refusal(call, resident.refusal());
    FormState state;
    state.values.emplace("version", std::to_string(resident->version));
    return show_form(call, change_form(call, *resident), state);
}

Response change_resident_here(const Call& call) {
    const auto resident = show_resident(call.caller, call.param("reference"), call.ports());
    if (!resident) return show_refusal(call, resident.refusal());
    ChangeResident command{call.request_id, call.caller, resident->reference, typed_facts(call)};
    for (const std::string_view name : call.form.fields.all("remove")) {
        if (const auto field = parse_resident_field(name)) command.remove.push_back(*field);
    }
    command.hub = call.form.fields.text("hub");
    command.version = version_seen(call.form);
    const auto changed = change_resident(command, call.ports());
    if (!changed) {
        return show_refused_form(call, change_form(call, *resident), changed.refusal());
    }
    return Response::see_other(resident_url(*changed) + "?done=changed");
}

}  // namespace kitbank::web::pages

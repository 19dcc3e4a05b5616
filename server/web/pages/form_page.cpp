#include "server/web/pages/form_page.h"

#include <algorithm>
#include <charconv>

#include "server/web/pages/words.h"
#include "server/web/problem.h"

namespace kitbank::web {
namespace {

// The field that a refusal is about when it names none.
std::string_view field_of(RefusalCode code) {
    switch (code) {
        case RefusalCode::tag_malformed:
        case RefusalCode::tag_unknown:
        case RefusalCode::tag_unclaimed:
        case RefusalCode::tag_claimed:
        case RefusalCode::tag_void:
            return "tag";
        case RefusalCode::serial_placeholder:
        case RefusalCode::serial_exists:
            return "serial";
        case RefusalCode::hub_not_found:
            return "hub";
        case RefusalCode::due_date_wrong:
            return "due";
        case RefusalCode::reserved_for_another:
            return "request";
        case RefusalCode::report_not_understood:
            return "report";
        case RefusalCode::checklist_incomplete:
            return "confirmed";
        case RefusalCode::verifier_is_operator:
            return "verifier";
        default:
            return {};
    }
}

bool is_shown(const std::vector<Question>& known, std::string_view name) {
    return std::ranges::any_of(known, [&](const Question& q) { return q.name == name; });
}

// A name given to no field: the summary shows it without a link.
void add_problem(FormState& state, const std::string& name, const std::string& sentence) {
    auto& text = state.problems[name];
    text = text.empty() ? sentence : text + " " + sentence;
}

void set_about(View main, const Device& device) {
    main.text("ABOUT", device_name(device) + ", " + std::string(kind_text(device.kind)));
    main.set("ABOUT_TAG", shown_tag(device.tag));
    main.set("ABOUT_STATE", name_of(device.standing.state));
    main.set("ABOUT_STATE_TEXT", state_text(device.standing.state));
}

void set_frame(SitePage& page, const FormPage& form) {
    page.leave_scan_box();
    if (!form.back_text.empty()) page.set_back(form.cancel_url, form.back_text);
    if (!form.message.empty()) page.set_message(form.message);
    auto main = page.main();
    main.set("HEADING", form.heading).set("ACTION", form.action).set("SUBMIT", form.submit);
    main.text("INTRO", form.intro).text("WARNING", form.warning);
    main.set("CANCEL_URL", form.cancel_url).show_if(!form.cancel_url.empty(), "CANCEL");
    main.show_if(form.is_grave, "GRAVE").show_if(form.has_upload, "UPLOAD");
    main.set("OTHER_WAY_URL", form.other_way.value).text("OTHER_WAY", form.other_way.text);
    if (form.about) set_about(main, *form.about);
}

Response show(const Call& call, const FormPage& form, const FormState& state,
              const Refusal* refusal) {
    SitePage page(call, "shared/form.tpl", form.heading, form.place);
    set_frame(page, form);
    fill_form(page, call, form, state, refusal);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

// A form keeps its id while it is put right, so that it is still done only once; an id that was
// used for something else is done with.
std::string id_of_form(const Call& call, const Refusal* refusal) {
    const bool keep = refusal != nullptr && refusal->code != RefusalCode::request_id_reused;
    return format(keep ? call.request_id : call.ports().crypto.make_uuid());
}

}  // namespace

FormState typed(const Form& form) {
    FormState state;
    for (const auto& field : form.fields) state.values.emplace(field.name, field.value);
    return state;
}

void mark(FormState& state, const Refusal& refusal, const std::vector<Question>& known) {
    for (const auto& fault : refusal.fields) add_problem(state, fault.field, fault.sentence);
    if (!refusal.fields.empty()) return;
    const auto field = field_of(refusal.code);
    add_problem(state, is_shown(known, field) ? std::string(field) : "", sentence_of(refusal));
}

std::vector<Question> all_questions(const std::vector<QuestionGroup>& groups,
                                    const std::vector<Question>& questions) {
    std::vector<Question> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.questions.begin(), group.questions.end());
    }
    all.insert(all.end(), questions.begin(), questions.end());
    return all;
}

void fill_form(Page& page, const Call& call, const FormPage& form, const FormState& state,
               const Refusal* refusal) {
    page.set_everywhere("REQUEST_ID", id_of_form(call, refusal));
    auto fields = page.main().include("FORM_FIELDS", "shared/form_fields.tpl");
    if (form.about) fields.set("VERSION", std::to_string(form.about->version)).show("VERSIONED");
    // The Enter key presses a form's first button: that must not be one of a group.
    const bool has_others = std::ranges::any_of(
        form.groups, [](const auto& group) { return !group.button.text.empty(); });
    fields.show_if(has_others, "DEFAULT_BUTTON");
    for (const auto& group : form.groups) add_group(fields, group, state);
    add_questions(fields, "FIELD", form.questions, state);
    if (refusal == nullptr) return;
    page.set_problems(problems_in_order(all_questions(form.groups, form.questions), state),
                      name_of(refusal->code));
}

FormPage form_of(std::vector<Question> questions) {
    FormPage form;
    form.questions = std::move(questions);
    return form;
}

Response show_form(const Call& call, const FormPage& form, const FormState& state) {
    return show(call, form, state, nullptr);
}

Response show_refused_form(const Call& call, const FormPage& form, const Refusal& refusal) {
    auto state = typed(call.form);
    mark(state, refusal, all_questions(form.groups, form.questions));
    return show(call, form, state, &refusal);
}

std::optional<std::uint32_t> version_seen(const Form& form) {
    const auto text = form.fields.text("version");
    std::uint32_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
    return version;
}

}  // namespace kitbank::web

#include "server/web/pages/registers_view.h"

#include <algorithm>
#include <cstdlib>

#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"

namespace kitbank::web {
namespace {

constexpr std::array<std::string_view, 6> how_texts = {"By letter", "By e-mail",     "By phone",
                                                       "In person", "On a web page", "Another way"};
constexpr std::array<std::string_view, 3> nation_texts = {"England and Wales", "Scotland",
                                                          "Northern Ireland"};

struct EventText {
    std::string_view event;
    std::string_view text;
};
constexpr auto event_texts = std::to_array<EventText>({
    {"receipt", "Written into the register"},
    {"acknowledgement", "Acknowledged"},
    {"answer", "Answered"},
    {"closure", "Closed"},
    {"reopening", "Reopened"},
    {"note", "Note written"},
    {"identity", "Identity confirmed"},
    {"clarification", "Question asked"},
    {"clarification_arrival", "Answer to the question came"},
    {"extension", "Time extended"},
});

std::string with_zero(std::string_view digits) {
    return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

std::string day_of(const std::string& name, const Form& form) {
    const auto day = form.fields.text(name + "-day");
    const auto month = form.fields.text(name + "-month");
    const auto year = form.fields.text(name + "-year");
    if (day.empty() && month.empty() && year.empty()) return {};
    return std::string(year) + "-" + with_zero(month) + "-" + with_zero(day);
}

void add_steps(View main, const EntryPage& entry) {
    bool is_first = true;
    for (const auto& step : entry.steps) {
        auto view = main.add(is_first ? "MAIN_STEP" : "STEP");
        view.set("STEP_TEXT", step.text).set("STEP_URL", step.url);
        is_first = false;
    }
    main.show_if(entry.steps.size() > 1, "OTHER_STEPS");
}

void add_facts(View main, const EntryPage& entry) {
    for (const auto& fact : entry.facts) {
        if (fact.text.empty()) continue;
        auto view = main.add("FACT");
        view.set("FACT_NAME", fact.name).set("FACT_TEXT", fact.text).text("FACT_LINK", fact.url);
    }
    for (const auto& link : entry.links) {
        main.add("LINK").set("LINK_TEXT", link.text).set("LINK_URL", link.url);
    }
}

void add_past(View main, const Names& names, const std::vector<ShownNote>& notes,
              const std::vector<AuditEvent>& history) {
    main.show_if(!notes.empty(), "NOTES");
    for (const auto& note : notes) {
        auto view = main.add("NOTE");
        view.set("NOTE_TEXT", note.text).set("NOTE_BY", names.of(note.actor));
        view.set("NOTE_AT", moment_text(note.written_at));
    }
    for (const auto& event : history) {
        auto view = main.add("EVENT");
        view.set("EVENT_TEXT", event_text(event.event)).set("EVENT_BY", names.of(event.actor));
        view.set("EVENT_AT", moment_text(event.recorded_at));
    }
}

}  // namespace

Answers answers_of(const std::vector<Question>& questions, const Form& form) {
    Answers answers;
    for (const auto& question : questions) {
        std::string value = question.kind == QuestionKind::date
                                ? day_of(question.name, form)
                                : std::string(form.fields.text(question.name));
        if (!value.empty()) answers.emplace(question.name, std::move(value));
    }
    return answers;
}

std::vector<Question> entry_questions(std::string_view who, std::string_view what) {
    Question received{QuestionKind::date, "received", "When did it come?",
                      "The day it reached anyone in your organisation, a working day or not"};
    Question how{QuestionKind::one_of_many, "how", "How did it come?"};
    how.choices = options_of(received_how_names, how_texts);
    Question person{QuestionKind::line, "person", std::string(who),
                    "Name, and how to reach them. Kept sealed. Leave it empty when the reference "
                    "says it"};
    Question resident{QuestionKind::code, "resident", "Resident’s reference (optional)",
                      "For example, R-7F3K9Q2X"};
    resident.width = 20;
    Question matter{QuestionKind::text, "matter", std::string(what), "Kept sealed"};
    Question nation{QuestionKind::one_of_many, "nation", "Whose bank holidays count?"};
    nation.choices = options_of(nation_names, nation_texts);
    return {received, how, person, resident, matter, nation};
}

void answer_today(FormState& state, const std::string& name, Ports& ports) {
    const Date today = london_today(ports);
    state.values.emplace(name + "-day", std::to_string(static_cast<unsigned>(today.day())));
    state.values.emplace(name + "-month", std::to_string(static_cast<unsigned>(today.month())));
    state.values.emplace(name + "-year", std::to_string(static_cast<int>(today.year())));
}

std::vector<EntryFact> common_facts(const RegisterEntry& row, std::string_view person,
                                    std::string_view matter) {
    return {
        {"Came", day_text(row.received) + ", " + how_text(row.how)},
        {"From", std::string(person)},
        {"Resident", row.resident, row.resident.empty() ? "" : "/residents/" + row.resident},
        {"What about", std::string(matter)},
    };
}

std::string how_text(ReceivedHow how) {
    std::string text(how_texts.at(static_cast<std::size_t>(how)));
    if (!text.empty()) text.front() = static_cast<char>(text.front() | 0x20);
    return text;
}

std::string day_or_nothing(const std::optional<Date>& day) { return day ? day_text(*day) : ""; }

std::string due_text(std::string_view what, const Deadline& deadline) {
    std::string text = std::string(what) + " " + day_text(*deadline.due);
    const auto days = std::to_string(std::labs(deadline.days_left)) +
                      (std::labs(deadline.days_left) == 1 ? " day" : " days");
    if (deadline.days_left < 0) return text + ", " + days + " late";
    return text + (deadline.days_left == 0 ? ", today" : ", in " + days);
}

std::string event_text(std::string_view event) {
    const auto* const found = std::ranges::find(event_texts, event, &EventText::event);
    return std::string(found == event_texts.end() ? event : found->text);
}

Response show_entry(const Call& call, const EntryPage& entry, const Deadline& deadline,
                    const std::vector<ShownNote>& notes, const std::vector<AuditEvent>& history) {
    SitePage page(call, "registers/entry.tpl", entry.caption, Place::organisation);
    page.set_back(entry.back.value, entry.back.text);
    page.set_message(entry.message);
    auto main = page.main();
    main.set("CAPTION", entry.caption).set("HEADING", entry.heading);
    main.set("VERDICT", entry.verdict_kind).set("VERDICT_TEXT", entry.verdict);
    for (const auto& step : deadline.steps) main.add("WHY").set("WHY_TEXT", step.sentence);
    add_steps(main, entry);
    add_facts(main, entry);
    add_past(main, names_for(call), notes, history);
    return page.answer();
}

}  // namespace kitbank::web

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/registers/entries.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"

// What the pages of both registers share: forms, and how an entry is shown.
namespace kitbank::web {

// The answers to these questions as the use-cases take them; a date's three boxes as one day.
Answers answers_of(const std::vector<Question>& questions, const Form& form);

// Choices from the words of a register and how the page says each.
template <std::size_t count>
std::vector<Option> options_of(const std::array<std::string_view, count>& words,
                               const std::array<std::string_view, count>& texts) {
    std::vector<Option> options;
    for (std::size_t i = 0; i < count; ++i) {
        options.push_back({std::string(words.at(i)), std::string(texts.at(i))});
    }
    return options;
}

// The questions that open an entry: when and how it came, who, what about, whose holidays count.
std::vector<Question> entry_questions(std::string_view who, std::string_view what);
// A day's question answered with today.
void answer_today(FormState& state, const std::string& name, Ports& ports);

struct EntryFact {
    std::string name;
    std::string text;
    std::string url = {};
};

struct EntryStep {
    std::string text;
    std::string url;
};

struct EntryPage {
    std::string caption;  // "Complaint C-2026-0007"
    std::string heading;
    std::string verdict;               // what is due
    std::string verdict_kind = "yes";  // yes, no, out: the colour of the panel
    std::vector<EntryStep> steps = {};
    std::vector<EntryFact> facts = {};
    std::vector<EntryStep> links = {};
    std::string message = {};
    Option back = {};
};

// Who came in and when, for either register.
std::vector<EntryFact> common_facts(const RegisterEntry& row, std::string_view person,
                                    std::string_view matter);
std::string how_text(ReceivedHow how);
std::string day_or_nothing(const std::optional<Date>& day);

// "Due 3 January 2027, in 12 days"; "…, 3 days late".
std::string due_text(std::string_view what, const Deadline& deadline);

// The words for what was done, by the names of audit events.
std::string event_text(std::string_view event);

Response show_entry(const Call& call, const EntryPage& entry, const Deadline& deadline,
                    const std::vector<ShownNote>& notes, const std::vector<AuditEvent>& history);

}  // namespace kitbank::web

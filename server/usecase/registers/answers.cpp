#include "server/usecase/registers/answers.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_reference(std::string_view text) {
    return text.size() <= resident_reference_characters_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

}  // namespace

std::string canonical_text(const Answers& answers) {
    CanonicalText text;
    for (const auto& [name, value] : answers) text.add(name).add(value);
    return text.text();
}

Date AnswerReader::day(std::string_view name) {
    const std::optional<Date> day = parse_date(take(name));
    if (!day) fault(name, "Enter a real day, with day, month and year.");
    return day.value_or(Date{std::chrono::sys_days{}});
}

std::string AnswerReader::line(std::string_view name, bool needed) {
    return limited(name, needed, register_line_characters_max, false);
}

std::string AnswerReader::text(std::string_view name, bool needed) {
    return limited(name, needed, register_text_characters_max, true);
}

std::string AnswerReader::reference(std::string_view name) {
    std::string text{trimmed(take(name))};
    std::ranges::transform(text, text.begin(), upper);
    if (!is_reference(text)) fault(name, "A reference has only letters, digits and hyphens.");
    return text;
}

bool AnswerReader::flag(std::string_view name) {
    const std::string_view value = take(name);
    if (!value.empty() && value != "yes" && value != "no") fault(name, "Answer yes or no.");
    return value == "yes";
}

void AnswerReader::fault(std::string_view name, std::string sentence) {
    faults_.push_back({std::string{name}, std::move(sentence)});
}

std::optional<Refusal> AnswerReader::refusal() {
    for (const auto& [name, value] : answers_) {
        if (!taken_.contains(name)) fault(name, "This is not asked here.");
    }
    if (faults_.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", std::move(faults_)};
}

std::string_view AnswerReader::take(std::string_view name) {
    taken_.emplace(name);
    const auto found = answers_.find(name);
    return found == answers_.end() ? std::string_view{} : std::string_view{found->second};
}

std::string AnswerReader::limited(std::string_view name, bool needed, std::size_t characters_max,
                                  bool breaks_allowed) {
    std::string value{trimmed(take(name))};
    if (needed && value.empty()) fault(name, "This is needed.");
    if (!is_utf8(value) || has_control_characters(value, breaks_allowed)) {
        fault(name, "This has a character that cannot be kept.");
    } else if (character_count(value) > characters_max) {
        fault(name, "Shorten this to " + std::to_string(characters_max) + " characters.");
    }
    return value;
}

}  // namespace kitbank

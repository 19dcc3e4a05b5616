#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/names.h"
#include "server/core/refusal.h"

namespace kitbank {

// What was typed into a form or sent as JSON, by name: days as YYYY-MM-DD, choices by their words, yes or
// no. Both doors hand this over as it is, so that there is one place that judges it.
using Answers = std::map<std::string, std::string, std::less<>>;

inline constexpr std::size_t register_line_characters_max = 200;
inline constexpr std::size_t register_text_characters_max = 4000;
inline constexpr std::size_t resident_reference_characters_max = 40;

// The same answers are the same text.
std::string canonical_text(const Answers& answers);

// Takes the answers one by one and remembers everything that was wrong, so that it is told at once.
class AnswerReader {
  public:
    explicit AnswerReader(const Answers& answers) : answers_(answers) {}

    // 1970-01-01 when it is no day; the fault is noted.
    Date day(std::string_view name);
    // One line, or several; without white space at its ends.
    std::string line(std::string_view name, bool needed);
    std::string text(std::string_view name, bool needed);
    // A resident's reference as far as it can be told without the vault: letters, digits, hyphens, in
    // capitals; empty when it was left out.
    std::string reference(std::string_view name);
    bool flag(std::string_view name);
    template <class Enum, std::size_t count>
    Enum word(std::string_view name, const std::array<std::string_view, count>& names) {
        const std::optional<Enum> value = parse_name<Enum>(names, take(name));
        if (!value) fault(name, "Choose one of these.");
        return value.value_or(Enum{});
    }

    void fault(std::string_view name, std::string sentence);
    // `invalid_fields` with every fault, answers that nobody asked for among them.
    std::optional<Refusal> refusal();

  private:
    std::string_view take(std::string_view name);
    std::string limited(std::string_view name, bool needed, std::size_t characters_max,
                        bool breaks_allowed);

    const Answers& answers_;
    std::set<std::string, std::less<>> taken_;
    std::vector<FieldFault> faults_;
};

}  // namespace kitbank

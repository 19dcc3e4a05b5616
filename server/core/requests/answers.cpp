#include "server/core/requests/answers.h"

#include <algorithm>
#include <charconv>

#include "server/core/canonical.h"
#include "server/core/notices/message.h"
#include "server/core/requests/request.h"
#include "server/core/residents/reference.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

using enum AnswerKind;
using enum AskStep;

// clang-format off
constexpr std::array rows = {
    AnswerRow{"resident",      "Reference of the resident", "When they are known already, for example R-7K3M9QXZ. Leave the rest empty then.", resident, who, 0, false},
    AnswerRow{"name",          "Name or initials", "What to call them when they collect.", line, who, 100, false},
    AnswerRow{"phone",         "Phone number", "", line, who, 30, false},
    AnswerRow{"email",         "E-mail address", "", line, who, 254, false},
    AnswerRow{"postcode",      "Postcode", "Leave this empty when there is no fixed address.", line, who, 10, false},
    AnswerRow{"own_reference", "Your own reference", "By which you know them, such as a case number.", line, who, 40, false},

    AnswerRow{"uses", "What is it for?", "Choose all that apply.", choices, uses, 0, true},

    AnswerRow{"kinds",      "What do they need?", "Choose everything that goes together.", choices, kit, 0, true},
    AnswerRow{"allocation", "To borrow or to keep?", "", choice, kit, 0, true},

    AnswerRow{"need",         "How much depends on it?", "In your judgement.", choice, need, 0, true},
    AnswerRow{"household",    "How many people would share it?", "", number, need, 20, true},
    AnswerRow{"safeguarding", "Is there a safeguarding concern?", "Only whether there is one, not what it is.", flag, need, 0, false},
    AnswerRow{"needed_by",    "By when is it needed?", "Only when there is a fixed day, such as the start of a course.", date, need, 0, false},

    AnswerRow{"access_needs", "What has to be prepared?", "Choose all that apply, or none.", choices, access, 0, false},
    AnswerRow{"language",     "Which language do they want letters in?", "", choice, access, 0, true},
    AnswerRow{"told_by",      "How do they want to be told how it goes?", "You are told by e-mail in any case. It needs that number or address of theirs.", choice, access, 0, false},

    AnswerRow{"criteria",            "Which of these are true?", "Choose all that are. Their word is enough.", choices, eligibility, 0, true},
    AnswerRow{"agreed_to_share",     "Do they agree that this is passed to the lending scheme?", "Ask them first. Without it nothing can be sent.", flag, eligibility, 0, true},
    AnswerRow{"agreed_to_follow_up", "May they be asked later how it went?", "", flag, eligibility, 0, false},

    AnswerRow{"delivery",  "How do they get it?", "", choice, collection, 0, true},
    AnswerRow{"hub",       "At which hub?", "", hub, collection, 0, false},
    AnswerRow{"address",   "Address for delivery", "Only when it is to be delivered.", line, collection, 200, false},
    AnswerRow{"collector", "Who else may collect it?", "A name, when it is not the resident. They are asked for it at the hub.", line, collection, 100, false},
};
// clang-format on

constexpr bool steps_in_order() {
    for (std::size_t i = 0; i < ask_step_rows.size(); ++i) {
        if (static_cast<std::size_t>(ask_step_rows.at(i).step) != i) return false;
    }
    return true;
}
static_assert(steps_in_order(), "one row a step, in the order of the enumeration");

constexpr std::array allocation_labels = {"To borrow", "To keep"};
constexpr std::array delivery_labels = {"They collect it from a hub", "It is delivered",
                                        "You collect it for them"};
constexpr std::array need_labels = {"It would be useful",
                                    "It is important: without it they miss out",
                                    "It is urgent: harm or hardship is near"};
constexpr std::array language_labels = {"English", "Welsh"};
constexpr std::array told_by_labels = {"Through you alone", "By e-mail", "By text", "By letter"};
constexpr std::array line_labels = {"Laptop",
                                    "Desktop computer",
                                    "Chromebook",
                                    "Tablet",
                                    "Phone",
                                    "Router or dongle",
                                    "Mobile data: a SIM or voucher",
                                    "Accessories: a bag, a mouse, a headset",
                                    "Somebody who shows them how"};

template <std::size_t count>
std::vector<AnswerChoice> named(const std::array<std::string_view, count>& names,
                                const std::array<const char*, count>& labels) {
    std::vector<AnswerChoice> list;
    list.reserve(count);
    for (std::size_t i = 0; i < count; ++i) list.push_back({names.at(i), labels.at(i)});
    return list;
}

template <class Table>
std::vector<AnswerChoice> of_table(const Table& table) {
    std::vector<AnswerChoice> list;
    for (const auto& row : table) list.push_back({row.name, row.label});
    return list;
}

struct Checked {
    std::vector<std::string> values;
    std::string fault;
};

Checked right(std::string value) { return {{std::move(value)}, ""}; }
Checked wrong(std::string sentence) { return {{}, std::move(sentence)}; }

Checked check_line(const AnswerRow& row, std::string_view value) {
    if (const auto field = parse_resident_field(row.name)) {
        CheckedField kept = check_field(*field, value);
        return kept.fault.empty() ? right(std::move(kept.value)) : wrong(std::move(kept.fault));
    }
    if (has_control_characters(value, false))
        return wrong("Remove the characters that cannot be printed.");
    if (character_count(value) > row.most) {
        return wrong("Shorten this to " + std::to_string(row.most) + " characters.");
    }
    return right(std::string{value});
}

Checked check_number(const AnswerRow& row, std::string_view value) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_whole = error == std::errc() && end == value.data() + value.size();
    if (is_whole && number >= 1 && number <= row.most) return right(std::to_string(number));
    return wrong("Enter a whole number from 1 to " + std::to_string(row.most) + ".");
}

Checked check_date(std::string_view value, Date today) {
    const auto day = parse_date(value);
    if (!day) return wrong("Enter a real day, month and year.");
    if (*day < today) return wrong("This day is in the past. Enter today or a later day.");
    const auto last = std::chrono::sys_days{today} + std::chrono::days{needed_by_days_max};
    if (std::chrono::sys_days{*day} > last) return wrong("Enter a day in the next two years.");
    return right(format(*day));
}

Checked check_hub(std::string_view value) {
    constexpr std::size_t characters_max = 16;
    std::string code;
    for (const char c : value) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        if (!is_plain || code.size() == characters_max) return wrong("Choose a hub of the list.");
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return right(code);
}

Checked check_chosen(const AnswerRow& row, const std::vector<std::string>& typed) {
    const std::vector<AnswerChoice> known = choices_of(row);
    const auto is_known = [&](const std::string& name) {
        return std::ranges::find(known, name, &AnswerChoice::name) != known.end();
    };
    if (!std::ranges::all_of(typed, is_known)) return wrong("Choose from the list.");
    Checked kept;
    for (const AnswerChoice& each : known) {
        if (std::ranges::find(typed, each.name) != typed.end()) kept.values.emplace_back(each.name);
    }
    return kept;
}

Checked check(const AnswerRow& row, const std::vector<std::string>& typed, Date today) {
    if (row.kind == choices) return check_chosen(row, typed);
    if (typed.size() > 1) return wrong("Give one answer.");
    const std::string_view value = typed.empty() ? "" : trimmed(typed.front());
    if (value.empty()) return {};
    switch (row.kind) {
        case line:
            return check_line(row, value);
        case resident: {
            auto reference = parse_resident_reference(value);
            return reference ? right(*std::move(reference))
                             : wrong("Enter a reference like R-7K3M9QXZ.");
        }
        case hub:
            return check_hub(value);
        case number:
            return check_number(row, value);
        case date:
            return check_date(value, today);
        case flag:
            return value == "yes" ? right("yes") : wrong("Say yes, or leave it out.");
        case choice:
        case choices:
            break;
    }
    return check_chosen(row, {std::string{value}});
}

std::string missing_sentence(const AnswerRow& row) {
    if (row.name == "agreed_to_share")
        return "Ask them, and say yes here. Without it nothing can be sent.";
    if (row.kind == choices) return "Choose at least one.";
    if (row.kind == choice) return "Choose one.";
    return "This is needed.";
}

bool has_answer(const Answers& answers, std::string_view name) {
    return !answer(answers, name).empty();
}

// Somebody who is known already may have it in the vault.
void require_way_to_tell(AskStep step, const Answers& answers, std::vector<FieldFault>& faults) {
    if (has_answer(answers, "resident")) return;
    const auto told_by = parse_told_by(answer(answers, "told_by"));
    const auto lacks = [&](AskStep at, ToldBy way, std::string_view name) {
        return step == at && told_by == way && !has_answer(answers, name);
    };
    if (lacks(access, ToldBy::text, "phone") || lacks(access, ToldBy::email, "email") ||
        lacks(access, ToldBy::letter, "postcode")) {
        faults.push_back(
            {"told_by", "Choose another way, or say in the first step where they are reached."});
    }
    if (lacks(collection, ToldBy::letter, "address"))
        faults.push_back({"address", "Give the address that letters to them go to."});
}

// What one answer asks of another.
void require_together(AskStep step, const Answers& answers, std::vector<FieldFault>& faults) {
    require_way_to_tell(step, answers, faults);
    if (step == who && !has_answer(answers, "name") && !has_answer(answers, "resident")) {
        faults.push_back({"name", "Give a name or initials."});
    }
    if (step != collection) return;
    const auto delivery = parse_delivery_kind(answer(answers, "delivery"));
    const bool is_delivered = delivery == DeliveryKind::deliver;
    if (delivery && !is_delivered && !has_answer(answers, "hub")) {
        faults.push_back({"hub", "Choose the hub where it is collected."});
    }
    if (is_delivered && !has_answer(answers, "address") && !has_answer(answers, "resident")) {
        faults.push_back({"address", "Give the address that it is delivered to."});
    }
}

}  // namespace

std::optional<AskStep> parse_ask_step(std::string_view name) {
    const auto* const row = std::ranges::find(ask_step_rows, name, &AskStepRow::name);
    return row == ask_step_rows.end() ? std::nullopt : std::optional{row->step};
}

std::span<const AnswerRow> answer_rows() { return rows; }

const AnswerRow* find_answer_row(std::string_view name) {
    const auto* const row = std::ranges::find(rows, name, &AnswerRow::name);
    return row == rows.end() ? nullptr : row;
}

std::vector<AnswerChoice> choices_of(const AnswerRow& row) {
    if (row.name == "uses") return of_table(use_rows);
    if (row.name == "kinds") return named(line_kind_names, line_labels);
    if (row.name == "allocation") return named(allocation_kind_names, allocation_labels);
    if (row.name == "need") return named(need_names, need_labels);
    if (row.name == "access_needs") return of_table(access_needs);
    if (row.name == "language") return named(language_names, language_labels);
    if (row.name == "told_by") return named(told_by_names, told_by_labels);
    if (row.name == "criteria") return of_table(criterion_rows);
    if (row.name == "delivery") return named(delivery_kind_names, delivery_labels);
    return {};
}

std::string answer(const Answers& answers, std::string_view name) {
    const auto found = answers.find(name);
    return found == answers.end() || found->second.empty() ? "" : found->second.front();
}

std::vector<std::string> all_answers(const Answers& answers, std::string_view name) {
    const auto found = answers.find(name);
    return found == answers.end() ? std::vector<std::string>{} : found->second;
}

bool says_yes(const Answers& answers, std::string_view name) {
    return answer(answers, name) == "yes";
}

Answers checked(const Answers& typed, Date today, std::vector<FieldFault>& faults) {
    Answers kept;
    for (const auto& [name, values] : typed) {
        const AnswerRow* const row = find_answer_row(name);
        if (row == nullptr) {
            faults.push_back({name, "Nobody asked for this."});
            continue;
        }
        Checked one = check(*row, values, today);
        if (!one.fault.empty()) faults.push_back({name, std::move(one.fault)});
        kept[name] = std::move(one.values);
    }
    return kept;
}

void require_step(AskStep step, const Answers& answers, std::vector<FieldFault>& faults) {
    for (const AnswerRow& row : rows) {
        if (row.step != step || !row.is_needed || has_answer(answers, row.name)) continue;
        faults.push_back({std::string{row.name}, missing_sentence(row)});
    }
    require_together(step, answers, faults);
}

void require_all(const Answers& answers, std::vector<FieldFault>& faults) {
    for (const AskStepRow& row : ask_step_rows) require_step(row.step, answers, faults);
}

ResidentFacts facts_of(const Answers& answers) {
    ResidentFacts facts;
    for (const ResidentFieldRow& row : resident_field_rows) {
        std::string value = answer(answers, row.name);
        if (!value.empty()) facts[row.field] = std::move(value);
    }
    return facts;
}

Criteria criteria_of(const Answers& answers) {
    Criteria criteria;
    for (const std::string& met : all_answers(answers, "criteria")) {
        for (const CriterionRow& row : criterion_rows) {
            if (row.name == met) criteria.*row.flag = true;
        }
    }
    return criteria;
}

std::vector<FieldFault> missing_criteria(const Criteria& criteria) {
    std::vector<FieldFault> missing;
    if (!criteria.is_adult) missing.push_back({"criteria", "They must be 18 or over."});
    if (!criteria.low_income) {
        missing.push_back({"criteria", "They must live in a low-income household."});
    }
    if (!criteria.lacks_at_home && !criteria.lacks_away && !criteria.cannot_afford) {
        missing.push_back({"criteria",
                           "They must lack internet at home or away from home, or be unable to "
                           "afford what they pay for it."});
    }
    return missing;
}

std::string area_of(const Answers& answers) {
    const std::string postcode = answer(answers, "postcode");
    return postcode.substr(0, postcode.find(' '));
}

std::string kept_text(const Answers& answers) {
    CanonicalText text;
    for (const auto& [name, values] : answers) {
        for (const std::string& value : values) text.add(name).add(value);
    }
    return text.text();
}

std::optional<Answers> answers_from(std::string_view kept) {
    const auto fields = fields_of_canonical(kept);
    if (!fields || fields->size() % 2 != 0) return std::nullopt;
    Answers answers;
    for (std::size_t i = 0; i < fields->size(); i += 2) {
        answers[fields->at(i)].push_back(fields->at(i + 1));
    }
    return answers;
}

}  // namespace kitbank

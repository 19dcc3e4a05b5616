#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "server/core/devices/lifecycle.h"
#include "server/core/result.h"

// What each event must bring with it. One table says which fields, of what kind, and how they are
// asked for; JSON, forms, the scanner's options and the OpenAPI file all follow it.
namespace kitbank {

// An event's evidence: field name -> value, each value as text in its canonical form (a date as
// YYYY-MM-DD, a flag as "yes" or "no", a number in decimal).
using Evidence = std::map<std::string, std::string, std::less<>>;

enum class FieldKind : std::uint8_t {
    line,    // one line of text, at most 100 characters
    text,    // at most 500 characters, line breaks allowed
    number,  // 0 to `most`
    date,
    flag,    // yes or no
    choice,  // one of `choices`
    id,      // a UUID
};

struct Choice {
    std::string_view value;
    std::string_view label;
};

struct EvidenceField {
    DeviceEvent event;
    std::string_view name;
    FieldKind kind;
    bool required;
    std::string_view label;  // the question as a form asks it
    std::string_view hint;
    std::span<const Choice> choices = {};
    int most = 0;
};

std::span<const EvidenceField> evidence_table();

// The rows of one event, in the order a form asks them.
std::span<const EvidenceField> evidence_fields(DeviceEvent event);

// The evidence in canonical form (trimmed, empty fields left out), or `invalid_fields` naming each
// missing, unknown or ill-formed field.
Result<Evidence> check_evidence(DeviceEvent event, const Evidence& given);

// The value of a field, or an empty text.
std::string_view value_of(const Evidence& evidence, std::string_view field);
// That of a number field, or 0.
int number_of(const Evidence& evidence, std::string_view field);

inline constexpr std::size_t line_length_max = 100;
inline constexpr std::size_t text_length_max = 500;
inline constexpr int loan_days_default = 28;
inline constexpr int loan_days_max = 366;
inline constexpr int loan_renewals_max = 12;  // whatever a scheme's terms say (requests/terms.h)

}  // namespace kitbank

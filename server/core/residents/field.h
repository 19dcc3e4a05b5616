#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/refusal.h"

namespace kitbank {

// What is kept about a resident, and nothing else: the least with which a request can be met.
//
//   name           what to call them when they collect; initials suffice, so only this one is needed
//   phone, email   to say that the kit is ready, or due; either, both or none
//   postcode       for the nearest hub, and to tell two people of one name apart
//   address        a line, only where kit is delivered
//   own_reference  by which the referrer knows them, so that many need no contact here at all
//
// Left out on purpose: date of birth (eligibility is a yes or no on the request), gender, language,
// health, income (they belong to the request or to the equality answers, which have no way back),
// and free notes, which fill with what nobody should keep.
enum class ResidentField : std::uint8_t { name, phone, email, postcode, address, own_reference };

struct ResidentFieldRow {
    ResidentField field;
    std::string_view name;   // in SQL, JSON and forms
    std::string_view label;  // on pages
    std::size_t characters_max;
    bool is_needed;
};

inline constexpr std::array resident_field_rows = {
    ResidentFieldRow{ResidentField::name, "name", "Name or initials", 100, true},
    ResidentFieldRow{ResidentField::phone, "phone", "Phone number", 30, false},
    ResidentFieldRow{ResidentField::email, "email", "E-mail address", 254, false},
    ResidentFieldRow{ResidentField::postcode, "postcode", "Postcode", 10, false},
    ResidentFieldRow{ResidentField::address, "address", "Address for delivery", 200, false},
    ResidentFieldRow{ResidentField::own_reference, "own_reference", "Your own reference", 40,
                     false},
};

constexpr std::string_view name_of(ResidentField field) {
    return resident_field_rows[static_cast<std::size_t>(field)].name;
}
std::optional<ResidentField> parse_resident_field(std::string_view name);

// Their values; a field that is absent is not kept.
using ResidentFacts = std::map<ResidentField, std::string>;

// The value as it is kept (trimmed; phone, e-mail and postcode in their one spelling), or the
// sentence that says what is wrong with it. The sentence never repeats the value.
struct CheckedField {
    std::string value;
    std::string fault;
};
CheckedField check_field(ResidentField field, std::string_view typed);

// All fields as typed, as they are kept; empty ones are left out. `faults` gets one for each that is
// wrong, and for a needed one that is missing.
ResidentFacts check_facts(const ResidentFacts& typed, std::vector<FieldFault>& faults);

// What can be searched for, exactly and through a blind index only.
enum class ResidentIndexKind : std::uint8_t { phone, email, name_postcode };
inline constexpr std::array<std::string_view, 3> resident_index_names = {"phone", "email",
                                                                         "name_postcode"};
constexpr std::string_view name_of(ResidentIndexKind kind) {
    return resident_index_names[static_cast<std::size_t>(kind)];
}
// The fields that a match tells something about.
std::vector<ResidentField> fields_of(ResidentIndexKind kind);

// The values to index, of facts in their kept spelling.
std::map<ResidentIndexKind, std::string> index_values(const ResidentFacts& facts);

}  // namespace kitbank

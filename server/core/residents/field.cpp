#include "server/core/residents/field.h"

#include <algorithm>

#include "server/core/residents/contact.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr bool in_order() {
    for (std::size_t i = 0; i < resident_field_rows.size(); ++i) {
        if (static_cast<std::size_t>(resident_field_rows[i].field) != i) return false;
    }
    return true;
}
static_assert(in_order(), "one row a field, in the order of the enumeration");

CheckedField taken_or(std::optional<std::string> value, std::string fault) {
    if (value) return {*std::move(value), ""};
    return {"", std::move(fault)};
}

}  // namespace

std::optional<ResidentField> parse_resident_field(std::string_view name) {
    const auto* const row = std::ranges::find(resident_field_rows, name, &ResidentFieldRow::name);
    return row == resident_field_rows.end() ? std::nullopt : std::optional{row->field};
}

CheckedField check_field(ResidentField field, std::string_view typed) {
    const ResidentFieldRow& row = resident_field_rows[static_cast<std::size_t>(field)];
    const std::string_view value = trimmed(typed);
    if (value.empty()) return {};
    if (has_control_characters(value, false)) {
        return {"", "Remove the characters that cannot be printed."};
    }
    if (character_count(value) > row.characters_max) {
        return {"", "Shorten this to " + std::to_string(row.characters_max) + " characters."};
    }
    switch (field) {
        case ResidentField::phone:
            return taken_or(canonical_phone(value),
                            "Enter a phone number, like 07700 900123 or +44 7700 900123.");
        case ResidentField::email:
            return taken_or(canonical_mail(value),
                            "Enter an e-mail address, like name@example.org.");
        case ResidentField::postcode:
            return taken_or(canonical_postcode(value),
                            "Enter a UK postcode, like NE61 2EF. Leave it empty when there is no "
                            "fixed address.");
        case ResidentField::name:
        case ResidentField::address:
        case ResidentField::own_reference:
            break;
    }
    return {std::string{value}, ""};
}

ResidentFacts check_facts(const ResidentFacts& typed, std::vector<FieldFault>& faults) {
    ResidentFacts facts;
    for (const ResidentFieldRow& row : resident_field_rows) {
        const auto given = typed.find(row.field);
        const CheckedField checked =
            check_field(row.field, given == typed.end() ? "" : std::string_view{given->second});
        if (!checked.fault.empty()) {
            faults.push_back({std::string{row.name}, checked.fault});
        } else if (!checked.value.empty()) {
            facts[row.field] = checked.value;
        } else if (row.is_needed) {
            faults.push_back({std::string{row.name}, "Enter a name. Initials are enough."});
        }
    }
    return facts;
}

std::vector<ResidentField> fields_of(ResidentIndexKind kind) {
    switch (kind) {
        case ResidentIndexKind::phone:
            return {ResidentField::phone};
        case ResidentIndexKind::email:
            return {ResidentField::email};
        case ResidentIndexKind::name_postcode:
            return {ResidentField::name, ResidentField::postcode};
    }
    return {};
}

std::map<ResidentIndexKind, std::string> index_values(const ResidentFacts& facts) {
    std::map<ResidentIndexKind, std::string> values;
    const auto value_of = [&](ResidentField field) {
        const auto found = facts.find(field);
        return found == facts.end() ? std::string{} : found->second;
    };
    const std::string phone = value_of(ResidentField::phone);
    const std::string email = value_of(ResidentField::email);
    const std::string name = comparable_name(value_of(ResidentField::name));
    const std::string postcode = value_of(ResidentField::postcode);
    if (!phone.empty()) values[ResidentIndexKind::phone] = phone;
    if (!email.empty()) values[ResidentIndexKind::email] = email;
    if (!name.empty() && !postcode.empty()) {
        values[ResidentIndexKind::name_postcode] = name + "\n" + postcode;
    }
    return values;
}

}  // namespace kitbank

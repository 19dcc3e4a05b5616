#include "server/core/devices/evidence.h"

#include <algorithm>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

using enum DeviceEvent;
using enum FieldKind;

constexpr std::array kinds = {
    Choice{"laptop", "Laptop"},         Choice{"desktop", "Desktop computer"},
    Choice{"chromebook", "Chromebook"}, Choice{"tablet", "Tablet"},
    Choice{"phone", "Phone"},           Choice{"router", "Mobile router"}};
constexpr std::array locks = {Choice{"activation_lock", "Apple Activation Lock"},
                              Choice{"frp", "Android factory reset protection"},
                              Choice{"mdm", "Managed by an organisation (MDM)"},
                              Choice{"enrolment", "Chromebook or Autopilot enrolment"},
                              Choice{"bios_password", "BIOS or firmware password"},
                              Choice{"drive_password", "Drive password"}};
constexpr std::array grades = {Choice{"A", "A: like new"}, Choice{"B", "B: light marks"},
                               Choice{"C", "C: worn but sound"},
                               Choice{"D", "D: works, with faults"}};
constexpr std::array conditions = {Choice{"good", "Good"}, Choice{"worn", "Worn"},
                                   Choice{"damaged", "Damaged"},
                                   Choice{"not_working", "Not working"}};
constexpr std::array disposals = {Choice{"recycled", "Recycled"},
                                  Choice{"parts", "Broken up for parts"},
                                  Choice{"destroyed", "Destroyed"}};
constexpr std::array fates = {Choice{"destroyed", "Destroyed"},
                              Choice{"wiped", "Wiped, certificate in force"}};
constexpr std::array levels = {Choice{"clear", "Clear"}, Choice{"purge", "Purge"},
                               Choice{"destroy", "Destroy"}};

// clang-format off
constexpr std::array fields = {
    EvidenceField{pledge, "kind",  choice, true,  "What is it?", "", kinds},
    EvidenceField{pledge, "make",  line,   true,  "Make", "For example, Dell"},
    EvidenceField{pledge, "model", line,   true,  "Model", "For example, Vostro 5581"},
    EvidenceField{pledge, "serial", line,  false, "Serial number", "On a sticker under the device, or in the BIOS"},
    EvidenceField{pledge, "donor", line,   false, "Donor", "The organisation or a reference, not a person's name"},

    EvidenceField{intake, "kind",  choice, true,  "What is it?", "", kinds},
    EvidenceField{intake, "make",  line,   true,  "Make", "For example, Dell"},
    EvidenceField{intake, "model", line,   true,  "Model", "For example, Vostro 5581"},
    EvidenceField{intake, "serial", line,  false, "Serial number", "On a sticker under the device, or in the BIOS"},
    EvidenceField{intake, "donor", line,   false, "Donor", "The organisation or a reference, not a person's name"},
    EvidenceField{intake, "shelf", line,   false, "Shelf", ""},

    EvidenceField{lock_found, "lock", choice, true, "Which lock?", "", locks},
    EvidenceField{lock_release, "released_by", line, true, "Who released it?", "For example, the donor's IT team"},

    EvidenceField{wipe, "evidence", id,   true, "Wipe evidence", "The id of accepted evidence"},
    EvidenceField{wipe, "tool",     line, true, "Tool", ""},
    EvidenceField{wipe, "level",    choice, true, "Level", "", levels},
    EvidenceField{wipe, "started",  line, true, "Started", ""},
    EvidenceField{wipe, "ended",    line, true, "Ended", ""},

    EvidenceField{wipe_failure, "evidence", id,   true, "Wipe evidence", "The id of the rejected evidence"},
    EvidenceField{wipe_failure, "reason",   text, true, "What failed?", ""},

    EvidenceField{repair, "reason",   text, true,  "What needs repair?", ""},
    EvidenceField{repair, "repairer", line, false, "Sent to", "Leave empty when it is repaired here"},

    EvidenceField{repair_completion, "parts",  text, true, "What was done?", "Parts fitted, or none"},
    EvidenceField{repair_completion, "opened", flag, true, "Was the case opened?", "Then it must be wiped again"},
    EvidenceField{repair_completion, "medium_changed", flag, true, "Was a disk changed?", "Then it must be wiped again"},
    EvidenceField{repair_completion, "shelf",  line, false, "Shelf", ""},

    EvidenceField{inspection, "grade",   choice, true, "Grade", "", grades},
    EvidenceField{inspection, "battery", number, false, "Battery health", "Per cent; leave empty when it has none", {}, 100},
    EvidenceField{inspection, "os",      line,   true, "Operating system", "For example, Linux Mint 22"},
    EvidenceField{inspection, "memory",  number, false, "Memory", "Gigabytes of RAM, for example 8; leave empty for a tablet or phone", {}, 1024},
    EvidenceField{inspection, "locks_off", flag, true, "Are all locks off?", "Accounts signed out, no MDM, no BIOS or drive password"},
    EvidenceField{inspection, "accessories", number, true, "How many accessories go with it?", "Charger, case, mouse: count each", {}, 20},
    EvidenceField{inspection, "notes",   text,   false, "Notes", ""},

    EvidenceField{inspection_failure, "failed",   text, true,  "What failed?", ""},
    EvidenceField{inspection_failure, "repairer", line, false, "Sent to", "Leave empty when it is repaired here"},

    EvidenceField{reservation, "request", line, true, "Request reference", "No names: the reference of the request"},
    EvidenceField{release, "reason", text, true, "Why is it released?", ""},

    EvidenceField{gift, "recipient",   line,   true,  "Recipient reference", "No names: the reference of the request or person"},
    EvidenceField{gift, "agreement",   line,   true,  "Agreement", "The number of the signed agreement"},
    EvidenceField{gift, "accessories", number, true,  "How many accessories go with it?", "", {}, 20},
    EvidenceField{gift, "request",     line,   false, "Request reference", "Must match the reservation"},

    EvidenceField{loan, "recipient",   line,   true,  "Recipient reference", "No names: the reference of the request or person"},
    EvidenceField{loan, "agreement",   line,   true,  "Agreement", "The number of the signed agreement"},
    EvidenceField{loan, "accessories", number, true,  "How many accessories go with it?", "", {}, 20},
    EvidenceField{loan, "due",         date,   false, "Due back", "By the terms of the scheme unless you say otherwise"},
    EvidenceField{loan, "request",     line,   false, "Request reference", "Must match the reservation"},

    EvidenceField{shared_use, "purpose", line, false, "What is it used for?", ""},
    EvidenceField{renewal, "due", date, false, "New due date", "By the terms of the scheme unless you say otherwise"},

    EvidenceField{handback, "condition",   choice, true,  "Condition", "", conditions},
    EvidenceField{handback, "accessories", number, true,  "How many accessories came back?", "", {}, 20},
    EvidenceField{handback, "notes",       text,   false, "Notes", ""},
    EvidenceField{handback, "shelf",       line,   false, "Shelf", ""},

    EvidenceField{loss, "report", text, true, "What happened?", "No names"},
    EvidenceField{loss, "police_reference", line, false, "Police reference", "If it was stolen"},
    EvidenceField{recovery, "shelf", line, false, "Shelf", ""},

    EvidenceField{disposal, "method",   choice, true, "How is it disposed of?", "", disposals},
    EvidenceField{disposal, "recycler", line,   true, "Who takes it?", "The recycler's name"},
    EvidenceField{disposal, "media",    choice, true, "What happened to its disks?", "", fates},

    EvidenceField{move, "shelf", line, false, "Shelf", ""},
    EvidenceField{wipe_void, "reason", text, true, "Why is the wipe not valid?", ""},
    EvidenceField{annulment, "of", id, true, "The event that did not happen", ""},
    EvidenceField{annulment, "reason", text, true, "How was this settled?", ""},
};
// clang-format on

std::string number_fault(const EvidenceField& field, std::string_view value) {
    int number = 0;
    for (const char c : value) {
        if (c < '0' || c > '9' || value.size() > 6) return "Enter a whole number.";
        number = 10 * number + (c - '0');
    }
    if (number <= field.most) return "";
    return "Enter a number from 0 to " + std::to_string(field.most) + ".";
}

std::string choice_fault(const EvidenceField& field, std::string_view value) {
    for (const Choice& choice : field.choices) {
        if (choice.value == value) return "";
    }
    std::string sentence = "Choose one of: ";
    for (const Choice& choice : field.choices) {
        if (&choice != field.choices.data()) sentence += ", ";
        sentence += choice.value;
    }
    return sentence + ".";
}

std::string text_fault(std::string_view value, std::size_t length_max, bool breaks_allowed) {
    if (character_count(value) > length_max) {
        return "Shorten this to " + std::to_string(length_max) + " characters.";
    }
    return has_control_characters(value, breaks_allowed)
               ? "Remove the characters that cannot be printed."
               : "";
}

// What is wrong with a value that is there; empty when nothing is.
std::string fault_of(const EvidenceField& field, std::string_view value) {
    switch (field.kind) {
        case line:
            return text_fault(value, line_length_max, false);
        case text:
            return text_fault(value, text_length_max, true);
        case number:
            return number_fault(field, value);
        case date:
            return parse_date(value) ? "" : "Enter a real date as year-month-day.";
        case flag:
            return value == "yes" || value == "no" ? "" : "Answer yes or no.";
        case choice:
            return choice_fault(field, value);
        case id:
            return parse_uuid(value) ? "" : "Enter an id as a UUID.";
    }
    return "";
}

bool is_known(DeviceEvent event, std::string_view name) {
    return std::ranges::any_of(evidence_fields(event),
                               [&](const EvidenceField& field) { return field.name == name; });
}

}  // namespace

std::span<const EvidenceField> evidence_table() { return fields; }

std::span<const EvidenceField> evidence_fields(DeviceEvent event) {
    const auto of_event = [&](const EvidenceField& field) { return field.event == event; };
    const auto* const first = std::ranges::find_if(fields, of_event);
    const auto* const last = std::find_if_not(first, fields.end(), of_event);
    return {first, last};
}

Result<Evidence> check_evidence(DeviceEvent event, const Evidence& given) {
    Evidence checked;
    std::vector<FieldFault> faults;
    for (const auto& [name, value] : given) {
        if (!is_known(event, name)) faults.push_back({name, "This step has no such field."});
    }
    for (const EvidenceField& field : evidence_fields(event)) {
        const std::string value{trimmed(value_of(given, field.name))};
        if (value.empty()) {
            if (field.required) faults.push_back({std::string{field.name}, "This is needed."});
            continue;
        }
        if (std::string fault = fault_of(field, value); !fault.empty()) {
            faults.push_back({std::string{field.name}, std::move(fault)});
            continue;
        }
        checked.emplace(field.name, value);
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return checked;
}

int number_of(const Evidence& evidence, std::string_view field) {
    int number = 0;
    for (const char c : value_of(evidence, field)) number = 10 * number + (c - '0');
    return number;
}

std::string_view value_of(const Evidence& evidence, std::string_view field) {
    const auto found = evidence.find(field);
    return found == evidence.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace kitbank

#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/names.h"

// The words of the registers, the same in C++, SQL, JSON and forms.
namespace kitbank {

enum class Register : std::uint8_t { complaints, access_requests };

// What an entry is called: counted from 1 for each organisation and year. "C-2026-0007", "S-2026-0003".
struct EntryNumber {
    Register book = Register::complaints;
    int year = 0;
    int number = 0;
    friend auto operator<=>(const EntryNumber&, const EntryNumber&) = default;
};
std::string format(const EntryNumber& number);
// Letters of either case; nothing for what is no number of that register.
std::optional<EntryNumber> parse_entry_number(Register book, std::string_view text);

enum class ReceivedHow : std::uint8_t { letter, email, phone, in_person, website, other };
inline constexpr std::array<std::string_view, 6> received_how_names = {
    "letter", "email", "phone", "in_person", "website", "other"};
constexpr std::string_view name_of(ReceivedHow how) {
    return received_how_names[static_cast<std::size_t>(how)];
}

enum class ComplaintCategory : std::uint8_t {
    personal_data,
    device,
    waiting,
    decision,
    staff,
    other
};
inline constexpr std::array<std::string_view, 6> complaint_category_names = {
    "personal_data", "device", "waiting", "decision", "staff", "other"};
constexpr std::string_view name_of(ComplaintCategory category) {
    return complaint_category_names[static_cast<std::size_t>(category)];
}

enum class ComplaintOutcome : std::uint8_t { upheld, partly_upheld, not_upheld, withdrawn };
inline constexpr std::array<std::string_view, 4> complaint_outcome_names = {
    "upheld", "partly_upheld", "not_upheld", "withdrawn"};
constexpr std::string_view name_of(ComplaintOutcome outcome) {
    return complaint_outcome_names[static_cast<std::size_t>(outcome)];
}

enum class ComplaintStep : std::uint8_t { acknowledgement, note, answer, closure, reopening };
inline constexpr std::array<std::string_view, 5> complaint_step_names = {
    "acknowledgement", "note", "answer", "closure", "reopening"};
constexpr std::string_view name_of(ComplaintStep step) {
    return complaint_step_names[static_cast<std::size_t>(step)];
}

enum class AccessOutcome : std::uint8_t { disclosed, partly, refused, withdrawn };
inline constexpr std::array<std::string_view, 4> access_outcome_names = {"disclosed", "partly",
                                                                         "refused", "withdrawn"};
constexpr std::string_view name_of(AccessOutcome outcome) {
    return access_outcome_names[static_cast<std::size_t>(outcome)];
}

// The two grounds on which Article 12A lets the time be extended.
enum class ExtensionGround : std::uint8_t { complex, numerous };
inline constexpr std::array<std::string_view, 2> extension_ground_names = {"complex", "numerous"};
constexpr std::string_view name_of(ExtensionGround ground) {
    return extension_ground_names[static_cast<std::size_t>(ground)];
}

enum class AccessStep : std::uint8_t {
    identity,
    clarification,
    clarification_arrival,
    extension,
    note,
    answer,
};
inline constexpr std::array<std::string_view, 6> access_step_names = {
    "identity", "clarification", "clarification_arrival", "extension", "note", "answer"};
constexpr std::string_view name_of(AccessStep step) {
    return access_step_names[static_cast<std::size_t>(step)];
}

}  // namespace kitbank

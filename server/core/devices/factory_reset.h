#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/devices/wipe_verdict.h"
#include "server/core/names.h"

// Wipe evidence entered by hand, for devices whose storage no wiping program can reach: tablets,
// phones and Chromebooks.
//
// A reset proves something only where the storage was encrypted before it: the reset throws the key
// away and what is left cannot be read, which the NCSC holds to be enough for most sensitive data
// at OFFICIAL. On unencrypted storage a reset merely forgets where the data is. Nothing outside the
// built-in storage is touched by it, so SIM and memory cards must be out. It counts as Clear. A
// reset is not a release either: an account or an organisation that still holds the device locks it
// again on first use.
//
// There is no file, so there are two people: one does it, another looks at the device and confirms.
namespace kitbank {

enum class ResetCheck : std::uint8_t {
    account_signed_out,  // by the previous user, before the reset (Activation Lock, Factory Reset
                         // Protection)
    storage_encrypted,   // seen in the settings before the reset
    cards_removed,       // SIM and memory cards
    organisation_released,  // a Chromebook that is enrolled enrols itself again after a powerwash
    welcome_screen_shown,   // the reset ran to its end and asks for no earlier account
};

inline constexpr std::array<std::string_view, 5> reset_check_names = {
    "account_signed_out", "storage_encrypted", "cards_removed", "organisation_released",
    "welcome_screen_shown"};
constexpr std::string_view name_of(ResetCheck check) {
    return reset_check_names[static_cast<std::size_t>(check)];
}
constexpr std::optional<ResetCheck> parse_reset_check(std::string_view name) {
    return parse_name<ResetCheck>(reset_check_names, name);
}

// What stands beside the tick box: a statement that is true when ticked.
std::string_view sentence_of(ResetCheck check);

// The checklist of a kind, in the order in which it is worked through; empty for kinds that are
// wiped by a program.
std::span<const ResetCheck> reset_checks(DeviceKind kind);

struct FactoryReset {
    DeviceKind kind = DeviceKind::phone;
    std::vector<ResetCheck> checks;  // those ticked
    std::string reset_by;            // names or user names; compared without case and spacing
    std::string verified_by;
    Instant reset_at;
};

// `exposed_at` as in WipedDevice. The verdict has no media: the device is its one medium.
WipeVerdict judge_reset(const FactoryReset& reset, Instant exposed_at, Instant now);

}  // namespace kitbank

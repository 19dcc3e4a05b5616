#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"
#include "server/usecase/databank/records.h"

// The rows of what happens to SIMs and vouchers as time goes by.
namespace kitbank {

// How many days before something ends who is told: staff of stock that must be activated soon, most days first, and the
// person of their bundle's last day. An organisation's own, or the house's under version 0.
struct DataReminders {
    OrganisationId organisation = {};
    std::vector<int> stale_days = {60, 30, 7};
    int ending_days = 7;
    std::uint32_t version = 0;
    friend bool operator==(const DataReminders&, const DataReminders&) = default;
};
inline constexpr std::size_t stale_reminders_max = 6;
inline constexpr int stale_days_max = 365;
inline constexpr int ending_days_max = 60;

enum class ItemReminder : std::uint8_t { stale, ending };
inline constexpr std::array<std::string_view, 2> item_reminder_names = {"stale", "ending"};
constexpr std::string_view name_of(ItemReminder reminder) {
    return item_reminder_names[static_cast<std::size_t>(reminder)];
}

// One whose time is over.
struct ItemOver {
    OrganisationId organisation = {};
    HubId hub = {};
    std::string reference = {};
    friend bool operator==(const ItemOver&, const ItemOver&) = default;
};

// Stock of a bundle at a hub that must be activated within some days, and of which nobody was reminded at that step.
struct StaleStock {
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    std::string bundle_name = {};
    Date first{};  // the first activate-by date among them
    std::int64_t items = 0;
    friend bool operator==(const StaleStock&, const StaleStock&) = default;
};

}  // namespace kitbank

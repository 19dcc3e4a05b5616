#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/names.h"

// What networks give: so much data a month for so many months. Offers change from year to year (domain-rules 1.3 has seven
// of three networks), so a bundle is a dated row and never a constant. A changed offer is a new version of
// the bundle; what was received under an older one keeps it, before and after it is given.
namespace kitbank {

enum class ItemKind : std::uint8_t { sim, voucher };
inline constexpr std::array<std::string_view, 2> item_kind_names = {"sim", "voucher"};
constexpr std::string_view name_of(ItemKind kind) {
    return item_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<ItemKind> parse_item_kind(std::string_view name) {
    return parse_name<ItemKind>(item_kind_names, name);
}

using BundleId = Id<struct BundleRow>;

struct Bundle {
    BundleId id = {};
    OrganisationId organisation = {};
    std::string code = {};  // "O2-25": 2 to 16 of A-Z 0-9 and hyphen, unique with its version
    int version = 1;
    std::string network = {};  // code of a network
    ItemKind kind = ItemKind::sim;
    std::string name = {};  // "O2 25 GB for 12 months"
    int gb_per_month = 1;   // 1 to gb_per_month_max
    int months = 1;         // 1 to months_max
    bool calls_included = false;
    Date valid_from{};                  // received from this day on
    std::optional<Date> valid_to = {};  // and not after this one
    // The bundle that may follow when this one ends, by its code; empty for none.
    std::string next = {};
    friend bool operator==(const Bundle&, const Bundle&) = default;
};

inline constexpr int gb_per_month_max = 1'000;
inline constexpr int months_max = 36;

// All the data of one item, in gigabytes: 25 GB a month for 12 months are 300. The ledger counts them beside
// the items, as gigabyte-months.
constexpr std::int64_t gigabytes_of(const Bundle& bundle) {
    return std::int64_t{bundle.gb_per_month} * bundle.months;
}

// The last day of a bundle that was activated on this day: the day before the same day so many months later, or the last
// day of that month when it has no such day (31 January and one month: 28 February, and not
// 2 March). Days are those of the calendar in London, so that the end of summer time moves nothing.
Date last_day(Date activated, int months);

}  // namespace kitbank

#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"
#include "server/core/refusal.h"

// The words of a handover: how it was signed for, who came for it, what went along.
namespace kitbank {

enum class SignedHow : std::uint8_t {
    screen,
    paper,       // the photograph may come later
    none_yet,    // it went out by a scan: somebody must get the signature
    not_needed,  // nothing went out that comes back or is kept: help was given
};
inline constexpr std::array<std::string_view, 4> signed_how_names = {"screen", "paper", "none_yet",
                                                                     "not_needed"};
constexpr std::string_view name_of(SignedHow how) {
    return signed_how_names[static_cast<std::size_t>(how)];
}
constexpr std::optional<SignedHow> parse_signed_how(std::string_view name) {
    return parse_name<SignedHow>(signed_how_names, name);
}

enum class CollectedBy : std::uint8_t { resident, collector, referrer, delivered };
inline constexpr std::array<std::string_view, 4> collected_by_names = {"resident", "collector",
                                                                       "referrer", "delivered"};
inline constexpr std::array<std::string_view, 4> collected_by_labels = {
    "The resident", "Someone they sent", "Their referrer", "It was delivered"};
constexpr std::string_view name_of(CollectedBy by) {
    return collected_by_names[static_cast<std::size_t>(by)];
}
constexpr std::string_view label_of(CollectedBy by) {
    return collected_by_labels[static_cast<std::size_t>(by)];
}
constexpr std::optional<CollectedBy> parse_collected_by(std::string_view name) {
    return parse_name<CollectedBy>(collected_by_names, name);
}

// What to do with the items of a delivery that came to nothing.
enum class FailedItems : std::uint8_t { keep, stock };
inline constexpr std::array<std::string_view, 2> failed_items_names = {"keep", "stock"};
constexpr std::optional<FailedItems> parse_failed_items(std::string_view name) {
    return parse_name<FailedItems>(failed_items_names, name);
}

struct CountedAccessory {
    std::string name;
    int count = 1;
    friend bool operator==(const CountedAccessory&, const CountedAccessory&) = default;
};

// What the page offers to count; a hub may name others.
inline constexpr std::array<std::string_view, 6> usual_accessories = {
    "Charger", "Cable", "Case or bag", "Mouse", "Keyboard", "Headset"};

inline constexpr std::size_t accessory_kinds_max = 10;
inline constexpr std::size_t accessory_name_max = 40;  // characters
inline constexpr int accessories_max = 20;             // together; as an event's evidence has it

int count_of(const std::vector<CountedAccessory>& accessories);
// Without those that were counted as none; names without blanks at their ends.
std::vector<CountedAccessory> those_there(std::vector<CountedAccessory> accessories);
// What is wrong with them; empty when nothing is.
std::string accessories_fault(const std::vector<CountedAccessory>& accessories);
// "2 Charger, 1 Mouse", or "none".
std::string spoken(const std::vector<CountedAccessory>& accessories);

}  // namespace kitbank

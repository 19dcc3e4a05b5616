#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/names.h"

// A delivery from a network: announced, here, counted, done. What was counted is the items that were received with it, so it
// is no number of its own until it is closed and kept.
namespace kitbank {

enum class DeliveryState : std::uint8_t { expected, arrived, closed };
inline constexpr std::array<std::string_view, 3> delivery_state_names = {"expected", "arrived",
                                                                         "closed"};
constexpr std::string_view name_of(DeliveryState state) {
    return delivery_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<DeliveryState> parse_delivery_state(std::string_view name) {
    return parse_name<DeliveryState>(delivery_state_names, name);
}
std::string_view label_of(DeliveryState state);

inline constexpr std::int64_t delivery_expected_max = 100'000;

// "50 expected, 48 counted: 2 short."
std::string in_words_of_count(std::int64_t expected, std::int64_t counted);

}  // namespace kitbank

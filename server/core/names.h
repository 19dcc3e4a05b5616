#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace kitbank {

// The spelling of an enumeration, in its order: the same letters in C++, SQL, JSON, URL and page.
template <class Enum, std::size_t count>
using Names = std::array<std::string_view, count>;

template <class Enum, std::size_t count>
constexpr std::optional<Enum> parse_name(const std::array<std::string_view, count>& names,
                                         std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace kitbank

#pragma once
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "tests/support/memory_state.h"

// What the twin's rooms share.
namespace kitbank {

// A promise that the schema holds by a key or a CHECK.
inline void require_in_memory(bool holds, const char* promise) {
    if (!holds) throw StoreFailure{RefusalCode::internal, promise};
}

template <class Map, class Key>
std::optional<typename Map::mapped_type> row_at(const Map& map, const Key& key) {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    return found->second;
}

// The rows of a map that fit, in the map's order.
template <class Map, class Fits>
std::vector<typename Map::mapped_type> rows_where(const Map& map, const Fits& fits) {
    std::vector<typename Map::mapped_type> rows;
    for (const auto& [key, row] : map) {
        if (fits(row)) rows.push_back(row);
    }
    return rows;
}

template <class Map, class Fits>
std::optional<typename Map::mapped_type> row_where(const Map& map, const Fits& fits) {
    for (const auto& [key, row] : map) {
        if (fits(row)) return row;
    }
    return std::nullopt;
}

// A stored hub as it is now.
inline std::optional<Hub> hub_in(const MemoryState& state, const std::optional<Hub>& hub) {
    return hub ? row_at(state.hubs, hub->id) : std::nullopt;
}

}  // namespace kitbank

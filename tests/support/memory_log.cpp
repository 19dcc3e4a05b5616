#include <set>

#include "tests/support/memory_rows.h"
#include "tests/support/memory_trust.h"

namespace kitbank {
namespace {

// Adds a chain's events that are recent enough and not in the log yet.
template <class Row>
void add_new(const std::vector<Row>& chain, LogKind kind, const std::string& subject, Instant since,
             const std::set<LogPlace>& logged, std::vector<LogEntry>& entries) {
    for (const Row& event : chain) {
        LogPlace place{kind, subject, event.seq};
        if (event.recorded_at < since || logged.contains(place)) continue;
        entries.push_back({std::move(place), event.hash, event.recorded_at, event.seal});
    }
}

}  // namespace

std::vector<LogEntry> MemoryTrust::unlogged(Instant since, int limit) {
    std::set<LogPlace> logged;
    for (const LogLeaf& leaf : state_.log_leaves) logged.insert(leaf.place);
    std::vector<LogEntry> entries;
    for (const auto& [device, chain] : state_.histories) {
        add_new(chain, LogKind::device, std::to_string(device.value), since, logged, entries);
    }
    for (const auto& [tag, chain] : state_.tag_histories) {
        add_new(chain, LogKind::tag, tag.text, since, logged, entries);
    }
    for (const auto& [subject, chain] : state_.audit) {
        add_new(chain, LogKind::audit, subject, since, logged, entries);
    }
    const auto order = [](const LogEntry& entry) {
        return std::tuple{entry.recorded_at, name_of(entry.place.kind), entry.place.subject,
                          entry.place.seq};
    };
    std::ranges::sort(entries, {}, order);
    if (entries.size() > static_cast<std::size_t>(limit)) {
        entries.resize(static_cast<std::size_t>(limit));
    }
    return entries;
}

LogEnd MemoryTrust::log_end() {
    if (state_.log_leaves.empty()) return {};
    return {state_.log_leaves.size(), state_.log_leaves.back().recorded_at};
}

std::optional<LogLeaf> MemoryTrust::log_leaf(const LogPlace& place) {
    const auto found = std::ranges::find(state_.log_leaves, place, &LogLeaf::place);
    if (found == state_.log_leaves.end()) return std::nullopt;
    return *found;
}

std::vector<Hash> MemoryTrust::log_hashes(int level, std::uint64_t from, std::uint64_t count) {
    std::vector<Hash> hashes;
    for (std::uint64_t position = from; position < from + count; ++position) {
        if (level == 0) {
            if (position >= state_.log_leaves.size()) break;
            hashes.push_back(state_.log_leaves[position].hash);
        } else {
            const auto node = row_at(state_.log_nodes, std::pair{level, position});
            if (!node) break;
            hashes.push_back(*node);
        }
    }
    return hashes;
}

void MemoryTrust::append_log(const std::vector<LogLeaf>& leaves,
                             const std::vector<LogNode>& nodes) {
    for (const LogLeaf& leaf : leaves) {
        require_in_memory(leaf.position == state_.log_leaves.size() && !log_leaf(leaf.place),
                          "log_node is unique");
        state_.log_leaves.push_back(leaf);
    }
    for (const LogNode& node : nodes) {
        require_in_memory(
            state_.log_nodes.emplace(std::pair{node.level, node.position}, node.hash).second,
            "log_node is unique");
    }
}

std::optional<Checkpoint> MemoryTrust::newest_checkpoint() {
    if (state_.checkpoints.empty()) return std::nullopt;
    return state_.checkpoints.back();
}

std::vector<Checkpoint> MemoryTrust::checkpoints_after(std::uint64_t number, int limit) {
    std::vector<Checkpoint> rows;
    for (const Checkpoint& checkpoint : state_.checkpoints) {
        if (checkpoint.number > number && rows.size() < static_cast<std::size_t>(limit)) {
            rows.push_back(checkpoint);
        }
    }
    return rows;
}

void MemoryTrust::insert_checkpoint(const Checkpoint& checkpoint) {
    require_in_memory(
        state_.checkpoints.empty() || checkpoint.number > state_.checkpoints.back().number,
        "checkpoint is unique");
    state_.checkpoints.push_back(checkpoint);
}

}  // namespace kitbank

#include "server/usecase/trust/checkpoint.h"

#include <algorithm>

#include "server/usecase/trust/audit.h"
#include "server/usecase/trust/log.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

// Behind the last entry, or behind what may still appear.
Instant where_new_events_begin(const LogEnd& end, Instant now) {
    return std::min(end.recorded_at, now - log_overlap);
}

bool may_enter(const LogEntry& entry, bool is_first, Ports& ports) {
    if (!entry.seal) return is_first;
    return *entry.seal == seal_of(entry.event, ports.safe);
}

// Takes one batch in; false when it was the last one.
bool take_in(Transaction& tx, Ports& ports) {
    const LogEnd end = tx.trust().log_end();
    const bool is_first = !tx.trust().newest_checkpoint();
    const std::vector<LogEntry> entries =
        tx.trust().unlogged(where_new_events_begin(end, ports.clock.now()), log_batch_max);
    LogTrees trees{tx.trust(), ports.crypto};
    merkle::Frontier frontier{trees.sha256(), end.size, trees.reader()};
    std::vector<LogLeaf> leaves;
    std::vector<LogNode> nodes;
    for (const LogEntry& entry : entries) {
        if (!may_enter(entry, is_first, ports)) continue;
        const Hash hash = leaf_of(entry.place, entry.event, ports.crypto);
        leaves.push_back({frontier.size(), hash, entry.place, entry.recorded_at});
        frontier.append(hash, [&](int level, std::uint64_t position, const Hash& node) {
            if (level > 0 && is_kept(level)) nodes.push_back({level, position, node});
        });
    }
    if (!leaves.empty()) tx.write_trust().append_log(leaves, nodes);
    return entries.size() == log_batch_max && !leaves.empty();
}

Checkpoint next_checkpoint(const std::optional<Checkpoint>& newest, std::uint64_t size,
                           const Hash& root, Ports& ports) {
    Checkpoint checkpoint;
    checkpoint.size = size;
    checkpoint.root = root;
    checkpoint.number = newest ? newest->number + 1 : 1;
    if (newest) checkpoint.previous = ports.crypto.sha256(signed_text(*newest));
    checkpoint.at = ports.clock.now();
    const std::string key = ports.safe.public_key();
    std::ranges::copy(key, checkpoint.public_key.begin());
    checkpoint.signature = ports.safe.sign(signed_text(checkpoint));
    return checkpoint;
}

std::optional<Checkpoint> sign_log(Transaction& tx, Ports& ports) {
    std::optional<Checkpoint> newest = tx.trust().newest_checkpoint();
    const std::uint64_t size = tx.trust().log_end().size;
    LogTrees trees{tx.trust(), ports.crypto};
    if (newest && (size < newest->size || trees.root(newest->size) != newest->root)) {
        throw StoreFailure{RefusalCode::internal,
                           "The log is not what checkpoint " + std::to_string(newest->number) +
                               " was signed over. Run kitbank-server verify."};
    }
    if (size == (newest ? newest->size : 0)) return newest;
    const Checkpoint checkpoint = next_checkpoint(newest, size, trees.root(size), ports);
    tx.write_trust().insert_checkpoint(checkpoint);
    return checkpoint;
}

}  // namespace

std::optional<Checkpoint> write_checkpoint(Ports& ports) {
    bool goes_on = true;
    while (goes_on) {
        ports.store.write([&](Transaction& tx) {
            goes_on = take_in(tx, ports);
            return true;
        });
    }
    std::optional<Checkpoint> newest;
    ports.store.write([&](Transaction& tx) {
        newest = sign_log(tx, ports);
        return true;
    });
    return newest;
}

std::optional<Checkpoint> newest_checkpoint(Ports& ports) {
    std::optional<Checkpoint> newest;
    ports.store.read([&](Reader& reader) { newest = reader.trust().newest_checkpoint(); });
    return newest;
}

}  // namespace kitbank

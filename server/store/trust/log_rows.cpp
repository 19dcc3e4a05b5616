#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/trust/trust_rows.h"

namespace kitbank {
namespace {

Checkpoint checkpoint_from(Rows& rows) {
    Checkpoint checkpoint;
    checkpoint.number = rows.natural();
    checkpoint.size = rows.natural();
    checkpoint.root = rows.hash();
    checkpoint.previous = rows.hash();
    checkpoint.at = rows.instant();
    checkpoint.public_key = rows.hash();
    checkpoint.signature = rows.text();
    return checkpoint;
}

}  // namespace

std::vector<LogEntry> MysqlTrust::unlogged(Instant since, int limit) {
    Rows rows =
        connection_.query(statement::log_unlogged, since, limit, since, limit, since, limit, limit);
    std::vector<LogEntry> entries;
    while (rows.next()) {
        LogEntry entry;
        entry.place.kind = known(parse_log_kind(rows.text()));
        entry.place.subject = rows.text();
        entry.place.seq = static_cast<std::uint32_t>(rows.number());
        entry.event = rows.hash();
        entry.recorded_at = rows.instant();
        entry.seal = rows.maybe(&Rows::hash);
        entries.push_back(std::move(entry));
    }
    return entries;
}

LogEnd MysqlTrust::log_end() {
    Rows rows = connection_.query(statement::log_end);
    LogEnd end;
    if (!rows.next()) return end;
    end.size = rows.natural() + 1;
    end.recorded_at = rows.instant();
    return end;
}

std::optional<LogLeaf> MysqlTrust::log_leaf(const LogPlace& place) {
    Rows rows = connection_.query(statement::log_leaf_of_event, name_of(place.kind), place.subject,
                                  place.seq);
    if (!rows.next()) return std::nullopt;
    LogLeaf leaf;
    leaf.place = place;
    leaf.position = rows.natural();
    leaf.hash = rows.hash();
    leaf.recorded_at = rows.instant();
    return leaf;
}

// A hash counts only at its own place: behind a gap there is nothing.
std::vector<Hash> MysqlTrust::log_hashes(int level, std::uint64_t from, std::uint64_t count) {
    Rows rows = connection_.query(statement::log_hashes, level, from, from + count);
    std::vector<Hash> hashes;
    while (rows.next() && rows.natural() == from + hashes.size()) hashes.push_back(rows.hash());
    return hashes;
}

void MysqlTrust::append_log(const std::vector<LogLeaf>& leaves, const std::vector<LogNode>& nodes) {
    JsonRows leaf_rows;
    for (const LogLeaf& leaf : leaves) {
        leaf_rows.add_row(leaf.position, leaf.hash, name_of(leaf.place.kind), leaf.place.subject,
                          leaf.place.seq, leaf.recorded_at);
    }
    if (!leaf_rows.empty()) connection_.change(statement::log_leaves_insert, leaf_rows.text());
    JsonRows node_rows;
    for (const LogNode& node : nodes) node_rows.add_row(node.level, node.position, node.hash);
    if (!node_rows.empty()) connection_.change(statement::log_nodes_insert, node_rows.text());
}

std::optional<Checkpoint> MysqlTrust::newest_checkpoint() {
    Rows rows = connection_.query(statement::checkpoint_newest);
    if (!rows.next()) return std::nullopt;
    return checkpoint_from(rows);
}

std::vector<Checkpoint> MysqlTrust::checkpoints_after(std::uint64_t number, int limit) {
    Rows rows = connection_.query(statement::checkpoints_after, number, limit);
    std::vector<Checkpoint> checkpoints;
    while (rows.next()) checkpoints.push_back(checkpoint_from(rows));
    return checkpoints;
}

void MysqlTrust::insert_checkpoint(const Checkpoint& checkpoint) {
    connection_.change(statement::checkpoint_insert, checkpoint.number, checkpoint.size,
                       checkpoint.root, checkpoint.previous, checkpoint.at, checkpoint.public_key,
                       checkpoint.signature);
}

}  // namespace kitbank

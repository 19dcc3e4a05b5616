#include <algorithm>
#include <sstream>

#include "embedded/statement.h"
#include "server/core/names.h"
#include "server/store/json_rows.h"
#include "server/store/labels/tag_event_row.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {
namespace {

TagRecord tag_from(Rows& rows) {
    TagRecord record;
    record.tag = rows.tag();
    record.organisation = rows.id<OrganisationId>();
    record.batch = rows.id<BatchId>();
    record.state = known(parse_name<TagState>(tag_state_names, rows.text()));
    record.device = rows.maybe(&Rows::id<DeviceId>);
    record.version = static_cast<std::uint32_t>(rows.number());
    record.head = rows.hash();
    return record;
}

std::vector<TagRecord> tags_from(Rows rows) {
    std::vector<TagRecord> records;
    while (rows.next()) records.push_back(tag_from(rows));
    return records;
}

PrintBatch batch_from(Rows& rows) {
    PrintBatch batch;
    batch.id = rows.id<BatchId>();
    batch.handle = rows.uuid();
    batch.organisation = rows.id<OrganisationId>();
    batch.hub = rows.maybe(&Rows::id<HubId>);
    std::istringstream tags{rows.text()};
    for (std::string tag; tags >> tag;) batch.tags.push_back(Tag{tag});
    batch.count = static_cast<int>(rows.number());
    batch.actor = rows.text();
    batch.created_at = rows.instant();
    return batch;
}

}  // namespace

TagEvent tag_event_from(Rows& rows) {
    TagEvent event;
    event.tag = rows.tag();
    event.seq = static_cast<std::uint32_t>(rows.number());
    event.kind = known(parse_name<TagEventKind>(tag_event_names, rows.text()));
    event.actor = rows.text();
    event.reason = rows.text();
    event.recorded_at = rows.instant();
    event.request_id = rows.uuid();
    event.previous = rows.hash();
    event.hash = rows.hash();
    return event;
}

std::optional<TagRecord> MysqlTransaction::tag(const Tag& tag) {
    Rows rows = connection_.query(statement::tag_by_tag, tag);
    if (!rows.next()) return std::nullopt;
    return tag_from(rows);
}

std::vector<TagRecord> MysqlTransaction::lock_tags(std::span<const Tag> tags) {
    if (tags.empty()) return {};
    std::vector<Tag> sorted{tags.begin(), tags.end()};
    std::ranges::sort(sorted);
    const auto repeated = std::ranges::unique(sorted);
    sorted.erase(repeated.begin(), repeated.end());
    JsonRows wanted;
    for (const Tag& tag : sorted) wanted.add(tag);
    return tags_from(connection_.query(statement::tags_locked, wanted.text()));
}

std::vector<TagRecord> MysqlTransaction::tags_after(const Tag& after, int limit) {
    return tags_from(connection_.query(statement::tags_after, after, limit));
}

std::vector<TagEvent> MysqlTransaction::tag_history(const Tag& tag) {
    Rows rows = connection_.query(statement::tag_history, tag);
    std::vector<TagEvent> events;
    while (rows.next()) events.push_back(tag_event_from(rows));
    return events;
}

void MysqlTransaction::write_tags(std::span<const TagRecord> tags,
                                  std::span<const TagEvent> events) {
    JsonRows records;
    for (const TagRecord& record : tags) {
        records.add_row(record.tag, record.organisation, record.batch, name_of(record.state),
                        record.device, record.version, record.head);
    }
    if (!records.empty()) connection_.change(statement::tags_write, records.text());
    JsonRows rows;
    for (const TagEvent& event : events) {
        rows.add_row(event.tag, event.seq, name_of(event.kind), event.actor, event.reason,
                     event.recorded_at, event.request_id, event.previous, event.hash, event.seal);
    }
    if (!rows.empty()) connection_.change(statement::tag_events_insert, rows.text());
}

std::optional<PrintBatch> MysqlTransaction::batch(const Scope& scope, const Uuid& handle) {
    Rows rows = connection_.query(statement::batch_by_handle, scope.organisation, handle, scope.hub,
                                  scope.hub);
    if (!rows.next()) return std::nullopt;
    return batch_from(rows);
}

std::vector<PrintBatch> MysqlTransaction::batches(const Scope& scope, int limit) {
    Rows rows = connection_.query(statement::batches_newest, scope.organisation, scope.hub,
                                  scope.hub, limit);
    std::vector<PrintBatch> list;
    while (rows.next()) list.push_back(batch_from(rows));
    return list;
}

BatchId MysqlTransaction::insert_batch(const PrintBatch& batch) {
    std::string tags;
    for (const Tag& tag : batch.tags) tags += (tags.empty() ? "" : " ") + tag.text;
    Rows rows = connection_.query(statement::batch_insert, batch.handle, batch.organisation,
                                  batch.hub, tags, batch.count, batch.actor, batch.created_at);
    rows.next();
    return rows.id<BatchId>();
}

}  // namespace kitbank

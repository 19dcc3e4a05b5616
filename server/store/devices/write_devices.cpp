#include <algorithm>

#include "embedded/statement.h"
#include "server/store/devices/device_rows.h"
#include "server/store/devices/texts.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"
#include "server/store/outcome.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

constexpr int record_changed = 1020;

std::optional<std::string> text_or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<Uuid> wipe_of(const Standing& standing) {
    return standing.wipe ? std::optional{standing.wipe->evidence} : std::nullopt;
}

std::optional<Instant> ended_of(const Standing& standing) {
    return standing.wipe ? std::optional{standing.wipe->ended} : std::nullopt;
}

// Media as text, or null: most events bring none.
std::optional<std::string> media_text(const std::vector<Medium>& media) {
    return media.empty() ? std::nullopt : std::optional{to_json(media)};
}

// The columns of an update and of an event, in the order of their statements: for one row they are
// its parameters, for many they go into a list.
template <class Take>
auto with_update(const DeviceChange& change, const Take& take) {
    const Device& device = change.device;
    const Standing& standing = device.standing;
    const std::uint32_t loaded =
        change.events.empty() ? device.version : change.events.front().seq - 1;
    return take(device.tag, name_of(device.kind), device.make, device.model,
                text_or_null(device.serial), name_of(standing.state), name_of(standing.holder.kind),
                standing.holder.hub, standing.holder.reference, standing.home, wipe_of(standing),
                ended_of(standing), standing.exposed_at, standing.reservation, standing.due,
                standing.renewals, standing.grade, standing.last.at, standing.last.source,
                standing.last.source_seq, standing.last.id, device.version, device.head,
                device.has_conflict, standing.memory_gb, device.id, loaded);
}

template <class Take>
auto with_event(DeviceId device, const Event& event, const Take& take) {
    return take(device, event.seq, event.happened.id, name_of(event.event), event.actor, event.hub,
                event.happened.at, event.happened.source, event.happened.source_seq,
                event.recorded_at, to_json(event.evidence), media_text(event.media), event.digest,
                event.previous, event.hash, event.seal);
}

}  // namespace

std::vector<Device> MysqlTransaction::lock_devices(std::span<const Tag> tags) {
    if (tags.empty()) return {};
    // Every operation locks in the same order, so that two of them cannot wait for each other.
    std::vector<Tag> sorted{tags.begin(), tags.end()};
    std::ranges::sort(sorted);
    const auto repeated = std::ranges::unique(sorted);
    sorted.erase(repeated.begin(), repeated.end());
    std::vector<Device> found = sorted.size() == 1 ? lock_one(sorted.front()) : lock_many(sorted);
    for (const Device& device : found) loaded_media_[device.id] = device.standing.media;
    return found;
}

std::vector<Device> MysqlTransaction::lock_one(const Tag& tag) {
    Rows rows = connection_.query(statement::device_locked, tag);
    if (!rows.next()) return {};
    return {device_from(rows)};
}

// Locked first, read afterwards: in one statement, the subqueries of the first device would fix the
// moment that is read, and a later device changed since then would be refused with error 1020.
std::vector<Device> MysqlTransaction::lock_many(const std::vector<Tag>& tags) {
    JsonRows wanted;
    for (const Tag& tag : tags) wanted.add(tag);
    return devices_by_id(
        ids_from<DeviceId>(connection_.query(statement::device_ids_locked, wanted.text())));
}

DeviceId MysqlTransaction::insert_device(const Device& device) {
    const Standing& standing = device.standing;
    Rows rows = connection_.query(
        statement::device_insert, device.organisation, device.tag, name_of(device.kind),
        device.make, device.model, text_or_null(device.serial), name_of(standing.state),
        name_of(standing.holder.kind), standing.holder.hub, standing.holder.reference,
        standing.home, wipe_of(standing), ended_of(standing), standing.exposed_at,
        standing.reservation, standing.due, standing.renewals, standing.grade, standing.last.at,
        standing.last.source, standing.last.source_seq, standing.last.id, device.version,
        device.head, device.has_conflict, standing.memory_gb, device.created_at);
    rows.next();
    const DeviceId id = rows.id<DeviceId>();
    insert_media(id, standing.media);
    loaded_media_[id] = standing.media;
    return id;
}

void MysqlTransaction::insert_media(DeviceId device, const std::vector<Medium>& media) {
    JsonRows rows;
    int number = 0;
    for (const Medium& medium : media) {
        rows.add_row(device, ++number, medium.serial, medium.model, medium.bytes,
                     name_of(medium.type));
    }
    if (!rows.empty()) connection_.change(statement::media_insert, rows.text());
}

void MysqlTransaction::append(std::span<const DeviceChange> changes) {
    if (changes.empty()) return;
    insert_events(changes);
    update_devices(changes);
    rewrite_media(changes);
    write_conflicts(changes);
}

void MysqlTransaction::insert_events(std::span<const DeviceChange> changes) {
    if (changes.size() == 1 && changes[0].events.size() == 1) {
        with_event(changes[0].device.id, changes[0].events[0], [&](const auto&... columns) {
            connection_.change(statement::device_event_insert, columns...);
        });
        return;
    }
    JsonRows rows;
    for (const DeviceChange& change : changes) {
        for (const Event& event : change.events) {
            with_event(change.device.id, event,
                       [&](const auto&... columns) { rows.add_row(columns...); });
        }
    }
    if (!rows.empty()) connection_.change(statement::device_events_insert, rows.text());
}

void MysqlTransaction::update_devices(std::span<const DeviceChange> changes) {
    std::int64_t found = 0;
    if (changes.size() == 1) {
        found = with_update(changes[0], [&](const auto&... columns) {
            return connection_.change(statement::device_update, columns...);
        });
    } else {
        JsonRows rows;
        for (const DeviceChange& change : changes) {
            with_update(change, [&](const auto&... columns) { rows.add_row(columns...); });
        }
        found = connection_.change(statement::devices_update, rows.text());
    }
    if (found == static_cast<std::int64_t>(changes.size())) return;
    throw DatabaseError{record_changed, "a device is at another version than it was loaded at"};
}

void MysqlTransaction::rewrite_media(std::span<const DeviceChange> changes) {
    JsonRows gone;
    JsonRows media;
    for (const DeviceChange& change : changes) {
        const DeviceId id = change.device.id;
        const std::vector<Medium>& now = change.device.standing.media;
        const auto loaded = loaded_media_.find(id);
        if (loaded != loaded_media_.end() && loaded->second == now) continue;
        gone.add(id);
        int number = 0;
        for (const Medium& medium : now) {
            media.add_row(id, ++number, medium.serial, medium.model, medium.bytes,
                          name_of(medium.type));
        }
        loaded_media_[id] = now;
    }
    if (!gone.empty()) connection_.change(statement::media_delete, gone.text());
    if (!media.empty()) connection_.change(statement::media_insert, media.text());
}

void MysqlTransaction::write_conflicts(std::span<const DeviceChange> changes) {
    JsonRows gone;
    JsonRows conflicts;
    for (const DeviceChange& change : changes) {
        if (change.refolded) gone.add(change.device.id);
        for (const Conflict& conflict : change.conflicts) {
            const bool has_other_side = conflict.against != Uuid{};
            conflicts.add_row(conflict.event, change.device.organisation, change.device.id,
                              has_other_side ? std::optional{conflict.against} : std::nullopt,
                              name_of(conflict.code), conflict.detail);
        }
    }
    if (!gone.empty()) connection_.change(statement::conflicts_delete, gone.text());
    if (!conflicts.empty()) connection_.change(statement::conflicts_insert, conflicts.text());
}

}  // namespace kitbank

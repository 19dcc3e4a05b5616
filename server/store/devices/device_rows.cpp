#include "server/store/devices/device_rows.h"

#include "server/store/devices/texts.h"

namespace kitbank {
namespace {

std::optional<WipeInForce> wipe_from(Rows& rows) {
    const auto evidence = rows.maybe(&Rows::uuid);
    const auto ended = rows.maybe(&Rows::instant);
    if (!evidence || !ended) return std::nullopt;
    return WipeInForce{*evidence, *ended};
}

HappenedKey happened_from(Rows& rows) {
    HappenedKey key;
    key.at = rows.instant();
    key.source = rows.text();
    key.source_seq = rows.number();
    return key;
}

Standing standing_from(Rows& rows) {
    Standing standing;
    standing.state = known(parse_device_state(rows.text()));
    standing.holder.kind = known(parse_holder_kind(rows.text()));
    standing.holder.hub = rows.id<HubId>();
    standing.holder.reference = rows.text();
    standing.home = rows.id<HubId>();
    standing.wipe = wipe_from(rows);
    standing.exposed_at = rows.instant();
    standing.reservation = rows.text();
    standing.due = rows.maybe(&Rows::date);
    standing.renewals = static_cast<int>(rows.number());
    standing.grade = rows.text();
    standing.memory_gb = static_cast<int>(rows.number());
    standing.last = happened_from(rows);
    standing.last.id = rows.uuid();
    return standing;
}

}  // namespace

Device device_from(Rows& rows) {
    Device device;
    device.id = rows.id<DeviceId>();
    device.organisation = rows.id<OrganisationId>();
    device.tag = rows.tag();
    device.kind = known(parse_device_kind(rows.text()));
    device.make = rows.text();
    device.model = rows.text();
    device.serial = rows.text();
    device.standing = standing_from(rows);
    device.version = static_cast<std::uint32_t>(rows.number());
    device.head = rows.hash();
    device.has_conflict = rows.flag();
    device.created_at = rows.instant();
    device.hub_code = rows.text();
    device.hub_name = rows.text();
    device.standing.media = media_from(rows.text());
    return device;
}

Event event_from(Rows& rows) {
    Event event;
    event.device = rows.id<DeviceId>();
    event.seq = static_cast<std::uint32_t>(rows.number());
    const Uuid id = rows.uuid();
    event.event = known(parse_device_event(rows.text()));
    event.actor = rows.text();
    event.hub = rows.id<HubId>();
    event.happened = happened_from(rows);
    event.happened.id = id;
    event.recorded_at = rows.instant();
    event.evidence = evidence_from(rows.text());
    event.media = media_from(rows.text());
    event.digest = rows.hash();
    event.previous = rows.hash();
    event.hash = rows.hash();
    return event;
}

}  // namespace kitbank

#include "tests/support/bench.h"

#include "server/core/devices/chain.h"
#include "server/core/devices/serial.h"
#include "server/usecase/partners/ports.h"

namespace kitbank {

Bench::Bench(Store& store) : store_(store) {
    ours = found("ours " + word());
    theirs = found("theirs " + word());
    hub.organisation = ours;
    hub.code = "NORTH";
    hub.name = "North hub";
    hub.address = "1 Example Street\nNorthtown";
    hub.phone = "07700 900123";
    hub.id = write([&](Transaction& tx) { return tx.insert_hub(hub); });
}

FakeCrypto& Bench::crypto() {
    static FakeCrypto crypto{"contract"};
    return crypto;
}

Instant Bench::now() {
    static FixedClock clock{*parse_instant("2026-11-21T09:00:00.000001Z")};
    return clock.now();
}

std::string Bench::word() { return format(crypto().make_uuid()).substr(0, 13); }

std::string Bench::serial() { return canonical_serial("SN-" + word()); }

OrganisationId Bench::found(const std::string& name) {
    return write([&](Transaction& tx) {
        return tx.write_partners().insert_organisation({{}, name});
    });
}

Device Bench::new_device(const std::string& serial) {
    Device device;
    device.organisation = ours;
    device.tag = crypto().draw_tag();
    device.make = "Dell";
    device.model = "Vostro 5581";
    device.serial = serial;
    device.standing.state = DeviceState::received;
    device.standing.holder = {HolderKind::hub, hub.id, "shelf 3"};
    device.created_at = now();
    return device;
}

Event Bench::new_event(DeviceEvent kind, const Device& device) {
    Event event;
    event.device = device.id;
    event.seq = device.version + 1;
    event.happened = {now(), "scanner-1", 7, crypto().make_uuid()};
    event.event = kind;
    event.actor = "person:1";
    event.hub = hub.id;
    event.recorded_at = now();
    event.evidence = {{"notes", "caf\u00e9 \U0001F4BB \"quoted\"\nline"}, {"grade", "B"}};
    event.digest = crypto().digest(word());
    event.previous = device.head;
    event.hash = crypto().digest(word());
    return event;
}

DeviceChange Bench::new_change(Device device, DeviceEvent kind) {
    const Event event = new_event(kind, device);
    device.version = event.seq;
    device.head = event.hash;
    return {std::move(device), {event}, false, {}, event.recorded_at};
}

Conflict Bench::new_conflict(const Event& event, const Uuid& against) {
    return {event.happened.id, against, RefusalCode::event_not_allowed, "Not in this state."};
}

SetAsideScan Bench::new_scan(const Tag& tag, bool wait_for_intake) {
    Event event = new_event(DeviceEvent::move, Device{});
    event.seq = 0;
    event.hash = {};
    return {event,
            tag,
            ours,
            {RefusalCode::tag_unclaimed, "Not on a device.", {{"tag", "Receive it first."}}},
            wait_for_intake};
}

StoredEvidence Bench::new_evidence(std::optional<DeviceId> device) {
    StoredEvidence evidence;
    evidence.id = crypto().make_uuid();
    evidence.organisation = ours;
    evidence.device = device;
    evidence.device_tag = device ? "KB7F3K9Q2X" : "";
    evidence.actor = "person:1";
    evidence.recorded_at = now();
    return evidence;
}

Person Bench::new_person() {
    return {{}, word() + "@example.org", "Robin Example", "$fake$hash", false};
}

Membership Bench::new_membership(PersonId person, Role role) {
    return {{}, crypto().make_uuid(), person, ours, role, hub, now(), std::nullopt};
}

Token Bench::new_token() {
    Token token;
    token.handle = crypto().make_uuid();
    token.organisation = ours;
    token.hub = hub;
    token.name = "bench scanner";
    token.purpose = "scanner";
    token.hash = crypto().digest(word());
    token.created_by = "person:1";
    token.created_at = now();
    return token;
}

Session Bench::new_session(const Membership& membership, Instant ends_at) {
    return {crypto().digest(word()),
            membership.person,
            membership.id,
            word(),
            now(),
            ends_at,
            "Firefox on Windows",
            {}};
}

TagRecord Bench::new_label() {
    return {crypto().draw_tag(), ours, {}, TagState::printed, {}, 0, {}};
}

TagEvent Bench::next_event(TagRecord& label, TagEventKind kind) {
    TagEvent event{label.tag,
                   ++label.version,
                   kind,
                   "person:1",
                   "because",
                   now(),
                   crypto().make_uuid(),
                   label.head,
                   crypto().digest(word())};
    label.head = event.hash;
    return event;
}

Device Bench::insert(const Device& device) {
    write([&](Transaction& tx) { return tx.insert_device(device); });
    return read(device.tag);
}

Device Bench::append(Device device, DeviceEvent kind, const Standing& standing) {
    device.standing = standing;
    const DeviceChange change = new_change(device, kind);
    this->change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    return read(device.tag);
}

Device Bench::read(const Tag& tag) {
    return ask([&](Reader& reader) { return reader.device_by_tag(tag); }).value();
}

bool Bench::refuses(const std::function<void(Transaction&)>& operation) {
    const std::string trace = "trace " + word();
    try {
        change([&](Transaction& tx) {
            tx.write_partners().insert_organisation({{}, trace});
            operation(tx);
        });
    } catch (const StoreFailure&) {
        return !ask([&](Reader& reader) { return reader.partners().organisation_by_name(trace); });
    }
    return false;
}

bool same(const Device& left, const Device& right) {
    return left.id == right.id && left.organisation == right.organisation &&
           left.tag == right.tag && left.kind == right.kind && left.make == right.make &&
           left.model == right.model && left.serial == right.serial &&
           left.standing == right.standing && left.version == right.version &&
           left.head == right.head && left.has_conflict == right.has_conflict &&
           left.created_at == right.created_at && left.hub_code == right.hub_code &&
           left.hub_name == right.hub_name;
}

bool same(const Event& left, const Event& right) {
    return chain_text(left) == chain_text(right) && left.hash == right.hash;
}

bool same(const Hub& left, const Hub& right) {
    return left.id == right.id && left.organisation == right.organisation &&
           left.code == right.code && left.name == right.name && left.address == right.address &&
           left.phone == right.phone && left.easting == right.easting &&
           left.northing == right.northing;
}

}  // namespace kitbank

#include "tests/support/world.h"

#include <stdexcept>

#include "server/usecase/labels/tag_chain.h"
#include "server/usecase/partners/ports.h"

namespace kitbank {

constexpr const char* world_start = "2026-11-21T09:00:00Z";

World::World() : clock(*parse_instant(world_start)) { north = open_hub("NORTH"); }

World::World(Store& other)
    : clock(*parse_instant(world_start)), ports{other, clock, crypto, zones, safe, flow} {
    north = open_hub("NORTH");
}

OrganisationId World::found_organisation(const std::string& name) {
    OrganisationId id;
    ports.store.write([&](Transaction& tx) {
        id = tx.write_partners().insert_organisation({{}, name});
        return true;
    });
    return id;
}

Hub World::open_hub(const std::string& code) {
    Hub hub;
    hub.organisation = organisation;
    hub.code = code;
    hub.name = code + " hub";
    hub.address = "1 Example Street";
    hub.phone = "07700 900123";
    ports.store.write([&](Transaction& tx) {
        hub.id = tx.insert_hub(hub);
        return true;
    });
    return hub;
}

Caller World::caller(Role role) const {
    return {role, organisation, north, "person:1", "Robin Example", PersonId{1}};
}

Caller World::elsewhere(Role role, OrganisationId other) const {
    return {role, other, std::nullopt, "person:2", "Sam Example", PersonId{2}};
}

Tag World::printed_label() { return label(organisation, false); }
Tag World::printed_label_of(OrganisationId owner) { return label(owner, false); }
Tag World::withdrawn_label() { return label(organisation, true); }

Tag World::label(OrganisationId owner, bool withdrawn) {
    TagRecord record{crypto.draw_tag(), owner, {}, TagState::printed, {}, 0, {}};
    const auto change = [&](TagEventKind kind) {
        return next_tag_event(record, kind, "person:1", "", crypto.make_uuid(), clock.now(), ports);
    };
    std::vector<TagEvent> events{change(TagEventKind::print)};
    if (withdrawn) events.push_back(change(TagEventKind::retirement));
    ports.store.write([&](Transaction& tx) {
        tx.write_tags(std::span{&record, 1}, events);
        return true;
    });
    return record.tag;
}

RecordEvent World::intake(const Tag& tag, const std::string& serial) {
    return step(tag, DeviceEvent::intake,
                {{"kind", "laptop"},
                 {"make", "Dell"},
                 {"model", "Vostro 5581"},
                 {"serial", serial},
                 {"donor", "Example Council"}});
}

RecordEvent World::step(const Tag& tag, DeviceEvent event, Evidence evidence) {
    RecordEvent command;
    command.id = crypto.make_uuid();
    const bool staff = may(Role::hub_staff, permission_of(event));
    command.caller = caller(staff ? Role::hub_staff : Role::manager);
    command.event = event;
    command.tag = tag;
    command.evidence = std::move(evidence);
    return command;
}

StoredEvidence World::evidence_for(const Device& device, bool accepted) {
    StoredEvidence evidence;
    evidence.id = crypto.make_uuid();
    evidence.organisation = device.organisation;
    evidence.device = device.id;
    evidence.device_tag = device.tag.text;
    evidence.tool = "nwipe";
    evidence.tool_version = "nwipe 0.42";
    evidence.zone = "Europe/London";
    evidence.started = clock.now();
    evidence.ended = clock.now();
    evidence.level = SanitisationLevel::clear;
    evidence.accepted = accepted;
    if (!accepted) evidence.reasons = {{"write_errors", "The disk reported errors."}};
    evidence.actor = "person:1";
    evidence.recorded_at = clock.now();
    ports.store.write([&](Transaction& tx) {
        tx.insert_evidence(evidence);
        return true;
    });
    return evidence;
}

Device World::record(const RecordEvent& command) {
    const Result<Device> device = record_event(command, ports);
    if (!device) {
        throw std::runtime_error{std::string{name_of(command.event)} + ": " +
                                 sentence_of(device.refusal())};
    }
    return *device;
}

Device World::record_wipe_of(const Device& device, DeviceEvent event) {
    const StoredEvidence evidence = evidence_for(device, event == DeviceEvent::wipe);
    return record(step(device.tag, event, {{"evidence", format(evidence.id)}}));
}

// Each state by the shortest way there.
Device World::device_in(DeviceState state) {
    using enum DeviceState;
    using E = DeviceEvent;
    const Evidence handover{{"recipient", "P-2001"}, {"agreement", "A-3001"}, {"accessories", "1"}};
    const auto after = [&](DeviceState before, E event, Evidence evidence) {
        return record(step(device_in(before).tag, event, std::move(evidence)));
    };
    switch (state) {
        case expected: {
            RecordEvent pledge = intake(Tag{}, "PLEDGE" + std::to_string(++serials_));
            pledge.event = E::pledge;
            pledge.tag.reset();
            return record(pledge);
        }
        case received:
            return record(intake(printed_label(), "SERIAL" + std::to_string(++serials_)));
        case locked:
            return after(received, E::lock_found, {{"lock", "bios_password"}});
        case wiped:
            return record_wipe_of(device_in(received), E::wipe);
        case wipe_failed:
            return record_wipe_of(device_in(received), E::wipe_failure);
        case in_repair:
            return after(wiped, E::repair, {{"reason", "A key is stuck"}});
        case ready:
            return after(wiped, E::inspection,
                         {{"grade", "B"},
                          {"os", "Linux Mint 22"},
                          {"locks_off", "yes"},
                          {"accessories", "1"}});
        case reserved:
            return after(ready, E::reservation, {{"request", "R-1001"}});
        case on_loan:
            return after(reserved, E::loan, handover);
        case gifted:
            return after(reserved, E::gift, handover);
        case in_shared_use:
            return after(ready, E::shared_use, {});
        case returned:
            return after(on_loan, E::handback, {{"condition", "good"}, {"accessories", "1"}});
        case lost:
            return after(on_loan, E::loss, {{"report", "Not brought back"}});
        case disposed:
            return after(wiped, E::disposal,
                         {{"method", "recycled"},
                          {"recycler", "Example Recycling"},
                          {"media", "destroyed"}});
        case none:
            break;
    }
    throw std::logic_error{"no device is in this state"};
}

}  // namespace kitbank

#pragma once
#include <vector>

#include "server/core/policy.h"
#include "server/usecase/ports.h"

namespace kitbank {

// A device of the caller's organisation by its tag, also one that belongs to another hub: whoever
// shows it must show the fields that relation_to() allows (reach.h). Another organisation's device is
// `tag_unknown`, as an unknown tag is; an unclaimed or void tag of one's own says so.
Result<Device> find_device(const Caller& caller, const Tag& tag, Ports& ports);

// Why a tag leads the caller to no device: unknown (or another organisation's), unclaimed, or void.
Refusal why_no_device(const Caller& caller, const Tag& tag, Reader& reader);

// What happened, oldest first in happened order, each event with what it did.
struct HistoryEntry {
    Event event;
    StepOutcome outcome = StepOutcome::applied;
    DeviceState state = DeviceState::none;  // after it
    Holder holder;
    std::optional<Conflict> conflict;
    std::optional<StoredEvidence> evidence;  // of wipe and wipe_failure
    std::string hub_code;
};

struct DeviceHistory {
    Device device;
    Relation relation = Relation::within;
    std::vector<HistoryEntry> entries;
    std::vector<StoredEvidence> evidence;  // every report, also those that recorded no event
};

// Of a device that belongs to another hub: the device alone, of which only some fields may be shown.
Result<DeviceHistory> look_at_device(const Caller& caller, const Tag& tag, Ports& ports);

// The same, refused for a device that belongs to another hub.
Result<DeviceHistory> read_history(const Caller& caller, const Tag& tag, Ports& ports);

// What a caller may narrow a list by beside the query, of which organisation, home and cursor are put
// in here.
struct DeviceFilter {
    std::string_view hub = {};    // a code; empty for all
    std::string_view after = {};  // the tag that ended the page before; empty for the first page
};

Result<DevicePage> find_devices(const Caller& caller, DeviceQuery query, const DeviceFilter& filter,
                                Ports& ports);

// The `after` of the next page; empty when there is none. It is a tag and no number of the database,
// since numbers count over all organisations.
std::string cursor_after(const DevicePage& page);

// Today's work: counts by state, what waits for a person (conflicts and scans for those who settle
// them). All of it only as far as the caller reaches.
struct Worklists {
    std::vector<StateCount> counts;
    std::vector<OpenConflict> conflicts;
    std::vector<SetAsideScan> scans_set_aside;
    std::vector<Device> out_without_wipe;
};

Result<Worklists> read_worklists(const Caller& caller, Ports& ports);

struct EvidenceFile {
    StoredEvidence evidence;
    StoredFile file;
};

// The stored file of a piece of evidence, byte for byte. Of a device that belongs to another hub it
// is `evidence_not_found`, as one that never was.
Result<EvidenceFile> read_evidence_file(const Caller& caller, const Uuid& evidence, Ports& ports);

inline constexpr int worklist_length_max = 200;

}  // namespace kitbank

#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/core/devices/device.h"
#include "server/core/devices/event.h"
#include "server/core/devices/fold.h"
#include "server/core/devices/standing.h"
#include "server/core/devices/wipe_evidence.h"
#include "server/core/permission.h"

// The rows that use-cases and store pass to each other.
namespace kitbank {

struct Hub {
    HubId id;
    OrganisationId organisation;
    std::string code;  // short, unique in the organisation, upper case
    std::string name;
    std::string address;
    std::string phone;
    std::string uprn = {};  // Unique Property Reference Number, up to 12 digits; may be empty
    std::string opening_times = {};  // a line a day, as people read them
    std::vector<std::string> shelves = {};
    bool is_closed = false;
    std::uint32_t version = 1;
    // Where it is on the British National Grid, in metres; both or neither.
    std::optional<int> easting = {};
    std::optional<int> northing = {};
};

// Who is asking, as of this request: a signed-in person or a program with a token.
struct Caller {
    Role role = Role::volunteer;
    OrganisationId organisation;
    std::optional<Hub> hub;  // where they work, when they are bound to one
    std::string actor;       // "person:3", "token:7", "operator"
    std::string name;
    PersonId person = {};  // 0 for a program
    // The token was over by then: what it scanned before is only set aside (late_caller.h).
    std::optional<Instant> over_since = {};
};

// Who did something, as people call them: "person:3" -> "Robin Example".
struct KnownActor {
    std::string name;
    Uuid handle;  // of the token, or of someone's first membership in the organisation
};
using ActorNames = std::map<std::string, KnownActor, std::less<>>;

// A device's row: facts, standing, and where its chain ends. `hub_code` and `hub_name` are those of
// the hub it belongs to (Standing::home), which holds it when its holder is a hub.
struct Device {
    DeviceId id;
    OrganisationId organisation;
    Tag tag;
    DeviceKind kind = DeviceKind::laptop;
    std::string make;
    std::string model;
    std::string serial;  // canonical; empty when it has none
    Standing standing;
    std::uint32_t version = 0;  // events recorded so far
    Hash head{};                // hash of the last of them
    bool has_conflict = false;
    Instant created_at;
    std::string hub_code;
    std::string hub_name;
};

// What one set of events did to one device.
struct DeviceChange {
    Device device;              // as it is to be
    std::vector<Event> events;  // new rows, sealed, in recorded order
    bool refolded = false;      // conflicts replace all the earlier ones; else they are added
    std::vector<Conflict> conflicts;
    Instant now;
};

// The part of an organisation that someone sees: all of it, or what belongs to one hub.
struct Scope {
    // NOLINTNEXTLINE(google-explicit-constructor): an organisation is the scope that has no hub
    Scope(OrganisationId of, std::optional<HubId> only = {}) : organisation(of), hub(only) {}
    OrganisationId organisation;
    std::optional<HubId> hub;
};

struct DeviceQuery {
    OrganisationId organisation;
    std::optional<HubId> home = {};  // only what belongs to this hub
    std::optional<DeviceState> state;
    std::optional<DeviceKind> kind;
    std::optional<HubId> hub;
    std::string text;  // tag, serial, make or model begins with it; empty for all
    int limit = 50;    // 1 to 200
    DeviceId after;    // the last of the page before; newest devices come first
};

struct DevicePage {
    std::vector<Device> items;
    bool has_more = false;   // another page follows
    std::int64_t total = 0;  // how many match, counted up to `total_max`
};
inline constexpr std::int64_t total_max = 10'000;

struct StateCount {
    DeviceState state;
    std::int64_t count;
};

struct OpenConflict {
    Device device;
    Conflict conflict;
    Event event;
    std::optional<Event> against;
};

// A late scan that could not be put into any history, kept for a person: its label is on no device
// yet, its evidence is incomplete, its sender may not do this. `wait_for_intake`: it joins the
// device's history by itself once the label is claimed.
struct SetAsideScan {
    Event event;  // device and seq not yet known
    Tag tag;
    OrganisationId organisation;
    Refusal reason;
    bool wait_for_intake = false;
};

enum class TagState : std::uint8_t { printed, claimed, retired };
inline constexpr std::array<std::string_view, 3> tag_state_names = {"printed", "claimed", "void"};
constexpr std::string_view name_of(TagState state) {
    return tag_state_names[static_cast<std::size_t>(state)];
}

enum class TagEventKind : std::uint8_t { print, claim, reprint, retirement };
inline constexpr std::array<std::string_view, 4> tag_event_names = {"print", "claim", "reprint",
                                                                    "void"};
constexpr std::string_view name_of(TagEventKind kind) {
    return tag_event_names[static_cast<std::size_t>(kind)];
}

struct TagRecord {
    Tag tag;
    OrganisationId organisation;
    BatchId batch;  // 0 when it was drawn for one device
    TagState state = TagState::printed;
    std::optional<DeviceId> device;
    std::uint32_t version = 0;
    Hash head{};
};

struct TagEvent {
    Tag tag;
    std::uint32_t seq = 0;
    TagEventKind kind = TagEventKind::print;
    std::string actor;
    std::string reason;
    Instant recorded_at;
    Uuid request_id;
    Hash previous{};
    Hash hash{};
    std::optional<Hash> seal = {};
};

struct PrintBatch {
    BatchId id;
    OrganisationId organisation;
    std::vector<Tag> tags;
    int count = 0;
    std::string actor;
    Instant created_at;
    std::optional<HubId> hub = {};  // of whoever printed it; empty for the organisation's own
    Uuid handle = {};  // how addresses name it: numbers would count other organisations' rows
};

struct Reason {
    std::string code;
    std::string sentence;
    friend bool operator==(const Reason&, const Reason&) = default;
};

struct StoredMedium {
    std::string serial;
    std::string model;
    std::int64_t bytes = 0;
    std::string method;
    SanitisationLevel level = SanitisationLevel::none;
    WipeVerification verification = WipeVerification::none;
    WipeErrors errors;
    std::optional<Instant> started;
    std::optional<Instant> ended;
    bool accepted = false;
    std::vector<Reason> reasons;
};

// Evidence as it was judged when it came in; never changed afterwards.
struct StoredEvidence {
    Uuid id;
    OrganisationId organisation;
    std::optional<DeviceId> device;
    std::string device_tag;
    std::optional<Hash> file;  // SHA-256; empty for evidence entered by hand
    std::string file_name;
    std::string tool;
    std::string tool_version;
    std::string zone;  // the zone its local times were read in
    std::optional<Instant> started;
    std::optional<Instant> ended;
    SanitisationLevel level = SanitisationLevel::none;
    bool accepted = false;
    std::vector<Reason> reasons;
    std::vector<StoredMedium> media;
    std::string operator_name;  // by hand only
    std::string verifier_name;
    std::vector<std::string> checklist;
    std::string actor;
    Instant recorded_at;
};

struct StoredFile {
    Hash sha256{};
    std::string content;
    std::string content_type;
    Instant stored_at;
};

// A request that was answered: its id, the digest of its content, and what is needed to answer it
// the same way again. For an event, the device and the event's number stand for the answer.
struct KnownRequest {
    Uuid id;
    Hash digest{};
    std::string answer;
    DeviceId device;
    std::uint32_t seq = 0;
    Tag tag;  // of the device
};

}  // namespace kitbank

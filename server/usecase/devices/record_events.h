#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/usecase/ports.h"

namespace kitbank {

// Wishes are judged once, when they arrive: a refused wish leaves everything as it was. Facts have
// happened already (an offline scanner's scan, reported late): they are put in their place in
// happened order, and what the rules refuse there becomes a conflict for a person, never dropped.
enum class Tense : std::uint8_t { wish, fact };

// One event for one device, by its tag. An intake or pledge of an unclaimed or absent tag makes the
// device.
struct RecordEvent {
    Uuid id;  // the request's and the event's
    Caller caller;
    Tense tense = Tense::wish;
    DeviceEvent event = DeviceEvent::move;
    std::optional<Tag> tag;     // empty only for an intake or pledge that wants a new one
    std::string hub;            // code; empty means the caller's own hub
    std::optional<Instant> at;  // when it happened by the sender's clock; empty means now
    std::chrono::microseconds clock_error{0};  // server clock minus sender's, as measured
    std::string source;                        // the scanner's name; empty for page and API
    std::int64_t source_seq = 0;
    Evidence evidence;
    std::vector<Medium> media;             // intake, pledge, changed media
    std::optional<std::uint32_t> version;  // refuse with `changed` when the device has moved on
};

enum class ScanOutcome : std::uint8_t { applied, duplicate, conflict, refused };
inline constexpr std::array<std::string_view, 4> scan_outcome_names = {"applied", "duplicate",
                                                                       "conflict", "refused"};
constexpr std::string_view name_of(ScanOutcome outcome) {
    return scan_outcome_names[static_cast<std::size_t>(outcome)];
}

struct RecordedEvent {
    ScanOutcome outcome = ScanOutcome::applied;
    std::optional<Device> device;    // as the event left it; for a duplicate, as it left it then
    std::optional<Refusal> refusal;  // why, for conflict and refused
};

// Judges each event alone, in the order given, and records them in one transaction: all of the
// delivery is stored or none. The answer has one entry a command, in their order. Rejections by id:
// the same id with other content is `request_id_reused`.
std::vector<RecordedEvent> record_events(std::span<const RecordEvent> commands, Ports& ports);

// One wish: the device as the event left it, or the refusal.
Result<Device> record_event(const RecordEvent& command, Ports& ports);

// The largest clock error that is taken for the noise of the line, and left alone.
inline constexpr std::chrono::seconds clock_error_ignored{2};
// How far in the future a wish may claim to have happened.
inline constexpr std::chrono::minutes future_allowed{2};

}  // namespace kitbank

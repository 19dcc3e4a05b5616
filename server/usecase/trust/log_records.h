#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/names.h"

// The log that all events enter, and the checkpoints over it.
namespace kitbank {

enum class LogKind : std::uint8_t { device, tag, audit };
inline constexpr std::array<std::string_view, 3> log_kind_names = {"device", "tag", "audit"};
constexpr std::string_view name_of(LogKind kind) {
    return log_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<LogKind> parse_log_kind(std::string_view name) {
    return parse_name<LogKind>(log_kind_names, name);
}

// Which event: the device's number, the tag, or the audit subject ("membership:5"); and its place in
// that chain, from 1.
struct LogPlace {
    LogKind kind = LogKind::device;
    std::string subject;
    std::uint32_t seq = 0;
    friend auto operator<=>(const LogPlace&, const LogPlace&) = default;
};

// An event as the log takes it in.
struct LogEntry {
    LogPlace place;
    Hash event{};  // the event's own hash
    Instant recorded_at;
    std::optional<Hash> seal;
};

struct LogLeaf {
    std::uint64_t position = 0;
    Hash hash{};
    LogPlace place;
    Instant recorded_at;
};

// A full tree that is kept; leaves apart.
struct LogNode {
    int level = 0;
    std::uint64_t position = 0;
    Hash hash{};
};

// How far the log goes, and when its last event was recorded.
struct LogEnd {
    std::uint64_t size = 0;
    Instant recorded_at;
};

struct Checkpoint {
    std::uint64_t number = 0;  // from 1, without gaps
    std::uint64_t size = 0;    // entries
    Hash root{};
    Hash previous{};  // SHA-256 of the signed text of the one before; zeros for the first
    Instant at;
    Hash public_key{};
    std::string signature;  // Ed25519 of signed_text(), 64 bytes
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

}  // namespace kitbank

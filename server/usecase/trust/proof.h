#pragma once
#include <string>
#include <vector>

#include "server/core/result.h"
#include "server/core/trust/merkle.h"
#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"

namespace kitbank {

// All that somebody needs, who trusts nothing but a public key, to see that an event was recorded and
// never changed: its content, its way up the log's tree, and a signed checkpoint over that tree.
struct EventProof {
    LogPlace place;
    std::vector<std::string> content;  // the fields that the event's hash is taken of
    std::uint64_t position = 0;        // in the log, from 0
    merkle::Path path;
    Checkpoint checkpoint;
    friend bool operator==(const EventProof&, const EventProof&) = default;
};

inline constexpr std::size_t proof_bytes_max = 256UL * 1024;

// Of one of a device's events, over the newest checkpoint. `not_found` for an event
// that is under none yet (it takes a minute at most), is not there, or is not taken in by the log.
Result<EventProof> prove_event(const Event& event, Ports& ports);

// What is wrong with the proof, in a sentence; empty when it holds. It answers from the proof and the
// key alone. With a key of zeros any signature that fits the proof's own key is accepted, and whoever
// asks must compare that key with one they trust.
std::string fault_in_proof(const EventProof& proof, const Hash& public_key, Crypto& crypto);

// What the proved content says, as read from its fields; nothing when it is no event of a device.
struct ProvedEvent {
    std::string device;  // its number
    std::string event;   // "wipe"
    std::string happened_at;
    std::string recorded_at;
    std::vector<std::pair<std::string, std::string>> evidence;
    struct Disk {
        std::string serial;
        std::string model;
        std::string bytes;
        std::string type;
    };
    std::vector<Disk> disks;
};
std::optional<ProvedEvent> read_proof(const EventProof& proof);

}  // namespace kitbank

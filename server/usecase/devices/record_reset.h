#pragma once
#include <string>
#include <vector>

#include "server/usecase/devices/record_wipe.h"

namespace kitbank {

// A factory reset, entered by hand: who did it, the checklist points confirmed (factory_reset.h has
// them by kind), and a second person who verified it. The verifier is the signed-in caller's word.
struct RecordReset {
    Uuid id;
    Caller caller;
    Tag tag;
    std::string operator_name;
    std::string verifier_name;
    std::vector<std::string> confirmed;  // codes of the points
    std::optional<Instant> at;           // when the reset was done; empty means now
    std::optional<std::uint32_t> version;
};

Result<RecordedWipe> record_reset(const RecordReset& command, Ports& ports);

}  // namespace kitbank

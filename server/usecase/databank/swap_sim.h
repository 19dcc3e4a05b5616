#pragma once
#include <optional>
#include <string>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// A person brings back a SIM or voucher that does not work, or is the wrong one, and gets another of the hub's stock, of the same
// bundle or another. The old one is void with its reason, the new one is given to the same person for the same request and does
// not count against the limit again; the new issue names the one that it replaces. Only what was
// given and has not ended; both must be within the caller's reach. What is lost is not swapped: nobody could bring it back.
struct SwapSim {
    Uuid id;
    Caller caller;
    std::string reference;    // of the old one
    std::string replacement;  // of the new one
    VoidReason reason = VoidReason::faulty;
    std::string words = {};  // what happened; nobody's name
    std::optional<Instant> happened_at = {};
    bool is_fact = false;  // a scanner reports what has happened (give_data.h)
};

struct SwappedSim {
    DataItem old;
    DataItem replacement;
    std::string issue = {};  // reference of the new issue
    std::string code =
        {};  // of a new voucher: this once, and the showing is recorded; never of a repeat
    friend bool operator==(const SwappedSim&, const SwappedSim&) = default;
};

Result<SwappedSim> swap_sim(const SwapSim& command, Ports& ports);
Result<SwappedSim> swap_within(const SwapSim& command, Transaction& tx, Ports& ports);

}  // namespace kitbank

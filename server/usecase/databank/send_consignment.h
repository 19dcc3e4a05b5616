#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

// A packet on its way, at its arrival, and after it. Sending and receiving move all its items in one group of the ledger.
namespace kitbank {

struct SendConsignment {
    Uuid id;
    Caller caller;
    std::string reference = {};
};
// From the shelf of the sending hub into transit. Refused while it is empty, or while something in it is not on that shelf
// any more (given meanwhile): `sim_not_here` names that, and unpack_items takes it out.
Result<Consignment> send_consignment(const SendConsignment& command, Ports& ports);

struct ReceiveConsignment {
    Uuid id;
    Caller caller;
    std::string reference = {};
    std::string hub = {};  // code, of where it is; empty: where it goes
    // The numbers that were found in it. Empty: it is whole, one scan for all of it.
    std::optional<std::vector<std::string>> counted = {};
};
struct ReceivedConsignment {
    Consignment consignment;
    std::vector<std::string> missing = {};
    std::vector<ExtraItem> extra = {};
};
// What was counted, or all of it, is on the shelf of the receiving hub; what was not found stays in transit, named. `closed`
// when nothing is missing. At a wrong hub `forbidden` (bound to one) or `sim_not_here`, saying where it goes; one that
// arrived before: `step_out_of_order`.
Result<ReceivedConsignment> receive_consignment(const ReceiveConsignment& command, Ports& ports);

// To whoever holds a packet that is for another hub than theirs: where it goes. Nothing when it is theirs or unknown.
std::optional<Refusal> hindrance_at_hub(const Caller& caller, std::string_view reference,
                                        Ports& ports);

// What was missing turned up at the receiving hub after all, or is lost for good, which only who writes stock off says.
// No numbers: all that is missing. The packet closes with the last of them.
struct SettleMissing {
    Uuid id;
    Caller caller;
    std::string reference = {};
    std::vector<std::string> codes = {};
    std::string reason = {};  // of a loss
};
Result<Consignment> find_missing(const SettleMissing& command, Ports& ports);
Result<Consignment> lose_missing(const SettleMissing& command, Ports& ports);

}  // namespace kitbank

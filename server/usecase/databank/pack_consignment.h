#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

// A packet from hub to hub, until it is sent. What is packed stays on the shelf of the sending hub in the books, and may
// still be given; only sending moves it. Packing is for whoever may receive stock at that hub.
namespace kitbank {

struct OpenConsignment {
    Uuid id;
    Caller caller;
    std::string from = {};  // code of a hub; empty: the caller's own
    std::string to = {};
};
Result<Consignment> open_consignment(const OpenConsignment& command, Ports& ports);

// One of three ways: numbers as scanned; every SIM on the shelf from the first number to the last; or the next
// `next` of a bundle to expire.
struct PackItems {
    Uuid id;
    Caller caller;
    std::string reference = {};
    std::vector<std::string> codes = {};
    std::string first = {};
    std::string last = {};
    std::string bundle = {};  // code
    int next = 0;
};
struct PackedNow {
    Consignment consignment;
    std::int64_t added = 0;  // what was in it before is not counted again
};
// All of them or none: what is not on the shelf, set aside or in another packet is named, with what to do. Of a range, what
// is not on the shelf any more is left out. `stock_short` when fewer than `next` are there.
Result<PackedNow> pack_items(const PackItems& command, Ports& ports);

// Takes items out again; none named: all that are not on the shelf any more.
struct UnpackItems {
    Uuid id;
    Caller caller;
    std::string reference = {};
    std::vector<std::string> codes = {};
};
Result<Consignment> unpack_items(const UnpackItems& command, Ports& ports);

struct CancelConsignment {
    Uuid id;
    Caller caller;
    std::string reference = {};
};
Result<Consignment> cancel_consignment(const CancelConsignment& command, Ports& ports);

// The packet that the caller's hub sends or gets; `consignment_not_found` otherwise.
Result<Consignment> reachable_consignment(const Caller& caller, Permission permission,
                                          std::string_view reference, Reader& reader);
// The same locked, while it is being packed, for whoever works at the sending hub.
Result<Consignment> lock_open_consignment(const Caller& caller, std::string_view reference,
                                          Transaction& tx);
// Items of a packet, locked, in the order of their ids.
std::vector<DataItem> lock_packed(const Consignment& consignment, PackedFate fate, Transaction& tx);

}  // namespace kitbank

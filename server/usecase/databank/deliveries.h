#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/intake_records.h"
#include "server/usecase/ports.h"

// Deliveries from a network: announced when they are ordered, noted when the parcel comes, counted by whatever is received with
// them, and closed with what was short or over.
namespace kitbank {

struct AnnounceDelivery {
    Uuid id;
    Caller caller;
    std::string hub = {};  // code; empty: the caller's own
    std::string bundle = {};
    std::int64_t expected = 0;
    std::optional<Date> expected_on = {};
    std::string order_reference = {};  // the network's; may be empty
};
Result<NetworkDelivery> announce_delivery(const AnnounceDelivery& command, Ports& ports);

// Of one that has arrived already nothing changes.
struct NoteArrival {
    Uuid id;
    Caller caller;
    std::string reference;
};
Result<NetworkDelivery> note_arrival(const NoteArrival& command, Ports& ports);

// What was counted is kept as it is now; what comes later is received without it. Also one that never came.
struct CloseDelivery {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string words = {};  // such as what the network was asked
};
Result<NetworkDelivery> close_delivery(const CloseDelivery& command, Ports& ports);

Result<NetworkDelivery> find_delivery(const Caller& caller, std::string_view reference,
                                      Ports& ports);

struct DeliveryPage {
    std::vector<NetworkDelivery> rows;
    bool has_more = false;
};
// Newest first; `after` is the reference that the page before ended with.
Result<DeliveryPage> list_deliveries(const Caller& caller, std::optional<bool> is_open,
                                     std::string_view after, Ports& ports);

}  // namespace kitbank

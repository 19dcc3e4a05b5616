#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

// Counting a hub's shelves: a count is opened, what is seen is scanned into it, and closing it compares with the books as
// they are then. Nothing moves by counting, but what the books had lost and somebody has seen: that is in stock again.
namespace kitbank {

struct OpenCount {
    Uuid id;
    Caller caller;
    std::string hub = {};  // code; empty: the caller's own
};
// One at a time: `step_out_of_order` names the one that is open.
Result<StockCount> open_count(const OpenCount& command, Ports& ports);

struct AddToCount {
    Uuid id;
    Caller caller;
    std::string reference = {};  // empty: the one that is open at the caller's hub
    std::vector<std::string> codes = {};
    std::optional<Instant> seen_at = {};  // of a scanner that sends later
};
struct Counted {
    StockCount count;
    std::int64_t added = 0;
    std::vector<CountLine> lines =
        {};  // of these codes, with what the books say of each in `words`
};
// A number that was seen before changes nothing. One that nobody received is counted too, unless its check digit says that it was
// misread: that is refused as a fault of `codes`, and nothing of this call is counted.
Result<Counted> add_to_count(const AddToCount& command, Ports& ports);

struct EndCount {
    Uuid id;
    Caller caller;
    std::string reference = {};
};
Result<StockCount> close_count(const EndCount& command, Ports& ports);
// As if it had never begun.
Result<StockCount> cancel_count(const EndCount& command, Ports& ports);

// What was missing is lost (void, with a reason), or left as it is. No numbers: all of it.
struct SettleCount {
    Uuid id;
    Caller caller;
    std::string reference = {};
    std::vector<std::string> codes = {};
    bool is_lost = false;
    std::string reason = {};  // of a loss
};
// What has moved since the count was closed is not lost: it is marked as moved.
Result<StockCount> settle_count(const SettleCount& command, Ports& ports);

// A count of a hub that the caller reaches; `not_found` otherwise.
Result<StockCount> reachable_count(const Caller& caller, Permission permission,
                                   std::string_view reference, Reader& reader);
// The same locked, while it is open.
Result<StockCount> lock_open_count(const Caller& caller, std::string_view reference,
                                   Transaction& tx);

}  // namespace kitbank

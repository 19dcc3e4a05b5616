#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

// What data stock there is, for whoever may see it: staff of a hub that of their hub, managers all.
namespace kitbank {

// What lies at a hub of one bundle, how much of it must soon be activated, and the least that the hub should have of it by its
// own threshold (0: none is set).
inline constexpr int soon_days = 60;
struct ShelfLine {
    HubStock stock = {};
    std::int64_t soon = 0;
    std::int64_t least = 0;
};
// By hub and bundle. A bundle that has run out at a hub is listed when the hub has a threshold for it.
Result<std::vector<ShelfLine>> see_shelves(const Caller& caller, Ports& ports);

// A balance with the names that outsiders know its account by: a hub's code, or a packet's reference.
struct NamedBalance {
    Balance balance = {};
    std::string hub = {};
    std::string consignment = {};
};
struct SeeBalances {
    std::string hub = {};         // code; empty for all within reach
    std::optional<Date> at = {};  // as they were at the end of that day in London; empty: now
};
// Those that are not zero, by account and bundle. Of a past day, what travelled then is one sum without a reference: what is
// nowhere else. Whoever is bound to a hub sees the accounts of their hub.
Result<std::vector<NamedBalance>> see_balances(const Caller& caller, const SeeBalances& order,
                                               Ports& ports);

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Which account, of which bundle, from which day to which. Days are whole days in London.
struct StatementOrder {
    AccountKind account = AccountKind::hub;
    std::string hub = {};          // code; of the accounts of hubs. Empty: the caller's own
    std::string consignment = {};  // reference; of `transit`
    std::string bundle = {};       // code, or code/version ("O2-25/2"); empty for all of them
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    std::string cursor = {};  // of the page before
    int limit = 50;
};

struct Holding {
    std::int64_t items = 0;
    std::int64_t gigabytes = 0;
    friend bool operator==(const Holding&, const Holding&) = default;
};

// An account like a bank's: what it held when the days began, each posting with what it left, and what it holds at their end.
struct Statement {
    AccountKind account = AccountKind::hub;
    std::optional<Hub> hub = {};
    std::string consignment = {};
    std::optional<Bundle> bundle = {};
    Holding opening = {};                // before the first day; nothing without one
    Holding closing = {};                // after the last day, or now
    std::vector<PostedLine> lines = {};  // newest first
    std::string next = {};               // cursor of the page after; empty for none
};

// Refuses with hub_not_found, consignment_not_found and bundle_not_found, also for what the caller does not reach. The network's
// account and those of packets are for whoever reaches the whole organisation.
// A cursor is sealed: it holds a number that counts over all organisations.
Result<Statement> read_statement(const Caller& caller, const StatementOrder& order, Ports& ports);

}  // namespace kitbank

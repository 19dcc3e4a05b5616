#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

// The one way in which data stock changes. Whoever moves items locks them, says what happens, and gets back what they
// became; states, ledger, history and the audit are written together, in the caller's transaction.
//
// Locks are taken devices first, then requests, proposals, persons (issue_ports.h), items by id, and balances last.
namespace kitbank {

struct MoveItems {
    OrganisationId organisation;
    ItemStep step;  // for all of them; `day` is the day in London of happened_at
    std::string actor = {};
    HubId hub = {};  // where it happens
    std::string words =
        {};  // for the statement: "C-7K3M9QXZ to Northgate", "lost: van broken into"
    std::optional<Instant> happened_at = {};     // empty: now
    std::optional<Instant> reserved_until = {};  // of a reservation
};

// The items as they are then, in the order given. All of them or none: the first that the rules refuse refuses the
// whole, and its sentence names it.
Result<std::vector<DataItem>> move_items(const MoveItems& move, std::vector<DataItem> locked,
                                         Transaction& tx, Ports& ports);

// New items, which nobody has seen before (ask data_items_known behind lock_intake). Their standings and ids are set here.
Result<std::vector<DataItem>> receive_items(const MoveItems& move, std::vector<DataItem> items,
                                            Transaction& tx, Ports& ports);

// What the audit's digest of a group covers: the event, and each item with its bundle, in an order of their own.
std::string stock_group_text(ItemEvent event, const std::vector<DataItem>& items);

}  // namespace kitbank

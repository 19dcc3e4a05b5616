#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "server/store/connection.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Compares each group of the ledger with its audit event, whose digest covers what happened and each item with its bundle. The
// audit's chains are in the signed log: so whoever changes which items a group moved, puts one in or takes one away is
// found, even when postings and balances were changed to fit. That balances, postings and items agree with
// each other is asked by the statements of sql/verify. Read in pages.
std::uint64_t verify_stock(Connection& connection, Crypto& crypto,
                           const std::function<void(const std::string& fault)>& tell);

}  // namespace kitbank

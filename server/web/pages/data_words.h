#pragma once
#include <string>
#include <string_view>

#include "server/core/databank/item.h"
#include "server/core/databank/ledger.h"

// What pages say of SIMs, vouchers and their ledger.
namespace kitbank::web {

// "1,200", "-300"
std::string signed_text(std::int64_t number);
// "1 SIM", "1,200 vouchers"
std::string items_text(ItemKind kind, std::int64_t count);
// "300 GB"
std::string gigabytes_text(std::int64_t gigabytes);
// "+10", "-3"
std::string change_text(std::int64_t number);
std::string_view account_text(AccountKind kind);  // "On the shelf"
std::string_view posted_text(ItemEvent event);    // in a statement: "Given"

}  // namespace kitbank::web

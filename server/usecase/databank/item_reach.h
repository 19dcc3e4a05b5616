#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

// Who may reach which SIM or voucher: those of the caller's organisation, and of them whoever works at a hub those which that hub
// holds, held last, or gave. One out of reach answers as one that does not exist.
namespace kitbank {

bool reaches(const Caller& caller, Permission permission, const DataItem& item);

// As it is written on the card or typed: spaces, hyphens and a filling F at the end are nothing, and letters are capitals.
std::string item_reference(std::string_view text);

Result<DataItem> reachable_item(const Caller& caller, Permission permission,
                                std::string_view reference, Reader& reader);
// The same, locked to the end; all of them or none, and the refusal names the first that is not there.
Result<std::vector<DataItem>> lock_reachable_items(const Caller& caller, Permission permission,
                                                   std::span<const std::string> references,
                                                   Transaction& tx);
Result<DataItem> lock_reachable_item(const Caller& caller, Permission permission,
                                     std::string_view reference, Transaction& tx);

}  // namespace kitbank

#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"
#include "server/usecase/residents/records.h"

// Who else may collect, sealed with the resident's key and bound to the request: erasing the resident
// forgets them too.
namespace kitbank {

std::string seal_collector(const KitRequest& request, const Resident& resident,
                           const std::string& collector, Safe& safe);
// Empty when nobody else may, or the resident was erased.
std::string open_collector(const KitRequest& request, const Resident& resident, Safe& safe);

}  // namespace kitbank

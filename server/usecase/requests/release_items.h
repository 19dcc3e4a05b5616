#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// Frees what is set aside for a request, by the same events as through any other door, recorded under
// whoever asked for it; the lines follow. For those who end a request: they may have no right to reserve,
// so the scheme releases on their word. Devices are locked before the request: call it before that.
std::optional<Refusal> release_items(const KitRequest& request, const Caller& caller,
                                     const std::string& reason, Transaction& tx, Ports& ports);

}  // namespace kitbank

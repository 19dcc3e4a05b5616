#pragma once
#include <string_view>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// Who may reach which request. A referrer: those they entered. Staff of a hub: those to be served there,
// and those that no hub was chosen for. A manager: those of the organisation whose kit it is; and one of a
// referrer organisation: what it has asked for, also by those who left, but never to decide on it. A draft:
// its writer alone; that of a paper form, whoever of the staff has the paper in hand.
namespace kitbank {

bool reaches(const Caller& caller, Permission permission, const KitRequest& request);

// The request of that reference. One out of reach answers as one that does not exist, and so does
// somebody else's draft.
Result<KitRequest> reachable_request(const Caller& caller, Permission permission,
                                     std::string_view reference, Reader& reader);
// The same, locked to the end.
Result<KitRequest> lock_reachable_request(const Caller& caller, Permission permission,
                                          std::string_view reference, Transaction& tx);

// Whose kit this caller asks for: that of the organisation that hosts theirs, or their own.
OrganisationId organisation_of_kit(const Caller& caller, Reader& reader);

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// What becomes of the appointment that is still to come, if there is one, in the transaction of whatever
// ends it: the handover took place, or there will be none.
void keep_appointment(const KitRequest& request, Transaction& tx, Ports& ports);
void drop_appointment(const KitRequest& request, Transaction& tx, Ports& ports);
// When its time has come and it came to nothing: nobody was at home. One still to come stays.
void fail_appointment(const KitRequest& request, Transaction& tx, Ports& ports);

}  // namespace kitbank

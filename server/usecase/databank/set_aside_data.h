#pragma once
#include <string>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// A SIM or voucher that waits on the shelf for a request, so that nobody else is given it. It stays so for as long as the
// scheme's terms say of devices, and goes back by the job, by hand, or with the request.
namespace kitbank {

struct SetAsideData {
    Uuid id;
    Caller caller;
    std::string request;  // reference
    std::string item;     // as scanned
};
// Refused with `line_taken` when no part of the request waits for one that is not set aside already.
Result<DataItem> set_aside_data(const SetAsideData& command, Ports& ports);

struct ReleaseData {
    Uuid id;
    Caller caller;
    std::string item;
};
Result<DataItem> release_data(const ReleaseData& command, Ports& ports);

// What is set aside for a request beyond what its lines still wait for goes back to the shelf: in the transaction
// that ended the request, dropped a line or gave another item. The request is locked.
void release_data_of(const KitRequest& request, const std::string& actor, Transaction& tx,
                     Ports& ports);

// A job: what was set aside for too long. Answers how many.
int release_data_holds(Ports& ports);

}  // namespace kitbank

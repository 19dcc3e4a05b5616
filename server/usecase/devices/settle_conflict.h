#pragma once
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// A person says that the event in conflict did not happen: an `annulment` is recorded and the
// device folded again. (That it did happen is settled by recording what was missing before it.)
struct SettleConflict {
    Uuid id;
    Caller caller;
    Uuid event;
    Tag tag;
    std::string reason;
};

Result<Device> settle_conflict(const SettleConflict& command, Ports& ports);

// Puts a scan that was set aside off the worklist; the scan itself stays stored.
struct CloseScan {
    Caller caller;
    Uuid scan;
};

Result<Uuid> close_scan(const CloseScan& command, Ports& ports);

}  // namespace kitbank

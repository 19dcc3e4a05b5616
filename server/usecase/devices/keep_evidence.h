#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "server/core/devices/wipe_verdict.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/usecase/once.h"

// What a wipe log and a hand-entered reset have in common: the verdict is kept, the event follows.
namespace kitbank {

// Evidence that has been judged, and what its event needs to know.
struct Evidenced {
    StoredEvidence evidence;
    std::optional<Device> device;
    std::vector<Medium> media_to_record;
    bool medium_failed = false;
};

// Stores file and evidence and records `wipe` or `wipe_failure`, once for the request's id. When the
// lifecycle does not allow the wipe, the evidence is kept as not accepted, with that as its reason.
Result<RecordedWipe> keep_evidence(const Request& request, const Caller& caller,
                                   const std::function<Result<Evidenced>(Transaction&)>& prepare,
                                   const StoredFile* file, Ports& ports);

std::vector<Reason> reasons_of(const std::vector<WipeFault>& faults);

// Does the device belong to the hub where the caller may record wipes?
bool reaches_for_wipe(const Caller& caller, const Device& device);

// The device of the caller's organisation under a tag, locked to the end; one that belongs to another
// hub is refused.
Result<Device> device_under_tag(const Caller& caller, const Tag& tag, Transaction& tx);

}  // namespace kitbank

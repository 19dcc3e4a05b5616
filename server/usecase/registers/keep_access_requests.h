#pragma once
#include "server/usecase/registers/entries.h"

namespace kitbank {

// The register of subject access requests, like that of complaints (keep_complaints.h). The time is worked
// out by server/core/registers/deadline.h each time it is looked at: the row keeps what happened.

// Answers: received, how, nation, resident, person, matter, identity_needed (yes: the time begins when
// it is confirmed).
struct RecordAccessRequest {
    Uuid id;
    Caller caller;
    Answers answers;
};
Result<AccessRequest> record_access_request(const RecordAccessRequest& command, Ports& ports);

// Answers of each step:
//   identity               identity_confirmed
//   clarification          asked, about_information (yes or no: only yes stops the clock)
//   clarification_arrival  arrived
//   extension              extension_told, ground; refused when the first month is over
//   note                   note
//   answer                 answered, outcome, reason, rights_told; the last two are needed when not all
//                          was given
struct TakeAccessStep {
    Uuid id;
    Caller caller;
    EntryNumber number;
    AccessStep step = AccessStep::note;
    Answers answers;
};
Result<AccessRequest> take_access_step(const TakeAccessStep& command, Ports& ports);

std::vector<AccessStep> steps_open(const AccessRequest& request);

Result<ShownEntry<AccessRequest>> read_access_request(const Caller& caller,
                                                      const EntryNumber& number, Ports& ports);

// Not answered, those with the fewest days left at the top and those whose time has not begun last.
// `is_all`: the newest of all instead.
Result<std::vector<ListedEntry<AccessRequest>>> list_access_requests(const Caller& caller,
                                                                     bool is_all, Ports& ports);

}  // namespace kitbank

#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/allocation_records.h"

// A person decides on what a run proposes. Each decision looks at everything again behind its locks (device,
// request, proposal, in this order), so that of two people one decides and the other is told: `line_taken`
// when the line or the device was given meanwhile, `changed` when the device is no longer ready or a newer
// run came first, `does_not_fit` when the request now wants something else.
namespace kitbank {

struct AcceptProposal {
    Uuid request_id;
    Caller caller;
    Uuid proposal;
};

// Sets the proposed device aside. It may stand at another hub: the run looked over all of them, and whoever
// may accept for the request may have it brought.
Result<ShownProposal> accept_proposal(const AcceptProposal& command, Ports& ports);

// Another device for the line, or one for a line that the run found nothing for. One that does not fit is
// taken only when the substitute was agreed with whoever asks: that is written into the line, with who
// said so.
struct ChangeProposal {
    Uuid request_id;
    Caller caller;
    Uuid proposal;
    Tag tag;
    bool substitute_agreed = false;
};
Result<ShownProposal> change_proposal(const ChangeProposal& command, Ports& ports);

// This device is not proposed for this line again.
struct RefuseProposal {
    Uuid request_id;
    Caller caller;
    Uuid proposal;
    std::string reason;  // 1 to 200 characters; about the item, not about people
};
Result<ShownProposal> refuse_proposal(const RefuseProposal& command, Ports& ports);

// Each of the latest run's proposals for a hub's requests (or those of any hub, with no code), alone: what
// has moved on is left as it is. At most `proposals_at_once_max` of them. Doing it again accepts only what
// is still there.
struct AcceptAtHub {
    Caller caller;
    std::string hub;
};
struct AcceptedAtHub {
    int accepted = 0;
    int left_alone = 0;
    bool has_more = false;
};
Result<AcceptedAtHub> accept_at_hub(const AcceptAtHub& command, Ports& ports);
inline constexpr int proposals_at_once_max = 100;

}  // namespace kitbank

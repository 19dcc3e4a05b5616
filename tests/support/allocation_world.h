#pragma once
#include <algorithm>
#include <string>

#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/decide_proposal.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/show_allocation.h"
#include "tests/support/request_world.h"

namespace kitbank {

// The small scheme with requests, and what runs say of them.
struct AllocationWorld : RequestWorld {
    AllocationRun run() {
        const Result<AllocationRun> done =
            propose_allocation({crypto.make_uuid(), caller(Role::manager)}, ports);
        if (!done) throw std::runtime_error{sentence_of(done.refusal())};
        return *done;
    }
    AllocationView view(const Caller& by) {
        const Result<AllocationView> shown = show_allocation({by, {}}, ports);
        if (!shown) throw std::runtime_error{sentence_of(shown.refusal())};
        return *shown;
    }
    AllocationView view() { return view(caller(Role::manager)); }
    // What the latest run proposes for the request, or says of it.
    ShownProposal proposal_for(const KitRequest& request) {
        AllocationView shown = view();
        shown.proposed.insert(shown.proposed.end(), shown.unserved.begin(), shown.unserved.end());
        const auto found =
            std::ranges::find(shown.proposed, request.reference, &ShownProposal::reference);
        if (found == shown.proposed.end()) throw std::runtime_error{"nothing is proposed"};
        return *found;
    }
    Result<ShownProposal> accept(const ShownProposal& shown, Role role = Role::hub_staff) {
        return accept_proposal({crypto.make_uuid(), caller(role), shown.proposal.id}, ports);
    }
    Result<ShownProposal> change(const ShownProposal& shown, const Tag& tag, bool agreed = false) {
        return change_proposal(
            {crypto.make_uuid(), caller(Role::hub_staff), shown.proposal.id, tag, agreed}, ports);
    }
    Result<ShownProposal> refuse(const ShownProposal& shown, const std::string& reason) {
        return refuse_proposal(
            {crypto.make_uuid(), caller(Role::hub_staff), shown.proposal.id, reason}, ports);
    }
    ProposalState state_of(const ShownProposal& shown) {
        ProposalState state{};
        store.read([&](Reader& reader) {
            state = reader.allocation().proposal(shown.proposal.id)->proposal.state;
        });
        return state;
    }
    // A ready device moved to another hub.
    Device ready_at(const Hub& hub) {
        RecordEvent move = step(device_in(DeviceState::ready).tag, DeviceEvent::move);
        move.caller = unbound(Role::manager);
        move.hub = hub.code;
        return record(move);
    }
};

}  // namespace kitbank

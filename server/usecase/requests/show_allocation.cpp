#include "server/usecase/requests/show_allocation.h"

#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// One page of a state; the answer says whether another follows.
bool load_page(ProposalQuery query, ProposalState state, int after,
               std::vector<ShownProposal>& page, Reader& reader) {
    query.state = state;
    query.after = after;
    query.limit = proposal_page_size + 1;
    page = reader.allocation().proposals(query);
    const bool has_more = page.size() > proposal_page_size;
    if (has_more) page.pop_back();
    return has_more;
}

void load_view(const ShowAllocation& question, std::optional<HubId> hub, AllocationView& view,
               Reader& reader) {
    const OrganisationId organisation = question.caller.organisation;
    view.run = reader.allocation().latest_run(organisation, RunState::done);
    const auto waiting = reader.allocation().latest_run(organisation, RunState::waiting);
    view.is_working = waiting.has_value();
    if (!view.run) return;
    ProposalQuery query;
    query.run = view.run->id;
    query.hub = hub;
    query.bound = hub_bound(question.caller, Permission::allocate_kit);
    view.counts = reader.allocation().proposal_counts(query.run, query.bound);
    view.has_more_proposed =
        load_page(query, ProposalState::proposed, question.after_proposed, view.proposed, reader);
    view.has_more_unserved =
        load_page(query, ProposalState::unserved, question.after_unserved, view.unserved, reader);
}

}  // namespace

Result<AllocationView> show_allocation(const ShowAllocation& question, Ports& ports) {
    if (!may(question.caller.role, Permission::allocate_kit)) {
        return refusal_of(RefusalCode::forbidden);
    }
    AllocationView view;
    bool is_known = true;
    ports.store.read([&](Reader& reader) {
        std::optional<HubId> hub;
        if (question.hub && question.hub->empty()) hub = HubId{};
        if (question.hub && !question.hub->empty()) {
            const auto found = reader.hub_by_code(question.caller.organisation, *question.hub);
            is_known = found.has_value();
            if (!is_known) return;
            hub = found->id;
        }
        load_view(question, hub, view, reader);
    });
    if (!is_known) return refusal_of(RefusalCode::hub_not_found);
    return view;
}

Result<ShownProposal> find_proposal(const Caller& caller, const Uuid& id, Ports& ports) {
    if (!may(caller.role, Permission::allocate_kit)) return refusal_of(RefusalCode::forbidden);
    std::optional<ShownProposal> found;
    ports.store.read([&](Reader& reader) {
        found = reader.allocation().proposal(id);
        const bool is_reached =
            found && found->organisation == caller.organisation &&
            reachable_request(caller, Permission::allocate_kit, found->reference, reader);
        if (!is_reached) found.reset();
    });
    return found ? Result<ShownProposal>{*found} : refusal_of(RefusalCode::proposal_not_found);
}

}  // namespace kitbank

#include "server/usecase/requests/propose_allocation.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/requests/allocation.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/flow_solver.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Result<AllocationRun> known_run(OrganisationId organisation, const std::string& answer,
                                Reader& reader) {
    const auto run = reader.allocation().run(organisation, parse_uuid(answer).value_or(Uuid{}));
    return run ? Result<AllocationRun>{*run} : refusal_of(RefusalCode::not_found);
}

AllocationHub place_of(const Hub& hub) {
    return {hub.id, hub.name, hub.is_closed, hub.easting, hub.northing};
}

AllocationFacts facts_for(const AllocationRun& run, Ports& ports) {
    AllocationFacts facts;
    const Instant now = ports.clock.now();
    ports.store.read([&](Reader& reader) {
        for (const Hub& hub : reader.hubs(run.organisation)) facts.hubs.push_back(place_of(hub));
        facts.lines = reader.allocation().lines_to_allocate(run.organisation, allocation_lines_max);
        facts.devices = reader.allocation().devices_to_allocate(run.organisation, now);
    });
    return facts;
}

// Nothing when the way is not known, or there is none.
std::optional<int> travel_of(const OpenLine& line, const ReadyDevice& device,
                             const std::vector<AllocationHub>& hubs) {
    const auto from = std::ranges::find(hubs, line.hub, &AllocationHub::id);
    const auto to = std::ranges::find(hubs, device.hub, &AllocationHub::id);
    if (from == hubs.end() || to == hubs.end()) return std::nullopt;
    const bool is_known = from == to || (from->easting && to->easting);
    if (!is_known) return std::nullopt;
    return static_cast<int>((travel_cost(*from, *to) + 5) / 10);
}

std::vector<Proposal> proposals_of(const AllocationRun& run, const Allocation& allocation,
                                   const std::vector<Placement>& placements, Ports& ports) {
    const AllocationFacts& facts = allocation.facts();
    std::vector<Proposal> proposals;
    proposals.reserve(placements.size());
    for (const Placement& placement : placements) {
        const OpenLine& line = facts.lines[placement.line];
        Proposal& row = proposals.emplace_back();
        row.id = ports.crypto.make_uuid();
        row.run = run.id;
        row.position = static_cast<int>(proposals.size());
        row.request = line.request;
        row.line = line.number;
        row.state = placement.device ? ProposalState::proposed : ProposalState::unserved;
        row.why = placement.why;
        if (!placement.device) continue;
        row.device = facts.devices[*placement.device].id;
        row.travel_km = travel_of(line, facts.devices[*placement.device], facts.hubs);
    }
    return proposals;
}

// Two may work out the same run; the first to write has done it.
void work_out(AllocationRun& run, AllocationFacts facts, Ports& ports) {
    const Allocation allocation{std::move(facts)};
    const std::vector<Placement> placements =
        allocation.placements(ports.flow.solve(allocation.graph()));
    const std::vector<Proposal> proposals = proposals_of(run, allocation, placements, ports);
    run.lines = static_cast<int>(allocation.facts().lines.size());
    run.devices = static_cast<int>(allocation.facts().devices.size());
    run.proposed =
        static_cast<int>(std::ranges::count(proposals, ProposalState::proposed, &Proposal::state));
    run.finished_at = ports.clock.now();
    ports.store.write([&](Transaction& tx) {
        if (!tx.write_allocation().finish_run(run)) return false;
        tx.write_allocation().insert_proposals(proposals);
        tx.write_allocation().supersede_proposals(run.organisation, run.id);
        return true;
    });
    run.state = RunState::done;
}

Done<AllocationRun> begin(const Caller& caller, Transaction& tx, Ports& ports) {
    if (auto waiting = tx.allocation().latest_run(caller.organisation, RunState::waiting)) {
        return {*waiting, format(waiting->handle)};
    }
    AllocationRun run;
    run.handle = ports.crypto.make_uuid();
    run.organisation = caller.organisation;
    run.actor = caller.actor;
    run.asked_at = ports.clock.now();
    run.id = tx.write_allocation().insert_run(run);
    return {run, format(run.handle)};
}

}  // namespace

Result<AllocationRun> propose_allocation(const ProposeAllocation& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::allocate_kit)) return refusal_of(RefusalCode::forbidden);
    Result<AllocationRun> run = once<AllocationRun>(
        {command.request_id, CanonicalText{}.add("propose allocation").text(), caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<AllocationRun>> { return begin(caller, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return known_run(caller.organisation, answer, tx);
        });
    if (!run || run->state == RunState::done) return run;
    AllocationFacts facts = facts_for(*run, ports);
    if (facts.lines.size() > lines_at_once_max) return run;
    work_out(*run, std::move(facts), ports);
    return run;
}

int work_out_runs(Ports& ports) {
    std::vector<AllocationRun> waiting;
    const Instant before = ports.clock.now() - run_left_after;
    ports.store.read(
        [&](Reader& reader) { waiting = reader.allocation().runs_waiting(before, 10); });
    for (AllocationRun& run : waiting) work_out(run, facts_for(run, ports), ports);
    return static_cast<int>(waiting.size());
}

}  // namespace kitbank

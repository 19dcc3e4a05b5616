#pragma once
#include <span>
#include <vector>

#include "server/core/requests/allocation.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/allocation_records.h"

namespace kitbank {

class AllocationReader {
  public:
    virtual ~AllocationReader() = default;

    // Lines that wait for a device: of accepted requests that are not on hold, the first in the queue
    // first, each with what was refused for it.
    virtual std::vector<OpenLine> lines_to_allocate(OrganisationId organisation, int limit) = 0;
    // Devices that are ready and at a hub of the organisation.
    virtual std::vector<ReadyDevice> devices_to_allocate(OrganisationId organisation,
                                                         Instant now) = 0;

    virtual std::optional<AllocationRun> run(OrganisationId organisation, const Uuid& handle) = 0;
    // The newest in this state.
    virtual std::optional<AllocationRun> latest_run(OrganisationId organisation,
                                                    RunState state) = 0;
    // Asked for before that moment and not worked out yet, oldest first.
    virtual std::vector<AllocationRun> runs_waiting(Instant before, int limit) = 0;

    virtual std::optional<ShownProposal> proposal(const Uuid& id) = 0;
    virtual std::vector<ShownProposal> proposals(const ProposalQuery& query) = 0;
    // By hub, as `proposals` would show them; those of any hub first, then by code.
    virtual std::vector<ProposalCount> proposal_counts(AllocationRunId run,
                                                       std::optional<HubId> bound) = 0;

    // Set aside for somebody who did not come in time, over all organisations.
    virtual std::vector<ReservationOver> reservations_over(Instant now, int limit) = 0;
    // References of open requests whose hold had its last day before this one, likewise.
    virtual std::vector<std::string> holds_over(Date today, int limit) = 0;
};

class AllocationWriter {
  public:
    virtual ~AllocationWriter() = default;

    virtual AllocationRunId insert_run(const AllocationRun& run) = 0;
    // False: somebody else has finished it.
    virtual bool finish_run(const AllocationRun& run) = 0;
    // What nobody decided of the organisation's other runs; what was superseded before is forgotten.
    virtual void supersede_proposals(OrganisationId organisation, AllocationRunId by) = 0;
    virtual void insert_proposals(std::span<const Proposal> proposals) = 0;
    // Locked to the end, as it is now.
    virtual std::optional<ProposalState> lock_proposal(const Uuid& id) = 0;
    // State, what was given, who, when and why.
    virtual void decide_proposal(const Proposal& proposal) = 0;
};

}  // namespace kitbank

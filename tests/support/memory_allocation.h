#pragma once
#include "server/usecase/requests/allocation_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryAllocation : public AllocationReader, public AllocationWriter {
  public:
    explicit MemoryAllocation(MemoryState& state) : state_(state) {}

    std::vector<OpenLine> lines_to_allocate(OrganisationId organisation, int limit) override;
    std::vector<ReadyDevice> devices_to_allocate(OrganisationId organisation, Instant now) override;
    std::optional<AllocationRun> run(OrganisationId organisation, const Uuid& handle) override;
    std::optional<AllocationRun> latest_run(OrganisationId organisation, RunState state) override;
    std::vector<AllocationRun> runs_waiting(Instant before, int limit) override;
    std::optional<ShownProposal> proposal(const Uuid& id) override;
    std::vector<ShownProposal> proposals(const ProposalQuery& query) override;
    std::vector<ProposalCount> proposal_counts(AllocationRunId run,
                                               std::optional<HubId> bound) override;
    std::vector<ReservationOver> reservations_over(Instant now, int limit) override;
    std::vector<std::string> holds_over(Date today, int limit) override;

    AllocationRunId insert_run(const AllocationRun& run) override;
    bool finish_run(const AllocationRun& run) override;
    void supersede_proposals(OrganisationId organisation, AllocationRunId by) override;
    void insert_proposals(std::span<const Proposal> proposals) override;
    std::optional<ProposalState> lock_proposal(const Uuid& id) override;
    void decide_proposal(const Proposal& proposal) override;

  private:
    [[nodiscard]] ShownProposal as_shown(const Proposal& proposal) const;
    [[nodiscard]] bool is_live(const Proposal& proposal) const;
    [[nodiscard]] std::vector<ShownProposal> live_of(AllocationRunId run,
                                                     std::optional<HubId> bound) const;

    MemoryState& state_;
};

}  // namespace kitbank

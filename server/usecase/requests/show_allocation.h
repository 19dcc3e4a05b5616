#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/allocation_records.h"

namespace kitbank {

// The latest run as this caller may see it: all hubs of the organisation, or their own and the requests
// that no hub was chosen for.
struct AllocationView {
    std::optional<AllocationRun> run;  // the latest that is worked out
    bool is_working = false;           // a newer one is not
    std::vector<ProposalCount> counts;
    std::vector<ShownProposal> proposed;
    std::vector<ShownProposal> unserved;
    bool has_more_proposed = false;
    bool has_more_unserved = false;
};

struct ShowAllocation {
    Caller caller;
    std::optional<std::string> hub;  // its code; empty for requests of any hub; nothing for all
    int after_proposed = 0;          // position of the last of the page before
    int after_unserved = 0;
};

Result<AllocationView> show_allocation(const ShowAllocation& question, Ports& ports);
inline constexpr int proposal_page_size = 50;

Result<ShownProposal> find_proposal(const Caller& caller, const Uuid& id, Ports& ports);

}  // namespace kitbank

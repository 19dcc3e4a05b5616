#pragma once
#include <optional>
#include <string>

#include "server/core/calendar.h"
#include "server/core/requests/request.h"
#include "server/usecase/records.h"

namespace kitbank {

using AllocationRunId = Id<struct AllocationRunRow>;

enum class RunState : std::uint8_t { waiting, done };
inline constexpr std::array<std::string_view, 2> run_state_names = {"waiting", "done"};
constexpr std::string_view name_of(RunState state) {
    return run_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<RunState> parse_run_state(std::string_view name) {
    return parse_name<RunState>(run_state_names, name);
}

// One look at all open lines and all ready devices of an organisation.
struct AllocationRun {
    AllocationRunId id;
    Uuid handle;
    OrganisationId organisation;
    std::string actor;
    RunState state = RunState::waiting;
    Instant asked_at;
    std::optional<Instant> finished_at = {};
    int lines = 0;
    int devices = 0;
    int proposed = 0;
    friend bool operator==(const AllocationRun&, const AllocationRun&) = default;
};

// `changed`: the line got another device than the one that was proposed. `superseded`: a newer run looked
// at the line again before anybody decided.
enum class ProposalState : std::uint8_t {
    proposed,
    unserved,
    accepted,
    changed,
    refused,
    superseded,
};
inline constexpr std::array<std::string_view, 6> proposal_state_names = {
    "proposed", "unserved", "accepted", "changed", "refused", "superseded"};
constexpr std::string_view name_of(ProposalState state) {
    return proposal_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<ProposalState> parse_proposal_state(std::string_view name) {
    return parse_name<ProposalState>(proposal_state_names, name);
}

struct Proposal {
    Uuid id;
    AllocationRunId run;
    int position = 0;  // in the queue, from 1
    RequestId request;
    int line = 1;
    DeviceId device = {};  // 0: none was found
    ProposalState state = ProposalState::proposed;
    std::optional<int> travel_km = {};  // empty: not known, or nowhere to go
    std::string why = {};
    DeviceId given = {};  // what the line got instead
    std::string decided_by = {};
    std::optional<Instant> decided_at = {};
    std::string reason = {};
    friend bool operator==(const Proposal&, const Proposal&) = default;
};

// With what people need to see of it: how the request and the device are now.
struct ShownProposal {
    Proposal proposal;
    std::string reference;  // of the request
    OrganisationId organisation;
    HubId hub;  // of the request; 0: any
    std::string hub_code;
    std::string hub_name;
    LineKind kind = LineKind::laptop;
    int memory_gb = 0;
    Tag tag;  // of the device; empty when there is none
    std::string make;
    std::string model;
    int device_memory_gb = 0;
    std::string device_hub_code;
    std::string device_hub_name;
    friend bool operator==(const ShownProposal&, const ShownProposal&) = default;
};

// A page of what a run says, in the order of the queue: only what somebody can still act on, so that a
// line that was served or a device that has gone meanwhile is left out.
struct ProposalQuery {
    AllocationRunId run;
    ProposalState state = ProposalState::proposed;  // or `unserved`
    std::optional<HubId> hub = {};                  // of the request; a hub of 0: those of any hub
    std::optional<HubId> bound = {};                // only this hub, or any: what its staff reach
    int after = 0;                                  // position
    int limit = 50;
};

struct ProposalCount {
    HubId hub;  // 0: requests for any hub
    std::string code;
    std::string name;
    int proposed = 0;
    int unserved = 0;
    friend bool operator==(const ProposalCount&, const ProposalCount&) = default;
};

struct ReservationOver {
    OrganisationId organisation;
    std::string reference;
    Tag tag;
    friend bool operator==(const ReservationOver&, const ReservationOver&) = default;
};

}  // namespace kitbank

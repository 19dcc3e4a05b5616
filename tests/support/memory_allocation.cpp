#include "tests/support/memory_allocation.h"

#include <set>
#include <tuple>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

const RequestLine& line_of(const KitRequest& request, int number) {
    return *std::ranges::find(request.lines, number, &RequestLine::number);
}

bool is_ready_at_hub(const Device& device) {
    return device.standing.state == DeviceState::ready &&
           device.standing.holder.kind == HolderKind::hub;
}

}  // namespace

std::vector<OpenLine> MemoryAllocation::lines_to_allocate(OrganisationId organisation, int limit) {
    std::vector<OpenLine> lines;
    for (const auto& [id, request] : state_.kit_requests) {
        if (request.organisation != organisation || request.state != RequestState::accepted ||
            !request.hold_reason.empty()) {
            continue;
        }
        for (const RequestLine& line : request.lines) {
            if (line.state != LineState::waiting || !device_kind_of(line.kind)) continue;
            OpenLine open{
                id, line.number, request.sort_key, wanted_kind(line), line.memory_gb, request.hub};
            for (const auto& [key, row] : state_.proposals) {
                if (row.request == id && row.line == line.number &&
                    row.state == ProposalState::refused) {
                    open.refused.push_back(row.device);
                }
            }
            std::ranges::sort(open.refused);
            lines.push_back(std::move(open));
        }
    }
    std::ranges::stable_sort(lines, std::greater{}, &OpenLine::sort_key);
    lines.resize(std::min(lines.size(), static_cast<std::size_t>(limit)));
    return lines;
}

std::vector<ReadyDevice> MemoryAllocation::devices_to_allocate(OrganisationId organisation,
                                                               Instant now) {
    std::vector<ReadyDevice> devices;
    for (const auto& [id, device] : state_.devices) {
        if (device.organisation != organisation || !is_ready_at_hub(device)) continue;
        const auto days = std::chrono::floor<std::chrono::days>(now) -
                          std::chrono::floor<std::chrono::days>(device.created_at);
        devices.push_back({id, device.standing.holder.hub, device.kind, device.standing.memory_gb,
                           std::max(static_cast<int>(days.count()), 0)});
    }
    return devices;
}

std::optional<AllocationRun> MemoryAllocation::run(OrganisationId organisation,
                                                   const Uuid& handle) {
    return row_where(state_.allocation_runs, [&](const AllocationRun& run) {
        return run.organisation == organisation && run.handle == handle;
    });
}

std::optional<AllocationRun> MemoryAllocation::latest_run(OrganisationId organisation,
                                                          RunState state) {
    const auto runs = rows_where(state_.allocation_runs, [&](const AllocationRun& run) {
        return run.organisation == organisation && run.state == state;
    });
    return runs.empty() ? std::nullopt : std::optional{runs.back()};
}

std::vector<AllocationRun> MemoryAllocation::runs_waiting(Instant before, int limit) {
    std::vector<AllocationRun> runs =
        rows_where(state_.allocation_runs, [&](const AllocationRun& run) {
            return run.state == RunState::waiting && run.asked_at < before;
        });
    std::ranges::stable_sort(runs, {}, &AllocationRun::asked_at);
    runs.resize(std::min(runs.size(), static_cast<std::size_t>(limit)));
    return runs;
}

ShownProposal MemoryAllocation::as_shown(const Proposal& proposal) const {
    ShownProposal shown;
    shown.proposal = proposal;
    const KitRequest& request = state_.kit_requests.at(proposal.request);
    const RequestLine& line = line_of(request, proposal.line);
    shown.reference = request.reference;
    shown.organisation = request.organisation;
    shown.hub = request.hub;
    const auto hub = row_at(state_.hubs, request.hub);
    shown.hub_code = hub ? hub->code : "";
    shown.hub_name = hub ? hub->name : "";
    shown.kind = line.kind;
    shown.memory_gb = line.memory_gb;
    const auto device = row_at(state_.devices, proposal.device);
    if (!device) return shown;
    shown.tag = device->tag;
    shown.make = device->make;
    shown.model = device->model;
    shown.device_memory_gb = device->standing.memory_gb;
    const auto place = row_at(state_.hubs, device->standing.holder.hub);
    shown.device_hub_code = place ? place->code : "";
    shown.device_hub_name = place ? place->name : "";
    return shown;
}

bool MemoryAllocation::is_live(const Proposal& proposal) const {
    const KitRequest& request = state_.kit_requests.at(proposal.request);
    const auto device = row_at(state_.devices, proposal.device);
    return request.state == RequestState::accepted && request.hold_reason.empty() &&
           line_of(request, proposal.line).state == LineState::waiting &&
           (!device || device->standing.state == DeviceState::ready);
}

std::vector<ShownProposal> MemoryAllocation::live_of(AllocationRunId run,
                                                     std::optional<HubId> bound) const {
    std::vector<ShownProposal> live;
    for (const auto& [id, row] : state_.proposals) {
        if (row.run != run || !is_live(row)) continue;
        ShownProposal shown = as_shown(row);
        if (bound && shown.hub.value != 0 && shown.hub != *bound) continue;
        live.push_back(std::move(shown));
    }
    std::ranges::sort(live, {}, [](const ShownProposal& each) { return each.proposal.position; });
    return live;
}

std::optional<ShownProposal> MemoryAllocation::proposal(const Uuid& id) {
    const auto row = row_at(state_.proposals, id);
    return row ? std::optional{as_shown(*row)} : std::nullopt;
}

std::vector<ShownProposal> MemoryAllocation::proposals(const ProposalQuery& query) {
    std::vector<ShownProposal> found = live_of(query.run, query.bound);
    std::erase_if(found, [&](const ShownProposal& each) {
        return each.proposal.state != query.state || each.proposal.position <= query.after ||
               (query.hub && each.hub != *query.hub);
    });
    found.resize(std::min(found.size(), static_cast<std::size_t>(query.limit)));
    return found;
}

std::vector<ProposalCount> MemoryAllocation::proposal_counts(AllocationRunId run,
                                                             std::optional<HubId> bound) {
    std::map<std::pair<std::string, HubId>, ProposalCount> counts;
    for (const ShownProposal& each : live_of(run, bound)) {
        const ProposalState state = each.proposal.state;
        if (state != ProposalState::proposed && state != ProposalState::unserved) continue;
        ProposalCount& count = counts[{each.hub_code, each.hub}];
        count.hub = each.hub;
        count.code = each.hub_code;
        count.name = each.hub_name;
        ++(state == ProposalState::proposed ? count.proposed : count.unserved);
    }
    std::vector<ProposalCount> list;
    for (const auto& [hub, count] : counts) list.push_back(count);
    return list;
}

std::vector<ReservationOver> MemoryAllocation::reservations_over(Instant now, int limit) {
    std::map<std::tuple<Instant, RequestId, int>, ReservationOver> over;
    for (const auto& [id, request] : state_.kit_requests) {
        for (const RequestLine& line : request.lines) {
            if (line.state != LineState::reserved || !line.reserved_until ||
                *line.reserved_until > now) {
                continue;
            }
            over[{*line.reserved_until, id, line.number}] = {
                request.organisation, request.reference, state_.devices.at(line.device).tag};
        }
    }
    std::vector<ReservationOver> list;
    for (const auto& [key, row] : over) list.push_back(row);
    list.resize(std::min(list.size(), static_cast<std::size_t>(limit)));
    return list;
}

std::vector<std::string> MemoryAllocation::holds_over(Date today, int limit) {
    std::set<std::tuple<Date, RequestId, std::string>> over;
    for (const auto& [id, request] : state_.kit_requests) {
        if (is_open(request.state) && request.hold_until && *request.hold_until < today)
            over.insert({*request.hold_until, id, request.reference});
    }
    std::vector<std::string> references;
    for (const auto& [last, id, reference] : over) references.push_back(reference);
    references.resize(std::min(references.size(), static_cast<std::size_t>(limit)));
    return references;
}

AllocationRunId MemoryAllocation::insert_run(const AllocationRun& run) {
    AllocationRun row = run;
    row.id = AllocationRunId{state_.next_id()};
    state_.allocation_runs.emplace(row.id, row);
    return row.id;
}

bool MemoryAllocation::finish_run(const AllocationRun& run) {
    const auto found = state_.allocation_runs.find(run.id);
    if (found == state_.allocation_runs.end() || found->second.state == RunState::done) {
        return false;
    }
    found->second.state = RunState::done;
    found->second.finished_at = run.finished_at;
    found->second.lines = run.lines;
    found->second.devices = run.devices;
    found->second.proposed = run.proposed;
    return true;
}

void MemoryAllocation::supersede_proposals(OrganisationId organisation, AllocationRunId by) {
    const auto is_ours = [&](const Proposal& row) {
        return state_.allocation_runs.at(row.run).organisation == organisation;
    };
    std::erase_if(state_.proposals, [&](const auto& entry) {
        return is_ours(entry.second) && entry.second.run < by &&
               entry.second.state == ProposalState::superseded;
    });
    for (auto& [id, row] : state_.proposals) {
        const bool is_undecided =
            row.state == ProposalState::proposed || row.state == ProposalState::unserved;
        if (is_ours(row) && row.run != by && is_undecided) row.state = ProposalState::superseded;
    }
}

void MemoryAllocation::insert_proposals(std::span<const Proposal> proposals) {
    for (const Proposal& row : proposals) {
        require_in_memory(state_.proposals.emplace(row.id, row).second,
                          "a proposal has its own id");
    }
}

std::optional<ProposalState> MemoryAllocation::lock_proposal(const Uuid& id) {
    const auto row = row_at(state_.proposals, id);
    return row ? std::optional{row->state} : std::nullopt;
}

void MemoryAllocation::decide_proposal(const Proposal& proposal) {
    const auto found = state_.proposals.find(proposal.id);
    if (found == state_.proposals.end()) return;
    Proposal& row = found->second;
    row.state = proposal.state;
    row.given = proposal.given;
    row.decided_by = proposal.decided_by;
    row.decided_at = proposal.decided_at;
    row.reason = proposal.reason;
}

}  // namespace kitbank

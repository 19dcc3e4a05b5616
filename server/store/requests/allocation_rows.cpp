#include "server/store/requests/allocation_rows.h"

#include <algorithm>
#include <sstream>

#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

// As many proposals as one statement takes.
constexpr std::size_t proposals_at_once = 2'000;

std::vector<DeviceId> ids_in(const std::string& text) {
    std::istringstream words{text};
    std::vector<DeviceId> ids;
    for (std::int64_t id = 0; words >> id;) ids.emplace_back(DeviceId{id});
    return ids;
}

std::vector<AllocationRun> runs_from(Rows rows) {
    std::vector<AllocationRun> runs;
    while (rows.next()) {
        AllocationRun& run = runs.emplace_back();
        run.id = rows.id<AllocationRunId>();
        run.handle = rows.uuid();
        run.organisation = rows.id<OrganisationId>();
        run.actor = rows.text();
        run.state = known(parse_run_state(rows.text()));
        run.asked_at = rows.instant();
        run.finished_at = rows.maybe(&Rows::instant);
        run.lines = static_cast<int>(rows.number());
        run.devices = static_cast<int>(rows.number());
        run.proposed = static_cast<int>(rows.number());
    }
    return runs;
}

void read_proposal(Rows& rows, Proposal& proposal) {
    proposal.id = rows.uuid();
    proposal.run = rows.id<AllocationRunId>();
    proposal.position = static_cast<int>(rows.number());
    proposal.request = rows.id<RequestId>();
    proposal.line = static_cast<int>(rows.number());
    proposal.device = rows.id<DeviceId>();
    proposal.state = known(parse_proposal_state(rows.text()));
    if (const auto travel = rows.maybe(&Rows::number)) {
        proposal.travel_km = static_cast<int>(*travel);
    }
    proposal.why = rows.text();
    proposal.given = rows.id<DeviceId>();
    proposal.decided_by = rows.text();
    proposal.decided_at = rows.maybe(&Rows::instant);
    proposal.reason = rows.text();
}

std::vector<ShownProposal> proposals_from(Rows rows) {
    std::vector<ShownProposal> proposals;
    while (rows.next()) {
        ShownProposal& shown = proposals.emplace_back();
        read_proposal(rows, shown.proposal);
        shown.reference = rows.text();
        shown.organisation = rows.id<OrganisationId>();
        shown.hub = rows.id<HubId>();
        shown.hub_code = rows.maybe(&Rows::text).value_or("");
        shown.hub_name = rows.maybe(&Rows::text).value_or("");
        shown.kind = known(parse_line_kind(rows.text()));
        shown.memory_gb = static_cast<int>(rows.number());
        shown.tag = Tag{rows.maybe(&Rows::text).value_or("")};
        shown.make = rows.maybe(&Rows::text).value_or("");
        shown.model = rows.maybe(&Rows::text).value_or("");
        shown.device_memory_gb = static_cast<int>(rows.maybe(&Rows::number).value_or(0));
        shown.device_hub_code = rows.maybe(&Rows::text).value_or("");
        shown.device_hub_name = rows.maybe(&Rows::text).value_or("");
    }
    return proposals;
}

}  // namespace

std::vector<OpenLine> MysqlAllocation::lines_to_allocate(OrganisationId organisation, int limit) {
    Rows rows = connection_.query(statement::allocation_lines, organisation, limit);
    std::vector<OpenLine> lines;
    while (rows.next()) {
        OpenLine& line = lines.emplace_back();
        line.request = rows.id<RequestId>();
        line.number = static_cast<int>(rows.number());
        line.sort_key = rows.number();
        line.kind = known(parse_line_kind(rows.text()));
        line.memory_gb = static_cast<int>(rows.number());
        line.hub = rows.id<HubId>();
        line.refused = ids_in(rows.maybe(&Rows::text).value_or(""));
    }
    return lines;
}

std::vector<ReadyDevice> MysqlAllocation::devices_to_allocate(OrganisationId organisation,
                                                              Instant now) {
    Rows rows = connection_.query(statement::allocation_devices, now, organisation);
    std::vector<ReadyDevice> devices;
    while (rows.next()) {
        ReadyDevice& device = devices.emplace_back();
        device.id = rows.id<DeviceId>();
        device.hub = rows.id<HubId>();
        device.kind = known(parse_device_kind(rows.text()));
        device.memory_gb = static_cast<int>(rows.number());
        device.days_in_stock = static_cast<int>(rows.number());
    }
    return devices;
}

std::optional<AllocationRun> MysqlAllocation::run(OrganisationId organisation, const Uuid& handle) {
    return first_of(
        runs_from(connection_.query(statement::allocation_run_by_handle, organisation, handle)));
}

std::optional<AllocationRun> MysqlAllocation::latest_run(OrganisationId organisation,
                                                         RunState state) {
    return first_of(runs_from(
        connection_.query(statement::allocation_run_latest, organisation, name_of(state))));
}

std::vector<AllocationRun> MysqlAllocation::runs_waiting(Instant before, int limit) {
    return runs_from(connection_.query(statement::allocation_runs_waiting, before, limit));
}

std::optional<ShownProposal> MysqlAllocation::proposal(const Uuid& id) {
    std::vector<ShownProposal> found =
        proposals_from(connection_.query(statement::proposal_by_id, id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<ShownProposal> MysqlAllocation::proposals(const ProposalQuery& query) {
    const auto hub = query.hub ? std::optional{query.hub->value} : std::nullopt;
    return proposals_from(connection_.query(statement::proposals_page, query.run,
                                            name_of(query.state), query.after, hub, hub,
                                            query.bound, query.bound, query.limit));
}

std::vector<ProposalCount> MysqlAllocation::proposal_counts(AllocationRunId run,
                                                            std::optional<HubId> bound) {
    Rows rows = connection_.query(statement::proposal_counts, run, bound, bound);
    std::vector<ProposalCount> counts;
    while (rows.next()) {
        ProposalCount& count = counts.emplace_back();
        count.hub = rows.id<HubId>();
        count.code = rows.maybe(&Rows::text).value_or("");
        count.name = rows.maybe(&Rows::text).value_or("");
        count.proposed = static_cast<int>(rows.number());
        count.unserved = static_cast<int>(rows.number());
    }
    return counts;
}

std::vector<ReservationOver> MysqlAllocation::reservations_over(Instant now, int limit) {
    Rows rows = connection_.query(statement::reservations_over, now, limit);
    std::vector<ReservationOver> over;
    while (rows.next()) {
        ReservationOver& row = over.emplace_back();
        row.organisation = rows.id<OrganisationId>();
        row.reference = rows.text();
        row.tag = rows.tag();
    }
    return over;
}

std::vector<std::string> MysqlAllocation::holds_over(Date today, int limit) {
    Rows rows = connection_.query(statement::holds_over, today, limit);
    std::vector<std::string> references;
    while (rows.next()) references.push_back(rows.text());
    return references;
}

AllocationRunId MysqlAllocation::insert_run(const AllocationRun& run) {
    Rows rows = connection_.query(statement::allocation_run_insert, run.handle, run.organisation,
                                  run.actor, name_of(run.state), run.asked_at, run.finished_at,
                                  run.lines, run.devices, run.proposed);
    rows.next();
    return rows.id<AllocationRunId>();
}

bool MysqlAllocation::finish_run(const AllocationRun& run) {
    return connection_.change(statement::allocation_run_finish, run.finished_at, run.lines,
                              run.devices, run.proposed, run.id) == 1;
}

void MysqlAllocation::supersede_proposals(OrganisationId organisation, AllocationRunId by) {
    connection_.change(statement::proposals_forget, organisation, by);
    connection_.change(statement::proposals_supersede, organisation, by);
}

void MysqlAllocation::insert_proposals(std::span<const Proposal> proposals) {
    while (!proposals.empty()) {
        const auto some = proposals.first(std::min(proposals.size(), proposals_at_once));
        JsonRows rows;
        for (const Proposal& row : some) {
            rows.add_row(row.id, row.run, row.position, row.request, row.line, row.device,
                         name_of(row.state), row.travel_km, row.why);
        }
        connection_.change(statement::proposals_insert, rows.text());
        proposals = proposals.subspan(some.size());
    }
}

std::optional<ProposalState> MysqlAllocation::lock_proposal(const Uuid& id) {
    Rows rows = connection_.query(statement::proposal_lock, id);
    if (!rows.next()) return std::nullopt;
    return known(parse_proposal_state(rows.text()));
}

void MysqlAllocation::decide_proposal(const Proposal& proposal) {
    connection_.change(statement::proposal_decide, name_of(proposal.state), proposal.given,
                       proposal.decided_by, proposal.decided_at, proposal.reason, proposal.id);
}

}  // namespace kitbank

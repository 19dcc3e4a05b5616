#include "server/usecase/requests/priority.h"

#include "server/core/permission.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::vector<FieldFault> faults_in(const PriorityPoints& points) {
    std::vector<FieldFault> faults;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i] < 0 || points[i] > priority_points_max) {
            faults.push_back({std::string{priority_reason_names[i]},
                              "Points are a whole number from 0 to 1000."});
        }
    }
    return faults;
}

AuditFacts facts_of(const PriorityPoints& points) {
    AuditFacts facts;
    for (std::size_t i = 0; i < points.size(); ++i) {
        facts.emplace_back(priority_reason_names[i], std::to_string(points[i]));
    }
    return facts;
}

void rank_again(OrganisationId organisation, const PriorityPoints& points, Transaction& tx) {
    RequestId after;
    while (true) {
        const std::vector<RankedRequest> ranks =
            tx.write_requests().lock_ranks(organisation, after, keys_step_max);
        if (ranks.empty()) return;
        std::vector<SortKey> keys;
        for (const RankedRequest& each : ranks) {
            keys.push_back({each.id, sort_key_of(each.facts, points)});
        }
        tx.write_requests().write_sort_keys(keys);
        after = ranks.back().id;
    }
}

}  // namespace

PriorityFacts priority_facts(const KitRequest& request) {
    const Instant asked = request.submitted_at.value_or(request.created_at);
    return {request.need, request.household, request.safeguarding, request.needed_by,
            Date{std::chrono::floor<std::chrono::days>(asked)}};
}

std::int64_t sort_key_of(const KitRequest& request, Transaction& tx) {
    if (request.state == RequestState::draft) return 0;
    return sort_key_of(priority_facts(request),
                       tx.write_requests().hold_priority_points(request.organisation));
}

Priority priority_of(const KitRequest& request, const PriorityPoints& points, Date today) {
    Priority priority;
    priority.reasons = reasons_of(priority_facts(request), points, today);
    priority.points = priority_of(priority.reasons);
    return priority;
}

Priority priority_of(const KitRequest& request, Reader& reader, Date today) {
    return priority_of(request, reader.requests().priority_points(request.organisation), today);
}

Result<PriorityPoints> set_priority_points(const SetPriorityPoints& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    if (auto faults = faults_in(command.points); !faults.empty()) {
        return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    }
    std::string content = "priority points";
    for (const int each : command.points) content += " " + std::to_string(each);
    return once<PriorityPoints>(
        {command.request_id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<PriorityPoints>> {
            tx.write_partners().lock_organisation(caller.organisation);
            if (tx.requests().priority_points(caller.organisation) == command.points) {
                return Done<PriorityPoints>{command.points, "unchanged"};
            }
            tx.write_requests().write_priority_points(caller.organisation, command.points);
            rank_again(caller.organisation, command.points, tx);
            record_audit({"organisation:" + std::to_string(caller.organisation.value),
                          "priority_points", caller.actor, caller.organisation},
                         facts_of(command.points), tx, ports);
            return Done<PriorityPoints>{command.points, "changed"};
        },
        [&](Transaction&, const std::string&) -> Result<PriorityPoints> { return command.points; });
}

Result<PriorityPoints> read_priority_points(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    PriorityPoints points{};
    ports.store.read(
        [&](Reader& reader) { points = reader.requests().priority_points(caller.organisation); });
    return points;
}

}  // namespace kitbank

#include "server/usecase/requests/caps.h"

#include <algorithm>

#include "server/core/permission.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

bool applies(const Cap& cap, const KitRequest& request) {
    switch (cap.scope) {
        case CapScope::organisation:
            return request.asking != request.organisation;
        case CapScope::area:
            return !request.area.empty();
        case CapScope::person:
            return request.resident.value != 0;
    }
    return false;
}

std::int64_t asks_for(const Cap& cap, const KitRequest& request) {
    if (!cap.kind) return 1;
    return std::ranges::count_if(request.lines, [&](const RequestLine& line) {
        return line.kind == *cap.kind && line.state != LineState::dropped;
    });
}

CapQuestion question_of(const Cap& cap, const KitRequest& request, Reader& reader) {
    CapQuestion question{request.organisation, cap, request.asking, request.area};
    if (cap.scope == CapScope::person) {
        question.residents = reader.requests().residents_like(request.resident);
    }
    if (cap.days > 0) {
        question.since =
            request.submitted_at.value_or(request.created_at) - std::chrono::days{cap.days};
    }
    question.except = request.id;
    return question;
}

std::vector<FieldFault> faults_in(const Cap& cap) {
    std::vector<FieldFault> faults;
    if (cap.most < 0 || cap.most > cap_most_max) {
        faults.push_back({"most", "The limit is a whole number from 0 to 100,000."});
    }
    if (cap.days < 0 || cap.days > cap_days_max) {
        faults.push_back({"days", "The days are a whole number from 0 to 3650."});
    }
    return faults;
}

// False: it is so already.
bool write_cap(OrganisationId organisation, const Cap& cap, Transaction& tx) {
    const std::vector<Cap> caps = tx.write_requests().lock_request_caps(organisation);
    if (cap.most == 0) return tx.write_requests().remove_request_cap(organisation, cap);
    if (std::ranges::find(caps, cap) != caps.end()) return false;
    tx.write_requests().write_request_cap(organisation, cap);
    return true;
}

AuditFacts facts_of(const Cap& cap) {
    return {{"scope", std::string{name_of(cap.scope)}},
            {"kind", std::string{cap.kind ? name_of(*cap.kind) : "request"}},
            {"most", std::to_string(cap.most)},
            {"days", std::to_string(cap.days)}};
}

}  // namespace

std::optional<Refusal> refuse_over_cap(const KitRequest& request, Transaction& tx) {
    for (const Cap& cap : tx.write_requests().lock_request_caps(request.organisation)) {
        if (!applies(cap, request)) continue;
        const std::int64_t counted = tx.requests().count_towards(question_of(cap, request, tx));
        if (!is_over(cap, counted, asks_for(cap, request))) continue;
        return Refusal{
            RefusalCode::cap_reached, in_words(cap) + " " + std::string{remedy(cap)}, {}};
    }
    return std::nullopt;
}

std::vector<KitRequest> twins_of(const KitRequest& request, Reader& reader) {
    std::vector<KitRequest> twins;
    if (request.resident.value == 0) return twins;
    for (const ResidentId resident : reader.requests().residents_like(request.resident)) {
        for (KitRequest& each : reader.requests().requests_of(resident)) {
            const bool lasts = is_open(each.state) || each.state == RequestState::handed_over;
            if (lasts && each.id != request.id) twins.push_back(std::move(each));
        }
    }
    return twins;
}

Result<std::vector<Cap>> set_request_cap(const SetRequestCap& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    if (auto faults = faults_in(command.cap); !faults.empty()) {
        return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    }
    std::string content = "request cap";
    for (const auto& [name, value] : facts_of(command.cap)) content += " " + value;
    return once<std::vector<Cap>>(
        {command.request_id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<std::vector<Cap>>> {
            if (write_cap(caller.organisation, command.cap, tx)) {
                record_audit({"organisation:" + std::to_string(caller.organisation.value),
                              "request_cap", caller.actor, caller.organisation},
                             facts_of(command.cap), tx, ports);
            }
            return Done<std::vector<Cap>>{tx.requests().request_caps(caller.organisation), ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<std::vector<Cap>> {
            return tx.requests().request_caps(caller.organisation);
        });
}

Result<std::vector<Cap>> read_request_caps(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<Cap> caps;
    ports.store.read(
        [&](Reader& reader) { caps = reader.requests().request_caps(caller.organisation); });
    return caps;
}

}  // namespace kitbank

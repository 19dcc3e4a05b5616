#include "server/usecase/requests/decide_proposal.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/reserve_for_request.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

// All that a decision is about, locked.
struct Matter {
    Proposal proposal;
    KitRequest request;
    std::size_t line;
    std::optional<Device> device;  // the one it is to be
};

Result<ShownProposal> reachable_proposal(const Caller& caller, const Uuid& id, Reader& reader) {
    const std::optional<ShownProposal> shown = reader.allocation().proposal(id);
    if (!shown || shown->organisation != caller.organisation ||
        !reachable_request(caller, Permission::allocate_kit, shown->reference, reader)) {
        return refusal_of(RefusalCode::proposal_not_found);
    }
    return *shown;
}

// Why nobody can decide on a proposal in this state any more.
std::optional<Refusal> why_over(ProposalState state) {
    switch (state) {
        case ProposalState::proposed:
        case ProposalState::unserved:
            return std::nullopt;
        case ProposalState::accepted:
        case ProposalState::changed:
            return refusal_of(RefusalCode::line_taken);
        case ProposalState::refused:
            return refusal_of(RefusalCode::changed, "Somebody refused this proposal.");
        case ProposalState::superseded:
            return refusal_of(
                RefusalCode::changed,
                "A newer run has taken this proposal's place. Look at the newest ones.");
    }
    return std::nullopt;
}

// `tag`: the device to be given; that of the proposal when there is none.
Result<Matter> lock_matter(const Caller& caller, const Uuid& id, const std::optional<Tag>& tag,
                           Transaction& tx) {
    const Result<ShownProposal> shown = reachable_proposal(caller, id, tx);
    if (!shown) return shown.refusal();
    const Tag wanted = tag.value_or(shown->tag);
    std::vector<Device> devices = tx.lock_devices({&wanted, 1});
    Result<KitRequest> request =
        lock_reachable_request(caller, Permission::allocate_kit, shown->reference, tx);
    if (!request) return refusal_of(RefusalCode::proposal_not_found);
    const auto state = tx.write_allocation().lock_proposal(id);
    if (!state) return refusal_of(RefusalCode::proposal_not_found);
    if (auto over = why_over(*state)) return *over;
    const auto line = std::ranges::find(request->lines, shown->proposal.line, &RequestLine::number);
    if (line == request->lines.end()) return refusal_of(RefusalCode::changed);
    Matter matter{shown->proposal, *request,
                  static_cast<std::size_t>(line - request->lines.begin()), std::nullopt};
    matter.proposal.state = *state;
    if (!devices.empty() && devices.front().organisation == caller.organisation) {
        matter.device = std::move(devices.front());
    }
    return matter;
}

bool is_fit(const RequestLine& line, const Device& device) {
    return fits(wanted_kind(line), line.memory_gb, device.kind, device.standing.memory_gb);
}

// Can this line be given this device now?
std::optional<Refusal> why_not_given(const Matter& matter) {
    if (matter.request.lines[matter.line].state != LineState::waiting) {
        return refusal_of(RefusalCode::line_taken);
    }
    if (matter.request.state != RequestState::accepted) {
        return refusal_of(RefusalCode::request_closed);
    }
    return why_not_free(*matter.device);
}

void decide(Matter& matter, ProposalState state, const std::string& reason, const Caller& caller,
            Transaction& tx, Ports& ports) {
    Proposal& row = matter.proposal;
    row.state = state;
    row.given = matter.device && state != ProposalState::refused ? matter.device->id : DeviceId{};
    row.decided_by = caller.actor;
    row.decided_at = ports.clock.now();
    row.reason = reason;
    tx.write_allocation().decide_proposal(row);
}

Done<ShownProposal> done(const Uuid& id, Transaction& tx) {
    return {*tx.allocation().proposal(id), format(id)};
}

Caller at_any_hub(Caller caller) {
    caller.hub.reset();
    return caller;
}

Result<Done<ShownProposal>> accept(const AcceptProposal& command, Transaction& tx, Ports& ports) {
    Result<Matter> matter = lock_matter(command.caller, command.proposal, std::nullopt, tx);
    if (!matter) return matter.refusal();
    if (!matter->device) {
        return refusal_of(RefusalCode::does_not_fit,
                          "No device was found for this line. Choose one by its tag.");
    }
    if (auto refusal = why_not_given(*matter)) return *refusal;
    if (!is_fit(matter->request.lines[matter->line], *matter->device)) {
        return refusal_of(RefusalCode::does_not_fit);
    }
    if (auto refusal = set_aside(matter->device->tag, matter->request.reference,
                                 at_any_hub(command.caller), tx, ports)) {
        return *refusal;
    }
    decide(*matter, ProposalState::accepted, "", command.caller, tx, ports);
    return done(command.proposal, tx);
}

// From now on the line asks for what was agreed to.
void agree_substitute(Matter& matter, const Caller& caller, Transaction& tx, Ports& ports) {
    RequestLine& line = matter.request.lines[matter.line];
    const LineKind kind = line_kind_of(matter.device->kind);
    line.substitute = kind == line.kind ? std::nullopt : std::optional{kind};
    line.substitute_agreed_by = caller.actor;
    line.memory_gb = std::min(line.memory_gb, matter.device->standing.memory_gb);
    line.changed_at = ports.clock.now();
    record_audit(
        {audit_subject(matter.request), "substitution", caller.actor, matter.request.organisation},
        {{"line", std::to_string(line.number)},
         {"kind", std::string{name_of(kind)}},
         {"memory_gb", std::to_string(line.memory_gb)}},
        tx, ports);
    write_request(matter.request, tx, ports);
}

Result<Done<ShownProposal>> change(const ChangeProposal& command, Transaction& tx, Ports& ports) {
    Result<Matter> matter = lock_matter(command.caller, command.proposal, command.tag, tx);
    if (!matter) return matter.refusal();
    if (!matter->device) {
        return Refusal{RefusalCode::device_not_found, "", {{"tag", "No device has this tag."}}};
    }
    if (relation_to(command.caller, *matter->device, Permission::reserve_devices) !=
        Relation::within) {
        return refusal_elsewhere();
    }
    if (auto refusal = why_not_given(*matter)) return *refusal;
    if (!is_fit(matter->request.lines[matter->line], *matter->device)) {
        if (!command.substitute_agreed) return refusal_of(RefusalCode::does_not_fit);
        agree_substitute(*matter, command.caller, tx, ports);
    }
    if (auto refusal =
            set_aside(matter->device->tag, matter->request.reference, command.caller, tx, ports)) {
        return *refusal;
    }
    const bool is_same = matter->device->id == matter->proposal.device;
    decide(*matter, is_same ? ProposalState::accepted : ProposalState::changed, "", command.caller,
           tx, ports);
    return done(command.proposal, tx);
}

Result<Done<ShownProposal>> refuse(const RefuseProposal& command, Transaction& tx, Ports& ports) {
    Result<Matter> matter = lock_matter(command.caller, command.proposal, std::nullopt, tx);
    if (!matter) return matter.refusal();
    if (matter->proposal.state == ProposalState::unserved) {
        return refusal_of(RefusalCode::proposal_not_found,
                          "No device was proposed for this line, so there is nothing to refuse.");
    }
    decide(*matter, ProposalState::refused, std::string{trimmed(command.reason)}, command.caller,
           tx, ports);
    return done(command.proposal, tx);
}

std::optional<Refusal> check_reason(std::string_view reason) {
    if (trimmed(reason).empty()) {
        return Refusal{RefusalCode::invalid_fields, "", {{"reason", "Say why, in a few words."}}};
    }
    if (character_count(reason) > 200 || has_control_characters(reason, false)) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"reason", "Shorten this to 200 characters."}}};
    }
    return std::nullopt;
}

using Operation = std::function<Result<Done<ShownProposal>>(Transaction&)>;

Result<ShownProposal> decide_once(const Uuid& request_id, const CanonicalText& content,
                                  const Caller& caller, Ports& ports, const Operation& operation) {
    if (!may(caller.role, Permission::allocate_kit)) return refusal_of(RefusalCode::forbidden);
    return once<ShownProposal>({request_id, content.text(), caller.actor}, ports, operation,
                               [&](Transaction& tx, const std::string& answer) {
                                   const Uuid id = parse_uuid(answer).value_or(Uuid{});
                                   return reachable_proposal(caller, id, tx);
                               });
}

}  // namespace

Result<ShownProposal> accept_proposal(const AcceptProposal& command, Ports& ports) {
    return decide_once(
        command.request_id, CanonicalText{}.add("accept proposal").add(format(command.proposal)),
        command.caller, ports, [&](Transaction& tx) { return accept(command, tx, ports); });
}

Result<ShownProposal> change_proposal(const ChangeProposal& command, Ports& ports) {
    return decide_once(command.request_id,
                       CanonicalText{}
                           .add("change proposal")
                           .add(format(command.proposal))
                           .add(command.tag.text)
                           .add(command.substitute_agreed ? "agreed" : ""),
                       command.caller, ports,
                       [&](Transaction& tx) { return change(command, tx, ports); });
}

Result<ShownProposal> refuse_proposal(const RefuseProposal& command, Ports& ports) {
    if (auto refusal = check_reason(command.reason)) return *refusal;
    return decide_once(
        command.request_id,
        CanonicalText{}.add("refuse proposal").add(format(command.proposal)).add(command.reason),
        command.caller, ports, [&](Transaction& tx) { return refuse(command, tx, ports); });
}

Result<AcceptedAtHub> accept_at_hub(const AcceptAtHub& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::allocate_kit)) return refusal_of(RefusalCode::forbidden);
    std::vector<ShownProposal> proposals;
    std::optional<Refusal> refusal;
    ports.store.read([&](Reader& reader) {
        const auto run = reader.allocation().latest_run(caller.organisation, RunState::done);
        const auto hub = command.hub.empty() ? std::optional{Hub{}}
                                             : reader.hub_by_code(caller.organisation, command.hub);
        if (!hub) refusal = refusal_of(RefusalCode::hub_not_found);
        if (!run || !hub) return;
        ProposalQuery query;
        query.run = run->id;
        query.hub = hub->id;
        query.bound = hub_bound(caller, Permission::allocate_kit);
        query.limit = proposals_at_once_max + 1;
        proposals = reader.allocation().proposals(query);
    });
    if (refusal) return *refusal;
    AcceptedAtHub outcome;
    outcome.has_more = proposals.size() > proposals_at_once_max;
    if (outcome.has_more) proposals.pop_back();
    for (const ShownProposal& each : proposals) {
        const Result<ShownProposal> accepted =
            accept_proposal({ports.crypto.make_uuid(), caller, each.proposal.id}, ports);
        ++(accepted ? outcome.accepted : outcome.left_alone);
    }
    return outcome;
}

}  // namespace kitbank

#include "server/usecase/requests/work_on_request.h"

#include <algorithm>
#include <functional>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/follow_devices.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr Permission decide = Permission::decide_requests;

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

// What is done to the locked request; the facts of its audit, or why not.
using Change = std::function<Result<AuditFacts>(KitRequest&, Transaction&)>;

struct Wish {
    Uuid id;
    const Caller& caller;
    const std::string& reference;
    std::string verb;  // in the audit
    std::string content;
    bool when_out = false;  // also when the kit has gone
};

Result<KitRequest> change_open(const Wish& wish, Ports& ports, const Change& change) {
    const std::string text = CanonicalText{}.add(wish.reference).add(wish.content).text();
    return once<KitRequest>(
        {wish.id, wish.verb + " " + text, wish.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<KitRequest>> {
            auto request = lock_reachable_request(wish.caller, decide, wish.reference, tx);
            if (!request) return request.refusal();
            const bool is_out = request->state == RequestState::handed_over;
            if (!is_open(request->state) && !(wish.when_out && is_out)) {
                return Refusal{RefusalCode::request_closed, "", {}};
            }
            const Result<AuditFacts> facts = change(*request, tx);
            if (!facts) return facts.refusal();
            record_audit(
                {audit_subject(*request), wish.verb, wish.caller.actor, request->organisation},
                *facts, tx, ports);
            settle(*request, wish.caller.actor, tx, ports);
            write_request(*request, tx, ports);
            return Done<KitRequest>{*request, request->reference};
        },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(wish.caller, decide, reference, tx);
        });
}

std::optional<Refusal> check_hold(const HoldRequest& command, const std::string& reason,
                                  Ports& ports) {
    if (reason.empty()) return fault("reason", "Say in a few words why.");
    if (has_control_characters(reason, false)) {
        return fault("reason", "Write it on one line, without characters that cannot be printed.");
    }
    if (character_count(reason) > hold_reason_max) {
        return fault("reason", "Shorten this to 200 characters.");
    }
    const auto today = std::chrono::floor<std::chrono::days>(ports.clock.now());
    if (command.until && std::chrono::sys_days{*command.until} < today) {
        return fault("until", "Choose a day that is not over.");
    }
    return std::nullopt;
}

RequestLine* waiting_line(KitRequest& request, int number) {
    const auto line = std::ranges::find(request.lines, number, &RequestLine::number);
    return line == request.lines.end() || line->state != LineState::waiting ? nullptr : &*line;
}

Refusal no_such_line(const KitRequest& request, int number) {
    const auto line = std::ranges::find(request.lines, number, &RequestLine::number);
    if (line == request.lines.end()) return fault("line", "Choose a part of the request.");
    return {RefusalCode::line_taken, "", {}};
}

int memory_for(LineKind kind, const RequestLine& line) {
    const std::vector<std::string_view> uses(line.uses.begin(), line.uses.end());
    return memory_needed(kind, uses);
}

bool works_here(const Member& member, const KitRequest& request) {
    const Membership& membership = member.membership;
    const Caller them{membership.role, membership.organisation, membership.hub, "", ""};
    return !member.disabled && reaches(them, decide, request);
}

Result<std::string> worker_named(const AssignRequest& command, const KitRequest& request,
                                 Reader& reader) {
    if (command.to_me) return command.caller.actor;
    if (!command.colleague) return std::string{};
    for (const Member& member : colleagues_for(command.caller, request, reader)) {
        if (member.membership.handle == *command.colleague) {
            return "person:" + std::to_string(member.membership.person.value);
        }
    }
    return fault("worker", "Choose somebody who decides such requests.");
}

}  // namespace

Result<KitRequest> hold_request(const HoldRequest& command, Ports& ports) {
    const std::string reason{trimmed(command.reason)};
    if (auto refusal = check_hold(command, reason, ports)) return *refusal;
    const std::string until = command.until ? format(*command.until) : "";
    const std::string content = CanonicalText{}.add(reason).add(until).text();
    return change_open({command.id, command.caller, command.reference, "hold", content}, ports,
                       [&](KitRequest& request, Transaction&) -> Result<AuditFacts> {
                           request.hold_reason = reason;
                           request.hold_until = command.until;
                           return AuditFacts{{"until", until}};
                       });
}

Result<KitRequest> release_hold(const ReleaseHold& command, Ports& ports) {
    return change_open({command.id, command.caller, command.reference, "release_of_hold", ""},
                       ports, [&](KitRequest& request, Transaction&) -> Result<AuditFacts> {
                           request.hold_reason.clear();
                           request.hold_until.reset();
                           return AuditFacts{};
                       });
}

std::vector<Member> colleagues_for(const Caller& caller, const KitRequest& request,
                                   Reader& reader) {
    std::vector<Member> colleagues;
    for (Member& member : reader.partners().members(caller.organisation)) {
        if (works_here(member, request)) colleagues.push_back(std::move(member));
    }
    return colleagues;
}

Result<KitRequest> assign_request(const AssignRequest& command, Ports& ports) {
    const std::string content =
        command.to_me ? "me" : (command.colleague ? format(*command.colleague) : "");
    return change_open({command.id, command.caller, command.reference, "worker", content}, ports,
                       [&](KitRequest& request, Transaction& tx) -> Result<AuditFacts> {
                           const auto worker = worker_named(command, request, tx);
                           if (!worker) return worker.refusal();
                           request.worker = *worker;
                           return AuditFacts{{"worker", *worker}};
                       });
}

Result<KitRequest> agree_substitute(const AgreeSubstitute& command, Ports& ports) {
    if (command.kind && !device_kind_of(*command.kind)) {
        return fault("kind", "Choose a kind of device.");
    }
    if (command.kind &&
        std::ranges::find(agreeing_parties, command.agreed_by) == agreeing_parties.end()) {
        return fault("agreed_by", "Choose who agreed to it.");
    }
    const std::string kind{command.kind ? name_of(*command.kind) : ""};
    const std::string content =
        CanonicalText{}.add(std::int64_t{command.line}).add(kind).add(command.agreed_by).text();
    return change_open({command.id, command.caller, command.reference, "substitute", content},
                       ports, [&](KitRequest& request, Transaction&) -> Result<AuditFacts> {
                           RequestLine* line = waiting_line(request, command.line);
                           if (line == nullptr) return no_such_line(request, command.line);
                           if (!device_kind_of(line->kind))
                               return fault("line", "Choose a part for a device.");
                           const bool is_own = command.kind == line->kind;
                           line->substitute = is_own ? std::nullopt : command.kind;
                           line->substitute_agreed_by =
                               line->substitute ? command.caller.actor : "";
                           line->memory_gb = memory_for(wanted_kind(*line), *line);
                           line->changed_at = ports.clock.now();
                           return AuditFacts{{"line", std::to_string(command.line)},
                                             {"kind", kind},
                                             {"agreed_by", command.agreed_by}};
                       });
}

Result<KitRequest> drop_line(const DropLine& command, Ports& ports) {
    return change_open({command.id, command.caller, command.reference, "drop_line",
                        std::to_string(command.line), true},
                       ports, [&](KitRequest& request, Transaction& tx) -> Result<AuditFacts> {
                           RequestLine* line = waiting_line(request, command.line);
                           if (line == nullptr) return no_such_line(request, command.line);
                           line->state = LineState::dropped;
                           line->changed_at = ports.clock.now();
                           const bool is_last = std::ranges::all_of(
                               request.lines,
                               [](LineState state) { return state == LineState::dropped; },
                               &RequestLine::state);
                           if (is_last) {
                               return fault("line",
                                            "This is all that is left: decline the "
                                            "request instead.");
                           }
                           release_data_of(request, command.caller.actor, tx, ports);
                           return AuditFacts{{"line", std::to_string(command.line)}};
                       });
}

}  // namespace kitbank

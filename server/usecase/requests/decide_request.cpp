#include "server/usecase/requests/decide_request.h"

#include <algorithm>
#include <functional>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/note_request.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/release_items.h"
#include "server/usecase/requests/step.h"

namespace kitbank {
namespace {

constexpr Permission decide = Permission::decide_requests;

using Operation = std::function<Result<Done<KitRequest>>(Transaction&)>;

Result<KitRequest> decide_once(const Uuid& id, const Caller& caller, const std::string& content,
                               Ports& ports, const Operation& operation) {
    return once<KitRequest>({id, content, caller.actor}, ports, operation,
                            [&](Transaction& tx, const std::string& reference) {
                                return reachable_request(caller, decide, reference, tx);
                            });
}

Result<Done<KitRequest>> accept(const AcceptRequest& command, Transaction& tx, Ports& ports) {
    auto request = lock_reachable_request(command.caller, decide, command.reference, tx);
    if (!request) return request.refusal();
    const std::string& actor = command.caller.actor;
    if (auto no = try_step(*request, RequestStep::acceptance, actor, tx, ports)) return *no;
    if (request->worker.empty()) request->worker = actor;
    write_request(*request, tx, ports);
    return Done<KitRequest>{*request, request->reference};
}

Result<Done<KitRequest>> query(const QueryRequest& command, Transaction& tx, Ports& ports) {
    auto request = lock_reachable_request(command.caller, decide, command.reference, tx);
    if (!request) return request.refusal();
    const std::string& actor = command.caller.actor;
    if (auto no = try_step(*request, RequestStep::query, actor, tx, ports)) return *no;
    const RequestNote note{command.id, request->id, NoteKind::question, actor, false, {}, {}};
    if (auto no = write_note(*request, note, command.words, tx, ports)) return *no;
    if (request->worker.empty()) request->worker = actor;
    write_request(*request, tx, ports);
    tell(*request, MessageKind::request_queried, {}, tx, ports);
    return Done<KitRequest>{*request, request->reference};
}

bool has_line_in(const KitRequest& request, LineState state) {
    return std::ranges::find(request.lines, state, &RequestLine::state) != request.lines.end();
}

std::optional<Refusal> check_declinable(const KitRequest& request) {
    const bool has_step = find_transition(request.state, RequestStep::refusal) != nullptr;
    if (has_step && !has_line_in(request, LineState::handed_over)) return std::nullopt;
    return Refusal{RefusalCode::request_closed, "", {}};
}

Result<KitRequest> lock_released(const DeclineRequest& command, Transaction& tx, Ports& ports) {
    const auto seen = reachable_request(command.caller, decide, command.reference, tx);
    if (!seen) return seen.refusal();
    if (auto no = check_declinable(*seen)) return *no;
    const std::string why = "Request " + seen->reference + " was declined";
    if (auto no = release_items(*seen, command.caller, why, tx, ports)) return *no;
    auto request = lock_reachable_request(command.caller, decide, command.reference, tx);
    if (!request) return request.refusal();
    if (auto no = check_declinable(*request)) return *no;
    // Set aside since it was read: look again.
    if (has_line_in(*request, LineState::reserved)) return Refusal{RefusalCode::changed, "", {}};
    return request;
}

Result<Done<KitRequest>> decline(const DeclineRequest& command, Transaction& tx, Ports& ports) {
    auto request = lock_released(command, tx, ports);
    if (!request) return request.refusal();
    const std::string& actor = command.caller.actor;
    if (!trimmed(command.words).empty()) {
        const RequestNote note{command.id, request->id, NoteKind::decision, actor, false, {}, {}};
        if (auto no = write_note(*request, note, command.words, tx, ports)) return *no;
    }
    for (RequestLine& line : request->lines) {
        if (line.state != LineState::waiting) continue;
        line.state = LineState::dropped;
        line.changed_at = ports.clock.now();
    }
    request->decline_reason = command.reason;
    take_step(*request, RequestStep::refusal, actor, tx, ports);
    write_request(*request, tx, ports);
    const std::string words{find_decline_reason(command.reason)->words};
    tell(*request, MessageKind::request_declined, {{"reason", words}}, tx, ports);
    return Done<KitRequest>{*request, request->reference};
}

// One id for each request of a delivery, the same whenever it comes again.
Uuid id_within(const Uuid& id, const std::string& reference, Crypto& crypto) {
    const Hash digest = crypto.digest("accept " + format(id) + " " + reference);
    Uuid each;
    std::copy_n(digest.begin(), each.bytes.size(), each.bytes.begin());
    return each;
}

}  // namespace

const DeclineReason* find_decline_reason(std::string_view name) {
    const auto* const found = std::ranges::find(decline_reasons, name, &DeclineReason::name);
    return found == decline_reasons.end() ? nullptr : found;
}

Result<KitRequest> accept_request(const AcceptRequest& command, Ports& ports) {
    return decide_once(command.id, command.caller, "accept request " + command.reference, ports,
                       [&](Transaction& tx) { return accept(command, tx, ports); });
}

Result<std::vector<AcceptedRequest>> accept_requests(const AcceptRequests& command, Ports& ports) {
    if (!may(command.caller.role, decide)) return Refusal{RefusalCode::forbidden, "", {}};
    const std::size_t count = command.references.size();
    if (count == 0 || count > accepted_at_once_max) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"requests", count == 0 ? "Choose one request or more."
                                                : "Choose 100 requests at most."}}};
    }
    std::vector<AcceptedRequest> answers;
    for (const std::string& reference : command.references) {
        const Uuid id = id_within(command.id, reference, ports.crypto);
        const auto accepted = accept_request({id, command.caller, reference}, ports);
        answers.push_back({reference, accepted ? std::nullopt : std::optional{accepted.refusal()}});
    }
    return answers;
}

Result<KitRequest> query_request(const QueryRequest& command, Ports& ports) {
    const std::string text = CanonicalText{}.add(command.reference).add(command.words).text();
    return decide_once(command.id, command.caller,
                       keyed_content("query request ", text, command.id, ports.safe), ports,
                       [&](Transaction& tx) { return query(command, tx, ports); });
}

Result<KitRequest> decline_request(const DeclineRequest& command, Ports& ports) {
    if (find_decline_reason(command.reason) == nullptr) {
        return Refusal{RefusalCode::invalid_fields, "", {{"reason", "Choose why it is declined."}}};
    }
    const std::string text =
        CanonicalText{}.add(command.reference).add(command.reason).add(command.words).text();
    return decide_once(command.id, command.caller,
                       keyed_content("decline request ", text, command.id, ports.safe), ports,
                       [&](Transaction& tx) { return decline(command, tx, ports); });
}

}  // namespace kitbank

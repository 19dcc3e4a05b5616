#include "server/usecase/requests/cancel_request.h"

#include <algorithm>

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

bool has_line_in(const KitRequest& request, LineState state) {
    return std::ranges::any_of(request.lines,
                               [&](const RequestLine& line) { return line.state == state; });
}

std::optional<Refusal> drop_lines(KitRequest& request, Ports& ports) {
    // Set aside or handed over since it was read: look again.
    if (has_line_in(request, LineState::reserved)) return Refusal{RefusalCode::changed, "", {}};
    for (RequestLine& line : request.lines) {
        if (line.state != LineState::waiting) continue;
        line.state = LineState::dropped;
        line.changed_at = ports.clock.now();
    }
    return std::nullopt;
}

std::optional<Refusal> check_open(const KitRequest& request) {
    const bool may_end = find_transition(request.state, RequestStep::cancellation) != nullptr;
    if (may_end && !has_line_in(request, LineState::handed_over)) return std::nullopt;
    return Refusal{RefusalCode::request_closed, "", {}};
}

Result<Done<KitRequest>> cancel(const CancelRequest& command, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const Result<KitRequest> seen =
        reachable_request(caller, Permission::ask_for_kit, command.reference, tx);
    if (!seen) return seen.refusal();
    if (auto refusal = check_open(*seen)) return *refusal;
    const std::string why = "Request " + seen->reference + " was cancelled";
    if (auto refusal = release_items(*seen, caller, why, tx, ports)) return *refusal;

    Result<KitRequest> request =
        lock_reachable_request(caller, Permission::ask_for_kit, command.reference, tx);
    if (!request) return request.refusal();
    if (auto refusal = check_open(*request)) return *refusal;
    if (auto refusal = drop_lines(*request, ports)) return *refusal;
    if (!trimmed(command.words).empty()) {
        RequestNote note{command.id, request->id, NoteKind::note, caller.actor, false, {}, {}};
        if (auto refusal = write_note(*request, note, command.words, tx, ports)) return *refusal;
    }
    take_step(*request, RequestStep::cancellation, caller.actor, tx, ports);
    write_request(*request, tx, ports);
    tell(*request, MessageKind::request_cancelled, {}, tx, ports);
    return Done<KitRequest>{*request, request->reference};
}

}  // namespace

Result<KitRequest> cancel_request(const CancelRequest& command, Ports& ports) {
    const std::string text = CanonicalText{}.add(command.reference).add(command.words).text();
    return once<KitRequest>(
        {command.id, keyed_content("cancel request ", text, command.id, ports.safe),
         command.caller.actor},
        ports, [&](Transaction& tx) { return cancel(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(command.caller, Permission::ask_for_kit, reference, tx);
        });
}

}  // namespace kitbank

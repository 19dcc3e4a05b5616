#include "server/usecase/requests/ask_again.h"

#include "server/core/canonical.h"
#include "server/usecase/notices/ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/residents/ports.h"

namespace kitbank {
namespace {

std::vector<std::string> one(std::string_view value) {
    return value.empty() ? std::vector<std::string>{}
                         : std::vector<std::string>{std::string{value}};
}

Answers answers_again(const KitRequest& old, ToldBy told_by) {
    Answers answers;
    for (const RequestLine& line : old.lines) {
        answers["kinds"].emplace_back(name_of(line.kind));
        if (!line.uses.empty()) answers["uses"] = line.uses;
    }
    answers["resident"] = one(old.resident_reference);
    answers["allocation"] = one(name_of(old.allocation));
    answers["need"] = one(name_of(old.need));
    answers["household"] = one(std::to_string(old.household));
    answers["safeguarding"] = one(old.safeguarding ? "yes" : "");
    answers["access_needs"] = old.access_needs;
    answers["language"] = one(name_of(old.language));
    if (told_by != ToldBy::nobody) answers["told_by"] = one(name_of(told_by));
    answers["delivery"] = one(name_of(old.delivery));
    answers["hub"] = one(old.hub_code);
    return answers;
}

Result<Done<KitRequest>> draft_again(const AskAgain& command, Transaction& tx, Ports& ports) {
    const Result<KitRequest> old =
        reachable_request(command.caller, Permission::ask_for_kit, command.reference, tx);
    if (!old) return old.refusal();
    if (old->state == RequestState::draft || is_open(old->state)) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    const auto resident = tx.residents().resident(old->resident_reference);
    if (!resident || resident->erased_at) return Refusal{RefusalCode::resident_erased, "", {}};
    const bool is_referrer = reach_of(command.caller.role, Permission::ask_for_kit) == Reach::own;
    KitRequest draft =
        blank_request(command.caller, is_referrer ? RequestDoor::online : old->door, tx, ports);
    if (auto refusal = check_count(command.caller, draft.organisation, tx)) return *refusal;
    draft.asked_again_from = old->reference;
    keep_answers(draft, answers_again(*old, tx.notices().told_by(old->id)), ports.safe);
    draft.id = tx.write_requests().insert_request(draft);
    return Done<KitRequest>{draft, draft.reference};
}

}  // namespace

Result<KitRequest> ask_again(const AskAgain& command, Ports& ports) {
    return once<KitRequest>(
        {command.id, CanonicalText{}.add("ask again").add(command.reference).text(),
         command.caller.actor},
        ports, [&](Transaction& tx) { return draft_again(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(command.caller, Permission::ask_for_kit, reference, tx);
        });
}

}  // namespace kitbank

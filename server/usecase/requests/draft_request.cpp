#include "server/usecase/requests/draft_request.h"

#include "server/core/canonical.h"
#include "server/core/reference.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"

namespace kitbank {
namespace {

std::string draft_context(const KitRequest& request) {
    return "request:" + request.reference + "/draft";
}

std::optional<Refusal> refusal_of(std::vector<FieldFault> faults) {
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
}

std::optional<Refusal> check_step_done(AskStep step, const Answers& answers) {
    std::vector<FieldFault> faults;
    require_step(step, answers, faults);
    if (!faults.empty() || step != AskStep::eligibility) return refusal_of(std::move(faults));
    faults = missing_criteria(criteria_of(answers));
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::not_eligible, "", std::move(faults)};
}

Result<Done<KitRequest>> start(const StartDraft& command, const Answers& answers, Transaction& tx,
                               Ports& ports) {
    KitRequest draft = blank_request(command.caller, command.door, tx, ports);
    if (auto refusal = check_count(command.caller, draft.organisation, tx)) return *refusal;
    keep_answers(draft, answers, ports.safe);
    draft.id = tx.write_requests().insert_request(draft);
    return Done<KitRequest>{draft, draft.reference};
}

Result<KitRequest> lock_draft(const Caller& caller, const std::string& reference, Transaction& tx) {
    Result<KitRequest> found =
        lock_reachable_request(caller, Permission::ask_for_kit, reference, tx);
    if (found && found->state != RequestState::draft) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    return found;
}

Result<Done<KitRequest>> save(const SaveDraft& command, const Answers& typed, Transaction& tx,
                              Ports& ports) {
    Result<KitRequest> draft = lock_draft(command.caller, command.reference, tx);
    if (!draft) return draft.refusal();
    if (command.version && *command.version != draft->version) {
        return Refusal{RefusalCode::changed, "", {}};
    }
    Answers answers = answers_of(*draft, ports.safe);
    for (const auto& [name, values] : typed) answers[name] = values;
    if (command.completes) {
        if (auto refusal = check_step_done(*command.completes, answers)) return *refusal;
    }
    keep_answers(*draft, answers, ports.safe);
    write_request(*draft, tx, ports);
    return Done<KitRequest>{*draft, draft->reference};
}

bool forget_one(const std::string& reference, Instant moment, Ports& ports) {
    bool gone = false;
    ports.store.write([&](Transaction& tx) {
        const std::vector<KitRequest> locked = tx.write_requests().lock_requests({&reference, 1});
        gone = !locked.empty() && locked.front().changed_at <= moment &&
               tx.write_requests().delete_draft(locked.front());
        return gone;
    });
    return gone;
}

}  // namespace

Result<KitRequest> start_draft(const StartDraft& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::ask_for_kit)) return Refusal{RefusalCode::forbidden, "", {}};
    if (auto refusal = check_door(caller, command.door)) return *refusal;
    std::vector<FieldFault> faults;
    const Answers answers =
        checked(command.typed, london_day(ports.clock.now(), ports.zones), faults);
    if (auto refusal = refusal_of(std::move(faults))) return *refusal;
    const std::string content =
        CanonicalText{}.add(name_of(command.door)).add(kept_text(answers)).text();
    return once<KitRequest>(
        {command.id, keyed_content("draft request ", content, command.id, ports.safe),
         caller.actor},
        ports, [&](Transaction& tx) { return start(command, answers, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(caller, Permission::ask_for_kit, reference, tx);
        });
}

Result<KitRequest> save_draft(const SaveDraft& command, Ports& ports) {
    std::vector<FieldFault> faults;
    const Answers typed =
        checked(command.typed, london_day(ports.clock.now(), ports.zones), faults);
    std::optional<Refusal> refusal = refusal_of(std::move(faults));
    CanonicalText content;
    content.add(command.reference).add(kept_text(typed));
    for (const auto& [name, values] : typed) content.add(name);
    content.add(command.completes ? name_of(*command.completes) : "");
    return once<KitRequest>(
        {command.id, keyed_content("save request ", content.text(), command.id, ports.safe),
         command.caller.actor},
        ports,
        [&](Transaction& tx) -> Result<Done<KitRequest>> {
            // Whose draft it is comes before what is wrong with it.
            Result<KitRequest> draft = lock_draft(command.caller, command.reference, tx);
            if (!draft) return draft.refusal();
            if (refusal) return *refusal;
            return save(command, typed, tx, ports);
        },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(command.caller, Permission::ask_for_kit, reference, tx);
        });
}

Result<std::string> remove_draft(const RemoveDraft& command, Ports& ports) {
    return once<std::string>(
        {command.id, CanonicalText{}.add("remove draft").add(command.reference).text(),
         command.caller.actor},
        ports,
        [&](Transaction& tx) -> Result<Done<std::string>> {
            const Result<KitRequest> draft = lock_draft(command.caller, command.reference, tx);
            if (!draft) return draft.refusal();
            tx.write_requests().delete_draft(*draft);
            return Done<std::string>{draft->reference, draft->reference};
        },
        [](Transaction&, const std::string& reference) { return Result<std::string>{reference}; });
}

Result<Draft> open_draft(const Caller& caller, std::string_view reference, Ports& ports) {
    std::optional<Result<KitRequest>> found;
    ports.store.read([&](Reader& reader) {
        found.emplace(reachable_request(caller, Permission::ask_for_kit, reference, reader));
    });
    if (!*found) return found->refusal();
    if ((*found)->state != RequestState::draft) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    return Draft{**found, answers_of(**found, ports.safe)};
}

int forget_drafts(Ports& ports) {
    constexpr int batch_size = 100;
    const Instant moment = ports.clock.now() - draft_days;
    int count = 0;
    for (;;) {
        std::vector<std::string> over;
        ports.store.read([&](Reader& reader) {
            over = reader.requests().drafts_unchanged_since(moment, batch_size);
        });
        int gone = 0;
        for (const std::string& reference : over) gone += forget_one(reference, moment, ports);
        count += gone;
        if (gone == 0) return count;
    }
}

KitRequest blank_request(const Caller& caller, RequestDoor door, Transaction& tx, Ports& ports) {
    KitRequest request;
    request.organisation = organisation_of_kit(caller, tx);
    request.asking = caller.organisation;
    do {
        request.reference = request_reference(ports.crypto.digest(ports.crypto.make_secret()));
    } while (tx.requests().request(request.reference));
    request.entered_by = caller.actor;
    request.door = door;
    request.created_at = ports.clock.now();
    request.changed_at = request.created_at;
    return request;
}

std::optional<Refusal> check_door(const Caller& caller, RequestDoor door) {
    const bool is_referrer = reach_of(caller.role, Permission::ask_for_kit) == Reach::own;
    if (!is_referrer || door == RequestDoor::online) return std::nullopt;
    return refusal_of({{"door", "Referrers ask online."}});
}

std::optional<Refusal> check_count(const Caller& caller, OrganisationId organisation,
                                   Reader& reader) {
    RequestQuery query;
    query.organisation = organisation;
    query.entered_by = caller.actor;
    query.state = RequestState::draft;
    query.limit = drafts_max;
    if (reader.requests().requests(query).size() < static_cast<std::size_t>(drafts_max)) {
        return std::nullopt;
    }
    return Refusal{RefusalCode::cap_reached,
                   "You have " + std::to_string(drafts_max) +
                       " requests that are not sent yet. Send some of them, or delete them.",
                   {}};
}

void keep_answers(KitRequest& request, const Answers& answers, Safe& safe) {
    request.sealed_draft = safe.seal(kept_text(answers), draft_context(request));
}

Answers answers_of(const KitRequest& request, Safe& safe) {
    const auto kept = safe.open(request.sealed_draft, draft_context(request));
    auto answers = kept ? answers_from(*kept) : std::nullopt;
    if (!answers) {
        throw StoreFailure{RefusalCode::internal,
                           "the draft of " + request.reference + " does not open"};
    }
    return *std::move(answers);
}

std::string keyed_content(std::string_view verb, const std::string& text, const Uuid& id,
                          Safe& safe) {
    return std::string{verb} + format(safe.blind_index(text, "request/" + format(id)));
}

}  // namespace kitbank

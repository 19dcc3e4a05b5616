#include "server/usecase/requests/note_request.h"

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

std::optional<Refusal> check_words(std::string_view words) {
    std::string fault;
    if (words.empty()) fault = "Write a few words.";
    if (has_control_characters(words, true))
        fault = "Remove the characters that cannot be printed.";
    if (character_count(words) > note_words_max) {
        fault = "Shorten this to " + std::to_string(note_words_max) + " characters.";
    }
    if (fault.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", {{"words", fault}}};
}

Result<KitRequest> lock_sent(const Caller& caller, const std::string& reference, Transaction& tx) {
    Result<KitRequest> found =
        lock_reachable_request(caller, Permission::ask_for_kit, reference, tx);
    if (found && found->state == RequestState::draft) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    return found;
}

Result<Done<KitRequest>> note(const NoteRequest& command, Transaction& tx, Ports& ports) {
    const Result<KitRequest> request = lock_sent(command.caller, command.reference, tx);
    if (!request) return request.refusal();
    const Caller& caller = command.caller;
    const bool hides =
        command.for_staff_only && reaches(caller, Permission::decide_requests, *request);
    RequestNote row{command.id, request->id, NoteKind::note, caller.actor, hides, {}, {}};
    if (auto refusal = write_note(*request, row, command.words, tx, ports)) return *refusal;
    return Done<KitRequest>{*request, request->reference};
}

Result<Done<KitRequest>> answer(const AnswerQuestion& command, Transaction& tx, Ports& ports) {
    Result<KitRequest> request = lock_sent(command.caller, command.reference, tx);
    if (!request) return request.refusal();
    const std::string& actor = command.caller.actor;
    if (auto refusal = try_step(*request, RequestStep::answer, actor, tx, ports)) return *refusal;
    RequestNote row{command.id, request->id, NoteKind::answer, actor, false, {}, {}};
    if (auto refusal = write_note(*request, row, command.words, tx, ports)) return *refusal;
    write_request(*request, tx, ports);
    tell(*request, MessageKind::request_answered, {}, tx, ports);
    return Done<KitRequest>{*request, request->reference};
}

Result<KitRequest> recall(const Caller& caller, const std::string& reference, Reader& reader) {
    return reachable_request(caller, Permission::ask_for_kit, reference, reader);
}

}  // namespace

std::optional<Refusal> write_note(const KitRequest& request, RequestNote note,
                                  const std::string& words, Transaction& tx, Ports& ports) {
    const std::string kept{trimmed(words)};
    if (auto refusal = check_words(kept)) return refusal;
    const auto resident = tx.write_residents().lock_resident(request.resident_reference);
    if (!resident || resident->erased_at) return Refusal{RefusalCode::resident_erased, "", {}};
    note.sealed_words = seal_words(*resident, note.id, kept, ports.safe);
    note.written_at = ports.clock.now();
    tx.write_requests().insert_note(note);
    return std::nullopt;
}

Result<KitRequest> note_request(const NoteRequest& command, Ports& ports) {
    const std::string text = CanonicalText{}
                                 .add(command.reference)
                                 .add(command.words)
                                 .add(command.for_staff_only ? "staff" : "")
                                 .text();
    return once<KitRequest>(
        {command.id, keyed_content("note request ", text, command.id, ports.safe),
         command.caller.actor},
        ports, [&](Transaction& tx) { return note(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return recall(command.caller, reference, tx);
        });
}

Result<KitRequest> answer_question(const AnswerQuestion& command, Ports& ports) {
    const std::string text = CanonicalText{}.add(command.reference).add(command.words).text();
    return once<KitRequest>(
        {command.id, keyed_content("answer question ", text, command.id, ports.safe),
         command.caller.actor},
        ports, [&](Transaction& tx) { return answer(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return recall(command.caller, reference, tx);
        });
}

}  // namespace kitbank

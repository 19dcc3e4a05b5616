#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// What people write to each other about a request: sealed with the resident's key, since it may name
// them, so nothing can be written once they are erased.
inline constexpr std::size_t note_words_max = 1000;  // characters

struct NoteRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string words;
    bool for_staff_only = false;  // of those who have the kit; a referrer cannot hide anything
};
Result<KitRequest> note_request(const NoteRequest& command, Ports& ports);

// The answer to what staff asked: the request is theirs to decide again, and whoever works on it is told.
struct AnswerQuestion {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string words;
};
Result<KitRequest> answer_question(const AnswerQuestion& command, Ports& ports);

// For the other verbs of this room: a note in this transaction, of the resident of the request.
// `invalid_fields` names "words"; `resident_erased` when nothing can be sealed any more.
std::optional<Refusal> write_note(const KitRequest& request, RequestNote note,
                                  const std::string& words, Transaction& tx, Ports& ports);

}  // namespace kitbank

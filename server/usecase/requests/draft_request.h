#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/requests/answers.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// A request on its way to being sent: its answers are kept sealed under the master key, bound to its
// reference, since there is no resident yet with a key of their own. Nobody but its writer sees it, but
// for a paper form: whoever has it in hand at the hub types it in. Kept for thirty days after the last
// change.
namespace kitbank {

inline constexpr std::chrono::days draft_days{30};
inline constexpr int drafts_max = 100;  // of one person; a paper form is one as well

struct StartDraft {
    Uuid id;
    Caller caller;
    RequestDoor door = RequestDoor::online;
    Answers typed = {};
};
// A referrer asks online; staff say how it reached them.
Result<KitRequest> start_draft(const StartDraft& command, Ports& ports);

struct SaveDraft {
    Uuid id;
    Caller caller;
    std::string reference;
    Answers typed;  // takes the place of the answers to the same questions; the others stay
    // The step must be complete by now, and `eligibility` must say that they are eligible
    // (`not_eligible` names what is missing). None: to come back to later.
    std::optional<AskStep> completes = {};
    std::optional<std::uint32_t> version = {};
};
Result<KitRequest> save_draft(const SaveDraft& command, Ports& ports);

struct RemoveDraft {
    Uuid id;
    Caller caller;
    std::string reference;
};
// The same again is done already.
Result<std::string> remove_draft(const RemoveDraft& command, Ports& ports);

struct Draft {
    KitRequest request;
    Answers answers;
};
// `request_closed` when it was sent already.
Result<Draft> open_draft(const Caller& caller, std::string_view reference, Ports& ports);

// A job: deletes the drafts whose time is over; how many.
int forget_drafts(Ports& ports);

// For the other verbs of this room: -----------------------------------------------------------------

// A new row in state draft, with a reference that is drawn; not yet sealed, not yet stored.
KitRequest blank_request(const Caller& caller, RequestDoor door, Transaction& tx, Ports& ports);
std::optional<Refusal> check_door(const Caller& caller, RequestDoor door);
std::optional<Refusal> check_count(const Caller& caller, OrganisationId organisation,
                                   Reader& reader);
void keep_answers(KitRequest& request, const Answers& answers, Safe& safe);
Answers answers_of(const KitRequest& request, Safe& safe);

// What is kept of a request with personal words in it, to know it when it comes again: a keyed digest,
// since a plain one of so few facts could be guessed back.
std::string keyed_content(std::string_view verb, const std::string& text, const Uuid& id,
                          Safe& safe);

}  // namespace kitbank

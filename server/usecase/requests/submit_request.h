#pragma once
#include <string>

#include "server/core/requests/answers.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// Sending a request. In one transaction: the answers are checked whole, the resident enters the vault
// (or the known one is taken), caps are held, the place in the queue is found, and people are told. Of
// all this nothing is there when it is refused, and what was typed stays in the draft:
//
//   invalid_fields   names each answer that is missing or wrong, a day that has passed by now too
//   not_eligible     names the criteria that are not met
//   resident_exists  names somebody in the caller's reach who may be the same. Send again with them as
//                    `resident`, or with `is_someone_else`. A twin out of reach is not mentioned; staff
//                    find a note on the request.
//   cap_reached      also when others took the last place while the form was open
struct SubmitRequest {
    Uuid id;
    Caller caller;
    std::string reference;  // of the draft
    bool is_someone_else = false;
    std::string resident = {};  // a known one, in place of what the draft says
};
Result<KitRequest> submit_request(const SubmitRequest& command, Ports& ports);

// The same in one go, for programs: nothing is kept when it is refused.
struct AskForKit {
    Uuid id;
    Caller caller;
    RequestDoor door = RequestDoor::online;
    Answers typed;
    bool is_someone_else = false;
};
Result<KitRequest> ask_for_kit(const AskForKit& command, Ports& ports);

// Who wrote a note that nobody wrote.
inline constexpr std::string_view note_by_itself = "kitbank";

}  // namespace kitbank

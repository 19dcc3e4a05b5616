#pragma once
#include <string>
#include <vector>

#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// A letter that was not taken, as a manager sees it: enough to find out whom to ask for another
// address, without showing the address.
struct FailedLetter {
    Uuid id;
    std::string address;  // masked: "r***@example.org"
    LetterState state = LetterState::queued;
    std::string error;  // "RCPT 550"; core/notices/delivery.h has words for it
    int attempts = 0;
    Instant created_at;
    Channel channel = Channel::email;
    std::string kind = {};       // a message kind's name, or empty
    std::string reference = {};  // of the request
    bool can_go_again = false;   // given up, and what it says is kept
};

struct LetterList {
    std::vector<LetterCount> counts;   // of the last 30 days, every state
    std::vector<FailedLetter> failed;  // newest first
};

inline constexpr int failed_letters_max = 50;

// Those of the caller's organisation.
LetterList list_letters(const Caller& caller, Ports& ports);
// How many of its messages were given up.
std::int64_t count_failed_letters(const Caller& caller, Ports& ports);

}  // namespace kitbank

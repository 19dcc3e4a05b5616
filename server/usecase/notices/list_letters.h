#pragma once
#include <string>
#include <vector>

#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// A letter that was not taken, as a manager sees it: enough to find out whom to ask for another
// address, without showing the address.
struct FailedLetter {
    std::string address;  // masked: "r***@example.org"
    LetterState state = LetterState::queued;
    std::string error;  // "RCPT 550"
    int attempts = 0;
    Instant created_at;
};

struct LetterList {
    std::vector<LetterCount> counts;   // of the last 30 days, every state
    std::vector<FailedLetter> failed;  // newest first
};

inline constexpr int failed_letters_max = 50;

// Those of the caller's organisation.
LetterList list_letters(const Caller& caller, Ports& ports);

}  // namespace kitbank

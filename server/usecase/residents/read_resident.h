#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// The row alone: nothing protected, so no reading. What a page asks before it asks for the reason.
Result<Resident> show_resident(const Caller& caller, std::string_view reference, Ports& ports);

struct ReadResident {
    Caller caller;
    std::string reference;
    ReadingReason reason = ReadingReason::other;
    std::string words = {};  // 120 characters at most; needed when the reason is `other`
    std::vector<ResidentField> fields = {};  // empty for all
};

struct ResidentRead {
    Resident resident;
    ResidentFacts facts;
};

// Protected fields, disclosed once and recorded once. The same command again is another disclosure
// and leaves another reading: what was shown twice was seen twice.
Result<ResidentRead> read_resident(const ReadResident& command, Ports& ports);

}  // namespace kitbank

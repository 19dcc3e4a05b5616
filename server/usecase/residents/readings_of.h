#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// A reading with the words that were typed beside its reason; empty when there were none, or when the
// resident was erased since.
struct ReadingLine {
    Reading reading;
    std::string words;
};

struct ReadingPage {
    Resident resident;
    std::vector<ReadingLine> lines;  // newest first
    std::int64_t total = 0;
    std::optional<Uuid> next;  // `before` of the next page; nothing when this is the last
};

inline constexpr int reading_page_size = 100;

// "Who has seen this resident": also after erasure.
Result<ReadingPage> readings_of(const Caller& caller, std::string_view reference,
                                const std::optional<Uuid>& before, Ports& ports);

// "What has this account seen from then to then": the question of a breach report, which must reach
// the ICO within 72 hours. Oldest first, 1,000 at most; ask again from the last one's moment.
inline constexpr int breach_list_max = 1'000;
Result<std::vector<Reading>> readings_by(const Caller& caller, const std::string& actor,
                                         Instant from, Instant to, Ports& ports);

}  // namespace kitbank

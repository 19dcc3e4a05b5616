#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/names.h"

namespace kitbank {

enum class LetterState : std::uint8_t { queued, sent, failed };
inline constexpr std::array<std::string_view, 3> letter_state_names = {"queued", "sent", "failed"};
constexpr std::string_view name_of(LetterState state) {
    return letter_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<LetterState> parse_letter_state(std::string_view name) {
    return parse_name<LetterState>(letter_state_names, name);
}

// A row of the outbox. Address, subject and text are sealed (post.h has the contexts) and empty once
// they are forgotten: the text of every settled letter, and all three of one that was sent. `error`
// is why the last attempt failed, without address or text.
struct Letter {
    Uuid id;
    OrganisationId organisation;  // whose managers see that it failed; 0: nobody's
    LetterState state = LetterState::queued;
    std::string address;
    std::string subject;
    std::string text;
    int attempts = 0;
    Instant next_attempt_at;
    std::string error;
    Instant created_at;
    std::optional<Instant> settled_at;
};

struct LetterCount {
    LetterState state = LetterState::queued;
    std::int64_t count = 0;
};

}  // namespace kitbank

#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/names.h"
#include "server/core/notices/message.h"
#include "server/core/notices/message_text.h"

namespace kitbank {

// `sending`: a delivery service has it and has not said yet what became of it.
enum class LetterState : std::uint8_t { queued, sent, failed, sending };
inline constexpr std::array<std::string_view, 4> letter_state_names = {"queued", "sent", "failed",
                                                                       "sending"};
constexpr std::string_view name_of(LetterState state) {
    return letter_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<LetterState> parse_letter_state(std::string_view name) {
    return parse_name<LetterState>(letter_state_names, name);
}

// A row of the outbox. Address, subject, text and personalisation are sealed (post.h has the contexts)
// and empty once they are forgotten: all of one that was sent, and the text of one that was given up. A
// message about a request that was given up keeps its text for some days, so that staff can send it
// again. `error` is why the last attempt failed, without address or text.
struct Letter {
    Uuid id;
    OrganisationId organisation;  // whose managers see that it failed; 0: nobody's
    LetterState state = LetterState::queued;
    std::string address;
    std::string subject;
    std::string text;
    int attempts = 0;
    Instant next_attempt_at;  // of one that is sending: when to ask what became of it
    std::string error;
    Instant created_at;
    std::optional<Instant> settled_at;
    Channel channel = Channel::email;
    std::string kind = {};       // a message kind's name; empty for invitations, links and the like
    std::string reference = {};  // of the request; empty likewise
    std::optional<Uuid> template_id = {};  // the scheme's own at GOV.UK Notify
    std::string personalisation = {};      // what that template is filled with
    std::optional<Uuid> handed_id = {};    // by which the service knows it
};

// A scheme's own words for a kind of message, in a language, for a channel.
struct MessageTemplate {
    OrganisationId organisation;
    MessageKind kind = MessageKind::request_received;
    Language language = Language::en;
    Channel channel = Channel::email;
    MessageText text;
    std::optional<Uuid> notify_template = {};  // where the scheme keeps the same words at Notify
    std::string changed_by = {};
    Instant changed_at = {};
    std::uint32_t version = 0;  // 0: the house's words, nothing is kept
    friend bool operator==(const MessageTemplate&, const MessageTemplate&) = default;
};

struct LetterCount {
    LetterState state = LetterState::queued;
    std::int64_t count = 0;
};

}  // namespace kitbank

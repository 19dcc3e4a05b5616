#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/notices/message.h"
#include "server/core/refusal.h"
#include "server/core/requests/request.h"

// Templates of messages: text in which ((name)) stands for a value, as GOV.UK Notify writes it.
namespace kitbank {

struct MessageText {
    std::string subject;  // of e-mails and letters; a text has none
    std::string body;
    friend bool operator==(const MessageText&, const MessageText&) = default;
};

inline constexpr std::size_t subject_characters_max = 120;
inline constexpr std::size_t text_characters_max = 612;    // four texts
inline constexpr std::size_t body_characters_max = 4'000;  // of an e-mail or letter

// The house's own words, for every kind, language and channel.
MessageText house_text(MessageKind kind, Language language, Channel channel);

// What is wrong with a template, field by field ("subject", "body"); nothing when it can be saved. A
// placeholder that this kind does not know is named, and so is a personal one in the subject, which
// others see on a locked screen.
std::vector<FieldFault> template_faults(MessageKind kind, Channel channel, const MessageText& text);

// The names between (( and )).
std::set<std::string, std::less<>> placeholders_in(std::string_view text);

// The text with its values. A line with a placeholder that has no value is left out: better no place
// than an empty one. No two empty lines follow each other.
std::string filled(std::string_view text, const MessageValues& values);
MessageText filled(const MessageText& text, const MessageValues& values);

}  // namespace kitbank

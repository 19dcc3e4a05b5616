#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"

// What people of a request are told, who of them, and how it reaches them. One table; the words are in
// house_text.h and in each scheme's own templates.
namespace kitbank {

enum class MessageKind : std::uint8_t {
    request_received,
    request_queried,
    request_answered,  // to whoever works on it
    request_accepted,
    request_declined,
    request_ready,
    request_cancelled,
    reservation_over,
    appointment_booked,
    appointment_reminder,
    appointment_cancelled,
    appointment_missed,
    delivery_failed,
    handed_over,  // with what, until when, and whom to ask
    loan_due_soon,
    loan_overdue,
    loan_renewed,
    loan_returned,
    loan_lost,
    gift_made,
    data_ends_soon,  // a bundle of data, to whoever agreed to be told
};
inline constexpr std::array<std::string_view, 21> message_kind_names = {"request_received",
                                                                        "request_queried",
                                                                        "request_answered",
                                                                        "request_accepted",
                                                                        "request_declined",
                                                                        "request_ready",
                                                                        "request_cancelled",
                                                                        "reservation_over",
                                                                        "appointment_booked",
                                                                        "appointment_reminder",
                                                                        "appointment_cancelled",
                                                                        "appointment_missed",
                                                                        "delivery_failed",
                                                                        "handed_over",
                                                                        "loan_due_soon",
                                                                        "loan_overdue",
                                                                        "loan_renewed",
                                                                        "loan_returned",
                                                                        "loan_lost",
                                                                        "gift_made",
                                                                        "data_ends_soon"};
constexpr std::string_view name_of(MessageKind kind) {
    return message_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<MessageKind> parse_message_kind(std::string_view name) {
    return parse_name<MessageKind>(message_kind_names, name);
}

enum class Channel : std::uint8_t { email, text, letter };
inline constexpr std::array<std::string_view, 3> channel_names = {"email", "text", "letter"};
constexpr std::string_view name_of(Channel channel) {
    return channel_names[static_cast<std::size_t>(channel)];
}
constexpr std::optional<Channel> parse_channel(std::string_view name) {
    return parse_name<Channel>(channel_names, name);
}

// How the resident of a request wants to be told; `nobody`: through the referrer alone.
enum class ToldBy : std::uint8_t { nobody, email, text, letter };
inline constexpr std::array<std::string_view, 4> told_by_names = {"nobody", "email", "text",
                                                                  "letter"};
constexpr std::string_view name_of(ToldBy told_by) {
    return told_by_names[static_cast<std::size_t>(told_by)];
}
constexpr std::optional<ToldBy> parse_told_by(std::string_view name) {
    return parse_name<ToldBy>(told_by_names, name);
}
constexpr std::optional<Channel> channel_of(ToldBy told_by) {
    return parse_channel(name_of(told_by));
}

// Who is told of what. The asker is the person who entered the request; the resident only where they
// chose to be told: of a decline they hear from the referrer, who can explain it.
struct MessageRow {
    MessageKind kind;
    std::string_view label;  // "Request accepted"
    bool asker;
    bool resident;
    bool worker;
    std::string_view facts;  // what the change says of itself, separated by spaces
};
const MessageRow& row_of(MessageKind kind);

// A name that a template may write as ((name)). Personal ones never go into a subject, and only into
// what is written to the resident.
struct Placeholder {
    std::string_view name;
    std::string_view label;
    std::string_view example;
    std::string_view welsh_example;
    bool is_personal = false;
};
// Those of every kind, and those of this one.
std::vector<Placeholder> placeholders_of(MessageKind kind);

using MessageValues = std::map<std::string, std::string, std::less<>>;
// Invented values of all of them, for a preview.
MessageValues example_values(MessageKind kind, bool is_welsh);

// English days and months within a value, in Welsh: "Tuesday 3 January" is "dydd Mawrth 3 Ionawr".
std::string welsh_dates(std::string_view value);

}  // namespace kitbank

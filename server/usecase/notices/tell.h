#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// Telling the people of a request what became of it, in the transaction that changes it.
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
};
inline constexpr std::array<std::string_view, 20> message_kind_names = {"request_received",
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
                                                                        "gift_made"};
constexpr std::string_view name_of(MessageKind kind) {
    return message_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<MessageKind> parse_message_kind(std::string_view name) {
    return parse_name<MessageKind>(message_kind_names, name);
}

// What the message says beside what every one knows of its request (reference, hub): "due" -> "3 January
// 2026". Never a resident's own data.
using MessageFacts = std::map<std::string, std::string, std::less<>>;

// Who is told, and how they want to be told, is for this room to know; whoever changes a request only
// says what happened.
void tell(const KitRequest& request, MessageKind kind, const MessageFacts& facts, Transaction& tx,
          Ports& ports);

}  // namespace kitbank

#include "server/core/notices/message.h"

#include <algorithm>

namespace kitbank {
namespace {

using enum MessageKind;

// clang-format off
constexpr std::array message_rows = {
    //         kind                   label                           asker  resident worker facts
    MessageRow{request_received,      "Request received",             true,  true,  false, ""},
    MessageRow{request_queried,       "A question about a request",   true,  false, false, ""},
    MessageRow{request_answered,      "A question was answered",      false, false, true,  ""},
    MessageRow{request_accepted,      "Request accepted",             true,  true,  false, ""},
    MessageRow{request_declined,      "Request declined",             true,  false, false, "reason"},
    MessageRow{request_ready,         "Ready to collect",             true,  true,  false, "until items"},
    MessageRow{request_cancelled,     "Request cancelled",            true,  true,  false, "reason"},
    MessageRow{reservation_over,      "No longer set aside",          true,  false, true,  "until items"},
    MessageRow{appointment_booked,    "Appointment booked",           true,  true,  false, "when where"},
    MessageRow{appointment_reminder,  "Appointment reminder",         true,  true,  false, "when where"},
    MessageRow{appointment_cancelled, "Appointment cancelled",        true,  true,  false, "when where reason"},
    MessageRow{appointment_missed,    "Appointment missed",           true,  true,  false, "when where"},
    MessageRow{delivery_failed,       "Delivery failed",              true,  true,  true,  "when reason"},
    MessageRow{handed_over,           "Handed over",                  true,  true,  false, "items due"},
    MessageRow{loan_due_soon,         "Loan due soon",                true,  true,  false, "items due"},
    MessageRow{loan_overdue,          "Loan overdue",                 true,  true,  false, "items due"},
    MessageRow{loan_renewed,          "Loan renewed",                 true,  true,  false, "items due"},
    MessageRow{loan_returned,         "Loan returned",                true,  true,  false, "items"},
    MessageRow{loan_lost,             "Recorded as lost",             true,  true,  false, "items"},
    MessageRow{gift_made,             "Given for good",               true,  true,  false, "items"},
    MessageRow{data_ends_soon,        "Data ends soon",               false, true,  false, "items due"},
};

constexpr std::array common_placeholders = {
    Placeholder{"reference",   "The request's reference",     "Q-7K3M9QXZ",                 "Q-7K3M9QXZ"},
    Placeholder{"scheme",      "Your organisation",           "Tyne Kit Library",           "Llyfrgell Offer Tyne"},
    Placeholder{"hub",         "The hub's name",              "Alnwick",                    "Alnwick"},
    Placeholder{"hub_address", "The hub's address",           "1 Example Street, Alnwick",  "1 Example Street, Alnwick"},
    Placeholder{"hub_phone",   "The hub's phone number",      "07700 900123",               "07700 900123"},
    Placeholder{"hub_times",   "The hub's opening times",     "Monday 9:00 to 17:00",       "dydd Llun 9:00 i 17:00"},
    Placeholder{"name",        "The resident's name or initials, to the resident alone", "A. E.", "A. E.", true},
};

constexpr std::array fact_placeholders = {
    Placeholder{"reason", "The reason, in words",       "Everything of this kind is on loan", "Mae'r cyfan ar fenthyg"},
    Placeholder{"until",  "Until when it is set aside", "3 January 2026",                     "3 Ionawr 2026"},
    Placeholder{"items",  "What it is about",           "a laptop, a mouse",                  "gliniadur, llygoden"},
    Placeholder{"when",   "Day and time",               "Tuesday 6 January 2026, 10:30",      "dydd Mawrth 6 Ionawr 2026, 10:30"},
    Placeholder{"where",  "The place",                  "Alnwick",                            "Alnwick"},
    Placeholder{"due",    "The day it must be back",    "3 July 2026",                        "3 Gorffennaf 2026"},
};

struct WelshWord {
    std::string_view english;
    std::string_view welsh;
};
constexpr std::array welsh_words = {
    WelshWord{"Monday", "dydd Llun"},      WelshWord{"Tuesday", "dydd Mawrth"},
    WelshWord{"Wednesday", "dydd Mercher"}, WelshWord{"Thursday", "dydd Iau"},
    WelshWord{"Friday", "dydd Gwener"},    WelshWord{"Saturday", "dydd Sadwrn"},
    WelshWord{"Sunday", "dydd Sul"},       WelshWord{"January", "Ionawr"},
    WelshWord{"February", "Chwefror"},     WelshWord{"March", "Mawrth"},
    WelshWord{"April", "Ebrill"},          WelshWord{"May", "Mai"},
    WelshWord{"June", "Mehefin"},          WelshWord{"July", "Gorffennaf"},
    WelshWord{"August", "Awst"},           WelshWord{"September", "Medi"},
    WelshWord{"October", "Hydref"},        WelshWord{"November", "Tachwedd"},
    WelshWord{"December", "Rhagfyr"},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < message_rows.size(); ++i) {
        if (static_cast<std::size_t>(message_rows[i].kind) != i) return false;
    }
    return message_rows.size() == message_kind_names.size();
}
static_assert(in_order(), "one row a kind, in the order of the enumeration");

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

std::string_view in_welsh(std::string_view word) {
    const auto* const found = std::ranges::find(welsh_words, word, &WelshWord::english);
    return found == welsh_words.end() ? word : found->welsh;
}

std::string_view next_word(std::string_view& list) {
    const std::string_view word = list.substr(0, list.find(' '));
    list.remove_prefix(std::min(list.size(), word.size() + 1));
    return word;
}

}  // namespace

const MessageRow& row_of(MessageKind kind) { return message_rows[static_cast<std::size_t>(kind)]; }

std::vector<Placeholder> placeholders_of(MessageKind kind) {
    std::vector<Placeholder> all{common_placeholders.begin(), common_placeholders.end()};
    for (std::string_view facts = row_of(kind).facts; !facts.empty();) {
        const std::string_view fact = next_word(facts);
        all.push_back(*std::ranges::find(fact_placeholders, fact, &Placeholder::name));
    }
    return all;
}

MessageValues example_values(MessageKind kind, bool is_welsh) {
    MessageValues values;
    for (const Placeholder& each : placeholders_of(kind)) {
        values.emplace(each.name, is_welsh ? each.welsh_example : each.example);
    }
    return values;
}

std::string welsh_dates(std::string_view value) {
    std::string welsh;
    while (!value.empty()) {
        std::size_t length = 0;
        while (length < value.size() && is_letter(value[length])) ++length;
        if (length == 0) {
            welsh += value.front();
            value.remove_prefix(1);
            continue;
        }
        welsh += in_welsh(value.substr(0, length));
        value.remove_prefix(length);
    }
    return welsh;
}

}  // namespace kitbank

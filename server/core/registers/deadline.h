#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/registers/working_day.h"

// When a subject access request must be answered and a complaint acknowledged: dates in, dates and plain
// words out. Nothing here asks for today's date; the caller gives it.
//
// Subject access: UK GDPR Article 12A (in force since 5 February 2026), read with the ICO's guidance
// on the right of access.
//   - One month from the day the request came or, if later, the day the person's identity was
//     confirmed, to the same date of the next month; its last day when there is no such date; the next
//     working day when that is a weekend or bank holiday.
//   - Two months more, counted from the same beginning, for complex or numerous requests, when the
//     person is told why before the first month is over.
//   - The days from asking what information the person wants until they say count for neither, and only for
//     that question: asking who they are delays the beginning, asking anything else delays
//     nothing. Article 12A leaves out the day of the question and the day of the answer; here the clock
//     runs again on the day the answer comes, so that the date is right on either reading and never
//     a day late.
//
// Complaints: Data Protection Act 2018 section 164A (in force since 19 June 2026). Acknowledged within
// 30 days, the day after it came being the first; the next working day when the last is not one. The
// answer comes without undue delay, which no law puts a number to, and none is made up here.
namespace kitbank {

struct Clarification {
    Date asked;
    std::optional<Date> arrived;
    bool is_about_information = true;  // what the person wants to see; nothing else stops the clock
    friend bool operator==(const Clarification&, const Clarification&) = default;
};

struct AccessFacts {
    Nation nation = Nation::england_and_wales;
    Date received;
    bool identity_needed = false;
    std::optional<Date> identity_confirmed;
    std::vector<Clarification> clarifications;
    std::optional<Date> extension_told;
    std::optional<Date> answered;
};

struct ComplaintFacts {
    Nation nation = Nation::england_and_wales;
    Date received;
    std::optional<Date> acknowledged;
    std::optional<Date> answered;
};

enum class ClockState : std::uint8_t {
    not_begun,  // who asks is not known yet
    running,
    stopped,  // a question about the information is open; `due` is as if its answer came today
    met,      // what was due was done, in time or late
};
inline constexpr std::array<std::string_view, 4> clock_state_names = {"not_begun", "running",
                                                                      "stopped", "met"};
constexpr std::string_view name_of(ClockState state) {
    return clock_state_names[static_cast<std::size_t>(state)];
}

struct DeadlineStep {
    Date day;
    std::string sentence;
};

struct Deadline {
    ClockState clock = ClockState::running;
    std::optional<Date> due;     // nothing while the clock has not begun
    std::int64_t days_left = 0;  // to `due`, from today or from the day it was done; below 0: late
    std::vector<DeadlineStep> steps;  // how the date came about, in order
};

// Refused are dates that cannot be (`invalid_fields`, by the names received, identity_confirmed,
// asked, arrived, extension_told, answered), an extension told too late among them, and dates beyond the
// table of bank holidays.
Result<Deadline> access_deadline(const AccessFacts& facts, Date today);
Result<Deadline> complaint_deadline(const ComplaintFacts& facts, Date today);

// The same date so many months later, or that month's last day.
Date months_after(Date day, int months);

}  // namespace kitbank

#include "server/core/registers/deadline.h"

#include <algorithm>

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int acknowledge_days_max = 30;

std::int64_t days_between(Date from, Date to) { return (sys_days{to} - sys_days{from}).count(); }
Date days_after(Date day, std::int64_t count) { return sys_days{day} + days{count}; }

std::string days_text(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " day" : " days");
}

Refusal fault(std::string field, const std::string& sentence) {
    return {RefusalCode::invalid_fields, sentence, {{std::move(field), sentence}}};
}

// A clarification as the clock sees it.
struct Stop {
    Date from = {};
    Date to = {};
    bool is_open = false;
};

// A last day as it is being worked out: the date itself, and the working day it moves to.
struct LastDay {
    Date plain = {};
    Date due = {};
    std::vector<DeadlineStep> steps;
    bool is_stopped = false;
};

std::optional<Refusal> check_clarification(const Clarification& each, Date received, Date today) {
    if (each.asked < received) return fault("asked", "This is before the request came.");
    if (each.asked > today) return fault("asked", "This day has not come yet.");
    if (!each.arrived) return std::nullopt;
    if (*each.arrived < each.asked) return fault("arrived", "This is before it was asked.");
    if (*each.arrived > today) return fault("arrived", "This day has not come yet.");
    return std::nullopt;
}

std::optional<Refusal> check_day(const std::optional<Date>& day, const char* field, Date received,
                                 Date today) {
    if (!day) return std::nullopt;
    if (*day < received) return fault(field, "This is before the day it came.");
    if (*day > today) return fault(field, "This day has not come yet.");
    return std::nullopt;
}

std::optional<Refusal> check(const AccessFacts& facts, Date today) {
    if (facts.received > today) return fault("received", "This day has not come yet.");
    for (const auto& [day, field] : {std::pair{facts.identity_confirmed, "identity_confirmed"},
                                     {facts.extension_told, "extension_told"},
                                     {facts.answered, "answered"}}) {
        if (auto refusal = check_day(day, field, facts.received, today)) return refusal;
    }
    for (const Clarification& each : facts.clarifications) {
        if (auto refusal = check_clarification(each, facts.received, today)) return refusal;
    }
    return std::nullopt;
}

// The stops in the order in which they were asked, none before the clock begins or after `until`.
std::vector<Stop> stops_of(const AccessFacts& facts, Date begins, Date until) {
    std::vector<Stop> stops;
    for (const Clarification& each : facts.clarifications) {
        if (!each.is_about_information || each.asked > until) continue;
        Stop stop{std::max(each.asked, begins), each.arrived.value_or(until), !each.arrived};
        if (stop.to > until) stop = {stop.from, until, true};
        if (stop.to >= stop.from) stops.push_back(stop);
    }
    std::ranges::sort(stops, {}, &Stop::from);
    return stops;
}

Result<LastDay> move_to_working_day(LastDay last, Nation nation) {
    const Result<Date> due = working_day_from(last.plain, nation);
    if (!due) return due.refusal();
    last.due = *due;
    return last;
}

void tell_stop(LastDay& last, const Stop& stop, std::int64_t count) {
    if (stop.is_open) {
        last.steps.push_back({stop.from, "The clock stopped on " + in_words(stop.from) +
                                             ": you asked what information is wanted. It has stood "
                                             "still for " +
                                             days_text(count) + " so far."});
        return;
    }
    last.steps.push_back({stop.from, "The clock stood still for " + days_text(count) + ", from " +
                                         in_words(stop.from) + " until the answer came on " +
                                         in_words(stop.to) + "."});
}

// The last day after all the stops. A question asked when the time was already over stops nothing, and
// days that two questions share count once.
Result<LastDay> add_stops(LastDay last, const std::vector<Stop>& stops, Nation nation) {
    std::optional<Date> counted_to;
    for (const Stop& stop : stops) {
        if (stop.from > last.due) {
            last.steps.push_back({stop.from, "The question of " + in_words(stop.from) +
                                                 " came after the last day and stopped nothing."});
            continue;
        }
        const Date from = counted_to ? std::max(*counted_to, stop.from) : stop.from;
        const std::int64_t count = std::max<std::int64_t>(0, days_between(from, stop.to));
        last.plain = std::max(days_after(last.plain, count), stop.to);
        last.is_stopped = last.is_stopped || stop.is_open;
        counted_to = std::max(counted_to.value_or(stop.to), stop.to);
        tell_stop(last, stop, count);
        Result<LastDay> moved = move_to_working_day(std::move(last), nation);
        if (!moved) return moved;
        last = std::move(*moved);
    }
    return last;
}

Result<LastDay> last_day(const AccessFacts& facts, Date begins, int months, Date until) {
    LastDay last;
    last.plain = months_after(begins, months);
    Result<LastDay> moved = move_to_working_day(std::move(last), facts.nation);
    if (!moved) return moved;
    return add_stops(std::move(*moved), stops_of(facts, begins, until), facts.nation);
}

void tell_beginning(Deadline& deadline, const AccessFacts& facts, Date begins) {
    deadline.steps.push_back({facts.received, "It came on " + in_words(facts.received) + "."});
    if (begins == facts.received) return;
    deadline.steps.push_back({begins, "You knew who was asking on " + in_words(begins) +
                                          ", so the time runs from that day."});
}

void tell_month(Deadline& deadline, Date begins) {
    const Date same = months_after(begins, 1);
    const bool is_shorter = same.day() != begins.day();
    deadline.steps.push_back({same, "One month from then ends on " + in_words(same) +
                                        (is_shorter ? ", the last day of a shorter month." : ".")});
}

Refusal told_too_late(Date last) {
    return fault("extension_told", "The person had to be told of more time by " + in_words(last) +
                                       ", within the first month. It cannot be extended now.");
}

// What follows from the facts once the beginning is known.
Result<LastDay> last_day_with_extension(const AccessFacts& facts, Date begins, Date until,
                                        Deadline& deadline) {
    Result<LastDay> first = last_day(facts, begins, 1, until);
    if (!first || !facts.extension_told) return first;
    if (*facts.extension_told > first->due) return told_too_late(first->due);
    deadline.steps.push_back(
        {*facts.extension_told, "You told the person on " + in_words(*facts.extension_told) +
                                    " that you need two more months: three months from the "
                                    "beginning end on " +
                                    in_words(months_after(begins, 3)) + "."});
    return last_day(facts, begins, 3, until);
}

// Says where the last day lies, and how far off it is.
void tell_end(Deadline& deadline, const LastDay& last, std::optional<Date> done, Date today,
              const char* done_words) {
    if (last.due != last.plain) {
        deadline.steps.push_back({last.due, in_words(last.plain) +
                                                " is not a working day, so the last day is " +
                                                in_words(last.due) + "."});
    }
    deadline.due = last.due;
    deadline.days_left = days_between(done.value_or(today), last.due);
    if (!done) return;
    deadline.clock = ClockState::met;
    const std::string when =
        deadline.days_left >= 0 ? ", in time." : ", " + days_text(-deadline.days_left) + " late.";
    deadline.steps.push_back({*done, done_words + in_words(*done) + when});
}

}  // namespace

Date months_after(Date day, int months) {
    const Date same = day + std::chrono::months{months};
    return same.ok() ? same : Date{same.year() / same.month() / std::chrono::last};
}

Result<Deadline> access_deadline(const AccessFacts& facts, Date today) {
    if (auto refusal = check(facts, today)) return *refusal;
    Deadline deadline;
    if (facts.identity_needed && !facts.identity_confirmed) {
        deadline.clock = facts.answered ? ClockState::met : ClockState::not_begun;
        deadline.steps = {{facts.received, "It came on " + in_words(facts.received) + "."},
                          {facts.received, "The time begins on the day you know who is asking."}};
        return deadline;
    }
    const Date begins = facts.identity_needed ? std::max(facts.received, *facts.identity_confirmed)
                                              : facts.received;
    tell_beginning(deadline, facts, begins);
    tell_month(deadline, begins);
    const Result<LastDay> last =
        last_day_with_extension(facts, begins, facts.answered.value_or(today), deadline);
    if (!last) return last.refusal();
    deadline.steps.insert(deadline.steps.end(), last->steps.begin(), last->steps.end());
    deadline.clock = last->is_stopped ? ClockState::stopped : ClockState::running;
    tell_end(deadline, *last, facts.answered, today, "You answered on ");
    return deadline;
}

Result<Deadline> complaint_deadline(const ComplaintFacts& facts, Date today) {
    if (facts.received > today) return fault("received", "This day has not come yet.");
    for (const auto& [day, field] :
         {std::pair{facts.acknowledged, "acknowledged"}, {facts.answered, "answered"}}) {
        if (auto refusal = check_day(day, field, facts.received, today)) return *refusal;
    }
    Deadline deadline;
    LastDay last;
    last.plain = days_after(facts.received, acknowledge_days_max);
    const Result<LastDay> moved = move_to_working_day(std::move(last), facts.nation);
    if (!moved) return moved.refusal();
    deadline.steps = {
        {facts.received, "It came on " + in_words(facts.received) + "."},
        {moved->plain, "It must be acknowledged within " + days_text(acknowledge_days_max) +
                           ", by " + in_words(moved->plain) + "."}};
    // An answer within the time tells the person too that the complaint came.
    const std::optional<Date> told = facts.acknowledged ? facts.acknowledged : facts.answered;
    tell_end(deadline, *moved, told, today, "You acknowledged it on ");
    deadline.steps.push_back(
        facts.answered
            ? DeadlineStep{*facts.answered, "You answered on " + in_words(*facts.answered) + "."}
            : DeadlineStep{today, "The answer must come without undue delay. It came " +
                                      days_text(days_between(facts.received, today)) + " ago."});
    return deadline;
}

}  // namespace kitbank

#include "server/core/registers/deadline.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date date(const std::string& text) { return parse_date(text).value(); }

// "2026-01-31", then words: id DAY (identity confirmed), ask DAY, got DAY, other DAY (a question about
// something else, answered never), more DAY (extension told), done DAY, in NATION.
AccessFacts facts_of(const std::string& text) {
    std::istringstream words{text};
    AccessFacts facts;
    std::string word, value;
    words >> value;
    facts.received = date(value);
    while (words >> word >> value) {
        if (word == "id") facts.identity_needed = true, facts.identity_confirmed = date(value);
        if (word == "ask") facts.clarifications.push_back({date(value), std::nullopt});
        if (word == "other") facts.clarifications.push_back({date(value), std::nullopt, false});
        if (word == "got") facts.clarifications.back().arrived = date(value);
        if (word == "more") facts.extension_told = date(value);
        if (word == "done") facts.answered = date(value);
        if (word == "in") facts.nation = parse_nation(value).value();
    }
    return facts;
}

std::string due(const std::string& facts, const char* today) {
    const auto deadline = access_deadline(facts_of(facts), date(today));
    if (!deadline) {
        return std::string{name_of(deadline.refusal().code)} +
               (deadline.refusal().fields.empty() ? "" : " " + deadline.refusal().fields[0].field);
    }
    return std::string{name_of(deadline->clock)} +
           (deadline->due ? " " + format(*deadline->due) + " " + std::to_string(deadline->days_left)
                          : "");
}

std::string all_steps(const Deadline& deadline) {
    std::string text;
    for (const DeadlineStep& step : deadline.steps) text += step.sentence + "\n";
    return text;
}

}  // namespace

TEST_CASE("a request is due on the same date of the next month, or on what stands in for it") {
    const struct {
        const char *facts, *today, *due;
    } rows[] = {
        // Months of other lengths, leap years, then the next working day.
        {"2026-09-03", "2026-09-03", "running 2026-10-05 32"},  // 3 October 2026 is a Saturday
        {"2027-01-31", "2027-01-31", "running 2027-03-01 29"},  // 28 February is a Sunday
        {"2028-01-31", "2028-01-31", "running 2028-02-29 29"},
        {"2025-01-31", "2025-02-01", "running 2025-02-28 27"},
        {"2024-01-30", "2024-01-30", "running 2024-02-29 30"},
        {"2025-01-29", "2025-02-20", "running 2025-02-28 8"},
        {"2026-03-31", "2026-03-31", "running 2026-04-30 30"},
        {"2026-04-30", "2026-05-30", "running 2026-06-01 2"},
        {"2026-05-31", "2026-06-30", "running 2026-06-30 0"},
        {"2026-02-28", "2026-02-28", "running 2026-03-30 30"},  // 28 March is a Saturday
        {"2025-10-31", "2025-10-31", "running 2025-12-01 31"},
        // Christmas and other holidays.
        {"2026-11-25", "2026-11-25", "running 2026-12-29 34"},
        {"2025-11-25", "2025-11-25", "running 2025-12-29 34"},
        {"2025-12-01 in scotland", "2025-12-01", "running 2026-01-05 35"},
        {"2026-05-15 in scotland", "2026-05-15", "running 2026-06-16 32"},
        {"2026-05-15", "2026-05-15", "running 2026-06-15 31"},
        {"2026-06-12 in northern_ireland", "2026-06-12", "running 2026-07-14 32"},
        {"2026-03-03", "2026-03-03", "running 2026-04-07 35"},  // Good Friday
        // Late.
        {"2026-06-01", "2026-07-03", "running 2026-07-01 -2"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(due(row.facts, row.today) == row.due, row.facts);
}

TEST_CASE("the time runs from the day that it is known who asks") {
    CHECK(due("2026-06-01 id 2026-06-10", "2026-06-10") == "running 2026-07-10 30");
    CHECK(due("2026-06-01 id 2026-06-01", "2026-06-10") == "running 2026-07-01 21");
    AccessFacts facts = facts_of("2026-06-01");
    facts.identity_needed = true;
    const auto waiting = access_deadline(facts, date("2026-08-01"));
    REQUIRE(waiting);
    CHECK(waiting->clock == ClockState::not_begun);
    CHECK_FALSE(waiting->due);
}

TEST_CASE("the clock stands still while the person is asked what they want") {
    const struct {
        const char *facts, *today, *due;
    } rows[] = {
        {"2026-06-01 ask 2026-06-10 got 2026-06-20", "2026-06-21", "running 2026-07-13 22"},
        {"2026-06-01 ask 2026-06-10 got 2026-06-10", "2026-06-21", "running 2026-07-01 10"},
        // Over a month's end, and over the old last day.
        {"2026-01-31 ask 2026-02-27 got 2026-03-04", "2026-03-04", "running 2026-03-05 1"},
        {"2026-06-01 ask 2026-06-30 got 2026-07-10", "2026-07-10", "running 2026-07-13 3"},
        {"2026-06-03 ask 2026-07-03 got 2026-07-08", "2026-07-08", "running 2026-07-08 0"},
        // Twice, and twice at once.
        {"2026-06-01 ask 2026-06-03 got 2026-06-05 ask 2026-06-10 got 2026-06-15", "2026-06-20",
         "running 2026-07-08 18"},
        {"2026-06-01 ask 2026-06-03 got 2026-06-10 ask 2026-06-05 got 2026-06-08", "2026-06-20",
         "running 2026-07-08 18"},
        // Not answered yet: as if the answer came today.
        {"2026-06-01 ask 2026-06-10", "2026-06-20", "stopped 2026-07-13 23"},
        {"2026-06-01 ask 2026-06-10", "2026-08-20", "stopped 2026-09-10 21"},
        // What stops nothing: other questions, and those that come too late.
        {"2026-06-01 other 2026-06-10 got 2026-06-20", "2026-06-21", "running 2026-07-01 10"},
        {"2026-06-01 ask 2026-07-02 got 2026-07-20", "2026-07-20", "running 2026-07-01 -19"},
        // Before it is known who asks no day is counted anyway.
        {"2026-06-01 id 2026-06-10 ask 2026-06-05 got 2026-06-12", "2026-06-12",
         "running 2026-07-13 31"},
        {"2026-06-01 id 2026-06-10 ask 2026-06-05 got 2026-06-08", "2026-06-12",
         "running 2026-07-10 28"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(due(row.facts, row.today) == row.due, row.facts);
}

TEST_CASE("two months more are given when the person was told in the first") {
    CHECK(due("2026-06-01 more 2026-07-01", "2026-07-01") == "running 2026-09-01 62");
    CHECK(due("2026-11-30 more 2026-12-10", "2026-12-10") == "running 2027-03-01 81");
    CHECK(due("2026-06-01 more 2026-07-02", "2026-07-02") == "invalid_fields extension_told");
    // Days that the clock stood still do not count to the first month either.
    CHECK(due("2026-06-01 ask 2026-06-10 got 2026-06-20 more 2026-07-11", "2026-07-11") ==
          "running 2026-09-11 62");
    CHECK(due("2026-06-01 ask 2026-06-10 got 2026-06-20 more 2026-07-14", "2026-07-14") ==
          "invalid_fields extension_told");
    // A question in the months that were added.
    CHECK(due("2026-06-01 more 2026-06-05 ask 2026-08-03 got 2026-08-05", "2026-08-05") ==
          "running 2026-09-03 29");
    CHECK(due("2026-06-01 id 2026-06-20 more 2026-07-20", "2026-07-20") == "running 2026-09-21 63");
}

TEST_CASE("an answer meets the deadline or is late by so many days") {
    CHECK(due("2026-06-01 done 2026-06-20", "2026-08-01") == "met 2026-07-01 11");
    CHECK(due("2026-06-01 done 2026-07-04", "2026-08-01") == "met 2026-07-01 -3");
    CHECK(due("2026-06-01 ask 2026-06-10 done 2026-06-20", "2026-08-01") == "met 2026-07-13 23");
    const auto late = access_deadline(facts_of("2026-06-01 done 2026-07-02"), date("2026-07-03"));
    CHECK(all_steps(*late).find("You answered on 2 July 2026, 1 day late.") != std::string::npos);
}

TEST_CASE("each step is told in plain words") {
    const auto deadline = access_deadline(
        facts_of("2026-01-30 id 2026-01-31 ask 2026-02-10 got 2026-02-17"), date("2026-02-20"));
    REQUIRE(deadline);
    CHECK(all_steps(*deadline) ==
          "It came on 30 January 2026.\n"
          "You knew who was asking on 31 January 2026, so the time runs from that day.\n"
          "One month from then ends on 28 February 2026, the last day of a shorter month.\n"
          "The clock stood still for 7 days, from 10 February 2026 until the answer came on 17 "
          "February 2026.\n"
          "7 March 2026 is not a working day, so the last day is 9 March 2026.\n");
}

TEST_CASE("dates that cannot be are refused by name") {
    CHECK(due("2026-06-02", "2026-06-01") == "invalid_fields received");
    CHECK(due("2026-06-02 id 2026-06-01", "2026-06-05") == "invalid_fields identity_confirmed");
    CHECK(due("2026-06-02 ask 2026-06-01", "2026-06-05") == "invalid_fields asked");
    CHECK(due("2026-06-02 ask 2026-06-06", "2026-06-05") == "invalid_fields asked");
    CHECK(due("2026-06-02 ask 2026-06-04 got 2026-06-03", "2026-06-05") ==
          "invalid_fields arrived");
    CHECK(due("2026-06-02 ask 2026-06-04 got 2026-06-06", "2026-06-05") ==
          "invalid_fields arrived");
    CHECK(due("2026-06-02 done 2026-06-06", "2026-06-05") == "invalid_fields answered");
    CHECK(due("2026-06-02 done 2026-06-01", "2026-06-05") == "invalid_fields answered");
    CHECK(due("2030-12-10", "2030-12-10") == "holidays_unknown");
}

TEST_CASE("a complaint is acknowledged within thirty days, or by the next working day") {
    const auto of = [](const char* received, const char* today) {
        ComplaintFacts facts;
        facts.received = date(received);
        const auto deadline = complaint_deadline(facts, date(today));
        return format(*deadline->due) + " " + std::to_string(deadline->days_left);
    };
    CHECK(of("2026-06-19", "2026-06-19") == "2026-07-20 31");  // 19 July is a Sunday
    CHECK(of("2026-07-01", "2026-07-01") == "2026-07-31 30");
    CHECK(of("2026-11-25", "2026-12-30") == "2026-12-29 -1");
    CHECK(of("2027-01-31", "2027-02-01") == "2027-03-02 29");
}

TEST_CASE(
    "acknowledging or answering meets the thirty days, and the answer stays open until it comes") {
    ComplaintFacts facts;
    facts.received = date("2026-07-01");
    facts.acknowledged = date("2026-07-10");
    auto deadline = complaint_deadline(facts, date("2026-08-10"));
    CHECK(deadline->clock == ClockState::met);
    CHECK(deadline->days_left == 21);
    CHECK(all_steps(*deadline).find("without undue delay. It came 40 days ago.") !=
          std::string::npos);
    facts.acknowledged = std::nullopt;
    facts.answered = date("2026-08-02");
    deadline = complaint_deadline(facts, date("2026-08-10"));
    CHECK(deadline->clock == ClockState::met);
    CHECK(deadline->days_left == -2);
    CHECK(all_steps(*deadline).find("You answered on 2 August 2026.") != std::string::npos);
    facts.answered = date("2026-06-30");
    CHECK(complaint_deadline(facts, date("2026-08-10")).refusal().fields[0].field == "answered");
    facts = {};
    facts.received = date("2026-07-02");
    CHECK(complaint_deadline(facts, date("2026-07-01")).refusal().fields[0].field == "received");
}

namespace {

sys_days some_day() { return sys_days{date("2024-01-01")} + days{*rc::gen::inRange(0, 5 * 365)}; }

// Facts that can be, and the day they are looked at.
std::pair<AccessFacts, Date> some_facts() {
    AccessFacts facts;
    facts.nation = static_cast<Nation>(*rc::gen::inRange(0, 3));
    const sys_days received = some_day();
    facts.received = received;
    sys_days at = received;
    for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
        const sys_days asked = at + days{*rc::gen::inRange(0, 20)};
        at = asked + days{*rc::gen::inRange(0, 40)};
        facts.clarifications.push_back({asked, at, *rc::gen::inRange(0, 4) > 0});
    }
    if (*rc::gen::arbitrary<bool>() && !facts.clarifications.empty()) {
        facts.clarifications.back().arrived.reset();
    }
    return {facts, at + days{*rc::gen::inRange(0, 30)}};
}

sys_days due_of(const AccessFacts& facts, Date today) {
    const auto deadline = access_deadline(facts, today);
    RC_ASSERT(static_cast<bool>(deadline));
    return *deadline->due;
}

}  // namespace

TEST_CASE("properties of every deadline") {
    CHECK(
        rc::check("the last day is a working day, no earlier than 28 days after the beginning", [] {
            const auto [facts, today] = some_facts();
            const sys_days due = due_of(facts, today);
            RC_ASSERT(*is_working_day(due, facts.nation));
            RC_ASSERT(due >= sys_days{facts.received} + days{28});
        }));
    CHECK(rc::check("a stop never makes the time shorter", [] {
        const auto [facts, today] = some_facts();
        AccessFacts fewer = facts;
        if (!fewer.clarifications.empty()) fewer.clarifications.pop_back();
        RC_ASSERT(due_of(facts, today) >= due_of(fewer, today));
    }));
    CHECK(rc::check("an answer that comes a day later never makes the time shorter", [] {
        auto [facts, today] = some_facts();
        const sys_days asked = sys_days{facts.received} + days{*rc::gen::inRange(0, 40)};
        const sys_days later = asked + days{*rc::gen::inRange(0, 60)};
        facts.clarifications.push_back({asked, later});
        today = std::max(today, Date{later});
        const sys_days before = due_of(facts, today);
        Date& arrived = *facts.clarifications.back().arrived;
        arrived = sys_days{arrived} + days{1};
        RC_ASSERT(due_of(facts, sys_days{today} + days{1}) >= before);
    }));
    CHECK(rc::check("a request that came a day later is not due earlier", [] {
        const auto nation = static_cast<Nation>(*rc::gen::inRange(0, 3));
        const sys_days day = some_day();
        AccessFacts one, other;
        one.nation = other.nation = nation;
        one.received = day;
        other.received = day + days{1};
        RC_ASSERT(due_of(one, one.received) <= due_of(other, other.received));
    }));
    CHECK(rc::check("two months more are eight weeks or nearly", [] {
        auto [facts, today] = some_facts();
        const sys_days plain = due_of(facts, today);
        facts.extension_told = facts.received;
        RC_ASSERT(due_of(facts, today) >= plain + days{55});
    }));
    CHECK(rc::check("questions about anything else change nothing", [] {
        auto [facts, today] = some_facts();
        const sys_days plain = due_of(facts, today);
        facts.clarifications.push_back({facts.received, std::nullopt, false});
        RC_ASSERT(due_of(facts, today) == plain);
    }));
    CHECK(rc::check("while the clock stands still the days left do not run out", [] {
        auto [facts, today] = some_facts();
        facts.clarifications = {{facts.received, std::nullopt, true}};
        const auto deadline = access_deadline(facts, today);
        RC_ASSERT(deadline->clock == ClockState::stopped);
        RC_ASSERT(deadline->days_left >= 28);
    }));
}

}  // namespace kitbank

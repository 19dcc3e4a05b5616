#include "server/core/requests/slots.h"

#include <doctest/doctest.h>

using namespace kitbank;
using std::chrono::minutes;

namespace {

Date day(const char* text) { return *parse_date(text); }

// On Tuesdays from ten to noon, half an hour each, two at once.
SlotRule tuesdays() {
    SlotRule rule;
    rule.weekday = 2;
    rule.from = minutes{600};
    rule.to = minutes{720};
    rule.places = 2;
    rule.valid_from = day("2026-11-01");
    return rule;
}

std::string times_of(const std::vector<WallSlot>& slots) {
    std::string text;
    for (const WallSlot& slot : slots) {
        const auto midnight = std::chrono::floor<std::chrono::days>(slot.at);
        text += format_wall_time(std::chrono::duration_cast<minutes>(slot.at - midnight)) + "x" +
                std::to_string(slot.places) + " ";
    }
    return text;
}

std::string faults_of(const SlotRule& rule) {
    const auto refusal = check_rule(rule);
    std::string fields;
    if (refusal) {
        for (const FieldFault& fault : refusal->fields) fields += fault.field + " ";
    }
    return fields;
}

}  // namespace

TEST_CASE("a rule offers its times on its day of the week, while it holds") {
    SlotRule rule = tuesdays();
    const auto times = [&](const char* on) { return times_of(slots_of(day(on), {&rule, 1}, {})); };
    CHECK(times("2026-11-24") == "10:00x2 10:30x2 11:00x2 11:30x2 ");
    CHECK(times("2026-11-25").empty());
    CHECK(times("2026-10-27").empty());
    rule.valid_to = day("2026-11-24");
    CHECK_FALSE(times("2026-11-24").empty());
    CHECK(times("2026-12-01").empty());
}

TEST_CASE("a slot ends before the hub does") {
    SlotRule rule = tuesdays();
    rule.each = minutes{50};
    CHECK(times_of(slots_of(day("2026-11-24"), {&rule, 1}, {})) == "10:00x2 10:50x2 ");
}

TEST_CASE("a closed day has no times") {
    const SlotRule rule = tuesdays();
    const Date closed = day("2026-11-24");
    CHECK(slots_of(closed, {&rule, 1}, {&closed, 1}).empty());
    CHECK_FALSE(slots_of(day("2026-12-01"), {&rule, 1}, {&closed, 1}).empty());
}

TEST_CASE("places add up where rules overlap") {
    std::array rules{tuesdays(), tuesdays()};
    rules[1].from = minutes{660};
    rules[1].places = 1;
    CHECK(times_of(slots_of(day("2026-11-24"), rules, {})) == "10:00x2 10:30x2 11:00x3 11:30x3 ");
}

TEST_CASE("rules out of bounds are refused, each by its name") {
    CHECK(faults_of(tuesdays()).empty());
    SlotRule rule = tuesdays();
    rule.weekday = 8;
    rule.to = rule.from;
    rule.places = 0;
    rule.valid_to = day("2026-10-31");
    CHECK(faults_of(rule) == "weekday to minutes places valid_to ");
    SlotRule endless = tuesdays();
    endless.each = minutes{0};
    CHECK(faults_of(endless) == "minutes ");
    SlotRule late = tuesdays();
    late.to = minutes{24 * 60 + 1};
    CHECK(faults_of(late) == "to ");
}

TEST_CASE("times on the wall are read and written") {
    CHECK(parse_wall_time("09:05") == minutes{545});
    CHECK(parse_wall_time("9:05") == minutes{545});
    CHECK(parse_wall_time("24:00") == minutes{1440});
    for (const char* wrong : {"24:01", "12:60", "ab:cd", "1200", "", "-1:00", "012:00"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_wall_time(wrong));
    }
    CHECK(format_wall_time(minutes{545}) == "09:05");
}

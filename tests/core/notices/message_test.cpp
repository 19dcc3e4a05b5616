#include "server/core/notices/message.h"

#include <doctest/doctest.h>

#include <set>

namespace kitbank {

TEST_CASE("somebody is told of everything, and a resident alone only of what they were given") {
    for (const std::string_view name : message_kind_names) {
        const MessageRow& row = row_of(*parse_message_kind(name));
        CAPTURE(name);
        CHECK(name_of(row.kind) == name);
        const bool is_theirs = row.kind == MessageKind::data_ends_soon;
        CHECK((row.asker || row.worker) != is_theirs);
        if (row.resident) CHECK(row.asker != is_theirs);
    }
    CHECK_FALSE(row_of(MessageKind::request_declined).resident);
    CHECK_FALSE(row_of(MessageKind::request_answered).asker);
}

TEST_CASE("each kind has the common placeholders and its own, each once") {
    for (const std::string_view name : message_kind_names) {
        CAPTURE(name);
        std::set<std::string_view> names;
        for (const Placeholder& each : placeholders_of(*parse_message_kind(name))) {
            CHECK(names.insert(each.name).second);
            CHECK_FALSE(each.example.empty());
            CHECK_FALSE(each.welsh_example.empty());
        }
        CHECK(names.contains("reference"));
    }
    CHECK(example_values(MessageKind::loan_overdue, false).at("due") == "3 July 2026");
    CHECK(example_values(MessageKind::loan_overdue, true).at("due") == "3 Gorffennaf 2026");
    CHECK_FALSE(example_values(MessageKind::request_accepted, false).contains("due"));
}

TEST_CASE("days and months are said in Welsh, and nothing else is changed") {
    CHECK(welsh_dates("Tuesday 3 January 2026, 10:30am") == "dydd Mawrth 3 Ionawr 2026, 10:30am");
    CHECK(welsh_dates("Mayfield, 1 May") == "Mayfield, 1 Mai");
    CHECK(welsh_dates("Marché") == "Marché");
    CHECK(welsh_dates("").empty());
}

TEST_CASE("ways of being told are channels, but for nobody") {
    CHECK_FALSE(channel_of(ToldBy::nobody));
    CHECK(channel_of(ToldBy::text) == Channel::text);
    CHECK(channel_of(ToldBy::letter) == Channel::letter);
}

}  // namespace kitbank

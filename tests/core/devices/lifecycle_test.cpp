#include "server/core/devices/lifecycle.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "server/core/devices/spoken.h"

namespace kitbank {
namespace {

// Design section 4 once more, by hand: one line a pair that is allowed.
constexpr std::string_view design_table = R"(
none pledge expected
none intake received
expected intake received
received lock_found locked
returned lock_found locked
locked lock_release received
received wipe wiped
returned wipe wiped
wipe_failed wipe wiped
wiped wipe wiped
ready wipe wiped
received wipe_failure wipe_failed
returned wipe_failure wipe_failed
wiped repair in_repair
ready repair in_repair
wipe_failed repair in_repair
in_repair repair_completion wiped
wiped inspection ready
wiped inspection_failure in_repair
ready reservation reserved
reserved release ready
reserved gift gifted
reserved loan on_loan
on_loan gift gifted
ready shared_use in_shared_use
on_loan renewal on_loan
on_loan handback returned
in_shared_use handback returned
gifted handback returned
expected loss lost
received loss lost
locked loss lost
wiped loss lost
wipe_failed loss lost
in_repair loss lost
ready loss lost
reserved loss lost
on_loan loss lost
in_shared_use loss lost
gifted loss lost
returned loss lost
lost loss lost
lost recovery returned
received disposal disposed
locked disposal disposed
wiped disposal disposed
wipe_failed disposal disposed
in_repair disposal disposed
ready disposal disposed
reserved disposal disposed
in_shared_use disposal disposed
returned disposal disposed
received move received
locked move locked
wiped move wiped
wipe_failed move wipe_failed
in_repair move in_repair
ready move ready
reserved move reserved
in_shared_use move in_shared_use
returned move returned
wiped wipe_void received
ready wipe_void received
reserved wipe_void received
in_repair wipe_void in_repair
on_loan wipe_void on_loan
in_shared_use wipe_void in_shared_use
gifted wipe_void gifted
lost wipe_void lost
)";

std::map<std::pair<std::string, std::string>, std::string> allowed_pairs() {
    std::map<std::pair<std::string, std::string>, std::string> pairs;
    std::istringstream lines{std::string{design_table}};
    std::string from;
    std::string event;
    std::string to;
    while (lines >> from >> event >> to) pairs[{from, event}] = to;
    return pairs;
}

}  // namespace

TEST_CASE("every pair of state and event leads where the design says, or nowhere") {
    const auto pairs = allowed_pairs();
    REQUIRE(pairs.size() == 69);
    for (const std::string_view state_name : device_state_names) {
        for (const std::string_view event_name : device_event_names) {
            const DeviceState state = *parse_device_state(state_name);
            const DeviceEvent event = *parse_device_event(event_name);
            if (event == DeviceEvent::annulment) continue;
            CAPTURE(state_name);
            CAPTURE(event_name);
            const Transition* row = find_transition(state, event);
            const auto expected = pairs.find({std::string{state_name}, std::string{event_name}});
            REQUIRE((row != nullptr) == (expected != pairs.end()));
            if (row != nullptr) CHECK(name_of(target_of(*row, state, true)) == expected->second);
        }
    }
}

TEST_CASE("an annulment is possible in every state and changes none") {
    for (const std::string_view name : device_state_names) {
        const Transition* row = find_transition(*parse_device_state(name), DeviceEvent::annulment);
        REQUIRE(row != nullptr);
        CHECK_FALSE(row->to.has_value());
    }
}

TEST_CASE("a repair that ends without a wipe in force ends in received") {
    const Transition* row = find_transition(DeviceState::in_repair, DeviceEvent::repair_completion);
    REQUIRE(row != nullptr);
    CHECK(target_of(*row, DeviceState::in_repair, false) == DeviceState::received);
    CHECK(target_of(*row, DeviceState::in_repair, true) == DeviceState::wiped);
}

TEST_CASE("every event names the permission that its rows carry") {
    for (const Transition& row : lifecycle_rows())
        CHECK(permission_of(row.event) == row.permission);
}

TEST_CASE("events that end at a hub must name one") {
    CHECK(needs_hub(DeviceEvent::intake));
    CHECK(needs_hub(DeviceEvent::handback));
    CHECK(needs_hub(DeviceEvent::move));
    CHECK_FALSE(needs_hub(DeviceEvent::loan));
}

TEST_CASE("names are read back to what they name and nothing else") {
    CHECK(parse_device_state("on_loan") == DeviceState::on_loan);
    CHECK_FALSE(parse_device_state("On_Loan"));
    CHECK_FALSE(parse_device_event("lend"));
    CHECK(spoken(DeviceState::in_shared_use) == "in shared use");
    CHECK(spoken(DeviceEvent::lock_found) == "lock found");
}

}  // namespace kitbank

#include "server/usecase/databank/over_limit.h"

#include <doctest/doctest.h>

#include "tests/support/giving_world.h"

namespace kitbank {
namespace {

struct OverWorld : GivingWorld {
    AskOverLimit ask(const std::string& phone = "07700 900723") {
        AskOverLimit command{crypto.make_uuid(), caller(Role::volunteer), "It was stolen"};
        command.person = {{ResidentField::phone, phone}};
        return command;
    }
};

}  // namespace

TEST_CASE_FIXTURE(OverWorld, "a hub asks without naming anybody, and asks once") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    const auto first = ask_over_limit(ask(), ports);
    REQUIRE(code_of(first) == "done");
    CHECK(first->reference.starts_with("P-"));
    CHECK(first->had.items == 1);
    CHECK(first->had.gigabytes == 300);
    CHECK(first->had.last == issues().front().reference);
    CHECK(ask_over_limit(ask("+447700900723"), ports)->reference == first->reference);
    CHECK(ask_over_limit(ask("07700 900724"), ports)->reference != first->reference);
    CHECK(dump().find("900723") == std::string::npos);
    AskOverLimit wordless = ask();
    wordless.reason = " ";
    CHECK(fields_of(ask_over_limit(wordless, ports)) == "reason");
    wordless.reason = std::string(201, 'x');
    CHECK(fields_of(ask_over_limit(wordless, ports)) == "reason");
}

TEST_CASE_FIXTURE(OverWorld, "a manager decides, once") {
    const auto waiting = ask_over_limit(ask(), ports);
    REQUIRE(code_of(waiting) == "done");
    DecideOverLimit decide{crypto.make_uuid(), caller(Role::hub_staff), waiting->reference, true};
    CHECK(code_of(decide_over_limit(decide, ports)) == "forbidden");
    decide.caller = caller(Role::manager);
    decide.words = "Only this once";
    const auto allowed = decide_over_limit(decide, ports);
    REQUIRE(code_of(allowed) == "done");
    CHECK(allowed->state == OverrideState::allowed);
    CHECK(allowed->good_until == *allowed->decided_at + std::chrono::days{7});
    CHECK(decide_over_limit(decide, ports)->version == allowed->version);
    decide.id = crypto.make_uuid();
    decide.is_allowed = false;
    CHECK(code_of(decide_over_limit(decide, ports)) == "changed");
    decide.reference = "P-ZZZZZZZZ";
    CHECK(code_of(decide_over_limit(decide, ports)) == "not_found");
    // A refusal leaves the way open to ask again.
    const auto other = ask_over_limit(ask("07700 900724"), ports);
    decide = {crypto.make_uuid(), caller(Role::manager), other->reference, false};
    CHECK(decide_over_limit(decide, ports)->state == OverrideState::refused);
    CHECK(ask_over_limit(ask("07700 900724"), ports)->reference != other->reference);
}

TEST_CASE_FIXTURE(OverWorld,
                  "the limit is told before the questions, unless a permission is good") {
    const ReceiverNames sam{"", "", {{ResidentField::phone, "07700 900723"}}};
    const auto look = [&] {
        const auto refusal = hindrance_to_receiver(caller(Role::volunteer), sam, ports);
        return refusal ? std::string{name_of(refusal->code)} : "";
    };
    CHECK(look().empty());
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    const std::string before = dump();
    CHECK(look() == "limit_reached");
    CHECK((dump() == before));
    const auto waiting = ask_over_limit(ask(), ports);
    CHECK(look() == "limit_reached");
    const DecideOverLimit decide{crypto.make_uuid(), caller(Role::manager), waiting->reference,
                                 true};
    REQUIRE(code_of(decide_over_limit(decide, ports)) == "done");
    CHECK(look().empty());
}

TEST_CASE_FIXTURE(OverWorld, "each sees what their hub asked, and a manager all") {
    const auto waiting = ask_over_limit(ask(), ports);
    REQUIRE(code_of(waiting) == "done");
    Caller south = caller(Role::volunteer);
    south.hub = open_hub("SOUTH");
    CHECK(limit_overrides(south, OverrideState::asked, ports)->empty());
    CHECK(code_of(show_override(south, waiting->reference, ports)) == "not_found");
    CHECK(limit_overrides(caller(Role::manager), OverrideState::asked, ports)->size() == 1);
    CHECK(limit_overrides(caller(Role::manager), OverrideState::used, ports)->empty());
    CHECK(show_override(caller(Role::volunteer), waiting->reference, ports)->reason ==
          "It was stolen");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Another scheme"));
    CHECK(code_of(show_override(stranger, waiting->reference, ports)) == "not_found");
    CHECK(code_of(limit_overrides(caller(Role::referrer), {}, ports)) == "forbidden");
}

}  // namespace kitbank

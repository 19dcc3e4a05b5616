#include <doctest/doctest.h>

#include "server/usecase/databank/over_limit.h"
#include "tests/store/at_once.h"
#include "tests/store/scratch_database.h"
#include "tests/support/giving_world.h"

// Two hubs at once, over the real store: the last SIM is given once, and one person is one however they are written.
namespace kitbank {
namespace {

constexpr int rounds = 100;

std::map<std::string, int> give_at_once(const std::vector<GiveData>& commands, Ports& ports) {
    return at_once(commands.size(),
                   [&](std::size_t number) { return code_of(give_data(commands[number], ports)); });
}

std::string phone_of(int number) { return "07700 9" + std::to_string(10'000 + number); }

// "07700 910007" as somebody else writes it.
std::string another_spelling(int number) { return "+44 7700 9" + std::to_string(10'000 + number); }

struct RaceWorld : GivingWorld {
    explicit RaceWorld(Store& real) : GivingWorld{real}, south{open_hub("SOUTH")} {}

    Caller at_south() {
        Caller volunteer = caller(Role::volunteer);
        volunteer.hub = south;
        volunteer.actor = "person:8";
        return volunteer;
    }

    Hub south;
};

}  // namespace

TEST_CASE("the last SIM is given once, whoever else scans it") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    for (int round = 0; round < rounds; ++round) {
        const DataItem last = world.stock();
        const std::vector<GiveData> commands{world.walk_in(last, phone_of(2 * round)),
                                             world.walk_in(last, phone_of(2 * round + 1))};
        const auto answers = give_at_once(commands, world.ports);
        CAPTURE(round);
        CHECK(answers == std::map<std::string, int>{{"done", 1}, {"sim_given", 1}});
    }
}

TEST_CASE("one person under two spellings is given one at two hubs at once") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    for (int round = 0; round < rounds; ++round) {
        GiveData north = world.walk_in(world.stock(), phone_of(round));
        GiveData south =
            world.walk_in(world.stock("", nullptr, world.south.id), another_spelling(round));
        south.caller = world.at_south();
        // Known by other facts as well, in another order: their locks must not wait for each other in a ring.
        const std::string mail = "p" + std::to_string(round) + "@example.org";
        north.person[ResidentField::email] = mail;
        south.person[ResidentField::email] = mail;
        const auto answers = give_at_once({north, south}, world.ports);
        CAPTURE(round);
        CHECK(answers == std::map<std::string, int>{{"done", 1}, {"limit_reached", 1}});
    }
}

TEST_CASE("a permission beyond the limit is used once, at two hubs at once") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    for (int round = 0; round < 20; ++round) {
        const std::string phone = phone_of(500 + round);
        REQUIRE(code_of(give_data(world.walk_in(world.stock(), phone), world.ports)) == "done");
        AskOverLimit ask{world.crypto.make_uuid(), world.caller(Role::volunteer), "It is lost"};
        ask.person = {{ResidentField::phone, phone}};
        const auto asked = ask_over_limit(ask, world.ports);
        REQUIRE(code_of(asked) == "done");
        const DecideOverLimit yes{world.crypto.make_uuid(), world.caller(Role::manager),
                                  asked->reference, true};
        REQUIRE(code_of(decide_over_limit(yes, world.ports)) == "done");
        GiveData south = world.walk_in(world.stock("", nullptr, world.south.id), phone);
        south.caller = world.at_south();
        const auto answers =
            give_at_once({world.walk_in(world.stock(), phone), south}, world.ports);
        CAPTURE(round);
        CHECK(answers == std::map<std::string, int>{{"done", 1}, {"limit_reached", 1}});
    }
}

}  // namespace kitbank

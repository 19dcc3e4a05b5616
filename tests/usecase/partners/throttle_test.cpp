#include "server/usecase/partners/throttle.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const std::string robin = "robin@example.org";

// How many places there still are, up to 200.
int places_left(World& world, const std::string& email, const Visitor& visitor) {
    int taken = 0;
    while (taken < 200 && take_places(email, visitor, world.ports)) ++taken;
    return taken;
}

Visitor from(const std::string& network) { return {network, "Firefox", ""}; }

}  // namespace

TEST_CASE("an account has seven places for strangers, wherever they are") {
    World world;
    for (int i = 0; i < 7; ++i)
        CHECK(take_places(robin, from("192.0.2." + std::to_string(i)), world.ports));
    const auto refused = take_places(robin, from("198.51.100.1"), world.ports);
    CHECK(code_of(refused) == "too_many_attempts");
    CHECK(take_places("sam@example.org", from("198.51.100.1"), world.ports));
}

TEST_CASE("a place is free again after five minutes, to the microsecond") {
    World world;
    const Result<Places> first = take_places(robin, from("192.0.2.1"), world.ports);
    REQUIRE(first);
    world.clock.advance(1min);
    CHECK(places_left(world, robin, from("192.0.2.1")) == 6);
    world.clock.advance(first->taken_at + 5min - world.clock.now() - 2us);
    CHECK(code_of(take_places(robin, from("192.0.2.1"), world.ports)) == "too_many_attempts");
    CHECK(take_places(robin, from("192.0.2.1"), world.ports));
    CHECK(code_of(take_places(robin, from("192.0.2.1"), world.ports)) == "too_many_attempts");
}

TEST_CASE("never more than ten in any five minutes") {
    World world;
    const Visitor known{"192.0.2.9", "", known_browser(robin, "", world.ports)};
    std::vector<Instant> taken;
    for (int i = 0; i < 2'000; ++i) {
        world.clock.advance(std::chrono::seconds{i * 7 % 13});
        const auto places = take_places(robin, i % 3 == 0 ? known : from("192.0.2.1"), world.ports);
        if (places) taken.push_back(places->taken_at);
    }
    CHECK(taken.size() > 100);
    for (std::size_t i = 10; i < taken.size(); ++i) CHECK(taken[i] - taken[i - 10] >= 5min);
}

TEST_CASE("a network has a hundred places for all accounts together") {
    World world;
    int taken = 0;
    for (int i = 0; i < 120; ++i) {
        const std::string email = "person" + std::to_string(i) + "@example.org";
        if (take_places(email, from("192.0.2.1"), world.ports)) ++taken;
    }
    CHECK(taken == 100);
    CHECK(take_places(robin, from("192.0.2.2"), world.ports));
}

TEST_CASE("a browser that was there before keeps its places while strangers fill theirs") {
    World world;
    for (int i = 0; i < 120; ++i)
        (void)take_places("person" + std::to_string(i) + "@example.org", from("192.0.2.1"),
                          world.ports);
    CHECK(places_left(world, robin, from("192.0.2.5")) == 7);
    Visitor known = from("192.0.2.1");
    known.known = known_browser(robin, "", world.ports);
    CHECK(places_left(world, robin, known) == 3);
}

TEST_CASE("places that are given back are there again, and no others") {
    World world;
    const Result<Places> mine = take_places(robin, from("192.0.2.1"), world.ports);
    REQUIRE(mine);
    CHECK(places_left(world, robin, from("192.0.2.1")) == 6);
    for (int i = 0; i < 2; ++i) {
        world.store.write([&](Transaction& tx) {
            give_back(*mine, tx, world.ports);
            return true;
        });
    }
    CHECK(places_left(world, robin, from("192.0.2.1")) == 1);
}

TEST_CASE("guesses at the same time do not slip past") {
    World world;
    std::atomic<int> taken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&world, &taken] {
            for (int j = 0; j < 10; ++j) {
                if (take_places(robin, from("192.0.2.1"), world.ports)) ++taken;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(taken == 7);
}

TEST_CASE("a browser is known to the accounts it signed in to, eight at most, and to nobody else") {
    World world;
    std::string cookie;
    for (int i = 0; i < 9; ++i)
        cookie = known_browser("person" + std::to_string(i) + "@example.org", cookie, world.ports);
    CHECK_FALSE(is_known_browser("person0@example.org", cookie, world.ports));
    CHECK(is_known_browser("person1@example.org", cookie, world.ports));
    CHECK(is_known_browser("person8@example.org", cookie, world.ports));
    CHECK(known_browser("person8@example.org", cookie, world.ports) == cookie);
    CHECK(cookie.size() == 8 * 33 - 1);
    CHECK(cookie.find("person") == std::string::npos);
    for (const std::string& made_up :
         {std::string{}, std::string(32, 'a'), std::string(1'000, '.'), cookie.substr(1)})
        CHECK_FALSE(is_known_browser("person8@example.org", made_up, world.ports));
}

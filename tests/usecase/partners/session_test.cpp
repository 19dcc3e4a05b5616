#include "server/usecase/partners/session.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

// Robin of the hub NORTH.
struct Robin {
    explicit Robin(World& kitbank) : world(kitbank) {
        const AddPerson robin{"robin@example.org",    "Robin Example", Role::manager, "", "NORTH",
                              "correct horse battery"};
        const PersonId id = *add_person(robin, world.ports);
        world.store.read([&](Reader& reader) {
            person = reader.accounts().person(id).value();
            membership = reader.partners().memberships_of(id).front();
        });
    }
    SignedIn begin(const std::string& browser = "Firefox on Windows") {
        SignedIn begun;
        world.store.write([&](Transaction& tx) {
            begun = begin_session(person, membership, browser, tx, world.ports);
            return true;
        });
        return begun;
    }

    World& world;
    Person person;
    Membership membership;
};

}  // namespace

TEST_CASE("a session is found again by its cookie, as it was begun") {
    World world;
    Robin robin{world};
    const SignedIn begun = robin.begin();
    const Result<Session> found = find_session(begun.cookie, world.ports);
    REQUIRE(found);
    CHECK(found->person == robin.person.id);
    CHECK(found->membership == robin.membership.id);
    CHECK(found->csrf == begun.session.csrf);
    CHECK(found->browser == "Firefox on Windows");
    CHECK(found->caller.role == Role::manager);
    CHECK(found->caller.organisation == world.organisation);
    CHECK(found->caller.hub->code == "NORTH");
    CHECK(found->caller.actor == "person:" + std::to_string(robin.person.id.value));
    CHECK(found->caller.name == "Robin Example");
}

TEST_CASE("every session has a cookie and a form secret of its own") {
    World world;
    Robin robin{world};
    const SignedIn one = robin.begin();
    const SignedIn two = robin.begin();
    CHECK(one.cookie != two.cookie);
    CHECK(one.session.csrf != two.session.csrf);
    CHECK(one.cookie != one.session.csrf);
    CHECK(world.dump().find(one.cookie) == std::string::npos);
}

TEST_CASE("a session ends after its length, to the microsecond") {
    World world;
    Robin robin{world};
    const SignedIn begun = robin.begin();
    CHECK(begun.session.ends_at == begun.session.started_at + 12h);
    while (begun.session.ends_at - world.clock.now() > 1h) {
        world.clock.advance(1h);
        CHECK(find_session(begun.cookie, world.ports));
    }
    world.clock.advance(begun.session.ends_at - world.clock.now() - 2us);
    CHECK(find_session(begun.cookie, world.ports));
    CHECK(code_of(find_session(begun.cookie, world.ports)) == "unauthenticated");
}

TEST_CASE("a session that is not used for two hours ends") {
    World world;
    Robin robin{world};
    const SignedIn begun = robin.begin();
    world.clock.advance(2h);
    CHECK(code_of(find_session(begun.cookie, world.ports)) == "unauthenticated");
}

TEST_CASE("that a session was used is written once in five minutes") {
    World world;
    Robin robin{world};
    const SignedIn begun = robin.begin();
    world.clock.advance(4min);
    const std::string before = world.dump();
    CHECK(find_session(begun.cookie, world.ports)->seen_at == begun.session.started_at);
    CHECK(world.dump() == before);
    world.clock.advance(1min);
    const Instant seen = find_session(begun.cookie, world.ports)->seen_at;
    CHECK(seen >= begun.session.started_at + 5min);
    const std::string after = world.dump();
    CHECK(after != before);
    CHECK(find_session(begun.cookie, world.ports)->seen_at == seen);
    CHECK(world.dump() == after);
}

TEST_CASE("people end their own sessions and nobody else's") {
    World world;
    Robin robin{world};
    const SignedIn one = robin.begin();
    const SignedIn two = robin.begin();
    const SignedIn three = robin.begin();
    CHECK(list_sessions(robin.person.id, world.ports).size() == 3);
    CHECK_FALSE(
        end_own_session(PersonId{robin.person.id.value + 1}, one.session.token, world.ports));
    CHECK(find_session(one.cookie, world.ports));
    CHECK(end_own_session(robin.person.id, one.session.token, world.ports));
    CHECK_FALSE(end_own_session(robin.person.id, one.session.token, world.ports));
    end_other_sessions(three.session, world.ports);
    CHECK(code_of(find_session(two.cookie, world.ports)) == "unauthenticated");
    CHECK(find_session(three.cookie, world.ports));
}

TEST_CASE("signing out ends that session alone, and a second time does nothing") {
    World world;
    Robin robin{world};
    const SignedIn one = robin.begin();
    const SignedIn two = robin.begin();
    sign_out(one.cookie, world.ports);
    sign_out(one.cookie, world.ports);
    CHECK(code_of(find_session(one.cookie, world.ports)) == "unauthenticated");
    CHECK(find_session(two.cookie, world.ports));
}

TEST_CASE("an unknown cookie is nobody's") {
    World world;
    CHECK(code_of(find_session("", world.ports)) == "unauthenticated");
    CHECK(code_of(find_session("made up", world.ports)) == "unauthenticated");
}

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
    world.clock.advance(begun.session.ends_at - world.clock.now() - 2us);
    CHECK(find_session(begun.cookie, world.ports));
    CHECK(code_of(find_session(begun.cookie, world.ports)) == "unauthenticated");
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

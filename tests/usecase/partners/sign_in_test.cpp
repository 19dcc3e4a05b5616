#include "server/usecase/partners/sign_in.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/password.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

const SignIn right{"robin@example.org", "correct horse battery"};

void add_robin(World& world) {
    const AddPerson robin{"robin@example.org", "Robin Example", Role::manager, "", "NORTH",
                          right.password};
    REQUIRE(add_person(robin, world.ports));
}

SignedIn signed_in(World& world) {
    Result<SignedIn> result = sign_in(right, world.ports);
    REQUIRE(result);
    return *result;
}

}  // namespace

TEST_CASE("a right password opens a session that the cookie finds again") {
    World world;
    add_robin(world);
    const SignedIn opened = signed_in(world);
    const Result<Session> found = find_session(opened.cookie, world.ports);
    REQUIRE(found);
    CHECK(found->person == opened.session.person);
    CHECK(found->csrf == opened.session.csrf);
    CHECK(found->caller.role == Role::manager);
    CHECK(found->caller.organisation == world.organisation);
    CHECK(found->caller.hub->code == "NORTH");
    CHECK(found->caller.actor == "person:" + std::to_string(opened.session.person.value));
    CHECK(found->caller.name == "Robin Example");
}

TEST_CASE("an address is the same in any case and with blanks around it") {
    World world;
    add_robin(world);
    CHECK(sign_in({"  Robin@Example.ORG ", right.password}, world.ports));
}

TEST_CASE("the store keeps neither password nor cookie") {
    World world;
    add_robin(world);
    const SignedIn opened = signed_in(world);
    CHECK(world.dump().find(right.password) == std::string::npos);
    CHECK(world.dump().find(opened.cookie) == std::string::npos);
}

TEST_CASE("a wrong password, an unknown address and a disabled person are refused alike") {
    World world;
    add_robin(world);
    const AddPerson sam{"sam@example.org", "Sam Example", Role::admin, "", "", right.password};
    REQUIRE(add_person(sam, world.ports));
    REQUIRE(disable_person("sam@example.org", world.ports));
    (void)sign_in({"nobody@example.org", right.password}, world.ports);  // makes the dummy hash
    const std::string before = world.dump();

    for (const SignIn& attempt :
         {SignIn{"robin@example.org", "correct horse batterx"},
          SignIn{"nobody@example.org", right.password}, SignIn{"sam@example.org", right.password},
          SignIn{"robin@example.org", ""}}) {
        const int verified = world.crypto.passwords_verified();
        const Result<SignedIn> result = sign_in(attempt, world.ports);
        REQUIRE_FALSE(result);
        CHECK(result.refusal() == Refusal{RefusalCode::sign_in_failed, "", {}});
        CHECK(world.crypto.passwords_verified() == verified + 1);
    }
    CHECK(world.dump() == before);
}

TEST_CASE("a password of more than the limit is refused before it is hashed") {
    World world;
    add_robin(world);
    const std::string longest(password_bytes_max, 'x');
    CHECK(code_of(sign_in({right.email, longest + "x"}, world.ports)) == "sign_in_failed");
    CHECK(world.crypto.passwords_verified() == 0);
}

TEST_CASE("an unknown token is nobody's") {
    World world;
    CHECK(code_of(find_token_caller("made up", world.ports)) == "unauthenticated");
}

TEST_CASE("a database that is away is a failure, not a refusal") {
    World world;
    add_robin(world);
    world.store.fail_next(RefusalCode::unavailable);
    CHECK_THROWS_AS((void)sign_in(right, world.ports), StoreFailure);
    CHECK(sign_in(right, world.ports));
}

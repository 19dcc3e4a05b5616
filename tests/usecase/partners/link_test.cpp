#include "server/usecase/partners/link.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/second_factor.h"
#include "tests/support/credentials.h"
#include "tests/support/letters.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const std::string email = "robin@example.org";
const std::string password = "correct horse battery";
const std::string address = "https://kit.example.org";
const Visitor hall{"192.0.2.1", "Firefox on Windows", ""};

void add_robin(World& world, Role role) {
    REQUIRE(add_person({email, "Robin Example", role, "", "", password}, world.ports));
}

// The secrets of all letters sent so far, in their order.
std::vector<std::string> keys_sent(World& world) {
    std::vector<std::string> keys;
    for (const Mail& letter : letters_posted(world)) {
        const std::size_t at = letter.text.find("?key=");
        if (at == std::string::npos) continue;
        keys.push_back(letter.text.substr(at + 5, letter.text.find('\n', at) - at - 5));
    }
    return keys;
}

// Asks for a link; its secret, or nothing when no letter went out.
std::string ask(World& world, LinkPurpose purpose, const std::string& whom = email) {
    const std::size_t before = keys_sent(world).size();
    world.clock.advance(5min);
    CHECK_FALSE(wish_for_link(whom, purpose, hall, world.ports));
    send_wished_links(address, world.ports);
    const auto keys = keys_sent(world);
    return keys.size() > before ? keys.back() : "";
}

constexpr LinkPurpose for_password = LinkPurpose::password;
constexpr LinkPurpose for_sign_in = LinkPurpose::sign_in;

}  // namespace

TEST_CASE("asking keeps the same for an address that somebody has and for one that nobody has") {
    World world;
    add_robin(world, Role::manager);
    const auto growth = [&](const std::string& whom) {
        const std::string before = world.dump();
        CHECK_FALSE(wish_for_link(whom, for_password, hall, world.ports));
        return std::ranges::count(world.dump(), '\n') - std::ranges::count(before, '\n');
    };
    CHECK(growth(email) == growth("nobody@example.org"));
    send_wished_links(address, world.ports);
    const auto letters = letters_posted(world);
    REQUIRE(letters.size() == 1);
    CHECK(letters.front().to == email);
    CHECK(letters.front().text.find(address + "/sign-in/new-password?key=") != std::string::npos);
    CHECK(world.dump().find(keys_sent(world).front()) == std::string::npos);
}

TEST_CASE("three letters go to an address in five minutes, whoever has it") {
    World world;
    for (const std::string& whom : {email, std::string{"nobody@example.org"}}) {
        for (int i = 0; i < 3; ++i)
            CHECK_FALSE(wish_for_link(whom, for_password, hall, world.ports));
        const auto refusal = wish_for_link(whom, for_password, hall, world.ports);
        REQUIRE(refusal);
        CHECK(refusal->code == RefusalCode::too_many_attempts);
    }
    for (const std::string& wrong : {std::string{}, std::string{"robin"}, std::string(300, '@')}) {
        const auto refusal = wish_for_link(wrong, for_password, hall, world.ports);
        REQUIRE(refusal);
        CHECK(refusal->fields.front().field == "email");
    }
}

TEST_CASE("a link changes the password once and ends every session and every other link") {
    World world;
    add_robin(world, Role::referrer);
    const SignInStep before = *sign_in({email, password, hall}, world.ports);
    const std::string other = ask(world, for_password);
    const std::string key = ask(world, for_password);
    CHECK(is_link_open(key, for_password, world.ports));
    CHECK(code_of(reset_by_link(key, "password1234", world.ports)) == "password_weak");
    CHECK(is_link_open(key, for_password, world.ports));
    const auto reset = reset_by_link(key, "seven green bottles", world.ports);
    REQUIRE(reset);
    CHECK(fault_in_credentials(world, *reset).empty());
    CHECK(code_of(find_session(before.cookie, world.ports)) == "unauthenticated");
    for (const std::string& used : {key, other})
        CHECK(code_of(reset_by_link(used, "eight green bottles", world.ports)) == "link_over");
    CHECK(code_of(sign_in({email, password, hall}, world.ports)) == "sign_in_failed");
    CHECK(sign_in({email, "seven green bottles", hall}, world.ports));
    CHECK(letters_posted(world).back().subject == "Your Kitbank password was changed");
}

TEST_CASE("a link ends by time, by its purpose and with the account") {
    World world;
    add_robin(world, Role::referrer);
    const std::string key = ask(world, for_password);
    CHECK(code_of(sign_in_by_link(key, hall, world.ports)) == "link_over");
    CHECK_FALSE(is_link_open(key, for_sign_in, world.ports));
    CHECK_FALSE(is_link_open("made up", for_password, world.ports));
    world.clock.advance(30min);
    CHECK(code_of(reset_by_link(key, "seven green bottles", world.ports)) == "link_over");
    const std::string later = ask(world, for_password);
    REQUIRE(disable_person(email, world.ports));
    CHECK(code_of(reset_by_link(later, "seven green bottles", world.ports)) == "link_over");
    CHECK(ask(world, for_password).empty());
}

TEST_CASE("a referrer signs in by a link, once") {
    World world;
    add_robin(world, Role::referrer);
    const std::string key = ask(world, for_sign_in);
    const auto step = sign_in_by_link(key, hall, world.ports);
    REQUIRE(step);
    REQUIRE(step->session);
    CHECK(find_session(step->cookie, world.ports)->caller.role == Role::referrer);
    CHECK(code_of(sign_in_by_link(key, hall, world.ports)) == "link_over");
    const std::string late = ask(world, for_sign_in);
    world.clock.advance(15min);
    CHECK(code_of(sign_in_by_link(late, hall, world.ports)) == "link_over");
}

TEST_CASE("a link does not stand in for a second factor") {
    World world;
    add_robin(world, Role::referrer);
    REQUIRE(set_second_factor_rule("", SecondFactorRule::everyone, world.ports));
    const auto step = sign_in_by_link(ask(world, for_sign_in), hall, world.ports);
    REQUIRE(step);
    CHECK_FALSE(step->session);
    CHECK(step->sets_up);
}

TEST_CASE("sign-in links are for referrers whose organisation allows them") {
    World world;
    add_robin(world, Role::referrer);
    REQUIRE(add_person({"sam@example.org", "Sam Example", Role::manager, "", "", password},
                       world.ports));
    CHECK(ask(world, for_sign_in, "sam@example.org").empty());
    world.store.write([&](Transaction& tx) {
        Organisation row = tx.partners().organisation(world.organisation).value();
        row.magic_links = false;
        return tx.write_partners().update_organisation(row);
    });
    CHECK(ask(world, for_sign_in).empty());
}

TEST_CASE("what is over is forgotten") {
    World world;
    add_robin(world, Role::referrer);
    (void)ask(world, for_password);
    CHECK(world.dump().find("attempt | ") != std::string::npos);
    CHECK(world.dump().find("\nlink | ") != std::string::npos);
    world.clock.advance(1h);
    forget_old_sign_ins(world.ports);
    CHECK(world.dump().find("attempt | ") == std::string::npos);
    CHECK(world.dump().find("\nlink | ") == std::string::npos);
}

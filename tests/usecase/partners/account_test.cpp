#include "server/usecase/partners/account.h"

#include <doctest/doctest.h>

#include "server/core/partners/one_time_code.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/second_factor.h"
#include "tests/support/credentials.h"
#include "tests/support/letters.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const std::string email = "robin@example.org";
const std::string password = "correct horse battery";
const Visitor hall{"192.0.2.1", "Firefox on Windows", ""};

// Robin, a referrer of the first organisation who is signed in without a second factor.
struct Robin {
    explicit Robin(World& kitbank, Role role = Role::referrer) : world(kitbank) {
        REQUIRE(add_person({email, "Robin Example", role, "", "", password}, world.ports));
        session = sign_in_again();
    }
    Session sign_in_again() {
        return sign_in({email, password, hall}, world.ports)->session.value();
    }
    bool is_open(const Session& which) {
        for (const Session& each : list_sessions(which.person, world.ports))
            if (each.token == which.token) return true;
        return false;
    }
    MembershipId join(const std::string& name, Role role, SecondFactorRule rule) {
        const OrganisationId organisation = world.found_organisation(name);
        REQUIRE(set_second_factor_rule(name, rule, world.ports));
        MembershipId id;
        world.store.write([&](Transaction& tx) {
            Membership membership;
            membership.handle = world.crypto.make_uuid();
            membership.person = session.person;
            membership.organisation = organisation;
            membership.role = role;
            membership.since = world.clock.now();
            id = tx.write_partners().insert_membership(membership);
            return true;
        });
        return id;
    }
    // Sets an app up from the account page; the session that it ends in.
    Session set_app_up() {
        const auto step = add_second_factor({session, password, "", hall}, world.ports);
        REQUIRE(step);
        secret = find_half_sign_in(step->cookie, world.ports)->secret;
        const auto done = finish_set_up({step->cookie, code(), hall}, world.ports);
        REQUIRE(done);
        world.clock.advance(1min);
        return done->signed_in.session;
    }
    std::string code() { return one_time_code(secret, one_time_step(world.clock.now())); }

    World& world;
    Session session;
    std::string secret;
};

}  // namespace

TEST_CASE("the account shows its sessions, places and second factor") {
    World world;
    Robin robin{world};
    robin.join("Other scheme", Role::volunteer, SecondFactorRule::off);
    const Session second = robin.sign_in_again();
    const AccountView account = view_account(second, world.ports);
    CHECK(account.person.email == email);
    REQUIRE(account.sessions.size() == 2);
    CHECK(account.sessions[0].token == second.token);
    CHECK_FALSE(account.has_second_factor);
    CHECK_FALSE(account.must_have_second_factor);
    REQUIRE(account.places.size() == 2);
    CHECK(account.places[1].organisation == "Other scheme");
}

TEST_CASE("a password is changed with the old one, and every session but the new one ends") {
    World world;
    Robin robin{world};
    const Session other = robin.sign_in_again();
    ChangePassword command{robin.session, "not the old one", "seven green bottles", hall};
    const auto wrong = change_password(command, world.ports);
    CHECK(code_of(wrong) == "invalid_fields");
    CHECK(fields_of(wrong) == "old_password");
    command.old_password = password;
    command.new_password = "password1234";
    CHECK(code_of(change_password(command, world.ports)) == "password_weak");
    command.new_password = "seven green bottles";
    const auto changed = change_password(command, world.ports);
    REQUIRE(changed);
    CHECK(fault_in_credentials(world, robin.session.person).empty());
    CHECK(changed->session.browser == "Firefox on Windows");
    CHECK_FALSE(robin.is_open(robin.session));
    CHECK_FALSE(robin.is_open(other));
    CHECK(robin.is_open(changed->session));
    CHECK(code_of(sign_in({email, password, hall}, world.ports)) == "sign_in_failed");
    CHECK(sign_in({email, command.new_password, hall}, world.ports));
    CHECK(letters_posted(world).back().subject == "Your Kitbank password was changed");
}

TEST_CASE("guessing the old password takes the places of signing in") {
    World world;
    Robin robin{world};
    const ChangePassword wrong{robin.session, "not the old one", "seven green bottles", hall};
    for (int i = 0; i < 7; ++i)
        CHECK(code_of(change_password(wrong, world.ports)) == "invalid_fields");
    CHECK(code_of(change_password(wrong, world.ports)) == "too_many_attempts");
    CHECK(code_of(sign_in({email, password, hall}, world.ports)) == "too_many_attempts");
}

TEST_CASE("an app is set up from the account and taken away with password and code") {
    World world;
    Robin robin{world};
    CHECK(code_of(add_second_factor({robin.session, "wrong", "", hall}, world.ports)) ==
          "invalid_fields");
    const Session proved = robin.set_app_up();
    CHECK(proved.proved);
    CHECK_FALSE(robin.is_open(robin.session));
    CHECK(code_of(add_second_factor({proved, password, "", hall}, world.ports)) == "link_over");
    const auto refused = remove_second_factor({proved, password, "000000", hall}, world.ports);
    CHECK(code_of(refused) == "invalid_fields");
    CHECK(fields_of(refused) == "code");
    CHECK(remove_second_factor({proved, password, robin.code(), hall}, world.ports));
    CHECK_FALSE(robin.is_open(proved));
    CHECK(robin.sign_in_again().token != proved.token);
}

TEST_CASE("changing over to another organisation begins a new session in place of the old one") {
    World world;
    Robin robin{world};
    const MembershipId other = robin.join("Other scheme", Role::volunteer, SecondFactorRule::off);
    const auto step = switch_membership(robin.session, other, world.ports);
    REQUIRE(step);
    REQUIRE(step->session);
    CHECK(step->session->membership == other);
    CHECK(step->session->token != robin.session.token);
    CHECK(step->session->csrf != robin.session.csrf);
    CHECK_FALSE(robin.is_open(robin.session));
    CHECK(robin.sign_in_again().membership == other);
}

TEST_CASE("changing over to where a code is asked needs one, unless it was shown") {
    World world;
    Robin robin{world};
    const MembershipId other = robin.join("Other scheme", Role::volunteer, SecondFactorRule::staff);
    const auto half = switch_membership(robin.session, other, world.ports);
    REQUIRE(half);
    CHECK_FALSE(half->session);
    CHECK(half->sets_up);
    CHECK(robin.is_open(robin.session));
    const Session proved = robin.set_app_up();
    CHECK(switch_membership(proved, other, world.ports)->session);
}

TEST_CASE("nobody changes over to what is not theirs") {
    World world;
    Robin robin{world};
    REQUIRE(
        add_person({"sam@example.org", "Sam Example", Role::admin, "", "", password}, world.ports));
    MembershipId foreign;
    world.store.read([&](Reader& reader) {
        const auto sam = reader.accounts().person_by_email("sam@example.org");
        foreign = reader.partners().memberships_of(sam->id).front().id;
    });
    CHECK(code_of(switch_membership(robin.session, foreign, world.ports)) == "forbidden");
    CHECK(code_of(switch_membership(robin.session, {}, world.ports)) == "forbidden");
    CHECK(robin.is_open(robin.session));
}

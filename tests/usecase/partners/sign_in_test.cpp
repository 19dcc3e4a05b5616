#include "server/usecase/partners/sign_in.h"

#include <doctest/doctest.h>

#include <thread>

#include "server/core/partners/one_time_code.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/second_factor.h"
#include "tests/support/letters.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const SignIn right{"robin@example.org", "correct horse battery", {"192.0.2.1", "Firefox", ""}};

void add_robin(World& world, Role role = Role::manager) {
    const AddPerson robin{"robin@example.org", "Robin Example", role, "", "NORTH", right.password};
    REQUIRE(add_person(robin, world.ports));
}

// A world that asks nobody for a second factor.
void ask_no_codes(World& world) {
    REQUIRE(set_second_factor_rule("", SecondFactorRule::off, world.ports));
}

SignInStep step_of(World& world) {
    Result<SignInStep> result = sign_in(right, world.ports);
    REQUIRE(result);
    return *result;
}

// The code that the app shows now; the next one when `later` is 1.
std::string code_of_app(World& world, const std::string& secret, int later = 0) {
    return one_time_code(secret, one_time_step(world.clock.now()) + later);
}

// Robin's app, set up at the first sign-in.
struct App {
    explicit App(World& world) {
        const SignInStep step = step_of(world);
        REQUIRE(step.sets_up);
        secret = find_half_sign_in(step.cookie, world.ports)->secret;
        const Result<SetUp> done =
            finish_set_up({step.cookie, code_of_app(world, secret), right.visitor}, world.ports);
        REQUIRE(done);
        recovery_codes = done->recovery_codes;
        first_cookie = done->signed_in.cookie;
        world.clock.advance(1min);  // the code that was shown is used up
    }
    std::string secret;
    std::vector<std::string> recovery_codes;
    std::string first_cookie;
};

Result<SignedIn> prove(World& world, const std::string& code) {
    return prove_code({step_of(world).cookie, code, right.visitor}, world.ports);
}

}  // namespace

TEST_CASE("where no code is asked a right password opens a session that the cookie finds") {
    World world;
    add_robin(world);
    ask_no_codes(world);
    const SignInStep opened = step_of(world);
    REQUIRE(opened.session);
    const Result<Session> found = find_session(opened.cookie, world.ports);
    REQUIRE(found);
    CHECK(found->person == opened.session->person);
    CHECK(found->csrf == opened.session->csrf);
    CHECK(found->browser == "Firefox");
    CHECK_FALSE(found->proved);
    CHECK(world.dump().find(right.password) == std::string::npos);
    CHECK(world.dump().find(opened.cookie) == std::string::npos);
}

TEST_CASE("an address is the same in any case and with blanks around it") {
    World world;
    add_robin(world);
    CHECK(sign_in({"  Robin@Example.ORG ", right.password}, world.ports));
}

TEST_CASE("a wrong password, an unknown address and a disabled person are refused alike") {
    World world;
    add_robin(world);
    const AddPerson sam{"sam@example.org", "Sam Example", Role::admin, "", "", right.password};
    REQUIRE(add_person(sam, world.ports));
    REQUIRE(disable_person("sam@example.org", world.ports));
    (void)sign_in({"nobody@example.org", right.password}, world.ports);  // makes the dummy hash

    for (const SignIn& attempt :
         {SignIn{"robin@example.org", "correct horse batterx"},
          SignIn{"nobody@example.org", right.password}, SignIn{"sam@example.org", right.password},
          SignIn{"robin@example.org", ""}}) {
        const int verified = world.crypto.passwords_verified();
        const Result<SignInStep> result = sign_in(attempt, world.ports);
        REQUIRE_FALSE(result);
        CHECK(result.refusal() == Refusal{RefusalCode::sign_in_failed, "", {}});
        CHECK(world.crypto.passwords_verified() == verified + 1);
    }
}

TEST_CASE("a password of more than the limit is refused before it is hashed") {
    World world;
    add_robin(world);
    const std::string longest(password_bytes_max, 'x');
    CHECK(code_of(sign_in({right.email, longest + "x"}, world.ports)) == "sign_in_failed");
    CHECK(world.crypto.passwords_verified() == 0);
}

TEST_CASE("after ten wrong proofs the right password is refused, unhashed, for five minutes") {
    World world;
    add_robin(world);
    for (const char* email : {"robin@example.org", "nobody@example.org"}) {
        SignIn wrong{email, "not the password", {"192.0.2.1", "", ""}};
        int tried = 0;
        while (code_of(sign_in(wrong, world.ports)) == "sign_in_failed") ++tried;
        CHECK(tried == 7);
        const int verified = world.crypto.passwords_verified();
        wrong.visitor.network = "198.51.100.7";
        wrong.password = right.password;
        CHECK(code_of(sign_in(wrong, world.ports)) == "too_many_attempts");
        CHECK(world.crypto.passwords_verified() == verified);
    }
    world.clock.advance(5min);
    CHECK(sign_in(right, world.ports));
}

TEST_CASE("right proofs take no place") {
    World world;
    add_robin(world);
    ask_no_codes(world);
    for (int i = 0; i < 30; ++i) CHECK(sign_in(right, world.ports));
}

TEST_CASE("staff without an app must set one up, and are in with its first code") {
    World world;
    add_robin(world);
    const SignInStep step = step_of(world);
    CHECK(step.sets_up);
    CHECK_FALSE(step.session);
    CHECK(code_of(find_session(step.cookie, world.ports)) == "unauthenticated");
    const Result<SignInHalf> half = find_half_sign_in(step.cookie, world.ports);
    REQUIRE(half);
    CHECK(half->email == "robin@example.org");
    CHECK(half->secret.size() == one_time_secret_bytes);
    CHECK(world.dump().find(half->secret) == std::string::npos);

    SecondHalf second{step.cookie, "000000", right.visitor};
    CHECK(code_of(finish_set_up(second, world.ports)) == "code_wrong");
    second.code = code_of_app(world, half->secret);
    CHECK(code_of(prove_code(second, world.ports)) == "code_wrong");  // no app is there to prove
    const Result<SetUp> done = finish_set_up(second, world.ports);
    REQUIRE(done);
    CHECK(done->recovery_codes.size() == 10);
    CHECK(find_session(done->signed_in.cookie, world.ports)->proved);
    CHECK(code_of(finish_set_up(second, world.ports)) == "unauthenticated");
    CHECK(letters_posted(world).back().subject == "An authenticator app was set up for Kitbank");
}

TEST_CASE("setting an app up ends the sessions from before") {
    World world;
    add_robin(world);
    ask_no_codes(world);
    const SignInStep before = step_of(world);
    REQUIRE(set_second_factor_rule("", SecondFactorRule::staff, world.ports));
    const App app{world};
    CHECK(code_of(find_session(before.cookie, world.ports)) == "unauthenticated");
}

TEST_CASE("referrers are asked for a code only where everyone is, or when they have an app") {
    World world;
    add_robin(world, Role::referrer);
    CHECK(step_of(world).session);
    REQUIRE(set_second_factor_rule("", SecondFactorRule::everyone, world.ports));
    const App app{world};
    REQUIRE(set_second_factor_rule("", SecondFactorRule::staff, world.ports));
    const SignInStep step = step_of(world);
    CHECK_FALSE(step.session);
    CHECK_FALSE(step.sets_up);
}

TEST_CASE("a code opens a new session, once") {
    World world;
    add_robin(world);
    const App app{world};
    const std::string code = code_of_app(world, app.secret);
    const Result<SignedIn> signed_in = prove(world, code);
    REQUIRE(signed_in);
    CHECK(signed_in->cookie != app.first_cookie);
    CHECK(find_session(signed_in->cookie, world.ports)->proved);
    CHECK(code_of(prove(world, code)) == "code_wrong");
    CHECK(code_of(prove(world, code_of_app(world, app.secret, -1))) == "code_wrong");
    CHECK(prove(world, code_of_app(world, app.secret, 1)));
}

TEST_CASE("half a sign-in ends after ten minutes, and with a change of password") {
    World world;
    add_robin(world);
    const App app{world};
    const SignInStep late = step_of(world);
    world.clock.advance(10min);
    SecondHalf second{late.cookie, code_of_app(world, app.secret), right.visitor};
    CHECK(code_of(prove_code(second, world.ports)) == "unauthenticated");
    second.cookie = step_of(world).cookie;
    REQUIRE(reset_password("robin@example.org", "another horse battery", world.ports));
    CHECK(code_of(prove_code(second, world.ports)) == "unauthenticated");
}

TEST_CASE("each recovery code works once, however it is typed") {
    World world;
    add_robin(world);
    const App app{world};
    std::string typed = app.recovery_codes.front();
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(world.dump().find(app.recovery_codes.front()) == std::string::npos);
    CHECK(prove(world, typed));
    CHECK(code_of(prove(world, app.recovery_codes.front())) == "code_wrong");
    CHECK(prove(world, app.recovery_codes.back()));
}

TEST_CASE("codes and passwords share the same places") {
    World world;
    add_robin(world);
    const App app{world};
    const SignInStep half = step_of(world);
    SecondHalf wrong{half.cookie, "000000", right.visitor};
    for (int i = 0; i < 4; ++i) CHECK(code_of(prove_code(wrong, world.ports)) == "code_wrong");
    SignIn guess = right;
    guess.password = "not the password";
    for (int i = 0; i < 3; ++i) CHECK(code_of(sign_in(guess, world.ports)) == "sign_in_failed");
    wrong.code = code_of_app(world, app.secret);
    CHECK(code_of(prove_code(wrong, world.ports)) == "too_many_attempts");
    CHECK(code_of(sign_in(right, world.ports)) == "too_many_attempts");
}

TEST_CASE("of one code sent by several at once one gets in") {
    World world;
    add_robin(world);
    const App app{world};
    std::vector<std::string> halves;
    for (int i = 0; i < 6; ++i) halves.push_back(step_of(world).cookie);
    const std::string code = code_of_app(world, app.secret);
    std::atomic<int> entered = 0;
    std::vector<std::thread> threads;
    for (const std::string& half : halves) {
        threads.emplace_back([&world, &entered, half, code] {
            if (prove_code({half, code, right.visitor}, world.ports)) ++entered;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(entered == 1);
}

TEST_CASE("someone with several memberships enters the last one used") {
    World world;
    add_robin(world, Role::referrer);
    ask_no_codes(world);
    const SignInStep first = step_of(world);
    const OrganisationId other = world.found_organisation("Other scheme");
    REQUIRE(set_second_factor_rule("Other scheme", SecondFactorRule::off, world.ports));
    world.store.write([&](Transaction& tx) {
        Membership membership;
        membership.handle = world.crypto.make_uuid();
        membership.person = first.session->person;
        membership.organisation = other;
        membership.role = Role::volunteer;
        membership.since = world.clock.now();
        const MembershipId id = tx.write_partners().insert_membership(membership);
        tx.write_accounts().set_last_membership(membership.person, id);
        return true;
    });
    CHECK(step_of(world).session->caller.organisation == other);
    world.store.write([&](Transaction& tx) {
        Organisation row = tx.partners().organisation(other).value();
        row.state = OrganisationState::closed;
        return tx.write_partners().update_organisation(row);
    });
    CHECK(step_of(world).session->caller.organisation == world.organisation);
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

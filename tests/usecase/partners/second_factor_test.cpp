#include "server/usecase/partners/second_factor.h"

#include <doctest/doctest.h>

#include "server/core/partners/one_time_code.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/credentials.h"
#include "tests/support/letters.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

// Robin with an app that was set up.
struct Robin {
    explicit Robin(World& kitbank) : world(kitbank) {
        const AddPerson robin{"robin@example.org",    "Robin Example", Role::manager, "", "",
                              "correct horse battery"};
        const PersonId id = *add_person(robin, world.ports);
        world.store.read([&](Reader& reader) { person = reader.accounts().person(id).value(); });
        sealed = make_app_secret(id, world.ports);
        secret = open_app_secret(id, sealed, world.ports.safe).value();
    }
    Result<std::vector<std::string>> keep(const std::string& code) {
        std::optional<Result<std::vector<std::string>>> kept;
        world.store.write([&](Transaction& tx) {
            kept.emplace(
                keep_second_factor(person, sealed, code, world.organisation, tx, world.ports));
            return static_cast<bool>(*kept);
        });
        return *kept;
    }
    bool prove(const std::string& code) {
        bool proved = false;
        world.store.write([&](Transaction& tx) {
            proved = prove_second_factor(person, code, world.organisation, tx, world.ports);
            return proved;
        });
        return proved;
    }
    std::string code_now() { return one_time_code(secret, one_time_step(world.clock.now())); }
    std::vector<std::string> events() {
        std::vector<std::string> names;
        world.store.read([&](Reader& reader) {
            const std::string subject = "person:" + std::to_string(person.id.value);
            for (const AuditEvent& event : reader.trust().audit_of(subject))
                names.push_back(event.event);
        });
        return names;
    }

    World& world;
    Person person;
    std::string sealed;
    std::string secret;
};

}  // namespace

TEST_CASE("an app's secret opens for its own person only") {
    World world;
    const Robin robin{world};
    CHECK(robin.secret.size() == 20);
    CHECK(robin.sealed.find(robin.secret) == std::string::npos);
    CHECK_FALSE(
        open_app_secret(PersonId{robin.person.id.value + 1}, robin.sealed, world.ports.safe));
    CHECK(make_app_secret(robin.person.id, world.ports) != robin.sealed);
}

TEST_CASE("an app is kept with its first right code, and only one") {
    World world;
    Robin robin{world};
    CHECK_FALSE(robin.prove(robin.code_now()));
    CHECK(code_of(robin.keep("000000")) == "code_wrong");
    const auto codes = robin.keep(robin.code_now());
    REQUIRE(codes);
    CHECK(codes->size() == 10);
    for (const std::string& code : *codes) CHECK(code.size() == 19);
    CHECK_FALSE(robin.prove(robin.code_now()));  // it was used
    world.clock.advance(30s);
    CHECK(code_of(robin.keep(robin.code_now())) == "link_over");
    CHECK(robin.prove(robin.code_now()));
    CHECK(robin.events() == std::vector<std::string>{"joining", "second_factor"});
    CHECK(fault_in_credentials(world, robin.person.id).empty());
}

TEST_CASE("the use of a recovery code is noted") {
    World world;
    Robin robin{world};
    const auto codes = robin.keep(robin.code_now());
    REQUIRE(codes);
    CHECK(robin.prove((*codes)[3]));
    CHECK_FALSE(robin.prove((*codes)[3]));
    CHECK_FALSE(robin.prove(""));
    CHECK_FALSE(robin.prove(std::string(100'000, 'A')));
    CHECK(robin.events() == std::vector<std::string>{"joining", "second_factor", "recovery_code"});
    CHECK(fault_in_credentials(world, robin.person.id).empty());
}

TEST_CASE("the operator takes a lost app away, with every session, and the person is told") {
    World world;
    Robin robin{world};
    const auto codes = robin.keep(robin.code_now());
    REQUIRE(codes);
    CHECK(reset_second_factor("Robin@example.org", world.ports));
    CHECK_FALSE(robin.prove((*codes)[0]));
    CHECK(robin.events().back() == "second_factor_removal");
    CHECK(fault_in_credentials(world, robin.person.id).empty());
    CHECK(letters_posted(world).back().to == "robin@example.org");
    CHECK(code_of(reset_second_factor("nobody@example.org", world.ports)) == "not_found");
}

TEST_CASE("the operator says who must have a second factor") {
    World world;
    REQUIRE(set_second_factor_rule("", SecondFactorRule::off, world.ports));
    world.store.read([&](Reader& reader) {
        CHECK(reader.partners().organisation(world.organisation)->second_factor ==
              SecondFactorRule::off);
    });
    CHECK(code_of(set_second_factor_rule("No such scheme", SecondFactorRule::off, world.ports)) ==
          "organisation_not_found");
}

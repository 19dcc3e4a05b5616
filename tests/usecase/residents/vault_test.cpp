#include "server/usecase/residents/vault.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("a reach covers what was entered, the hub, or the organisation") {
    VaultWorld world;
    const Caller referrer = world.unbound(Role::referrer, "person:41");
    const Resident resident = world.add(referrer);
    const auto reaches_it = [&](const Caller& caller) {
        return reaches(caller, Permission::read_residents, resident);
    };
    CHECK(reaches_it(referrer));
    CHECK_FALSE(reaches_it(world.unbound(Role::referrer, "person:42")));
    CHECK_FALSE(reaches_it(world.caller(Role::hub_staff)));  // not yet served at a hub
    CHECK(reaches_it(world.unbound(Role::hub_staff)));
    CHECK(reaches_it(world.caller(Role::manager)));
    CHECK_FALSE(reaches_it(world.caller(Role::volunteer)));
    CHECK_FALSE(reaches_it(world.caller(Role::admin)));
    const OrganisationId other = world.found_organisation("Southshire");
    for (const Role role : all_roles()) CHECK_FALSE(reaches_it(world.elsewhere(role, other)));
}

TEST_CASE("a sealed value opens in its own place alone") {
    VaultWorld world;
    const Resident one = world.add(world.caller(Role::manager));
    const Resident two =
        world.add(world.caller(Role::manager), {{ResidentField::name, "Sam Sample"}});
    std::vector<SealedField> fields;
    world.store.read([&](Reader& reader) { fields = reader.residents().fields_of(one.id); });
    REQUIRE(fields.size() == 4);
    CHECK(open_facts(one, fields, world.safe).at(ResidentField::phone) == "+447700900456");

    std::vector<SealedField> swapped = fields;
    std::swap(swapped[0].sealed, swapped[1].sealed);  // another column
    CHECK_THROWS_AS(open_facts(one, swapped, world.safe), StoreFailure);
    CHECK_THROWS_AS(open_facts(two, fields, world.safe), StoreFailure);  // another row
    Resident stolen = two;
    stolen.sealed_key = one.sealed_key;  // another's key
    CHECK_THROWS_AS(open_key(stolen, world.safe), StoreFailure);
    std::vector<SealedField> changed = fields;
    changed[2].sealed.back() ^= 1;
    CHECK_THROWS_AS(open_facts(one, changed, world.safe), StoreFailure);
}

TEST_CASE("a search digest differs by organisation and by what is searched") {
    VaultWorld world;
    const auto digest = [&](std::int64_t organisation, ResidentIndexKind kind) {
        return index_digest(OrganisationId{organisation}, kind, "+447700900456", world.safe);
    };
    CHECK(digest(1, ResidentIndexKind::phone) == digest(1, ResidentIndexKind::phone));
    CHECK(digest(1, ResidentIndexKind::phone) != digest(2, ResidentIndexKind::phone));
    CHECK(digest(1, ResidentIndexKind::phone) != digest(1, ResidentIndexKind::email));
}

TEST_CASE("words beside a reading have 120 characters at most") {
    CHECK(words_fault(std::string(reading_words_max, 'x')).empty());
    CHECK_FALSE(words_fault(std::string(reading_words_max + 1, 'x')).empty());
    CHECK_FALSE(words_fault("two\nlines").empty());
}

#include "server/usecase/residents/erase_resident.h"

#include <doctest/doctest.h>

#include <random>

#include "server/usecase/residents/change_resident.h"
#include "server/usecase/residents/export_resident.h"
#include "server/usecase/residents/find_resident.h"
#include "server/usecase/trust/audit.h"
#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("after erasure the reference and the record of readings are all there is") {
    VaultWorld world;
    const Caller manager = world.caller(Role::manager);
    const Resident robin = world.add(world.caller(Role::hub_staff));
    REQUIRE(world.read(manager, robin));
    const EraseResident command{world.crypto.make_uuid(), manager, robin.reference};
    const auto erased = erase_resident(command, world.ports);
    REQUIRE(erased);
    CHECK(erased->erased_at);
    CHECK(erased->sealed_key.empty());
    CHECK(world.story(robin) == "entry reading erasure");
    CHECK(world.readings(robin).size() == 1);
    CHECK(code_of(erase_resident(command, world.ports)) == "done");  // the same request again

    CHECK(code_of(world.read(manager, robin)) == "resident_erased");
    CHECK(code_of(world.erase(robin)) == "resident_erased");
    CHECK(code_of(world.hold(robin)) == "resident_erased");
    CHECK(code_of(export_resident({manager, robin.reference}, world.ports)) == "resident_erased");
    CHECK(find_resident({manager, {{ResidentField::phone, "07700 900456"}}}, world.ports)->empty());
    CHECK(list_residents(manager, "", world.ports)->empty());
    const auto page = readings_of(manager, robin.reference, {}, world.ports);
    REQUIRE(page);
    CHECK(page->lines[0].words.empty());
    CHECK(world.add(manager).reference != robin.reference);  // the same person, new
}

TEST_CASE("who may not erase does not") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    const auto erase_as = [&](const Caller& caller) {
        return code_of(
            erase_resident({world.crypto.make_uuid(), caller, robin.reference}, world.ports));
    };
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        CHECK(erase_as(world.caller(role)) == "forbidden");
    }
    const OrganisationId other = world.found_organisation("Southshire");
    CHECK(erase_as(world.elsewhere(Role::manager, other)) == "resident_not_found");
    CHECK(world.read(world.caller(Role::manager), robin));
}

namespace {

// Presses random buttons and counts itself what must have been recorded.
struct Walk {
    VaultWorld world;
    std::mt19937 chance;
    std::vector<Resident> residents;
    std::map<std::string, std::size_t> disclosures;  // by reference
    std::set<std::string> erased;

    explicit Walk(unsigned seed) : chance(seed) {}
    std::size_t pick(std::size_t count) { return chance() % count; }
    Caller anyone() {
        const Role role = all_roles()[pick(all_roles().size())];
        return pick(2) == 0 ? world.caller(role) : world.unbound(role);
    }
    ResidentFacts facts() {
        return {{ResidentField::name, "Person " + std::to_string(pick(8))},
                {ResidentField::phone, "07700 90012" + std::to_string(pick(8))}};
    }
    const Resident& any() { return residents[pick(residents.size())]; }

    void add() {
        AddResident command = world.entry(anyone(), facts());
        command.is_someone_else = pick(2) == 0;
        const auto added = add_resident(command, world.ports);
        if (added) residents.push_back(*added);
        if (code_of(added) == "resident_exists") {
            ++disclosures[sentence_of(added.refusal()).substr(0, 10)];
        }
    }
    void step() {
        if (residents.empty() || pick(6) == 0) return add();
        const Resident resident = any();
        switch (pick(6)) {
            case 0:
                if (world.read(anyone(), resident)) ++disclosures[resident.reference];
                break;
            case 1: {
                const auto found = find_resident({anyone(), facts()}, world.ports);
                if (found) {
                    for (const Resident& row : *found) ++disclosures[row.reference];
                }
                break;
            }
            case 2:
                if (export_resident({anyone(), resident.reference}, world.ports)) {
                    ++disclosures[resident.reference];
                }
                break;
            case 3:
                if (world.erase(resident)) erased.insert(resident.reference);
                break;
            case 4:
                if (pick(4) == 0) (void)world.hold(resident);
                break;
            default:
                (void)change_resident({world.crypto.make_uuid(),
                                       anyone(),
                                       resident.reference,
                                       {{ResidentField::name, "Changed"}}},
                                      world.ports);
        }
    }
    void check() {
        for (const Resident& resident : residents) {
            CAPTURE(resident.reference);
            CHECK(world.readings(resident).size() == disclosures[resident.reference]);
            std::size_t audited = 0;
            for (const AuditEvent& row : world.audit(resident)) {
                audited += row.event == "reading" || row.event == "export" ? 1U : 0U;
            }
            CHECK(audited == disclosures[resident.reference]);
            CHECK(fault_in_chain(world.audit(resident), world.crypto).empty());
            const bool opens = static_cast<bool>(world.read(world.caller(Role::manager), resident));
            CHECK(opens != erased.contains(resident.reference));
            if (opens) ++disclosures[resident.reference];
        }
    }
};

}  // namespace

TEST_CASE("whatever was done, each disclosure has one reading, and what was erased never opens") {
    std::size_t residents = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Walk walk{seed};
        for (int i = 0; i < 120; ++i) walk.step();
        walk.check();
        residents += walk.residents.size();
    }
    CHECK(residents > 100);
}

#include "server/usecase/residents/enter_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(VaultWorld, "a resident is entered as part of a larger change, or not at all") {
    const ResidentFacts facts{{ResidentField::name, "R.E."}};
    const std::string before = dump();
    store.write([&](Transaction& tx) {
        enter_resident({organisation, north.id, "person:70", facts}, tx, ports);
        return false;
    });
    CHECK(dump() == before);
    std::optional<Resident> entered;
    store.write([&](Transaction& tx) {
        entered = enter_resident({organisation, north.id, "person:70", facts}, tx, ports);
        return true;
    });
    CHECK(entered->entered_by == "person:70");
    CHECK(entered->hub == north.id);
    CHECK(story(*entered) == "entry");
}

TEST_CASE_FIXTURE(VaultWorld, "twins are found in reach or not, and refused in reach only") {
    const Resident robin = add(unbound(Role::referrer, "person:41"));
    const ResidentFacts facts{{ResidentField::name, "R"}, {ResidentField::phone, "07700900456"}};
    std::vector<FieldFault> faults;
    const ResidentFacts kept = check_facts(facts, faults);
    std::vector<Twin> twins;
    store.read([&](Reader& reader) { twins = twins_of(organisation, kept, reader, ports); });
    REQUIRE(twins.size() == 1);
    CHECK(twins.front().resident.reference == robin.reference);
    CHECK(spoken(twins.front().kind) == "phone number");
    const Caller stranger = unbound(Role::referrer, "person:42");
    CHECK_FALSE(refuse_twin(stranger, organisation, crypto.make_uuid(), kept, ports));
    CHECK(readings(robin).empty());
    const Caller manager = caller(Role::manager);
    CHECK(refuse_twin(manager, organisation, crypto.make_uuid(), kept, ports));
    CHECK(readings(robin).size() == 1);
}

}  // namespace kitbank

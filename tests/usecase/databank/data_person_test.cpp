#include "server/usecase/databank/data_person.h"

#include <doctest/doctest.h>

#include "tests/support/giving_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(GivingWorld, "digests that came together are one person, as far as that leads") {
    const Hash phone = crypto.digest("phone");
    const Hash mail = crypto.digest("mail");
    const Hash name = crypto.digest("name");
    const Hash other = crypto.digest("other");
    const auto give_to = [&](const std::vector<Hash>& persons) {
        DataIssue issue;
        issue.organisation = organisation;
        issue.reference = drawn_reference('D', crypto.digest(format(persons.front()) + "given"));
        issue.item = stock().id;
        issue.hub = north.id;
        issue.asking = organisation;
        issue.issued_at = issue.recorded_at = clock.now();
        ports.store.write([&](Transaction& tx) {
            tx.write_issues().insert_issue(issue, persons);
            return true;
        });
    };
    give_to({phone, mail});
    give_to({mail, name});
    give_to({other});
    ports.store.read([&](Reader& reader) {
        CHECK(all_persons_like(organisation, {phone}, reader).size() == 3);
        CHECK(all_persons_like(organisation, {other}, reader) == std::vector<Hash>{other});
        CHECK(all_persons_like(OrganisationId{99}, {phone}, reader) == std::vector<Hash>{phone});
        CHECK(all_persons_like(organisation, {}, reader).empty());
    });
}

TEST_CASE_FIXTURE(GivingWorld, "a resident is also known by the reference alone") {
    asked(RequestState::accepted);
    ports.store.read([&](Reader& reader) {
        const auto persons = persons_of_resident(*resident, reader, safe);
        const ResidentFacts facts{{ResidentField::phone, "+447700900999"}};
        CHECK_FALSE(persons.empty());
        CHECK(persons_of_facts(organisation, facts, safe) !=
              persons_of_facts(OrganisationId{99}, facts, safe));
    });
}

}  // namespace kitbank

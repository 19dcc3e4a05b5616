#include "server/usecase/databank/data_person.h"

#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {

std::vector<Hash> persons_of_facts(OrganisationId organisation, const ResidentFacts& facts,
                                   Safe& safe) {
    std::vector<Hash> persons;
    for (const ResidentIndex& index : indexes_of(organisation, facts, safe)) {
        persons.push_back(index.digest);
    }
    return persons;
}

std::vector<Hash> persons_of_resident(const Resident& resident, Reader& reader, Safe& safe) {
    const ResidentFacts facts =
        open_facts(resident, reader.residents().fields_of(resident.id), safe);
    std::vector<Hash> persons = persons_of_facts(resident.organisation, facts, safe);
    persons.push_back(safe.blind_index(
        resident.reference,
        "organisation:" + std::to_string(resident.organisation.value) + "/resident/reference"));
    return persons;
}

std::vector<Hash> all_persons_like(OrganisationId organisation, std::vector<Hash> persons,
                                   Reader& reader) {
    for (;;) {
        std::vector<Hash> more = reader.issues().persons_like(organisation, persons);
        if (more.size() <= persons.size()) return more;
        persons = std::move(more);
    }
}

}  // namespace kitbank

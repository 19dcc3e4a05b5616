#include "server/usecase/databank/forget_persons.h"

#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/limits.h"

namespace kitbank {

int forget_data_persons(Ports& ports) {
    const Instant now = ports.clock.now();
    std::vector<OrganisationId> organisations;
    ports.store.read([&](Reader& reader) { organisations = reader.issues().data_organisations(); });
    int count = 0;
    for (const OrganisationId organisation : organisations) {
        ports.store.write([&](Transaction& tx) {
            const std::chrono::days period{longest_period(organisation, tx)};
            const int forgotten =
                tx.write_issues().forget_persons_before(organisation, now - period);
            count += forgotten;
            return forgotten > 0;
        });
    }
    return count;
}

}  // namespace kitbank

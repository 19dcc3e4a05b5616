#include "server/command/house.h"

#include <algorithm>
#include <stdexcept>

#include "server/command/vault.h"
#include "server/usecase/trust/adopt_access.h"

namespace kitbank {

DatabaseAddress address_of(const Config& config) {
    Result<DatabaseAddress> address = parse_address(config.database);
    if (!address)
        throw std::runtime_error{"The database's address is not right. " +
                                 sentence_of(address.refusal())};
    return *address;
}

House::House(const Config& config)
    : store_(address_of(config)),
      crypto_(config.tag_prefix),
      safe_(open_keys(config)),
      ports_{store_, clock_, crypto_, zones_, safe_, flow_} {}

MigrationReport bring_up_to_date(const Config& config) {
    MigrationReport report = migrate(address_of(config));
    const bool had_no_chains =
        std::ranges::find(report.applied, "0029_audit_event.sql") != report.applied.end();
    if (!report.faults.empty()) return report;
    House house{config};
    if (had_no_chains) adopt_access(house.ports());
    adopt_credentials(house.ports());
    return report;
}

}  // namespace kitbank

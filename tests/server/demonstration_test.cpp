#include "server/demonstration.h"

#include <doctest/doctest.h>

#include <map>

#include "server/usecase/devices/verify_device.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/ports.h"
#include "server/world.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"
#include "tests/support/plain_flow.h"

namespace kitbank {

TEST_CASE("the demonstration tells forty devices in every state, and its chains hold") {
    MemoryStore store;
    FixedClock clock{*parse_instant("2026-11-22T09:00:00Z")};
    FakeCrypto crypto;
    SystemZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports{store, clock, crypto, zones, safe, flow};
    const std::vector<DemonstrationSignIn> sign_ins =
        make_demonstration("a password for the day", ports);
    CHECK(sign_ins.size() == 5);

    std::map<DeviceState, std::int64_t> counts;
    std::int64_t devices = 0;
    store.read([&](Reader& reader) {
        for (const StateCount& count : reader.counts_by_state(OrganisationId{1})) {
            counts[count.state] = count.count;
            devices += count.count;
        }
        DeviceQuery query;
        query.organisation = OrganisationId{1};
        for (const Device& device : reader.devices(query).items) {
            const auto faults = verify_device(device, reader.history(device.id),
                                              reader.conflicts_of(device.id), crypto);
            CHECK_MESSAGE(faults.empty(), (faults.empty() ? "" : faults.front()));
        }
        CHECK(reader.conflicts(OrganisationId{1}, 10).size() == 1);
        CHECK(reader.scans_set_aside(OrganisationId{1}, 10).size() == 1);
        CHECK(reader.out_without_wipe(OrganisationId{1}, 10).size() == 1);
        CHECK(reader.hubs(OrganisationId{1}).size() == 3);
        RequestQuery asked;
        asked.organisation = OrganisationId{1};
        CHECK(reader.requests().requests(asked).size() == 5);
        CHECK(reader.partners().organisations_hosted_by(OrganisationId{1}).size() == 2);
    });
    CHECK(devices == 40);
    CHECK(counts.size() == device_state_names.size() - 1);
}

}  // namespace kitbank

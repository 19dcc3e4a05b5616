#pragma once
#include <string>

#include "server/core/result.h"
#include "server/usecase/devices/record_events.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"
#include "tests/support/plain_flow.h"

namespace kitbank {

// A small scheme for tests: one organisation with one hub ("NORTH"), at nine in the morning of
// Saturday 21 November 2026. Devices are made by the real use-cases. What a test takes for granted
// and does not get throws, so that it fails with the refusal's sentence.
class World {
  public:
    World();
    // The same on another store.
    explicit World(Store& other);

    Hub open_hub(const std::string& code);
    OrganisationId found_organisation(const std::string& name);

    // Somebody of the first organisation at the hub NORTH; `elsewhere` in another organisation
    // without a hub.
    [[nodiscard]] Caller caller(Role role) const;
    [[nodiscard]] Caller elsewhere(Role role, OrganisationId organisation) const;

    Tag printed_label();                                // printed, not yet claimed
    Tag printed_label_of(OrganisationId organisation);  // the same, someone else's
    Tag withdrawn_label();

    // Commands with new ids, as a member of the hub's staff (a manager where the table wants one).
    RecordEvent intake(const Tag& tag, const std::string& serial);
    RecordEvent step(const Tag& tag, DeviceEvent event, Evidence evidence = {});

    // Stored evidence of a wipe that ends now.
    StoredEvidence evidence_for(const Device& device, bool accepted);

    // A laptop that the use-cases brought to this state (any but `none`); a new serial and label
    // each time.
    Device device_in(DeviceState state);
    Device record(const RecordEvent& command);

    [[nodiscard]] std::string dump() { return store.dump(); }

    MemoryStore store;
    FixedClock clock;
    FakeCrypto crypto;
    LondonZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports{store, clock, crypto, zones, safe, flow};
    OrganisationId organisation{1};  // the one that is there from the start
    Hub north;

  private:
    Tag label(OrganisationId owner, bool withdrawn);
    Device record_wipe_of(const Device& device, DeviceEvent event);

    int serials_ = 0;
};

// The refusal's code as it is spelt everywhere, or "done".
template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "done" : std::string{name_of(result.refusal().code)};
}

// The fields that the refusal names, in their order, with a space between.
template <class T>
std::string fields_of(const Result<T>& result) {
    std::string fields;
    for (const FieldFault& fault : result.refusal().fields) {
        fields += (fields.empty() ? "" : " ") + fault.field;
    }
    return fields;
}

}  // namespace kitbank

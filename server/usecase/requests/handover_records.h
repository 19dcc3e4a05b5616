#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/ids.h"
#include "server/core/requests/agreement.h"
#include "server/core/requests/handover.h"
#include "server/core/requests/request.h"

// The rows of handovers.
namespace kitbank {

using AgreementId = Id<struct AgreementRow>;
using HandoverId = Id<struct HandoverRow>;

// One version of what a scheme has people agree to.
struct Agreement {
    AgreementId id = {};
    OrganisationId organisation = {};
    AllocationKind kind = AllocationKind::loan;
    Language language = Language::en;
    int version = 1;
    std::string text = {};
    Instant from_at = {};
    std::string written_by = {};
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

// One handover: an item, or accessories and help without one, to the resident of a request. A SIM that
// goes along will be a line of its own under the same handover, since it lapses by itself.
struct Handover {
    HandoverId id = {};
    OrganisationId organisation = {};
    std::string reference = {};  // "H-7K3M9QXZ"
    RequestId request = {};
    std::string request_reference = {};
    DeviceId device = {};  // 0 for none
    Tag tag = {};
    std::string item = {};  // "Dell Vostro 5581"
    ResidentId resident = {};
    std::string resident_reference = {};
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    std::string actor = {};
    Instant happened_at = {};
    Instant recorded_at = {};
    AllocationKind kind = AllocationKind::loan;
    AgreementId agreement = {};  // 0 when it is the house's
    int agreement_version = 1;
    Language language = Language::en;
    SignedHow signed_how = SignedHow::none_yet;
    bool is_kept = false;  // its signature is here, or none is needed
    std::optional<Date> due = {};
    CollectedBy collected_by = CollectedBy::resident;
    std::optional<Uuid> event = {};     // the device's loan or gift
    std::vector<int> given_lines = {};  // of the request, without a device
    std::vector<CountedAccessory> accessories = {};
    friend bool operator==(const Handover&, const Handover&) = default;
};

inline AgreementName agreement_of(const Handover& handover) {
    return {handover.agreement.value == 0, handover.agreement_version};
}

struct HandoverSignature {
    HandoverId handover = {};
    std::string sealed = {};  // under the resident's key, bound to the handover's reference
    std::string actor = {};   // who took it
    Instant signed_at = {};
    friend bool operator==(const HandoverSignature&, const HandoverSignature&) = default;
};

// A device that a line of a request holds: set aside, or out.
struct HeldItem {
    RequestId request = {};
    int line = 1;
    LineState state = LineState::reserved;
    Tag tag = {};
    DeviceKind kind = DeviceKind::laptop;
    std::string make = {};
    std::string model = {};
    std::string shelf = {};
    std::string hub_code = {};  // of the hub that holds it
    std::optional<Instant> reserved_until = {};
    friend bool operator==(const HeldItem&, const HeldItem&) = default;
};

}  // namespace kitbank

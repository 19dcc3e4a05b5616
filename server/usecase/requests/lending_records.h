#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/names.h"
#include "server/core/requests/request.h"
#include "server/core/requests/slots.h"
#include "server/core/requests/terms.h"

// The rows of lending. A loan has none of its own: the device's standing says until when, the line of a
// request says for whom.
namespace kitbank {

// A page of what is out, by due day and then by number.
struct LoanQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};       // the one it went out from
    std::optional<Date> from = {};       // due on that day or later
    std::optional<Date> to = {};         // due on that day or before
    std::optional<Date> after_due = {};  // cursor: of the last of the page before
    DeviceId after = {};
    int limit = 50;
};

// Someone who has not yet been told what is to be told on that day.
struct LoanToRemind {
    DeviceId device;
    Tag tag;
    RequestId request;
    std::string reference;
    Date due;
};

struct LoanReminder {
    RequestId request;
    DeviceId device;
    Date due;
    int days = 0;  // from the due day, below 0 before it
};

enum class AppointmentState : std::uint8_t { booked, kept, missed, cancelled };
inline constexpr std::array<std::string_view, 4> appointment_state_names = {"booked", "kept",
                                                                            "missed", "cancelled"};
constexpr std::string_view name_of(AppointmentState state) {
    return appointment_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<AppointmentState> parse_appointment_state(std::string_view name) {
    return parse_name<AppointmentState>(appointment_state_names, name);
}

struct Appointment {
    Uuid id;  // how addresses name it
    RequestId request;
    std::string reference = {};        // of that request
    OrganisationId organisation = {};  // whose kit it is
    HubId hub;
    std::string hub_code = {};
    std::string hub_name = {};
    DeliveryKind kind = DeliveryKind::collect;
    Instant at;
    int minutes = 0;
    AppointmentState state = AppointmentState::booked;
    std::string booked_by;
    Instant booked_at;
    Instant changed_at;
    std::optional<Instant> reminded_at = {};
    std::uint32_t version = 1;
    friend bool operator==(const Appointment&, const Appointment&) = default;
};

// How many are coming to a hub at that moment.
struct SlotUse {
    Instant at;
    int taken = 0;
};

struct SharedUse {
    Date month;  // its first day
    std::string hub_code;
    std::string hub_name;
    std::int64_t devices = 0;
    std::int64_t sessions = 0;
    friend bool operator==(const SharedUse&, const SharedUse&) = default;
};

}  // namespace kitbank

#pragma once
#include <algorithm>

#include "server/usecase/ports.h"
#include "server/usecase/requests/lending_records.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// A time that a hub offers: the moment, and as the clock on its wall shows it.
struct Slot {
    Instant at;
    LocalTime wall;
    int minutes = 0;
    int places = 0;
    int taken = 0;
    [[nodiscard]] int free() const { return std::max(0, places - taken); }
};

struct SlotQuery {
    Caller caller;
    std::string hub;  // code
    Date from;
    Date to;  // the last day; `slot_days_max` days at most
};
inline constexpr int slot_days_max = 31;

// What is still to come of those days, in order, also what is full. A time in the hour that the clocks skip
// is not offered, one in the hour that they repeat is offered once.
Result<std::vector<Slot>> list_slots(const SlotQuery& query, Ports& ports);

struct BookAppointment {
    Uuid id;
    Caller caller;
    std::string reference;  // of a request that is accepted or ready
    std::string hub = {};   // code; empty for the one that the request names
    Instant at;             // the beginning of a slot that has a place
};

// One that was booked before gives way. Of two who want the last place, the second gets `slot_not_free`.
Result<Appointment> book_appointment(const BookAppointment& command, Ports& ports);

struct CancelAppointment {
    Uuid id;
    Caller caller;
    Uuid appointment;
};
Result<Appointment> cancel_appointment(const CancelAppointment& command, Ports& ports);

// Nobody came. What was set aside goes back to stock, unless it is to wait for another appointment.
struct MissAppointment {
    Uuid id;
    Caller caller;
    Uuid appointment;
    bool keep_reserved = false;
};
Result<Appointment> miss_appointment(const MissAppointment& command, Ports& ports);

// One that is booked, for whoever may change it.
Result<Appointment> find_appointment(const Caller& caller, const Uuid& id, Ports& ports);

// A hub's day in London, by time; `hub` is a code, empty for all within the caller's reach. A referrer sees
// those of their own requests.
Result<std::vector<Appointment>> list_appointments(const Caller& caller, const std::string& hub,
                                                   Date day, Ports& ports);

// Of a request, newest first, for whoever may see its appointments.
Result<std::vector<Appointment>> appointments_of(const Caller& caller, std::string_view reference,
                                                 Ports& ports);

// Those of the next day in London, once each. How many were sent.
int remind_of_appointments(Ports& ports);

// "24 November 2026 at 9:00am", by the clock on the hub's wall.
std::string when_in_words(Instant at, Zones& zones);

}  // namespace kitbank

#pragma once
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/lending_records.h"

namespace kitbank {

class LendingReader {
  public:
    virtual ~LendingReader() = default;

    // The house's own, under version 0, when the organisation has set none.
    virtual LendingTerms terms(OrganisationId organisation) = 0;

    virtual std::vector<Device> loans(const LoanQuery& query) = 0;
    virtual std::int64_t loan_count(const LoanQuery& query) = 0;  // its cursor and limit aside
    // What a request holds, by a line set aside or handed over, and that is in this state; in line order.
    virtual std::vector<Device> kit_of(RequestId request, DeviceState state) = 0;
    virtual std::vector<OrganisationId> lending_organisations() = 0;  // with something on loan
    // Loans for a request due within the query's days of which reminder `days` was not sent.
    virtual std::vector<LoanToRemind> loans_to_remind(const LoanQuery& query, int days) = 0;

    virtual std::vector<SlotRule> slot_rules(HubId hub) = 0;  // by weekday and time
    virtual std::vector<Date> closed_days(HubId hub, Date from, Date to) = 0;
    // Of [from, to), those booked or kept, by time.
    virtual std::vector<SlotUse> slots_taken(HubId hub, Instant from, Instant to) = 0;

    virtual std::optional<Appointment> appointment(const Uuid& id) = 0;
    virtual std::vector<Appointment> appointments_of(RequestId request) = 0;  // newest first
    // At a hub, or at all of them, in [from, to), by time. Also those that were cancelled.
    virtual std::vector<Appointment> appointments(const Scope& scope, Instant from, Instant to) = 0;
    // Booked ones in [from, to) of all organisations that nobody was reminded of.
    virtual std::vector<Appointment> appointments_to_remind(Instant from, Instant to,
                                                            int limit) = 0;

    virtual std::int64_t sessions_on(DeviceId device, Date day) = 0;
    // By month and hub, from the first day to the last.
    virtual std::vector<SharedUse> shared_use(const Scope& scope, Date from, Date to) = 0;
};

class LendingWriter {
  public:
    virtual ~LendingWriter() = default;

    // As they were read, counting their version up; those of version 0 are the first. False: changed
    // meanwhile. Lock the organisation before.
    virtual bool write_terms(const LendingTerms& terms, const std::string& actor, Instant now) = 0;

    // False: it was sent before.
    virtual bool add_reminder(const LoanReminder& reminder, Instant now) = 0;

    // Bookings and rules of a hub follow each other from here to the end.
    virtual void lock_slots(HubId hub) = 0;
    virtual void insert_slot_rule(const SlotRule& rule) = 0;
    virtual bool delete_slot_rule(HubId hub, const Uuid& id) = 0;
    virtual void close_day(HubId hub, Date day) = 0;  // a second time changes nothing
    virtual bool open_day(HubId hub, Date day) = 0;

    // A request has one that is booked.
    virtual void insert_appointment(const Appointment& appointment) = 0;
    // Its time, state and reminder, if it is still at the version it was read at, which counts up.
    virtual bool update_appointment(const Appointment& appointment) = 0;

    virtual void add_sessions(DeviceId device, HubId hub, Date day, int sessions) = 0;
};

}  // namespace kitbank

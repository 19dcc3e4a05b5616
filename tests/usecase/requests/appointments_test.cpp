#include "server/usecase/requests/appointments.h"

#include <doctest/doctest.h>

#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

using enum RequestState;
using std::chrono::days;
using std::chrono::hours;

struct TimesWorld : LendingWorld {
    std::vector<Slot> slots(const char* from, const char* to) {
        const auto found =
            list_slots({caller(Role::manager), "NORTH", day_of(from), day_of(to)}, ports);
        REQUIRE(found);
        return *found;
    }
    Result<Appointment> book(const KitRequest& wanted, Instant at, const Caller& by) {
        return book_appointment({crypto.make_uuid(), by, wanted.reference, "", at}, ports);
    }
    std::string state_of(const Appointment& row) {
        std::optional<Appointment> found;
        store.read([&](Reader& reader) { found = reader.lending().appointment(row.id); });
        return std::string{name_of(found->state)};
    }
    std::string miss(const Appointment& row, bool keep, const Caller& by) {
        return code_of(miss_appointment({crypto.make_uuid(), by, row.id, keep}, ports));
    }

    Instant nine = utc("2026-11-24T09:00:00Z");
    Instant half_past = utc("2026-11-24T09:30:00Z");
};

}  // namespace

TEST_CASE_FIXTURE(TimesWorld,
                  "a hub's times come from its rules, what is over and what is taken aside") {
    open_on_tuesdays(2);
    const auto week = slots("2026-11-20", "2026-12-01");
    REQUIRE(week.size() == 4);
    CHECK(week[0].at == nine);
    CHECK(week[0].free() == 2);
    CHECK(week[2].at == utc("2026-12-01T09:00:00Z"));
    REQUIRE(book(asked(accepted), nine, sam));
    CHECK(slots("2026-11-24", "2026-11-24")[0].free() == 1);
    clock.advance(days{3} + std::chrono::minutes{10});  // Tuesday, ten past nine
    CHECK(slots("2026-11-24", "2026-11-24").size() == 1);
}

TEST_CASE_FIXTURE(TimesWorld, "nine in the morning in July is eight by UTC, and is shown as nine") {
    open_on_tuesdays();
    clock.advance(days{200});  // the summer of 2027
    const auto day = slots("2027-07-06", "2027-07-06");
    REQUIRE(day.size() == 2);
    CHECK(day[0].at == utc("2027-07-06T08:00:00Z"));
    CHECK(day[0].wall ==
          LocalTime{std::chrono::sys_days{day_of("2027-07-06")}.time_since_epoch() + hours{9}});
    CHECK(when_in_words(day[0].at, zones) == "6 July 2027 at 9:00am");
    const auto booked = book(asked(accepted), day[0].at, sam);
    REQUIRE(booked);
    CHECK(format(booked->at) == "2027-07-06T08:00:00Z");
    CHECK(last_letter().text.find("6 July 2027 at 9:00am") != std::string::npos);
}

TEST_CASE_FIXTURE(TimesWorld,
                  "the hour that never is is not offered, and the one that comes twice once") {
    SlotRule sundays;
    sundays.id = crypto.make_uuid();
    sundays.hub = north.id;
    sundays.weekday = 7;
    sundays.from = std::chrono::minutes{0};
    sundays.to = std::chrono::minutes{180};
    sundays.each = std::chrono::minutes{30};
    sundays.valid_from = day_of("2026-01-01");
    store.write([&](Transaction& tx) {
        tx.write_lending().insert_slot_rule(sundays);
        return true;
    });
    CHECK(slots("2027-03-21", "2027-03-21").size() == 6);
    const auto spring = slots("2027-03-28", "2027-03-28");  // 01:00 and 01:30 are not
    REQUIRE(spring.size() == 4);
    CHECK(spring[1].at == utc("2027-03-28T00:30:00Z"));
    CHECK(spring[2].at == utc("2027-03-28T01:00:00Z"));
    CHECK(when_in_words(spring[2].at, zones) == "28 March 2027 at 2:00am");
    const auto autumn = slots("2027-10-31", "2027-10-31");
    REQUIRE(autumn.size() == 6);
    CHECK(autumn[2].at == utc("2027-10-31T00:00:00Z"));  // the first one o'clock
    CHECK(autumn[4].at == utc("2027-10-31T02:00:00Z"));
    CHECK(when_in_words(utc("2027-10-31T01:00:00Z"), zones) == "31 October 2027 at 1:00am");
}

TEST_CASE_FIXTURE(TimesWorld, "a place is taken once") {
    open_on_tuesdays();
    const auto first = book(asked(accepted), nine, sam);
    REQUIRE(first);
    CHECK(first->hub_code == "NORTH");
    CHECK(first->minutes == 30);
    CHECK(code_of(book(asked(accepted), nine, sam)) == "slot_not_free");
    CHECK(code_of(book(asked(accepted), nine + std::chrono::minutes{10}, sam)) == "slot_not_free");
}

TEST_CASE_FIXTURE(TimesWorld, "a time in the past, or too far away, is refused") {
    open_on_tuesdays();
    const KitRequest wanted = asked(accepted);
    CHECK(fields_of(book(wanted, utc("2026-11-17T09:00:00Z"), sam)) == "at");
    CHECK(fields_of(book(wanted, utc("2028-11-21T09:00:00Z"), sam)) == "at");
    CHECK(fields_of(list_slots({sam, "NORTH", day_of("2026-11-24"), day_of("2026-12-25")},
                               ports)) == "to");
}

TEST_CASE_FIXTURE(TimesWorld, "a request has one appointment: another takes its place") {
    open_on_tuesdays();
    const KitRequest wanted = asked(accepted);
    const auto first = book(wanted, nine, sam);
    const auto second = book(wanted, half_past, sam);
    REQUIRE(second);
    CHECK(state_of(*first) == "cancelled");
    CHECK(slots("2026-11-24", "2026-11-24")[0].free() == 1);
    REQUIRE(book(wanted, half_past, caller(Role::hub_staff)));  // its own place counts as free
    CHECK(appointments_of(sam, wanted.reference, ports)->size() == 3);
}

TEST_CASE_FIXTURE(TimesWorld, "the same booking again is answered, not repeated") {
    open_on_tuesdays();
    const BookAppointment command{crypto.make_uuid(), sam, asked(accepted).reference, "", nine};
    const auto first = book_appointment(command, ports);
    const auto again = book_appointment(command, ports);
    REQUIRE(again);
    CHECK(again->id == first->id);
}

TEST_CASE_FIXTURE(TimesWorld,
                  "there is nothing to collect of a request that is not accepted or over") {
    open_on_tuesdays();
    for (const RequestState state :
         {submitted, queried, declined, handed_over, closed, cancelled}) {
        CAPTURE(name_of(state));
        CHECK(code_of(book(asked(state), nine, sam)) == "request_closed");
    }
}

TEST_CASE_FIXTURE(TimesWorld, "a closed hub and a closed day offer nothing") {
    open_on_tuesdays();
    store.write([&](Transaction& tx) {
        tx.write_lending().close_day(north.id, day_of("2026-11-24"));
        return true;
    });
    CHECK(slots("2026-11-24", "2026-11-24").empty());
    CHECK(code_of(book(asked(accepted), nine, sam)) == "slot_not_free");
}

TEST_CASE_FIXTURE(TimesWorld, "nobody books or cancels for somebody else's request") {
    open_on_tuesdays();
    const KitRequest theirs = request(accepted);
    CHECK(code_of(book(theirs, nine, sam)) == "request_not_found");
    const auto booked = book(theirs, nine, caller(Role::hub_staff));
    REQUIRE(booked);
    CHECK(code_of(cancel_appointment({crypto.make_uuid(), sam, booked->id}, ports)) ==
          "appointment_not_found");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(cancel_appointment({crypto.make_uuid(), stranger, booked->id}, ports)) ==
          "appointment_not_found");
    CHECK(code_of(list_appointments(stranger, "NORTH", day_of("2026-11-24"), ports)) ==
          "hub_not_found");
    CHECK(list_appointments(sam, "", day_of("2026-11-24"), ports)->empty());
    CHECK(list_appointments(caller(Role::volunteer), "", day_of("2026-11-24"), ports)->size() == 1);
}

TEST_CASE_FIXTURE(TimesWorld,
                  "an appointment that is cancelled frees its place, and people are told") {
    open_on_tuesdays();
    const auto booked = book(asked(accepted), nine, sam);
    REQUIRE(cancel_appointment({crypto.make_uuid(), sam, booked->id}, ports));
    CHECK(told().ends_with("appointment_cancelled"));
    CHECK(slots("2026-11-24", "2026-11-24")[0].free() == 1);
    CHECK(code_of(cancel_appointment({crypto.make_uuid(), sam, booked->id}, ports)) ==
          "appointment_not_found");
}

TEST_CASE_FIXTURE(TimesWorld, "when nobody comes, the item goes back to stock, or waits") {
    open_on_tuesdays(2);
    const KitRequest wanted = asked(accepted);
    const KitRequest patient = asked(accepted);
    const Device device = set_aside(wanted);
    const Device kept = set_aside(patient);
    const auto booked = book(wanted, nine, sam);
    const auto other = book(patient, nine, sam);
    const Caller staff = caller(Role::hub_staff);
    CHECK(miss(*booked, false, staff) == "happens_in_future");
    clock.advance(days{4});
    CHECK(miss(*booked, false, sam) == "forbidden");
    CHECK(miss(*booked, false, staff) == "done");
    CHECK(state_of(*booked) == "missed");
    CHECK(now(device).standing.state == DeviceState::ready);
    CHECK(story(wanted) == "accepted: waiting");
    CHECK(told().ends_with("appointment_missed"));
    CHECK(miss(*other, true, staff) == "done");
    CHECK(now(kept).standing.state == DeviceState::reserved);
    CHECK(story(patient) == "ready: reserved");
    CHECK(miss(*other, true, staff) == "appointment_not_found");
}

TEST_CASE_FIXTURE(TimesWorld, "somebody who may not release kit can only let it wait") {
    open_on_tuesdays();
    const KitRequest wanted = asked(accepted);
    const Device device = set_aside(wanted);
    const auto booked = book(wanted, nine, sam);
    clock.advance(days{4});
    const std::string before = dump();
    CHECK(miss(*booked, false, caller(Role::volunteer)) == "forbidden");
    CHECK(dump() == before);
    CHECK(miss(*booked, true, caller(Role::volunteer)) == "done");
    CHECK(now(device).standing.state == DeviceState::reserved);
}

}  // namespace kitbank

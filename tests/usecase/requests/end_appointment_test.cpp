#include "server/usecase/requests/end_appointment.h"

#include <doctest/doctest.h>

#include "server/usecase/requests/appointments.h"
#include "server/usecase/requests/fail_delivery.h"
#include "server/usecase/requests/step.h"
#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

using enum RequestState;

struct EndWorld : LendingWorld {
    KitRequest booked() {
        open_on_tuesdays();
        const KitRequest wanted = asked(accepted);
        REQUIRE(book_appointment(
            {crypto.make_uuid(), sam, wanted.reference, "", utc("2026-11-24T09:00:00Z")}, ports));
        return wanted;
    }
    std::string state_of(const KitRequest& wanted) {
        return std::string{name_of(appointments_of(sam, wanted.reference, ports)->at(0).state)};
    }
};

}  // namespace

TEST_CASE_FIXTURE(EndWorld, "an appointment is kept once the kit is handed over") {
    const KitRequest wanted = booked();
    const Device device = set_aside(wanted);
    CHECK(state_of(wanted) == "booked");
    record(loan(device, wanted));
    CHECK(state_of(wanted) == "kept");
}

TEST_CASE_FIXTURE(EndWorld, "an appointment goes with a request that is cancelled") {
    const KitRequest wanted = booked();
    store.write([&](Transaction& tx) {
        KitRequest row = tx.write_requests().lock_requests({&wanted.reference, 1}).front();
        take_step(row, RequestStep::cancellation, sam.actor, tx, ports);
        write_request(row, tx, ports);
        return true;
    });
    CHECK(state_of(wanted) == "cancelled");
}

TEST_CASE_FIXTURE(EndWorld,
                  "an appointment at which nobody was at home is missed, once its time has come") {
    const KitRequest wanted = booked();
    set_aside(wanted);
    const auto fail = [&] {
        return code_of(fail_delivery({crypto.make_uuid(), caller(Role::hub_staff), wanted.reference,
                                      FailedItems::keep, "nobody at home"},
                                     ports));
    };
    CHECK(fail() == "done");
    CHECK(state_of(wanted) == "booked");
    clock.advance(std::chrono::days{4});
    CHECK(fail() == "done");
    CHECK(state_of(wanted) == "missed");
}

}  // namespace kitbank

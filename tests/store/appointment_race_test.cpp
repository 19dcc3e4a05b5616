#include <doctest/doctest.h>

#include "server/usecase/requests/appointments.h"
#include "tests/store/at_once.h"
#include "tests/store/scratch_database.h"
#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

constexpr int people = 12;
constexpr int rounds = 5;

std::map<std::string, int> book_at_once(const std::vector<BookAppointment>& commands,
                                        Ports& ports) {
    return at_once(commands.size(), [&](std::size_t number) {
        return code_of(book_appointment(commands[number], ports));
    });
}

}  // namespace

TEST_CASE("of many who want the last place, one gets it") {
    ScratchDatabase database;
    LendingWorld world{database.store()};
    world.open_on_tuesdays();
    std::vector<KitRequest> wanted;
    for (int i = 0; i < people; ++i) wanted.push_back(world.asked(RequestState::accepted));
    for (int round = 0; round < rounds; ++round) {
        const Instant at = utc("2026-11-24T09:00:00Z") + std::chrono::days{7 * round};
        std::vector<BookAppointment> commands;
        for (const KitRequest& each : wanted) {
            commands.push_back({world.crypto.make_uuid(), world.sam, each.reference, "", at});
        }
        const auto answers = book_at_once(commands, world.ports);
        CAPTURE(round);
        CHECK(answers.at("done") == 1);
        CHECK(answers.at("slot_not_free") == people - 1);
    }
}

TEST_CASE("two who book for one request leave one appointment that is to come") {
    ScratchDatabase database;
    LendingWorld world{database.store()};
    world.open_on_tuesdays(people);
    const KitRequest wanted = world.asked(RequestState::accepted);
    std::vector<BookAppointment> commands;
    for (int i = 0; i < people; ++i) {
        commands.push_back({world.crypto.make_uuid(), world.sam, wanted.reference, "",
                            utc("2026-11-24T09:00:00Z")});
    }
    CHECK(book_at_once(commands, world.ports).at("done") == people);
    int booked = 0;
    for (const Appointment& row : *appointments_of(world.sam, wanted.reference, world.ports)) {
        booked += row.state == AppointmentState::booked ? 1 : 0;
    }
    CHECK(booked == 1);
}

}  // namespace kitbank

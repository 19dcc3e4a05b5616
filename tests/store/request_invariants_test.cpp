#include <doctest/doctest.h>

#include "tests/store/scratch_database.h"
#include "tests/support/request_world.h"

namespace kitbank {
TEST_CASE("requests that follow their devices keep every promise, and each tampering breaks one") {
    ScratchDatabase database;
    RequestWorld world{database.store()};
    const KitRequest promised = world.request(RequestState::accepted);
    const Device promise = world.device_in(DeviceState::ready);
    world.record(world.reservation(promise, promised));
    const KitRequest lent = world.request(RequestState::accepted);
    const Device loan = world.device_in(DeviceState::ready);
    world.record(world.reservation(loan, lent));
    world.record(world.loan(loan, lent));
    const KitRequest waiting = world.request(RequestState::submitted);
    CHECK(database.broken().empty());

    Connection& connection = database.connection();
    const auto try_out = [&](const std::string& change, const std::string& found_by,
                             const std::string& undo) {
        CAPTURE(change);
        connection.run(change);
        CHECK(database.broken() == found_by);
        connection.run(undo);
        CHECK(database.broken().empty());
    };
    const auto line = [](const KitRequest& of, const std::string& state) {
        return "UPDATE request_line SET state = '" + state +
               "' WHERE request_id = " + std::to_string(of.id.value);
    };
    const auto state = [](const KitRequest& of, const std::string& to) {
        return "UPDATE kit_request SET state = '" + to +
               "' WHERE id = " + std::to_string(of.id.value);
    };
    const auto device = [](const Device& of, const std::string& what) {
        return "UPDATE device SET " + what + " WHERE id = " + std::to_string(of.id.value);
    };
    try_out(device(promise, "reservation = 'Q-00000000'"), "reserved_line_has_its_device",
            device(promise, "reservation = '" + promised.reference + "'"));
    try_out(line(promised, "dropped"), "reserved_device_has_its_line", line(promised, "reserved"));
    try_out(device(loan, "state = 'gifted'"), "handed_over_line_is_out",
            device(loan, "state = 'on_loan'"));
    try_out(state(lent, "closed"), "request_state_fits_its_lines", state(lent, "handed_over"));
    const std::string number = std::to_string(waiting.id.value);
    try_out(
        "DELETE FROM request_line WHERE request_id = " + number, "request_asks_for_something",
        "INSERT INTO request_line (request_id, number, kind, uses, memory_gb, state, changed_at) "
        "VALUES (" +
            number + ", 1, 'laptop', '', 0, 'waiting', '2026-11-22')");
}

}  // namespace kitbank

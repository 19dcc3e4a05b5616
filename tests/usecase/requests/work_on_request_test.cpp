#include "server/usecase/requests/work_on_request.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct WorkWorld : RequestWorld {
    Result<KitRequest> hold(const KitRequest& row, const std::string& why,
                            std::optional<Date> until = {}) {
        return hold_request(
            {crypto.make_uuid(), caller(Role::hub_staff), row.reference, why, until}, ports);
    }
    Result<KitRequest> substitute(const KitRequest& row, int line, std::optional<LineKind> kind,
                                  const std::string& by = "referrer") {
        return agree_substitute(
            {crypto.make_uuid(), caller(Role::hub_staff), row.reference, line, kind, by}, ports);
    }
    Result<KitRequest> drop(const KitRequest& row, int line) {
        return drop_line({crypto.make_uuid(), caller(Role::hub_staff), row.reference, line}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(WorkWorld, "a request is held with a reason, until a day, and released") {
    const KitRequest row = request(RequestState::submitted);
    CHECK(code_of(hold(row, " ")) == "invalid_fields");
    CHECK(code_of(hold(row, std::string(201, 'x'))) == "invalid_fields");
    CHECK(code_of(hold(row, "line\nbreak")) == "invalid_fields");
    CHECK(code_of(hold(row, "waits", parse_date("2020-01-01"))) == "invalid_fields");
    REQUIRE(hold(row, "waits for a charger", parse_date("2030-01-01")));
    CHECK(now(row).hold_reason == "waits for a charger");
    REQUIRE(release_hold({crypto.make_uuid(), caller(Role::manager), row.reference}, ports));
    CHECK(now(row).hold_reason.empty());
    CHECK_FALSE(now(row).hold_until);
    CHECK(code_of(hold(request(RequestState::closed), "late")) == "request_closed");
}

TEST_CASE_FIXTURE(WorkWorld, "somebody takes the work, and lets it go") {
    const KitRequest row = request(RequestState::accepted);
    const Caller staff = caller(Role::hub_staff);
    REQUIRE(assign_request({crypto.make_uuid(), staff, row.reference, true}, ports));
    CHECK(now(row).worker == staff.actor);
    CHECK(code_of(assign_request(
              {crypto.make_uuid(), staff, row.reference, false, crypto.make_uuid()}, ports)) ==
          "invalid_fields");
    REQUIRE(assign_request({crypto.make_uuid(), staff, row.reference, false}, ports));
    CHECK(now(row).worker.empty());
    CHECK(code_of(assign_request({crypto.make_uuid(), caller(Role::referrer), row.reference, true},
                                 ports)) == "forbidden");
}

TEST_CASE_FIXTURE(WorkWorld, "a substitute is agreed with somebody, and its memory follows") {
    KitRequest row = request(RequestState::accepted, {LineKind::tablet, LineKind::data});
    store.write([&](Transaction& tx) {
        row.lines[0].uses = {"school_work"};
        write_request(row, tx, ports);
        return true;
    });
    CHECK(code_of(substitute(row, 1, LineKind::data)) == "invalid_fields");
    CHECK(code_of(substitute(row, 1, LineKind::laptop, "nobody")) == "invalid_fields");
    CHECK(code_of(substitute(row, 2, LineKind::laptop)) == "invalid_fields");
    CHECK(code_of(substitute(row, 9, LineKind::laptop)) == "invalid_fields");
    REQUIRE(substitute(row, 1, LineKind::laptop));
    CHECK(wanted_kind(now(row).lines[0]) == LineKind::laptop);
    CHECK(now(row).lines[0].memory_gb == 8);
    CHECK(now(row).lines[0].substitute_agreed_by == caller(Role::hub_staff).actor);
    REQUIRE(substitute(row, 1, std::nullopt));
    CHECK_FALSE(now(row).lines[0].substitute);
    CHECK(now(row).lines[0].memory_gb == 0);
}

TEST_CASE_FIXTURE(WorkWorld, "a line is dropped while it waits, and never the last") {
    const Device device = device_in(DeviceState::ready);
    const KitRequest row = request(RequestState::accepted, {LineKind::laptop, LineKind::tablet});
    record(reservation(device, row));
    CHECK(code_of(drop(row, 1)) == "line_taken");
    REQUIRE(drop(row, 2));
    CHECK(story(row) == "ready: reserved dropped");
    const KitRequest single = request(RequestState::accepted);
    const std::string before = dump();
    CHECK(code_of(drop(single, 1)) == "invalid_fields");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(WorkWorld, "the same again is not done twice") {
    const KitRequest row = request(RequestState::submitted);
    const HoldRequest command{crypto.make_uuid(), caller(Role::hub_staff), row.reference, "waits"};
    REQUIRE(hold_request(command, ports));
    const std::string before = dump();
    REQUIRE(hold_request(command, ports));
    CHECK(dump() == before);
}

}  // namespace kitbank

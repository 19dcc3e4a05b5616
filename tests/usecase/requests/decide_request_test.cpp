#include "server/usecase/requests/decide_request.h"

#include <doctest/doctest.h>

#include "server/usecase/residents/vault.h"
#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct DecisionWorld : RequestWorld {
    Result<KitRequest> accept(const KitRequest& row, Role role = Role::hub_staff) {
        return accept_request({crypto.make_uuid(), caller(role), row.reference}, ports);
    }
    Result<KitRequest> query(const KitRequest& row, const std::string& words) {
        return query_request({crypto.make_uuid(), caller(Role::hub_staff), row.reference, words},
                             ports);
    }
    Result<KitRequest> decline(const KitRequest& row, const std::string& reason,
                               const std::string& words = "") {
        return decline_request(
            {crypto.make_uuid(), caller(Role::hub_staff), row.reference, reason, words}, ports);
    }
    std::vector<RequestNote> notes(const KitRequest& row) {
        std::vector<RequestNote> rows;
        store.read([&](Reader& reader) { rows = reader.requests().notes_of(row.id); });
        return rows;
    }
};

}  // namespace

TEST_CASE_FIXTURE(DecisionWorld, "of two who decide at once, one does") {
    const KitRequest row = request(RequestState::submitted);
    REQUIRE(accept(row));
    CHECK(now(row).state == RequestState::accepted);
    CHECK(now(row).worker == caller(Role::hub_staff).actor);
    const std::string before = dump();
    CHECK(code_of(accept(row, Role::manager)) == "request_closed");
    CHECK(code_of(query(row, "Which hub?")) == "request_closed");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(DecisionWorld, "a question is sealed, and the request waits for its answer") {
    const KitRequest row = request(RequestState::submitted);
    CHECK(code_of(query(row, "  ")) == "invalid_fields");
    REQUIRE(query(row, "Does Robin have a table to put it on?"));
    CHECK(now(row).state == RequestState::queried);
    REQUIRE(notes(row).size() == 1);
    CHECK(notes(row)[0].kind == NoteKind::question);
    CHECK(dump().find("a table to put it on") == std::string::npos);
    REQUIRE(accept(row));  // the answer came by phone
}

TEST_CASE_FIXTURE(DecisionWorld, "a declined request says why, and frees what was set aside") {
    const Device device = device_in(DeviceState::ready);
    const KitRequest row = request(RequestState::accepted, {LineKind::laptop, LineKind::tablet});
    record(reservation(device, row));
    CHECK(story(row) == "accepted: reserved waiting");
    CHECK(code_of(decline(row, "we do not like it")) == "invalid_fields");
    REQUIRE(decline(row, "no_kit", "Ask again in spring."));
    CHECK(story(row) == "declined: dropped dropped");
    CHECK(now(row).decline_reason == "no_kit");
    store.read([&](Reader& reader) {
        CHECK(reader.device_by_tag(device.tag)->standing.state == DeviceState::ready);
    });
    REQUIRE(notes(row).size() == 1);
    CHECK(notes(row)[0].kind == NoteKind::decision);
    CHECK(code_of(decline(row, "no_kit")) == "request_closed");
}

TEST_CASE_FIXTURE(DecisionWorld, "many are accepted at once, each judged alone") {
    const KitRequest one = request(RequestState::submitted);
    const KitRequest closed = request(RequestState::closed);
    const KitRequest two = request(RequestState::submitted);
    const AcceptRequests command{crypto.make_uuid(),
                                 caller(Role::hub_staff),
                                 {one.reference, closed.reference, "Q-00000000", two.reference}};
    const auto answers = accept_requests(command, ports);
    REQUIRE(answers);
    REQUIRE(answers->size() == 4);
    CHECK_FALSE((*answers)[0].refusal);
    CHECK((*answers)[1].refusal->code == RefusalCode::request_closed);
    CHECK((*answers)[2].refusal->code == RefusalCode::request_not_found);
    CHECK_FALSE((*answers)[3].refusal);
    CHECK(now(two).state == RequestState::accepted);
    const std::string before = dump();
    const auto again = accept_requests(command, ports);
    CHECK_FALSE((*again)[0].refusal);
    CHECK((*again)[1].refusal);
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(DecisionWorld, "too many, none, or by those who may not: nothing is done") {
    const KitRequest row = request(RequestState::submitted);
    const std::string before = dump();
    const auto all = [&](Role role, std::size_t count) {
        return accept_requests(
            {crypto.make_uuid(), caller(role), std::vector<std::string>(count, row.reference)},
            ports);
    };
    CHECK(code_of(all(Role::hub_staff, 0)) == "invalid_fields");
    CHECK(code_of(all(Role::hub_staff, accepted_at_once_max + 1)) == "invalid_fields");
    CHECK(code_of(all(Role::volunteer, 1)) == "forbidden");
    CHECK(code_of(accept(row, Role::referrer)) == "forbidden");
    CHECK(code_of(accept(row, Role::volunteer)) == "forbidden");
    CHECK(dump() == before);
}

}  // namespace kitbank

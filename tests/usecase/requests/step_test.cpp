#include "server/usecase/requests/step.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(RequestWorld, "a step outside the table is refused and leaves nothing") {
    KitRequest row = request(RequestState::submitted);
    const std::string before = dump();
    store.write([&](Transaction& tx) {
        const auto refusal = try_step(row, RequestStep::answer, "person:1", tx, ports);
        REQUIRE(refusal);
        CHECK(refusal->code == RefusalCode::request_closed);
        return true;
    });
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(RequestWorld, "a step is audited under the request's reference") {
    KitRequest row = request(RequestState::submitted);
    store.write([&](Transaction& tx) {
        CHECK_FALSE(try_step(row, RequestStep::acceptance, "person:1", tx, ports));
        write_request(row, tx, ports);
        return true;
    });
    CHECK(now(row).state == RequestState::accepted);
    std::vector<AuditEvent> audit;
    store.read([&](Reader& reader) { audit = reader.trust().audit_of(audit_subject(row)); });
    REQUIRE(audit.size() == 1);
    CHECK(audit[0].event == "acceptance");
}

}  // namespace kitbank

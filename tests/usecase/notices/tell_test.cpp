#include "server/usecase/notices/tell.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"
#include "tests/support/request_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(RequestWorld, "nobody is told of a request that nobody entered") {
    KitRequest row = request(RequestState::submitted);
    row.entered_by = "token:3";
    store.write([&](Transaction& tx) {
        tell(row, MessageKind::request_accepted, {}, tx, ports);
        CHECK(tx.notices().letters_due(clock.now() + std::chrono::hours{1}, 10).empty());
        return false;
    });
}

}  // namespace kitbank

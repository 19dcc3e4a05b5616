#include "server/usecase/databank/set_aside_data.h"

#include <doctest/doctest.h>

#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/work_on_request.h"
#include "tests/support/giving_world.h"

namespace kitbank {
namespace {

struct SetAsideWorld : GivingWorld {
    SetAsideData wish(const KitRequest& of, const DataItem& item) {
        return {crypto.make_uuid(), caller(Role::hub_staff), of.reference, item.reference};
    }
};

}  // namespace

TEST_CASE_FIXTURE(SetAsideWorld, "what is set aside is given to nobody else") {
    const KitRequest of = asked(RequestState::accepted);
    const DataItem sim = stock();
    const auto held = set_aside_data(wish(of, sim), ports);
    REQUIRE(code_of(held) == "done");
    CHECK(held->standing.reserved_for == of.reference);
    CHECK(held->reserved_until > clock.now() + std::chrono::days{13});
    CHECK(code_of(give_data(walk_in(sim), ports)) == "reserved_for_another");
    CHECK(code_of(set_aside_data(wish(of, stock()), ports)) == "line_taken");
    CHECK(code_of(give_data(for_request(sim, of), ports)) == "done");
}

TEST_CASE_FIXTURE(SetAsideWorld, "another one is given: this one goes back to the shelf") {
    const KitRequest of = asked(RequestState::accepted);
    const DataItem sim = stock();
    REQUIRE(code_of(set_aside_data(wish(of, sim), ports)) == "done");
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    CHECK(story(sim) == "in_stock");
}

TEST_CASE_FIXTURE(SetAsideWorld, "it goes back when its time is over, and not before") {
    const KitRequest of = asked(RequestState::accepted);
    const DataItem sim = stock();
    REQUIRE(code_of(set_aside_data(wish(of, sim), ports)) == "done");
    clock.advance(std::chrono::days{13});
    CHECK(release_data_holds(ports) == 0);
    clock.advance(std::chrono::days{2});
    CHECK(release_data_holds(ports) == 1);
    CHECK(story(sim) == "in_stock");
    CHECK(release_data_holds(ports) == 0);
}

TEST_CASE_FIXTURE(SetAsideWorld,
                  "it goes back by hand, with a dropped line, and with the request") {
    const DataItem sim = stock();
    const KitRequest of = asked(RequestState::accepted, {LineKind::laptop, LineKind::data});
    REQUIRE(code_of(set_aside_data(wish(of, sim), ports)) == "done");
    const ReleaseData by_hand{crypto.make_uuid(), caller(Role::hub_staff), sim.reference};
    CHECK(code_of(release_data(by_hand, ports)) == "done");
    CHECK(story(sim) == "in_stock");
    REQUIRE(code_of(set_aside_data(wish(of, sim), ports)) == "done");
    const DropLine drop{crypto.make_uuid(), caller(Role::hub_staff), of.reference, 2};
    REQUIRE(code_of(drop_line(drop, ports)) == "done");
    CHECK(story(sim) == "in_stock");
    const KitRequest other = asked(RequestState::accepted);
    REQUIRE(code_of(set_aside_data(wish(other, sim), ports)) == "done");
    ports.store.write([&](Transaction& tx) {
        KitRequest row = *tx.requests().request(other.reference);
        take_step(row, RequestStep::refusal, "person:7", tx, ports);
        write_request(row, tx, ports);
        return true;
    });
    CHECK(story(sim) == "in_stock");
}

}  // namespace kitbank

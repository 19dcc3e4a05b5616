#include "server/usecase/databank/close_count.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct ClosingWorld : MovesWorld {
    StockCount opened() { return *open_count({crypto.make_uuid(), volunteer(north), ""}, ports); }
    void see(const std::vector<std::string>& codes) {
        REQUIRE(add_to_count({crypto.make_uuid(), volunteer(north), "", codes}, ports));
    }
    Result<StockCount> close(const StockCount& count) {
        return close_count({crypto.make_uuid(), volunteer(north), count.reference}, ports);
    }
    CountLine line(const StockCount& count, const std::string& number) {
        const auto view = show_count(volunteer(north), count.reference, ports);
        const auto found = std::ranges::find(view->lines, number, &CountLine::number);
        REQUIRE(found != view->lines.end());
        return *found;
    }
    CountFate fate(const StockCount& count, const std::string& number) {
        return line(count, number).fate;
    }
    void send_south(const std::vector<std::string>& sims) {
        const auto packet =
            open_consignment({crypto.make_uuid(), volunteer(north), "", "SOUTH"}, ports);
        REQUIRE(pack_items({crypto.make_uuid(), volunteer(north), packet->reference, sims}, ports));
        REQUIRE(send_consignment({crypto.make_uuid(), volunteer(north), packet->reference}, ports));
    }
};

}  // namespace

TEST_CASE_FIXTURE(ClosingWorld,
                  "a count says what was right, missing and extra, and where that is") {
    const auto sims = receive(north, 3);
    const auto theirs = receive(south, 1);
    const std::string unknown = number();
    const StockCount count = opened();
    CHECK(code_of(close(count)) == "step_out_of_order");  // nothing was seen
    see({sims[0], theirs[0], unknown});
    const auto closed = close(count);
    CHECK(closed->counted == 3);
    CHECK(closed->missing == 2);
    CHECK(closed->extra == 2);
    CHECK(fate(count, sims[0]) == CountFate::right);
    CHECK(fate(count, sims[1]) == CountFate::missing);
    CHECK(line(count, theirs[0]).words == "The books have it in stock at " + south.name);
    CHECK(line(count, unknown).words == "Nobody has received it");
    CHECK(on_shelf(north) == 3);  // counting moves nothing
}

TEST_CASE_FIXTURE(ClosingWorld, "what leaves or comes while it goes on is reckoned rightly") {
    const auto sims = receive(north, 4);
    const StockCount count = opened();
    see({sims[0], sims[1], sims[3]});
    give(north, sims[0]);                 // seen, then given
    send_south({sims[1], sims[2]});       // seen and not yet seen, then sent
    const auto late = receive(north, 1);  // came, and was not seen
    const auto closed = close(count);
    CHECK(closed->missing == 0);
    CHECK(closed->extra == 0);
    CHECK(fate(count, sims[0]) == CountFate::moved);
    CHECK(fate(count, sims[1]) == CountFate::moved);
    CHECK(fate(count, sims[3]) == CountFate::right);
    CHECK(fate(count, late[0]) == CountFate::moved);
}

TEST_CASE_FIXTURE(ClosingWorld,
                  "what was given before the count is extra when it is on the shelf") {
    const auto sims = receive(north, 2);
    give(north, sims[0]);
    const StockCount count = opened();
    see(sims);
    CHECK(close(count)->extra == 1);
    CHECK(line(count, sims[0]).words == "The books have it given by " + north.name);
}

TEST_CASE_FIXTURE(ClosingWorld, "what the books had lost is in stock again where it was seen") {
    const auto sims = receive(north, 2);
    const auto theirs = receive(south, 1);
    lose(north, sims[0]);
    lose(south, theirs[0]);
    const StockCount count = opened();
    see({sims[0], sims[1], theirs[0]});
    REQUIRE(close(count));
    CHECK(fate(count, sims[0]) == CountFate::found);
    CHECK(item(sims[0]).standing.state == ItemState::in_stock);
    CHECK(item(theirs[0]).standing.hub == north.id);
    CHECK(on_shelf(north) == 3);
    CHECK(balance(AccountKind::voided, south.id.value) == 0);
}

TEST_CASE_FIXTURE(ClosingWorld, "progress is told bundle by bundle") {
    const auto sims = receive(north, 3);
    const auto others = receive_of(add_bundle("O2-40"), north, 2);
    const auto theirs = receive(south, 1);
    const StockCount count = opened();
    see({sims[0], sims[1], theirs[0]});
    const auto view = show_count(volunteer(north), count.reference, ports);
    REQUIRE(view->progress.size() == 2);
    CHECK(view->progress[0].bundle == "O2-25");
    CHECK(view->progress[0].expected == 3);
    CHECK(view->progress[0].counted == 2);
    CHECK(view->progress[1].counted == 0);
    CHECK(view->may_count);
    CHECK(!view->may_settle);
    CHECK(list_counts(volunteer(north), "", ports)->items.size() == 1);
    CHECK(list_counts(volunteer(south), "", ports)->items.empty());
    CHECK(code_of(list_counts(caller(Role::referrer), "", ports)) == "forbidden");
    CHECK(code_of(show_count(volunteer(south), count.reference, ports)) == "not_found");
}

}  // namespace kitbank

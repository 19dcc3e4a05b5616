#include "server/usecase/databank/count_stock.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/close_count.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct CountWorld : MovesWorld {
    Result<StockCount> open(const Caller& who, const std::string& hub = "") {
        return open_count({crypto.make_uuid(), who, hub}, ports);
    }
    Result<Counted> add(const std::string& count, const std::vector<std::string>& codes) {
        return add_to_count({crypto.make_uuid(), volunteer(north), count, codes}, ports);
    }
    Result<StockCount> close(const StockCount& count) {
        return close_count({crypto.make_uuid(), volunteer(north), count.reference}, ports);
    }
    Result<StockCount> settle(const StockCount& count, bool is_lost, const std::string& reason,
                              const Caller& who) {
        return settle_count({crypto.make_uuid(), who, count.reference, {}, is_lost, reason}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(CountWorld, "one count is open at a hub at a time") {
    const auto count = open(volunteer(north));
    REQUIRE(count);
    CHECK(count->reference.starts_with("K-"));
    const auto second = open(volunteer(north));
    CHECK(code_of(second) == "step_out_of_order");
    CHECK(sentence_of(second.refusal()).find(count->reference) != std::string::npos);
    CHECK(open(volunteer(south)));
    CHECK(code_of(open(volunteer(north), "SOUTH")) == "forbidden");
    CHECK(fields_of(open(manager())) == "hub");
    CHECK(fields_of(open(manager(), "NOWHERE")) == "hub");
    CHECK(cancel_count({crypto.make_uuid(), volunteer(north), count->reference}, ports)->state ==
          CountState::cancelled);
    CHECK(open(manager(), "NORTH"));
    CHECK(code_of(open(caller(Role::referrer))) == "forbidden");
}

TEST_CASE_FIXTURE(CountWorld, "numbers are added as they are seen; repeats are harmless") {
    const auto sims = receive(north, 2);
    const auto theirs = receive(south, 1);
    const StockCount count = *open(volunteer(north));
    const auto first = add("", {sims[0]});
    CHECK(first->added == 1);
    CHECK(first->lines.front().words.empty());
    CHECK(add(count.reference, {sims[0], sims[1], sims[1]})->added == 1);
    const auto wrong = add("", {theirs[0]});
    CHECK(wrong->lines.front().words.find("SOUTH") != std::string::npos);
    const std::string unknown = number();
    CHECK(add("", {unknown})->lines.front().words == "Nobody has received it.");
    std::string misread = number();
    misread.back() = misread.back() == '0' ? '1' : '0';
    CHECK(fields_of(add("", {misread})) == "codes");
    CHECK(fields_of(add("", {"soap"})) == "codes");
    CHECK(fields_of(add("", {})) == "codes");
    const AddToCount command{crypto.make_uuid(), volunteer(north), "", {number()}};
    CHECK(add_to_count(command, ports)->count.counted == 5);
    CHECK(add_to_count(command, ports)->count.counted == 5);
    CHECK(code_of(add_to_count({crypto.make_uuid(), volunteer(south), "", {sims[0]}}, ports)) ==
          "step_out_of_order");
    CHECK(code_of(add_to_count({crypto.make_uuid(), volunteer(south), count.reference, {sims[0]}},
                               ports)) == "not_found");
}

TEST_CASE_FIXTURE(CountWorld, "what is missing is lost with a reason, or left, by a manager") {
    const auto sims = receive(north, 4);
    const StockCount count = *open(volunteer(north));
    REQUIRE(add("", {sims[0]}));
    CHECK(code_of(settle(count, true, "gone", manager())) == "step_out_of_order");
    CHECK(close(count)->missing == 3);
    CHECK(code_of(add(count.reference, {sims[1]})) == "step_out_of_order");
    CHECK(code_of(settle(count, true, "gone", volunteer(north))) == "forbidden");
    CHECK(fields_of(settle(count, true, "", manager())) == "reason");
    give(north, sims[3]);  // it was there after all
    SettleCount one{crypto.make_uuid(), manager(), count.reference, {sims[1]}};
    CHECK(settle_count(one, ports)->missing == 2);
    CHECK(on_shelf(north) == 3);
    CHECK(settle(count, true, "The cupboard was broken into", manager())->missing == 0);
    CHECK(item(sims[2]).standing.void_reason == VoidReason::lost);
    CHECK(item(sims[3]).standing.state == ItemState::issued);
    CHECK(on_shelf(north) == 2);
    CHECK(code_of(settle(count, false, "", manager())) == "step_out_of_order");
}

}  // namespace kitbank

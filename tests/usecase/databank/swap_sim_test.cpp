#include "server/usecase/databank/swap_sim.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/give_data.h"
#include "tests/support/living_world.h"

namespace kitbank {
namespace {

struct SwapWorld : LivingWorld {
    Result<SwappedSim> swap(const DataItem& old, const DataItem& replacement,
                            VoidReason reason = VoidReason::faulty) {
        return swap_sim({crypto.make_uuid(),
                         caller(Role::volunteer),
                         old.reference,
                         replacement.reference,
                         reason,
                         "no signal",
                         {}},
                        ports);
    }
    // Over the counter, to whoever has this telephone number.
    Result<GivenData> give_at_counter(const DataItem& item) {
        GiveData command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.item = item.reference;
        command.person = {{ResidentField::phone, "07700 900111"}};
        command.criteria = {true, true, true, false, false};
        command.terms_told = true;
        return give_data(command, ports);
    }
    DataIssue issue_of(const DataItem& item) {
        std::optional<DataIssue> issue;
        ports.store.read([&](Reader& reader) { issue = reader.issues().issue_of_item(item.id); });
        return *issue;
    }
};

}  // namespace

TEST_CASE_FIXTURE(SwapWorld,
                  "the old one is void, the new one is given, and each names the other") {
    const DataItem old = stock();
    const DataItem other = stock();
    REQUIRE(give_at_counter(old));
    const Result<SwappedSim> swapped = swap(old, other);
    REQUIRE(swapped);
    CHECK(story(old) == "void: replaced");
    CHECK(story(other) == "issued: issued");
    CHECK(now(old).standing.void_reason == VoidReason::faulty);
    CHECK(swapped->issue == issue_of(other).reference);
    CHECK(issue_of(other).replaces == issue_of(old).reference);
    CHECK_FALSE(issue_of(other).over_limit);
}

TEST_CASE_FIXTURE(SwapWorld,
                  "a swap does not count against the limit, and the one before it still does") {
    const DataItem old = stock();
    REQUIRE(give_at_counter(old));
    CHECK(code_of(give_at_counter(stock())) == "limit_reached");
    REQUIRE(swap(old, stock()));
    CHECK(code_of(give_at_counter(stock())) == "limit_reached");
}

TEST_CASE_FIXTURE(SwapWorld, "a pack that came back leaves the person's limit free") {
    const DataItem old = stock();
    REQUIRE(give_at_counter(old));
    REQUIRE(hand_back_item({crypto.make_uuid(), caller(Role::volunteer), old.reference, true, {}},
                           ports));
    CHECK(give_at_counter(stock()));
}

TEST_CASE_FIXTURE(SwapWorld, "a SIM in use is swapped, and one that was swapped again") {
    const DataItem old = stock();
    const DataItem second = stock();
    const DataItem third = stock();
    REQUIRE(give_at_counter(old));
    REQUIRE(activate_item(
        {crypto.make_uuid(), caller(Role::volunteer), old.reference, *parse_date("2026-11-21")},
        ports));
    REQUIRE(swap(old, second, VoidReason::wrong_sim));
    REQUIRE(swap(second, third));
    CHECK(story(second) == "void: replaced");
    CHECK(story(third) == "issued: issued");
}

TEST_CASE_FIXTURE(SwapWorld, "what was not given, has ended or is void is not swapped") {
    CHECK(code_of(swap(stock(), stock())) == "item_not_possible");
    const DataItem lost = given();
    REQUIRE(void_item(
        {crypto.make_uuid(), caller(Role::volunteer), lost.reference, VoidReason::lost, "", {}},
        ports));
    CHECK(code_of(swap(lost, stock())) == "item_not_possible");
    const DataItem item = given();
    CHECK(fields_of(swap(item, item)) == "replacement");
    CHECK(fields_of(swap(item, stock(), VoidReason::lost)) == "reason");
}

TEST_CASE_FIXTURE(SwapWorld, "a new one that cannot be given leaves the old one as it was") {
    const DataItem old = given();
    CHECK(code_of(swap(old, given())) == "sim_given");
    CHECK(story(old) == "issued: issued");
    const DataItem past = stock("2026-11-20");
    CHECK(code_of(swap(old, past)) == "sim_past_date");
    const Hub south = open_hub("SOUTH");
    CHECK(code_of(swap(old, stock("", nullptr, south.id))) == "sim_not_found");
    CHECK(story(old) == "issued: issued");
}

TEST_CASE_FIXTURE(SwapWorld, "of a new voucher the code is shown once, and not to a repeat") {
    const DataItem old = give(stock("", &vouchers));
    const DataItem other = stock("", &vouchers);
    const SwapSim command{crypto.make_uuid(),
                          caller(Role::volunteer),
                          old.reference,
                          other.reference,
                          VoidReason::faulty,
                          "",
                          {}};
    const Result<SwappedSim> swapped = swap_sim(command, ports);
    REQUIRE(swapped);
    CHECK(swapped->code.starts_with("CODE1"));
    const Result<SwappedSim> again = swap_sim(command, ports);
    REQUIRE(again);
    CHECK(again->code.empty());
    CHECK(again->issue == swapped->issue);
}

}  // namespace kitbank

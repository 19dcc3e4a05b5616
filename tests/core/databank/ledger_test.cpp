#include "server/core/databank/ledger.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

namespace kitbank {
namespace {

Account account_in(ItemState state, std::int64_t consignment = 0) {
    ItemStanding standing;
    standing.state = state;
    standing.hub = HubId{4};
    standing.consignment = consignment;
    return account_of(standing);
}

rc::Gen<Account> any_account() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 7), rc::gen::inRange(0, 3)),
                        [](const std::pair<int, int>& drawn) {
                            return Account{static_cast<AccountKind>(drawn.first), drawn.second};
                        });
}

// A bundle's items all have the same gigabytes.
rc::Gen<std::vector<ItemMove>> any_moves() {
    const auto move = rc::gen::apply(
        [](int bundle, Account from, Account to) {
            return ItemMove{BundleId{bundle}, bundle * 100, from, to};
        },
        rc::gen::inRange(1, 4), any_account(), any_account());
    return rc::gen::container<std::vector<ItemMove>>(move);
}

}  // namespace

TEST_CASE("the account of an item follows from what has become of it") {
    CHECK(account_in(ItemState::none) == Account{AccountKind::network, 0});
    CHECK(account_in(ItemState::in_stock) == Account{AccountKind::hub, 4});
    CHECK(account_in(ItemState::in_stock, 9) == Account{AccountKind::transit, 9});
    CHECK(account_in(ItemState::reserved) == Account{AccountKind::reserved, 4});
    CHECK(account_in(ItemState::issued) == Account{AccountKind::person, 4});
    CHECK(account_in(ItemState::active) == Account{AccountKind::person, 4});
    CHECK(account_in(ItemState::ended) == Account{AccountKind::person, 4});
    CHECK(account_in(ItemState::expired) == Account{AccountKind::expired, 4});
    CHECK(account_in(ItemState::voided) == Account{AccountKind::voided, 4});
}

TEST_CASE("items of a bundle that move alike make one posting on each side") {
    const Account shelf{AccountKind::hub, 4};
    const Account packet{AccountKind::transit, 9};
    const std::vector<ItemMove> moves = {{BundleId{2}, 300, shelf, packet},
                                         {BundleId{1}, 40, shelf, packet},
                                         {BundleId{2}, 300, shelf, packet}};
    CHECK(postings_of(moves) == std::vector<Posting>{{shelf, BundleId{1}, -1, -40},
                                                     {shelf, BundleId{2}, -2, -600},
                                                     {packet, BundleId{1}, 1, 40},
                                                     {packet, BundleId{2}, 2, 600}});
}

TEST_CASE("what stays in its account is no posting") {
    const Account person{AccountKind::person, 4};
    CHECK(postings_of(std::vector<ItemMove>{{BundleId{1}, 40, person, person}}).empty());
    CHECK(postings_of({}).empty());
}

TEST_CASE("postings of whatever moves sum to zero, and bring each account where the items are") {
    CHECK(rc::check("conservation", [] {
        const std::vector<ItemMove> moves = *any_moves();
        const std::vector<Posting> postings = postings_of(moves);
        RC_ASSERT(is_balanced(postings));
        std::map<std::pair<Account, BundleId>, std::int64_t> counted;
        for (const ItemMove& move : moves) {
            --counted[{move.from, move.bundle}];
            ++counted[{move.to, move.bundle}];
        }
        for (const Posting& posting : postings) {
            RC_ASSERT(counted.at({posting.account, posting.bundle}) == posting.items);
            RC_ASSERT(posting.gigabytes == posting.items * posting.bundle.value * 100);
            counted.erase({posting.account, posting.bundle});
        }
        for (const auto& [place, items] : counted) RC_ASSERT(items == 0);
        RC_ASSERT(std::ranges::is_sorted(postings, {}, [](const Posting& posting) {
            return std::pair{posting.account, posting.bundle};
        }));
    }));
}

TEST_CASE("one posting that is wrong, in items, gigabytes or bundle, is out of balance") {
    const Account shelf{AccountKind::hub, 4};
    const Account source{AccountKind::network, 0};
    std::vector<Posting> postings = {{source, BundleId{1}, -3, -900}, {shelf, BundleId{1}, 3, 900}};
    CHECK(is_balanced(postings));
    postings[1].items = 2;
    CHECK_FALSE(is_balanced(postings));
    postings[1] = {shelf, BundleId{1}, 3, 899};
    CHECK_FALSE(is_balanced(postings));
    postings[1] = {shelf, BundleId{2}, 3, 900};
    CHECK_FALSE(is_balanced(postings));
}

TEST_CASE("accounts are read as they are written, and only networks are a source") {
    for (const std::string_view name : account_kind_names) {
        const auto kind = parse_account_kind(name);
        REQUIRE(kind);
        CHECK(name_of(*kind) == name);
        CHECK(is_source(*kind) == (name == "network"));
    }
    CHECK_FALSE(parse_account_kind("bank"));
}

}  // namespace kitbank

#include "server/core/databank/ledger.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kitbank {

Account account_of(const ItemStanding& standing) {
    const std::int64_t hub = standing.hub.value;
    switch (standing.state) {
        case ItemState::none:
            return {AccountKind::network, 0};
        case ItemState::in_stock:
            return standing.consignment != 0 ? Account{AccountKind::transit, standing.consignment}
                                             : Account{AccountKind::hub, hub};
        case ItemState::reserved:
            return {AccountKind::reserved, hub};
        case ItemState::issued:
        case ItemState::active:
        case ItemState::ended:
            return {AccountKind::person, hub};
        case ItemState::expired:
            return {AccountKind::expired, hub};
        case ItemState::voided:
            return {AccountKind::voided, hub};
    }
    return {};
}

std::vector<Posting> postings_of(std::span<const ItemMove> moves) {
    std::map<std::pair<Account, BundleId>, Posting> sums;
    const auto add = [&](Account account, const ItemMove& move, std::int64_t items) {
        Posting& sum = sums[{account, move.bundle}];
        sum.account = account;
        sum.bundle = move.bundle;
        sum.items += items;
        sum.gigabytes += items * move.gigabytes_each;
    };
    for (const ItemMove& move : moves) {
        add(move.from, move, -1);
        add(move.to, move, 1);
    }
    std::vector<Posting> postings;
    for (const auto& [place, sum] : sums) {
        if (sum.items != 0 || sum.gigabytes != 0) postings.push_back(sum);
    }
    return postings;
}

bool is_balanced(std::span<const Posting> postings) {
    std::map<BundleId, std::pair<std::int64_t, std::int64_t>> sums;
    for (const Posting& posting : postings) {
        sums[posting.bundle].first += posting.items;
        sums[posting.bundle].second += posting.gigabytes;
    }
    return std::ranges::all_of(sums, [](const auto& row) {
        return row.second == std::pair<std::int64_t, std::int64_t>{};
    });
}

}  // namespace kitbank

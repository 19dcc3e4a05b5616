#include <algorithm>
#include <limits>
#include <map>

#include "embedded/statement.h"
#include "server/store/databank/stock_rows.h"
#include "server/store/json_rows.h"

// Groups, postings and balances: the statements stock_*.
namespace kitbank {
namespace {

using namespace std::chrono;

Instant at_midnight(Date day) { return Instant{sys_days{day}.time_since_epoch()}; }

// Before and after everything that is posted.
const Instant first_moment = at_midnight(Date{year{1000} / January / 1});
const Instant last_moment = at_midnight(Date{year{9999} / December / 31});

Account account_from(Rows& rows) {
    const AccountKind kind = known(parse_account_kind(rows.text()));
    return {kind, rows.number()};
}

std::vector<Balance> balances_from(Rows rows) {
    std::vector<Balance> balances;
    while (rows.next()) {
        Balance& row = balances.emplace_back();
        row.account = account_from(rows);
        row.bundle = rows.id<BundleId>();
        row.bundle_code = rows.text();
        row.bundle_name = rows.text();
        row.kind = known(parse_item_kind(rows.text()));
        row.network = rows.text();
        row.items = rows.number();
        row.gigabytes = rows.number();
    }
    return balances;
}

std::vector<PostedLine> lines_from(Rows rows) {
    std::vector<PostedLine> lines;
    while (rows.next()) {
        PostedLine& line = lines.emplace_back();
        line.id = rows.number();
        line.group = MysqlStock::read_group(rows);
        line.posting.account = account_from(rows);
        line.posting.bundle = rows.id<BundleId>();
        line.posting.items = rows.number();
        line.posting.gigabytes = rows.number();
        line.bundle_code = rows.text();
        line.bundle_name = rows.text();
        line.kind = known(parse_item_kind(rows.text()));
        line.items_after = rows.number();
        line.gigabytes_after = rows.number();
    }
    return lines;
}

// A balance as it was locked, and what it becomes.
struct HeldBalance {
    std::int64_t items = 0;
    std::int64_t gigabytes = 0;
};
using HeldBalances = std::map<std::pair<Account, BundleId>, HeldBalance>;

// Reads what was locked; `moment` becomes that of the last posting to any of them, when it is later.
HeldBalances held_from(Rows rows, Instant& moment) {
    HeldBalances held;
    while (rows.next()) {
        const Account account = account_from(rows);
        HeldBalance& row = held[{account, rows.id<BundleId>()}];
        row.items = rows.number();
        row.gigabytes = rows.number();
        moment = std::max(moment, rows.instant());
    }
    return held;
}

}  // namespace

StockGroup MysqlStock::read_group(Rows& rows) {
    StockGroup group;
    group.id = rows.id<StockGroupId>();
    group.uuid = rows.uuid();
    group.organisation = rows.id<OrganisationId>();
    group.event = known(parse_item_event(rows.text()));
    group.actor = rows.text();
    group.hub = rows.id<HubId>();
    group.words = rows.text();
    group.happened_at = rows.instant();
    group.recorded_at = rows.instant();
    return group;
}

std::vector<Balance> MysqlStock::balances(OrganisationId organisation) {
    std::vector<Balance> rows =
        balances_from(connection_.query(statement::stock_balances_of, organisation));
    std::ranges::sort(rows, {}, [](const Balance& row) {
        return std::pair{row.account, row.bundle};
    });
    return rows;
}

std::vector<Balance> MysqlStock::balances_of(OrganisationId organisation, const Account& account) {
    return balances_from(connection_.query(statement::stock_balances_of_account, organisation,
                                           name_of(account.kind), account.owner));
}

std::vector<Balance> MysqlStock::balances_at(OrganisationId organisation, const Account& account,
                                             Instant moment) {
    const auto kind = name_of(account.kind);
    std::vector<Balance> balances;
    Rows bundles =
        connection_.query(statement::stock_bundles_of_account, organisation, kind, account.owner);
    while (bundles.next()) {
        const auto last =
            balances_from(connection_.query(statement::stock_balances_at, organisation, kind,
                                            account.owner, bundles.id<BundleId>(), moment));
        if (last.empty() || (last[0].items == 0 && last[0].gigabytes == 0)) continue;
        balances.push_back(last[0]);
    }
    return balances;
}

std::vector<PostedLine> MysqlStock::statement(const StatementQuery& query) {
    Instant last = last_moment;
    std::int64_t id = std::numeric_limits<std::int64_t>::max();
    if (query.before != 0) {
        Rows rows =
            connection_.query(statement::stock_posting_moment, query.organisation, query.before);
        if (!rows.next()) return {};
        last = rows.instant();
        id = query.before;
    }
    const Instant from = query.from.value_or(first_moment);
    const Instant to = query.to.value_or(last_moment);
    const auto kind = name_of(query.account.kind);
    const std::int64_t owner = query.account.owner;
    if (query.bundle.value == 0) {
        return lines_from(connection_.query(statement::stock_statement, query.organisation, kind,
                                            owner, from, to, last, last, id, query.limit));
    }
    return lines_from(connection_.query(statement::stock_statement_of_bundle, query.organisation,
                                        kind, owner, query.bundle, from, to, last, last, id,
                                        query.limit));
}

std::vector<HubStock> MysqlStock::hub_stock(const Scope& scope) {
    Rows rows =
        connection_.query(statement::stock_of_hubs, scope.organisation, scope.hub, scope.hub);
    std::vector<HubStock> stock;
    while (rows.next()) {
        HubStock& row = stock.emplace_back();
        row.hub = rows.id<HubId>();
        row.hub_code = rows.text();
        row.hub_name = rows.text();
        row.balance.account = {AccountKind::hub, row.hub.value};
        row.balance.bundle = rows.id<BundleId>();
        row.balance.bundle_code = rows.text();
        row.balance.bundle_name = rows.text();
        row.balance.kind = known(parse_item_kind(rows.text()));
        row.balance.network = rows.text();
        row.balance.items = rows.number();
        row.balance.gigabytes = rows.number();
    }
    return stock;
}

StockGroupId MysqlStock::insert_group(const StockGroup& group) {
    Rows rows = connection_.query(statement::stock_group_insert, group.uuid, group.organisation,
                                  name_of(group.event), group.actor, group.hub, group.words,
                                  group.happened_at, group.recorded_at);
    rows.next();
    return rows.id<StockGroupId>();
}

// Balances are locked in one order by everyone. A group stands at one moment in all its accounts, and in none of them before
// what was posted there earlier, even when a clock went back or another transaction got the lock first: so what an account held
// at any moment is both the last balance and the sum of the postings before it.
void MysqlStock::post(StockGroupId group, OrganisationId organisation,
                      std::span<const Posting> given) {
    if (given.empty()) return;
    std::vector<Posting> postings{given.begin(), given.end()};
    std::ranges::sort(postings, {}, [](const Posting& row) {
        return std::pair{row.account, row.bundle};
    });
    JsonRows places;
    for (const Posting& row : postings) {
        places.add_row(organisation, name_of(row.account.kind), row.account.owner, row.bundle);
    }
    Rows recorded = connection_.query(statement::stock_group_moment, group);
    recorded.next();
    const Instant recorded_at = recorded.instant();
    Instant moment = recorded_at;
    HeldBalances held =
        held_from(connection_.query(statement::stock_balances_locked, places.text()), moment);
    if (held.size() < postings.size()) {
        connection_.change(statement::stock_balances_open, recorded_at, places.text());
        held =
            held_from(connection_.query(statement::stock_balances_locked, places.text()), moment);
    }
    if (moment != recorded_at) connection_.change(statement::stock_group_move, moment, group);
    JsonRows lines;
    JsonRows balances;
    for (const Posting& row : postings) {
        HeldBalance& balance = held.at({row.account, row.bundle});
        balance.items += row.items;
        balance.gigabytes += row.gigabytes;
        const auto kind = name_of(row.account.kind);
        lines.add_row(group, organisation, kind, row.account.owner, row.bundle, moment, row.items,
                      row.gigabytes, balance.items, balance.gigabytes);
        balances.add_row(organisation, kind, row.account.owner, row.bundle, balance.items,
                         balance.gigabytes, moment);
    }
    connection_.change(statement::stock_postings_insert, lines.text());
    connection_.change(statement::stock_balances_write, balances.text());
}

}  // namespace kitbank

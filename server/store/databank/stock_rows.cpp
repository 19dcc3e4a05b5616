#include "server/store/databank/stock_rows.h"

#include <algorithm>
#include <sstream>

#include "embedded/statement.h"
#include "server/store/databank/ascii_column.h"
#include "server/store/json_rows.h"

// Networks and bundles.
namespace kitbank {
namespace {

// The groups of digits as they are printed: "5 4 4".
std::string printed_text(const std::vector<int>& groups) {
    std::string text;
    for (const int digits : groups) {
        text.append(text.empty() ? "" : " ").append(std::to_string(digits));
    }
    return text;
}

std::vector<int> printed_from(const std::string& text) {
    std::istringstream words{text};
    std::vector<int> groups;
    for (int digits = 0; words >> digits;) groups.push_back(digits);
    return groups;
}

Network network_from(Rows& rows) {
    Network row;
    row.organisation = rows.id<OrganisationId>();
    row.code = rows.text();
    row.name = rows.text();
    row.user_terms = rows.text();
    row.activation = rows.text();
    row.help = rows.text();
    row.is_retired = rows.flag();
    return row;
}

NumberRow number_from(Rows& rows) {
    NumberRow row;
    row.prefix = rows.text();
    row.digits = static_cast<int>(rows.number());
    row.printed = printed_from(rows.text());
    row.has_check_digit = rows.flag();
    return row;
}

std::vector<Bundle> bundles_from(Rows rows) {
    std::vector<Bundle> bundles;
    while (rows.next()) {
        Bundle& row = bundles.emplace_back();
        row.id = rows.id<BundleId>();
        row.organisation = rows.id<OrganisationId>();
        row.code = rows.text();
        row.version = static_cast<int>(rows.number());
        row.network = rows.text();
        row.kind = known(parse_item_kind(rows.text()));
        row.name = rows.text();
        row.gb_per_month = static_cast<int>(rows.number());
        row.months = static_cast<int>(rows.number());
        row.calls_included = rows.flag();
        row.valid_from = rows.date();
        row.valid_to = rows.maybe(&Rows::date);
        row.next = rows.text();
    }
    return bundles;
}

std::optional<Bundle> one_from(Rows rows) {
    std::vector<Bundle> bundles = bundles_from(std::move(rows));
    if (bundles.empty()) return std::nullopt;
    return std::move(bundles.front());
}

}  // namespace

std::vector<Network> MysqlStock::networks(OrganisationId organisation) {
    std::map<std::string, std::pair<std::int64_t, Network>> by_code;
    Rows rows = connection_.query(statement::networks_of, organisation);
    while (rows.next()) {
        const std::int64_t id = rows.number();
        Network network = network_from(rows);
        by_code[network.code] = {id, network};
    }
    JsonRows ids;
    std::map<std::int64_t, Network*> by_id;
    for (auto& [code, row] : by_code) {
        ids.add(row.first);
        by_id[row.first] = &row.second;
    }
    Rows numbers = connection_.query(statement::network_numbers, ids.text());
    while (numbers.next()) {
        Network& network = *by_id.at(numbers.number());
        network.numbers.push_back(number_from(numbers));
    }
    std::vector<Network> networks;
    for (auto& [code, row] : by_code) networks.push_back(std::move(row.second));
    std::ranges::sort(networks, {}, [](const Network& row) {
        return std::pair{row.name, row.code};
    });
    return networks;
}

std::vector<Bundle> MysqlStock::bundles(OrganisationId organisation) {
    return bundles_from(connection_.query(statement::bundles_of, organisation));
}

std::optional<Bundle> MysqlStock::bundle(OrganisationId organisation, std::string_view code,
                                         Date on) {
    if (!fits_ascii_column(code)) return std::nullopt;
    return one_from(connection_.query(statement::bundle_on, organisation, code, on, on));
}

std::optional<Bundle> MysqlStock::bundle_by_id(BundleId id) {
    return one_from(connection_.query(statement::bundle_by_id, id));
}

void MysqlStock::write_network(const Network& network) {
    Rows rows = connection_.query(statement::network_write, network.organisation, network.code,
                                  network.name, network.user_terms, network.activation,
                                  network.help, network.is_retired);
    rows.next();
    const std::int64_t id = rows.number();
    connection_.change(statement::network_numbers_delete, id);
    JsonRows numbers;
    int number = 0;
    for (const NumberRow& row : network.numbers) {
        numbers.add_row(id, ++number, row.prefix, row.digits, printed_text(row.printed),
                        row.has_check_digit);
    }
    if (!numbers.empty()) connection_.change(statement::network_numbers_insert, numbers.text());
}

BundleId MysqlStock::insert_bundle(const Bundle& bundle) {
    Rows rows = connection_.query(statement::bundle_insert, bundle.organisation, bundle.code,
                                  bundle.version, bundle.network, name_of(bundle.kind), bundle.name,
                                  bundle.gb_per_month, bundle.months, bundle.calls_included,
                                  bundle.valid_from, bundle.valid_to, bundle.next);
    rows.next();
    return rows.id<BundleId>();
}

void MysqlStock::end_bundle(BundleId id, Date last) {
    connection_.change(statement::bundle_end, last, id);
}

}  // namespace kitbank

#include "server/usecase/databank/statement.h"

#include <algorithm>
#include <charconv>

#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view cursor_context = "stock statement/cursor";

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

std::optional<int> digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return std::nullopt;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    if (text.size() % 2 != 0 || text.size() > 400) return std::nullopt;
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const auto high = digit_of(text[at]);
        const auto low = digit_of(text[at + 1]);
        if (!high || !low) return std::nullopt;
        bytes += static_cast<char>(*high * 16 + *low);
    }
    return bytes;
}

std::string sealed_cursor(std::int64_t id, Ports& ports) {
    const std::string sealed = ports.safe.seal(std::to_string(id), cursor_context);
    const std::vector<std::uint8_t> bytes{sealed.begin(), sealed.end()};
    return format_hex(bytes.data(), bytes.size());
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_whole && number > 0 ? std::optional{number} : std::nullopt;
}

std::optional<std::int64_t> opened_cursor(const std::string& cursor, Ports& ports) {
    const auto bytes = bytes_of_hex(cursor);
    const auto text = bytes ? ports.safe.open(*bytes, cursor_context) : std::nullopt;
    return text ? number_of(*text) : std::nullopt;
}

Result<Hub> hub_of(const StatementOrder& order, const Caller& caller, const Scope& scope,
                   Reader& reader) {
    if (order.hub.empty() && caller.hub) return *caller.hub;
    const auto hub = reader.hub_by_code(caller.organisation, order.hub);
    if (!hub || (scope.hub && *scope.hub != hub->id)) {
        return refusal_of(RefusalCode::hub_not_found);
    }
    return *hub;
}

// Fills in whose account it is.
Result<Account> account_in(const StatementOrder& order, const Caller& caller, Reader& reader,
                           Statement& statement) {
    const Scope scope = scope_of(caller, Permission::see_data_stock);
    const bool is_apart =
        order.account == AccountKind::network || order.account == AccountKind::transit;
    if (is_apart && scope.hub) return refusal_of(RefusalCode::forbidden);
    if (order.account == AccountKind::network) return Account{AccountKind::network, 0};
    if (order.account == AccountKind::transit) {
        const auto packet =
            reader.consignments().consignment(caller.organisation, order.consignment);
        if (!packet) return refusal_of(RefusalCode::consignment_not_found);
        statement.consignment = packet->reference;
        return Account{AccountKind::transit, packet->id.value};
    }
    const Result<Hub> hub = hub_of(order, caller, scope, reader);
    if (!hub) return hub.refusal();
    statement.hub = *hub;
    return Account{order.account, hub->id.value};
}

// "O2-25/2"; without a version the newest.
std::optional<Bundle> bundle_named(std::string_view name, const std::vector<Bundle>& bundles) {
    const std::size_t slash = name.find('/');
    const std::string_view code = name.substr(0, slash);
    const auto version = slash == std::string_view::npos ? std::optional<std::int64_t>{0}
                                                         : number_of(name.substr(slash + 1));
    for (const Bundle& row : bundles) {
        if (version && row.code == code && (*version == 0 || *version == row.version)) return row;
    }
    return std::nullopt;
}

Holding held_at(const StatementQuery& query, std::optional<Instant> moment, Reader& reader) {
    Holding sum;
    const auto rows = moment
                          ? reader.stock().balances_at(query.organisation, query.account, *moment)
                          : reader.stock().balances_of(query.organisation, query.account);
    for (const Balance& row : rows) {
        if (query.bundle.value != 0 && row.bundle != query.bundle) continue;
        sum.items += row.items;
        sum.gigabytes += row.gigabytes;
    }
    return sum;
}

Result<Statement> read_in(const Caller& caller, const StatementOrder& order, Reader& reader,
                          Ports& ports) {
    Statement statement;
    statement.account = order.account;
    const Result<Account> account = account_in(order, caller, reader, statement);
    if (!account) return account.refusal();
    StatementQuery query{caller.organisation, *account};
    if (!order.bundle.empty()) {
        statement.bundle = bundle_named(order.bundle, reader.stock().bundles(caller.organisation));
        if (!statement.bundle) return refusal_of(RefusalCode::bundle_not_found);
        query.bundle = statement.bundle->id;
    }
    if (order.from) query.from = start_of_day(*order.from, ports.zones);
    if (order.to) query.to = start_of_day(Date{sys_days{*order.to} + days{1}}, ports.zones);
    if (!order.cursor.empty()) {
        const auto before = opened_cursor(order.cursor, ports);
        if (!before) return refusal_of(RefusalCode::malformed);
        query.before = *before;
    }
    query.limit = order.limit + 1;
    statement.lines = reader.stock().statement(query);
    if (statement.lines.size() > static_cast<std::size_t>(order.limit)) {
        statement.lines.pop_back();
        statement.next = sealed_cursor(statement.lines.back().id, ports);
    }
    if (query.from) statement.opening = held_at(query, query.from, reader);
    statement.closing = held_at(query, query.to, reader);
    return statement;
}

}  // namespace

Result<Statement> read_statement(const Caller& caller, const StatementOrder& order, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    if (order.from && order.to && *order.to < *order.from) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"to", "Choose a last day that is not before the first one."}}};
    }
    Result<Statement> result = refusal_of(RefusalCode::internal);
    ports.store.read([&](Reader& reader) { result = read_in(caller, order, reader, ports); });
    return result;
}

}  // namespace kitbank

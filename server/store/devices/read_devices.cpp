#include <algorithm>

#include "embedded/statement.h"
#include "server/store/devices/device_rows.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

template <class Enum>
std::optional<std::string_view> word(const std::optional<Enum>& value) {
    return value ? std::optional{name_of(*value)} : std::nullopt;
}

// The pattern of everything that begins with a text.
std::string beginning_with(std::string_view text) {
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '|') pattern += '|';
        pattern += c;
    }
    return pattern + '%';
}

// Tags and canonical serials are in upper case.
std::string upper(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return result;
}

}  // namespace

std::optional<Device> MysqlTransaction::device_by_tag(const Tag& tag) {
    Rows rows = connection_.query(statement::device_by_tag, tag);
    if (!rows.next()) return std::nullopt;
    return device_from(rows);
}

std::optional<Device> MysqlTransaction::device_by_serial(OrganisationId organisation,
                                                         std::string_view serial) {
    Rows rows = connection_.query(statement::device_id_by_serial, organisation, serial);
    if (!rows.next()) return std::nullopt;
    return device_by_id(rows.id<DeviceId>());
}

std::optional<Device> MysqlTransaction::device_by_medium(OrganisationId organisation,
                                                         std::string_view serial) {
    Rows rows = connection_.query(statement::device_id_by_medium, organisation, serial);
    if (!rows.next()) return std::nullopt;
    return device_by_id(rows.id<DeviceId>());
}

std::optional<Device> MysqlTransaction::device_by_id(DeviceId id) {
    std::vector<Device> found = devices_by_id({&id, 1});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Device> MysqlTransaction::devices_by_id(std::span<const DeviceId> ids) {
    if (ids.empty()) return {};
    JsonRows wanted;
    for (const DeviceId id : ids) wanted.add(id);
    Rows rows = connection_.query(statement::devices_by_id, wanted.text());
    std::vector<Device> found;
    while (rows.next()) found.push_back(device_from(rows));
    return found;
}

DevicePage MysqlTransaction::devices(const DeviceQuery& query) {
    DevicePage page;
    std::vector<DeviceId> ids = page_ids(query);
    if (ids.size() > static_cast<std::size_t>(query.limit)) {
        ids.pop_back();
        page.has_more = true;
    }
    page.items = devices_by_id(ids);
    page.total = count(query);
    return page;
}

std::vector<DeviceId> MysqlTransaction::page_ids(const DeviceQuery& query) {
    const auto state = word(query.state);
    const auto kind = word(query.kind);
    const int limit = query.limit + 1;  // one more tells whether another page follows
    if (query.text.empty()) {
        return ids_from<DeviceId>(connection_.query(
            statement::device_page, query.organisation, state, state, kind, kind, query.hub,
            query.hub, query.home, query.home, query.after, query.after, limit));
    }
    const std::string pattern = beginning_with(query.text);
    const std::string code = beginning_with(upper(query.text));
    const OrganisationId in = query.organisation;
    return ids_from<DeviceId>(connection_.query(statement::device_page_by_text, in, code, in, code,
                                                pattern, in, pattern, in, pattern, state, state,
                                                kind, kind, query.hub, query.hub, query.home,
                                                query.home, query.after, query.after, limit));
}

std::int64_t MysqlTransaction::count(const DeviceQuery& query) {
    const auto state = word(query.state);
    const auto kind = word(query.kind);
    const auto counted = [](Rows rows) { return rows.next() ? rows.number() : 0; };
    if (query.text.empty()) {
        return counted(connection_.query(statement::device_count, query.organisation, state, state,
                                         kind, kind, query.hub, query.hub, query.home, query.home,
                                         total_max));
    }
    const std::string pattern = beginning_with(query.text);
    const std::string code = beginning_with(upper(query.text));
    const OrganisationId in = query.organisation;
    return counted(connection_.query(statement::device_count_by_text, in, code, in, code, pattern,
                                     in, pattern, in, pattern, state, state, kind, kind, query.hub,
                                     query.hub, query.home, query.home, total_max));
}

std::vector<StateCount> MysqlTransaction::counts_by_state(const Scope& scope) {
    Rows rows = connection_.query(statement::device_counts_by_state, scope.organisation, scope.hub,
                                  scope.hub);
    std::vector<StateCount> counts;
    while (rows.next()) {
        const DeviceState state = known(parse_device_state(rows.text()));
        counts.push_back({state, rows.number()});
    }
    std::ranges::sort(counts, {}, &StateCount::state);
    return counts;
}

std::vector<Device> MysqlTransaction::out_without_wipe(const Scope& scope, int limit) {
    return devices_by_id(ids_from<DeviceId>(connection_.query(
        statement::device_ids_out_without_wipe, scope.organisation, scope.hub, scope.hub, limit)));
}

std::vector<Device> MysqlTransaction::devices_after(DeviceId after, int limit) {
    return devices_by_id(
        ids_from<DeviceId>(connection_.query(statement::device_ids_after, after.value, limit)));
}

std::vector<Event> MysqlTransaction::history(DeviceId device) {
    Rows rows = connection_.query(statement::device_history, device);
    std::vector<Event> events;
    while (rows.next()) events.push_back(event_from(rows));
    return events;
}

}  // namespace kitbank

#include "server/store/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "embedded/statement.h"
#include "server/store/connection.h"

namespace kitbank {
namespace {

using Settings = std::map<std::string, std::string, std::less<>>;

struct Wanted {
    std::string_view setting;
    std::string_view must;
    std::string_view why;
};

// clang-format off
constexpr std::array wanted = {
    Wanted{"innodb_flush_log_at_trx_commit", "1", "or a power cut loses scans that were acknowledged"},
    Wanted{"sync_binlog", "1", "or a power cut loses the end of the binary log"},
    Wanted{"log_bin", "ON", "or a backup cannot be brought up to the last minute"},
    Wanted{"binlog_format", "ROW", "or a replica can differ from its source"},
    Wanted{"innodb_doublewrite", "ON", "or a torn page cannot be repaired"},
    Wanted{"innodb_snapshot_isolation", "ON", "or a session at repeatable read loses updates silently"},
    Wanted{"innodb_rollback_on_timeout", "ON", "or half an operation stays open after a lock wait"},
    Wanted{"innodb_lock_wait_timeout", "5", "so that a waiting hub is answered in time"},
    Wanted{"max_statement_time", "10", "so that one slow question cannot stop the others"},
    Wanted{"idle_transaction_timeout", "15", "so that a lost program does not keep rows locked"},
    Wanted{"local_infile", "OFF", "so that the database cannot read files of the client"},
    Wanted{"character_set_server", "utf8mb4", "or names are damaged"},
    Wanted{"collation_server", "utf8mb4_nopad_bin", "or two different codes can be taken for one"},
    Wanted{"require_secure_transport", "ON", "so that nothing crosses a network unencrypted"},
};
constexpr std::string_view sql_modes =
    "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE";
// clang-format on

constexpr std::pair version_min{10, 11};

std::string setting_in(const Settings& settings, std::string_view name) {
    const auto found = settings.find(name);
    return found == settings.end() ? "unknown to this server" : found->second;
}

// 10 and 10.000000 are the same limit.
std::string plain(std::string value) {
    const std::size_t dot = value.find('.');
    const bool is_whole = dot != std::string::npos &&
                          value.find_first_not_of("0123456789.") == std::string::npos &&
                          value.find_first_not_of('0', dot + 1) == std::string::npos;
    return is_whole ? value.substr(0, dot) : value;
}

std::set<std::string_view> modes_in(std::string_view list) {
    std::set<std::string_view> modes;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        modes.insert(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return modes;
}

std::string mend(std::string_view setting, std::string_view must, std::string_view why) {
    return "Write `" + std::string{setting} + " = " + std::string{must} +
           "` below [mariadbd] in the database's my.cnf and restart it, " + std::string{why} + ".";
}

void check_version(const Settings& settings, std::vector<SettingFault>& faults) {
    const std::string version = setting_in(settings, "version");
    int major = 0;
    int minor = 0;
    const char* const end = version.data() + version.size();
    const char* const dot = std::from_chars(version.data(), end, major).ptr;
    if (dot != end) std::from_chars(dot + 1, end, minor);
    const bool is_mariadb = version.find("MariaDB") != std::string::npos;
    if (is_mariadb && std::pair{major, minor} >= version_min) return;
    faults.push_back({"version", version, "MariaDB 10.11 or newer",
                      "Install MariaDB 10.11 or newer: older servers and MySQL lack what Kitbank's "
                      "statements use."});
}

void check_modes(const Settings& settings, std::vector<SettingFault>& faults) {
    const std::string value = setting_in(settings, "sql_mode");
    const auto set = modes_in(value);
    const auto must = modes_in(sql_modes);
    if (std::ranges::includes(set, must)) return;
    faults.push_back(
        {"sql_mode", value, std::string{sql_modes},
         mend("sql_mode", sql_modes, "or wrong values are stored as if they were right")});
}

Settings read_settings(const DatabaseAddress& address) {
    Connection connection{address};
    Rows rows = connection.query(statement::settings);
    Settings settings;
    while (rows.next()) {
        std::string name = rows.text();
        settings.emplace(std::move(name), rows.text());
    }
    return settings;
}

}  // namespace

std::string sentence_of(const SettingFault& fault) {
    return "The database setting " + fault.setting + " is " +
           (fault.is.empty() ? "empty" : fault.is) + " and must be " + fault.must + ". " +
           fault.mend;
}

std::vector<SettingFault> check_settings(const DatabaseAddress& address) {
    const Settings settings = read_settings(address);
    std::vector<SettingFault> faults;
    check_version(settings, faults);
    for (const Wanted& row : wanted) {
        const std::string is = plain(setting_in(settings, row.setting));
        if (is == row.must) continue;
        faults.push_back({std::string{row.setting}, is, std::string{row.must},
                          mend(row.setting, row.must, row.why)});
    }
    check_modes(settings, faults);
    return faults;
}

}  // namespace kitbank

#include "server/store/invariants.h"

#include "embedded/statement.h"

namespace kitbank {
namespace {

constexpr std::string_view folder = "verify/";
constexpr std::string_view ending = ".sql";

std::string name_of(std::string_view path) {
    path.remove_prefix(folder.size());
    path.remove_suffix(ending.size());
    return std::string{path};
}

// The first line without its comment sign.
std::string promise_of(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("- ");
    return std::string{text.substr(begin, text.find('\n') - begin)};
}

}  // namespace

std::vector<BrokenInvariant> check_invariants(const DatabaseAddress& address) {
    Connection connection{address};
    connection.run("SET SESSION max_statement_time = 0");
    return check_invariants(connection);
}

std::vector<BrokenInvariant> check_invariants(Connection& connection) {
    std::vector<BrokenInvariant> broken;
    for (const statement::Text& file : statement::all()) {
        if (!file.path.starts_with(folder)) continue;
        Rows rows = connection.query(file.text);
        if (rows.next()) broken.push_back({name_of(file.path), promise_of(file.text), rows.text()});
    }
    return broken;
}

}  // namespace kitbank

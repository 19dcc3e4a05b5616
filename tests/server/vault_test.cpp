#include "server/command/vault.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

SafeKeys keys_with(char master) {
    return {{{1, std::string(32, master)}}, std::string(32, 'i'), std::string(32, 's')};
}

}  // namespace

TEST_CASE("a key file is this database's when it has every key that was used") {
    const std::vector<HouseKey> known = prints_of(keys_with('m'));
    CHECK(known.size() == 3);
    CHECK(key_mismatch(known, known, "keys").empty());
    CHECK(key_mismatch({}, known, "keys").empty());
    SafeKeys grown = keys_with('m');
    grown.masters[2] = std::string(32, 'n');
    CHECK(key_mismatch(known, prints_of(grown), "keys").empty());
    CHECK(key_mismatch(prints_of(grown), known, "keys").find("master key 2") != std::string::npos);
    CHECK(key_mismatch(known, prints_of(keys_with('x')), "keys").find("master key 1") !=
          std::string::npos);
    SafeKeys other = keys_with('m');
    other.index = std::string(32, 'x');
    CHECK(key_mismatch(known, prints_of(other), "keys").find("index key") != std::string::npos);
}

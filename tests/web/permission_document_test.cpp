#include "server/web/permission_document.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace kitbank::web {

TEST_CASE("docs/permissions.md is what the tables say (kitbank-server permissions writes it)") {
    const auto file = std::filesystem::path(KITBANK_SOURCE_DIR) / "docs/permissions.md";
    std::ifstream stream(file, std::ios::binary);
    const std::string written{std::istreambuf_iterator<char>(stream), {}};
    // Not compared by the macro: it would print both pages.
    const bool same = written == permission_document();
    CHECK(same);
}

TEST_CASE("the page has a row for each address") {
    const std::string page = permission_document();
    CHECK(page.find("| GET | `/api/v1/devices/{tag}` |") != std::string::npos);
    CHECK(page.find("| `void_wipes` | - | - | - | organisation | organisation |") !=
          std::string::npos);
}

}  // namespace kitbank::web

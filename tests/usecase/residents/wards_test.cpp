#include "server/usecase/residents/wards.h"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/support/vault_world.h"

namespace kitbank {
namespace {

struct WardWorld : VaultWorld {
    Result<WardCount> load(const std::string& text, std::vector<std::string> districts = {}) {
        std::istringstream list{text};
        return load_wards({list, std::move(districts)}, ports);
    }
    std::string ward(std::string_view postcode) {
        std::string code;
        store.read([&](Reader& reader) { code = ward_of(postcode, reader); });
        return code;
    }
};

const std::string heading = "pcds,doterm,oslaua,osward\n";

}  // namespace

TEST_CASE_FIXTURE(WardWorld, "a list is loaded, and its postcodes are found in any spelling") {
    const auto count = load("\xEF\xBB\xBF" + heading +
                            "\"NE61 9ZX\",\"\",\"E06000057\",\"E05009001\"\r\n"
                            "NE61 9ZY,201906,E06000057,E05009001\n"
                            "LS1 4AP,,E08000035,E05011390\n"
                            "rubbish,,E08000035,E05011390\n");
    REQUIRE(count);
    CHECK(*count == WardCount{4, 2, 1, 1});
    CHECK(ward("ne619zx") == "E05009001");
    CHECK(ward("NE61 9ZY") == "");
    CHECK(ward("NE61") == "");
    CHECK(ward("caf\xC3\xA9") == "");
}

TEST_CASE_FIXTURE(WardWorld, "a newer list replaces the one before, and names add to it") {
    REQUIRE(load("wd24cd,wd24nm\nE05009001,Bridge End\n"));
    REQUIRE(load(heading + "NE61 9ZX,,,E05009001\nNE61 9ZY,,,E05009001\n"));
    REQUIRE(load(heading + "NE61 9ZX,,,E05009002\n"));
    CHECK(ward("NE61 9ZX") == "E05009002");
    CHECK(ward("NE61 9ZY") == "");
    REQUIRE(load("wd24cd,wd24nm\nE05009002,Castle\n"));
    CHECK(ward("NE61 9ZX") == "E05009002");
}

TEST_CASE_FIXTURE(WardWorld, "a list with nothing to take changes nothing") {
    REQUIRE(load(heading + "NE61 9ZX,,,E05009001\n"));
    for (const std::string& wrong :
         {std::string{}, std::string{"name,telephone\nRobin,1\n"}, heading,
          heading + "NE61 9ZX,201906,,E05009002\n", std::string{"PK\x03\x04workbook"}}) {
        const auto count = load(wrong);
        REQUIRE_FALSE(count);
        CHECK(count.refusal().code == RefusalCode::file_not_understood);
    }
    CHECK(load("pcds,osward\nNE61 9ZX,E05009002\n", {"E06000057"}).refusal().code ==
          RefusalCode::file_not_understood);
    CHECK(ward("NE61 9ZX") == "E05009001");
}

TEST_CASE_FIXTURE(WardWorld, "a long list is loaded in parts, and one district of it alone") {
    std::string list = heading;
    for (int at = 0; at < 12'000; ++at) {
        const std::string letters{static_cast<char>('D' + at % 2), static_cast<char>('A' + 25)};
        list += "NE" + std::to_string(at % 99 + 1) + " " + std::to_string(at / 99 % 10) + letters +
                ",," + (at % 3 == 0 ? "E06000057" : "E08000035") + ",E05009001\n";
    }
    std::vector<std::int64_t> told;
    std::istringstream lines{list};
    const auto count = load_wards(
        {lines, {"E06000057"}, [&](const WardCount& now) { told.push_back(now.read); }}, ports);
    REQUIRE(count);
    CHECK(count->taken == 4'000);
    CHECK(count->left_out == 8'000);
    CHECK(told == std::vector<std::int64_t>{5'000, 10'000, 12'000});
}

}  // namespace kitbank

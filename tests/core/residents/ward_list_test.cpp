#include "server/core/residents/ward_list.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

using Cells = std::vector<std::string>;

const WardColumns directory = *find_ward_columns(Cells{"pcds", "doterm", "oslaua", "osward"});

WardLine read(const Cells& cells, const Cells& districts = {}) {
    return read_ward_line(directory, cells, districts);
}

}  // namespace

TEST_CASE("columns are known by their form, whatever the year of the release") {
    const auto columns = find_ward_columns(Cells{"PCD7", "PCDS", "DOTERM", "LAD25CD", "WD25CD"});
    REQUIRE(columns);
    CHECK(columns->postcode == 1);
    CHECK(columns->ended == 2);
    CHECK(columns->district == 3);
    CHECK(columns->ward == 4);
    CHECK_FALSE(columns->name);
    const auto names = find_ward_columns(Cells{"WD24CD", "WD24NM", "LAD24CD"});
    REQUIRE(names);
    CHECK(names->name == 1);
    CHECK_FALSE(names->postcode);
    const auto own = find_ward_columns(Cells{"Postcode", "Ward code", "Ward name"});
    REQUIRE(own);
    CHECK(own->name == 2);
}

TEST_CASE("a list without wards, or with nothing but wards, is none") {
    for (const Cells& headings : {Cells{"pcds", "oslaua"}, Cells{"osward"}, Cells{}}) {
        const auto columns = find_ward_columns(headings);
        REQUIRE_FALSE(columns);
        CHECK(columns.refusal().code == RefusalCode::file_not_understood);
    }
}

TEST_CASE("a line tells the ward of its postcode in one spelling") {
    const WardLine line = read({"ne61 9zx", "", "E06000057", "E05009001"});
    CHECK(line == WardLine{"NE61 9ZX", "E05009001", "", WardLineFate::taken});
}

TEST_CASE("what is no longer used, elsewhere, or in no ward is left out") {
    CHECK(read({"NE61 9ZX", "201906", "E06000057", "E05009001"}).fate == WardLineFate::left_out);
    CHECK(read({"IM1 1AA", "", "M99999999", "M99999999"}).fate == WardLineFate::left_out);
    CHECK(read({"NE61 9ZX", "", "E06000057", ""}).fate == WardLineFate::left_out);
    const Cells here{"E06000057"};
    CHECK(read({"NE61 9ZX", "", "E06000057", "E05009001"}, here).fate == WardLineFate::taken);
    CHECK(read({"LS1 4AP", "", "E08000035", "E05011390"}, here).fate == WardLineFate::left_out);
}

TEST_CASE("what cannot be read is told apart") {
    CHECK(read({"nowhere", "", "", "E05009001"}).fate == WardLineFate::unreadable);
    CHECK(read({"NE61 9ZX", "", "", "Bridge End"}).fate == WardLineFate::unreadable);
    const WardColumns names = *find_ward_columns(Cells{"wd25cd", "wd25nm"});
    const auto named = [&](const Cells& cells) { return read_ward_line(names, cells, {}); };
    CHECK(named({"E05009001", "Bridge End"}).name == "Bridge End");
    CHECK(named({"E05009001", ""}).fate == WardLineFate::unreadable);
    CHECK(named({"E05009001", std::string(101, 'a')}).fate == WardLineFate::unreadable);
    CHECK(named({"E05009001"}).fate == WardLineFate::unreadable);
}

}  // namespace kitbank

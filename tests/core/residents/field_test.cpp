#include "server/core/residents/field.h"

#include <doctest/doctest.h>

#include <set>

using namespace kitbank;

namespace {

using enum ResidentField;

std::string faulty(const ResidentFacts& typed) {
    std::vector<FieldFault> faults;
    check_facts(typed, faults);
    std::string names;
    for (const FieldFault& fault : faults) names += (names.empty() ? "" : " ") + fault.field;
    return names;
}

}  // namespace

TEST_CASE("only a name or initials is needed") {
    CHECK(faulty({{name, "R.E."}}).empty());
    CHECK(faulty({}) == "name");
    CHECK(faulty({{name, "  "}}) == "name");
}

TEST_CASE("facts are kept in their one spelling, and empty ones not at all") {
    std::vector<FieldFault> faults;
    const ResidentFacts facts = check_facts({{name, " Robin Example "},
                                             {phone, "07700 900123"},
                                             {email, "Robin@Example.org"},
                                             {postcode, "ne612ef"},
                                             {address, ""},
                                             {own_reference, "C-17"}},
                                            faults);
    CHECK(faults.empty());
    CHECK(facts == ResidentFacts{{name, "Robin Example"},
                                 {phone, "+447700900123"},
                                 {email, "robin@example.org"},
                                 {postcode, "NE61 2EF"},
                                 {own_reference, "C-17"}});
}

TEST_CASE("each wrong field is named, and no sentence repeats what was typed") {
    const ResidentFacts typed = {{name, std::string(101, 'x')},
                                 {phone, "canary"},
                                 {email, "canary"},
                                 {postcode, "canary"},
                                 {address, std::string(201, 'x')},
                                 {own_reference, "a\nb"}};
    CHECK(faulty(typed) == "name phone email postcode address own_reference");
    std::vector<FieldFault> faults;
    check_facts(typed, faults);
    for (const FieldFault& fault : faults) {
        CHECK(fault.sentence.find("canary") == std::string::npos);
        CHECK(fault.sentence.ends_with("."));
    }
    CHECK(faulty({{name, std::string(100, 'x')}, {address, std::string(200, 'x')}}).empty());
}

TEST_CASE("the same person typed twice has the same values to search for") {
    std::vector<FieldFault> faults;
    const auto values = [&](const ResidentFacts& typed) {
        return index_values(check_facts(typed, faults));
    };
    CHECK(values({{name, "Robin Example"}, {phone, "07700 900123"}, {postcode, "NE61 2EF"}}) ==
          values({{name, "robin  EXAMPLE"}, {phone, "+44 7700 900123"}, {postcode, "ne612ef"}}));
    CHECK(values({{name, "Robin"}}).empty());
    CHECK(values({{name, "Robin"}, {email, "A@example.org"}}).size() == 1);
    CHECK(values({{name, "-"}, {postcode, "NE61 2EF"}}).empty());
}

TEST_CASE("fields and what is searched have names that read back") {
    std::set<std::string_view> names;
    for (const ResidentFieldRow& row : resident_field_rows) {
        CHECK(parse_resident_field(row.name) == row.field);
        names.insert(row.name);
    }
    CHECK(names.size() == resident_field_rows.size());
    CHECK_FALSE(parse_resident_field("Name"));
    CHECK(fields_of(ResidentIndexKind::name_postcode) ==
          std::vector<ResidentField>{name, postcode});
}

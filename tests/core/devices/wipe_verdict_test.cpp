#include "server/core/devices/wipe_verdict.h"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

using namespace kitbank;

TEST_CASE(
    "each fault has its place in the table, a name of its own and a sentence that tells what to "
    "do") {
    std::set<std::string_view> fault_names;
    for (const WipeFaultText& row : wipe_fault_table()) {
        CAPTURE(row.name);
        CHECK(&text_of(row.fault) == &row);
        CHECK(parse_wipe_fault(row.name) == row.fault);
        CHECK(fault_names.insert(row.name).second);
        CHECK(row.sentence.ends_with('.'));
        CHECK(row.sentence.find(". ") != std::string_view::npos);
    }
    CHECK(fault_names.size() == static_cast<std::size_t>(WipeFault::kind_not_reset) + 1);
    CHECK_FALSE(parse_wipe_fault("nothing_of_the_kind"));
}

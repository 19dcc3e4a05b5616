#include "server/core/databank/eligibility.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("all 32 answers to the five questions") {
    int eligible = 0;
    for (unsigned bits = 0; bits < 32; ++bits) {
        const Criteria criteria{(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0,
                                (bits & 8U) != 0, (bits & 16U) != 0};
        const bool wanted = (bits & 3U) == 3 && (bits >> 2U) != 0;
        CHECK(is_eligible(criteria) == wanted);
        eligible += is_eligible(criteria) ? 1 : 0;
    }
    CHECK(eligible == 7);
}

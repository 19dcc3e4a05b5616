#include "server/core/requests/caps.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("a cap is reached by the one too many, and nothing more asks for nothing") {
    const Cap cap{CapScope::person, LineKind::laptop, 2, 365};
    CHECK_FALSE(is_over(cap, 1, 1));
    CHECK(is_over(cap, 2, 1));
    CHECK(is_over(cap, 1, 2));
    CHECK_FALSE(is_over(cap, 5, 0));
}

TEST_CASE("a cap is said in words") {
    CHECK(in_words({CapScope::person, LineKind::laptop, 1, 365}) ==
          "At most 1 laptop for one person in 365 days.");
    CHECK(in_words({CapScope::organisation, {}, 20, 0}) ==
          "At most 20 requests for one organisation at a time.");
    CHECK(in_words({CapScope::area, LineKind::data, 5, 0}) ==
          "At most 5 SIMs or vouchers for one area at a time.");
    CHECK(in_words({CapScope::area, LineKind::support, 1, 0}) ==
          "At most 1 offer of support for one area at a time.");
    for (const CapScope scope : {CapScope::organisation, CapScope::area, CapScope::person}) {
        CHECK_FALSE(remedy(Cap{scope}).empty());
    }
}

#include "server/core/reference.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("a request's reference is not a resident's") {
    const std::string reference = request_reference(Hash{});
    CHECK(reference == "Q-00000000");
    CHECK(parse_request_reference("q-oooooooo") == reference);
    CHECK_FALSE(parse_request_reference("R-00000000"));
    CHECK(is_request_reference(reference));
    CHECK_FALSE(is_request_reference("q-00000000"));
    CHECK_FALSE(is_request_reference("00000000"));
    CHECK_FALSE(is_request_reference("REQ-1"));
}

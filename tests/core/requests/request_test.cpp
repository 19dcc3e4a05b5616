#include "server/core/requests/request.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("the uses say how much memory a line needs") {
    const std::array<std::string_view, 2> mixed{"banking", "school_work"};
    CHECK(memory_needed(LineKind::laptop, mixed) == 8);
    CHECK(memory_needed(LineKind::tablet, mixed) == 0);
    CHECK(memory_needed(LineKind::laptop, {}) == 0);
}

TEST_CASE("a device fits its own kind, and with memory enough") {
    CHECK(fits(LineKind::laptop, 8, DeviceKind::laptop, 8));
    CHECK_FALSE(fits(LineKind::laptop, 8, DeviceKind::laptop, 4));
    CHECK_FALSE(fits(LineKind::laptop, 0, DeviceKind::tablet, 8));
    CHECK_FALSE(fits(LineKind::laptop, 4, DeviceKind::laptop, 0));
    CHECK_FALSE(fits(LineKind::data, 0, DeviceKind::phone, 0));
}

TEST_CASE("lines for devices are named as the devices are") {
    for (std::size_t i = 0; i < device_kind_names.size(); ++i) {
        const auto kind = static_cast<DeviceKind>(i);
        CHECK(device_kind_of(line_kind_of(kind)) == kind);
    }
    CHECK_FALSE(device_kind_of(LineKind::support));
}

TEST_CASE("what is open can still be cancelled, and nothing else can") {
    for (std::size_t i = 0; i < request_state_names.size(); ++i) {
        const auto state = static_cast<RequestState>(i);
        CAPTURE(name_of(state));
        CHECK((find_transition(state, RequestStep::cancellation) != nullptr) == is_open(state));
    }
}

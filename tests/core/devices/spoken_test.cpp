#include "server/core/devices/spoken.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("a sentence says states and events without underscores") {
    for (const std::string_view name : device_state_names) {
        CHECK(spoken(*parse_device_state(name)).find('_') == std::string::npos);
    }
    CHECK(spoken(DeviceEvent::repair_completion) == "repair completion");
}

}  // namespace kitbank

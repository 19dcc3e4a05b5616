#include "server/core/devices/spoken.h"

#include <algorithm>

namespace kitbank {
namespace {

std::string with_spaces(std::string_view name) {
    std::string text{name};
    std::ranges::replace(text, '_', ' ');
    return text;
}

}  // namespace

std::string spoken(DeviceState state) { return with_spaces(name_of(state)); }
std::string spoken(DeviceEvent event) { return with_spaces(name_of(event)); }

}  // namespace kitbank

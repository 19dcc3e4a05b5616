#include <array>

#include "server/web/pages/request_view.h"

namespace kitbank::web {
namespace {

// clang-format off
constexpr std::array<RequestPanel, 0> panels = {
};
// clang-format on

}  // namespace

std::span<const RequestPanel> request_panels() { return panels; }

}  // namespace kitbank::web

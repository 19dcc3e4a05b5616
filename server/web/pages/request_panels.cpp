#include <array>

#include "server/web/pages/request_view.h"

namespace kitbank::web {
namespace {

// clang-format off
constexpr std::array<RequestPanel, 1> panels = {
    fill_reserve_panel,
};
// clang-format on

}  // namespace

std::span<const RequestPanel> request_panels() { return panels; }

}  // namespace kitbank::web

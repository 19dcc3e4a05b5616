#include <array>

#include "server/web/pages/data_issue_words.h"
#include "server/web/pages/loan_words.h"
#include "server/web/pages/request_view.h"

namespace kitbank::web {
namespace {

// clang-format off
constexpr std::array<RequestPanel, 6> panels = {
    fill_decision_panel,
    fill_reserve_panel,
    fill_handover_panel,
    fill_data_panel,
    fill_appointment_panel,
    fill_loan_panel,
};
// clang-format on

}  // namespace

std::span<const RequestPanel> request_panels() { return panels; }

}  // namespace kitbank::web

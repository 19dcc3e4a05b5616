#pragma once
#include <string>

#include "server/web/pages/request_view.h"

// Loans and appointments as pages say them, and their panels on the page of a request.
namespace kitbank::web {

std::string lateness_text(int overdue_days);  // "3 days overdue", "Due today", "Due in 1 day"
std::string times_text(int times);            // "once", "2 times"

void fill_loan_panel(View page, const Call& call, const RequestView& view);
void fill_appointment_panel(View page, const Call& call, const RequestView& view);

}  // namespace kitbank::web

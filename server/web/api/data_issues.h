#pragma once
#include "server/web/call.h"

// Giving SIMs and vouchers, and its rules: /api/v1/data/...
namespace kitbank::web::api {

Response give_data(const Call& call);  // of a voucher: with its code, this once
Response list_issues(const Call& call);
Response show_issue(const Call& call);
Response show_limits(const Call& call);
Response set_limit(const Call& call);
Response set_gate(const Call& call);
Response list_overrides(const Call& call);
Response ask_over_limit(const Call& call);
Response show_override(const Call& call);
Response decide_over_limit(const Call& call);
Response list_second_bundles(const Call& call);
Response set_aside_data(const Call& call);
Response release_data(const Call& call);

}  // namespace kitbank::web::api

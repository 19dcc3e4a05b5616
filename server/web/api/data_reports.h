#pragma once

#include "server/web/call.h"
#include "server/web/response.h"

// What was given by the data bank, counted: as JSON, or with `format` as CSV or a workbook.
namespace kitbank::web::api {

Response show_data_report(const Call& call);
Response show_foi_table(const Call& call);
Response show_network_report(const Call& call);

}  // namespace kitbank::web::api

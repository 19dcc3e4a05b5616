#pragma once

#include "server/web/call.h"

namespace kitbank::web::api {

Response print_tags(const Call& call);  // POST /api/v1/tags

Response reprint_label(const Call& call);  // POST /api/v1/tags/{tag}/reprints
Response void_label(const Call& call);     // POST /api/v1/tags/{tag}/voids

// Files of a batch, for the API and the pages alike: {batch} in the pattern, the rest in the query.
Response sheet_pdf(const Call& call);   // ?stock=L7160&start=1&dx=0&dy=0
Response labels_zpl(const Call& call);  // ?stock=2x1in-203dpi
Response label_png(const Call& call);   // ?tag=&stock=&dpi=
Response label_svg(const Call& call);   // ?tag=&stock=

}  // namespace kitbank::web::api

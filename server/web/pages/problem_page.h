#pragma once

#include "server/web/call.h"
#include "server/web/problem.h"

namespace kitbank::web {

// A problem as a page: the same words as in the API, and what to do next. `call` is null when the
// request was not even understood. Never asks the database: it may be what is broken.
Response problem_page(const Problem& problem, const Call* call);

}  // namespace kitbank::web

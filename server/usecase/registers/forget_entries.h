#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// The job that keeps the registers to their rules: an entry that was closed (a complaint) or answered (a subject access
// request) as long ago as `retention_rule` says is deleted with its notes. A hold on the resident that it names stops it. The audit
// tells that it was there and when it went, and holds nothing of what was in it. Answers how many went.
int forget_entries(Ports& ports);

}  // namespace kitbank

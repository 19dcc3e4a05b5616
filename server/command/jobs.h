#pragma once
#include <vector>

#include "server/config.h"
#include "server/jobs/runner.h"

namespace kitbank {

// All background work of a server: one line a job.
std::vector<Job> jobs_of(const Config& config, Ports& ports);

}  // namespace kitbank

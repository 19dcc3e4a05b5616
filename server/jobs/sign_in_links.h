#pragma once
#include <string>

#include "server/jobs/runner.h"

namespace kitbank {

// Makes the letters with links that people asked for, every two seconds. `address` is what links begin
// with.
Job link_job(const std::string& address);

}  // namespace kitbank

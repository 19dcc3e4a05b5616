#include "server/command/jobs.h"

#include "server/jobs/tidy_outbox.h"

namespace kitbank {

using std::chrono::hours;

std::vector<Job> jobs_of(const Config& /*config*/, Ports& /*ports*/) {
    return {
        {"tidy_outbox", hours{1}, tidy_outbox},
    };
}

}  // namespace kitbank

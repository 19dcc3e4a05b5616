#include "server/command/jobs.h"

#include "server/jobs/mail.h"
#include "server/jobs/tidy_outbox.h"

namespace kitbank {

using std::chrono::hours;

std::vector<Job> jobs_of(const Config& config, Ports& /*ports*/) {
    std::vector<Job> jobs = {
        {"tidy_outbox", hours{1}, tidy_outbox},
    };
    if (config.smtp) jobs.push_back(mail_job(*config.smtp));
    return jobs;
}

}  // namespace kitbank

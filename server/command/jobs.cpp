#include "server/command/jobs.h"

#include "server/checkpoint_file.h"
#include "server/jobs/mail.h"
#include "server/jobs/tidy_outbox.h"
#include "server/usecase/databank/data_bank_job.h"
#include "server/usecase/databank/forget_persons.h"
#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/databank/stock_files.h"
#include "server/usecase/partners/link.h"
#include "server/usecase/registers/forget_entries.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/end_holds.h"
#include "server/usecase/requests/lending_job.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/release_reservations.h"
#include "server/usecase/residents/enforce_retention.h"
#include "server/usecase/trust/checkpoint.h"

namespace kitbank {

using std::chrono::hours;

std::vector<Job> jobs_of(const Config& config, Ports& /*ports*/) {
    std::vector<Job> jobs = {
        {"tidy_outbox", hours{1}, tidy_outbox},
        {"checkpoint", std::chrono::seconds{30},
         [file = CheckpointFile{config.data / "checkpoints"}](Ports& ports) {
             write_checkpoint(ports);
             file.catch_up(ports.store, ports.crypto);
         }},
        {"retention", hours{1}, enforce_retention},
        {"registers", hours{1}, forget_entries},
        {"old_sign_ins", hours{1}, forget_old_sign_ins},
        {"lending", hours{1}, run_lending},
        {"data_bank", std::chrono::minutes{10}, run_data_bank},
        {"old_drafts", hours{1}, forget_drafts},
        {"allocation", std::chrono::seconds{2}, work_out_runs},
        {"reservations", std::chrono::minutes{5}, release_reservations},
        {"stock_files", std::chrono::seconds{2}, load_files},
        {"holds", std::chrono::minutes{10}, end_holds},
        {"data_holds", std::chrono::minutes{5}, release_data_holds},
        {"data_persons", hours{1}, forget_data_persons},
    };
    for (Job& job : mail_jobs(config.smtp, config.notify)) jobs.push_back(std::move(job));
    return jobs;
}

}  // namespace kitbank

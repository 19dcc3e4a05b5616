#include "server/jobs/mail.h"

#include "server/jobs/post_office.h"

namespace kitbank {
namespace {

Job deliver_job(std::shared_ptr<SmtpCourier> smtp, std::shared_ptr<NotifyCourier> notify) {
    const auto office = std::make_shared<PostOffice>(std::move(smtp), std::move(notify));
    Job job;
    job.name = "mail";
    job.every = std::chrono::seconds{2};
    job.run = [office](Ports& ports) {
        deliver_letters(*office, ports);
        office->hang_up();
    };
    job.interrupt = [office] { office->interrupt(); };
    return job;
}

// With a connection of its own: it must not hold up what is to be sent.
Job follow_job(const NotifySettings& settings) {
    const auto tracker = std::make_shared<NotifyCourier>(settings);
    Job job;
    job.name = "follow_letters";
    job.every = std::chrono::seconds{10};
    job.run = [tracker](Ports& ports) { follow_letters(*tracker, ports); };
    job.interrupt = [tracker] { tracker->interrupt(); };
    return job;
}

}  // namespace

std::vector<Job> mail_jobs(const std::optional<SmtpSettings>& smtp,
                           const std::optional<NotifySettings>& notify) {
    if (!smtp && !notify) return {};
    std::vector<Job> jobs;
    jobs.push_back(deliver_job(smtp ? std::make_shared<SmtpCourier>(*smtp) : nullptr,
                               notify ? std::make_shared<NotifyCourier>(*notify) : nullptr));
    if (notify) jobs.push_back(follow_job(*notify));
    return jobs;
}

}  // namespace kitbank

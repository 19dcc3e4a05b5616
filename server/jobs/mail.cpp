#include "server/jobs/mail.h"

namespace kitbank {

Job mail_job(const SmtpSettings& settings) {
    const auto courier = std::make_shared<SmtpCourier>(settings);
    Job job;
    job.name = "mail";
    job.every = std::chrono::seconds{2};
    job.run = [courier](Ports& ports) {
        deliver_letters(*courier, ports);
        courier->hang_up();
    };
    job.interrupt = [courier] { courier->interrupt(); };
    return job;
}

}  // namespace kitbank

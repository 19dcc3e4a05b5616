#pragma once
#include "server/jobs/runner.h"
#include "server/jobs/smtp.h"

namespace kitbank {

// Delivers letters to the mail server every two seconds.
Job mail_job(const SmtpSettings& settings);

}  // namespace kitbank

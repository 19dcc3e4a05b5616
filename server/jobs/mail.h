#pragma once
#include <optional>
#include <vector>

#include "server/jobs/notify.h"
#include "server/jobs/runner.h"
#include "server/jobs/smtp.h"

namespace kitbank {

// Delivers letters every two seconds, and asks Notify what became of those it has. No job without
// either: all letters wait.
std::vector<Job> mail_jobs(const std::optional<SmtpSettings>& smtp,
                           const std::optional<NotifySettings>& notify);

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/living_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// When staff and people are reminded (data_bank_job.h). `invalid_fields` where a number of days is beyond its limits, comes
// twice, or there are too many; kept from most days to fewest.
struct ChangeDataReminders {
    Uuid id;
    Caller caller;
    DataReminders reminders;  // with the version that was read
};
Result<DataReminders> change_data_reminders(const ChangeDataReminders& command, Ports& ports);
Result<DataReminders> find_data_reminders(const Caller& caller, Ports& ports);

}  // namespace kitbank

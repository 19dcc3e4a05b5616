#include "server/usecase/databank/data_reminders.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal field_fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

std::optional<Refusal> check(const DataReminders& reminders) {
    const std::vector<int>& steps = reminders.stale_days;
    const bool is_within =
        std::ranges::all_of(steps, [](int days) { return days >= 1 && days <= stale_days_max; });
    if (!is_within || steps.size() > stale_reminders_max) {
        return field_fault("stale_days", "Write up to 6 numbers of days, each from 1 to 365.");
    }
    if (std::ranges::adjacent_find(steps) != steps.end()) {
        return field_fault("stale_days", "A number of days comes twice.");
    }
    if (reminders.ending_days < 0 || reminders.ending_days > ending_days_max) {
        return field_fault("ending_days", "Write a number of days from 0 to 60; 0 is never.");
    }
    return std::nullopt;
}

std::string text_of(const std::vector<int>& days) {
    std::string text;
    for (const int each : days) text += (text.empty() ? "" : " ") + std::to_string(each);
    return text;
}

Result<DataReminders> write(const ChangeDataReminders& command, DataReminders reminders,
                            Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    if (!tx.write_issues().write_data_reminders(reminders, caller.actor, ports.clock.now())) {
        return Refusal{RefusalCode::changed, "", {}};
    }
    ++reminders.version;
    record_audit({"organisation:" + std::to_string(caller.organisation.value), "data_reminders",
                  caller.actor, caller.organisation},
                 {{"stale_days", text_of(reminders.stale_days)},
                  {"ending_days", std::to_string(reminders.ending_days)}},
                 tx, ports);
    return reminders;
}

}  // namespace

Result<DataReminders> change_data_reminders(const ChangeDataReminders& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    DataReminders reminders = command.reminders;
    reminders.organisation = command.caller.organisation;
    std::ranges::sort(reminders.stale_days, std::greater{});
    if (auto refusal = check(reminders)) return *refusal;
    const std::string content = CanonicalText{}
                                    .add("data reminders")
                                    .add(text_of(reminders.stale_days))
                                    .add(std::int64_t{reminders.ending_days})
                                    .add(std::int64_t{reminders.version})
                                    .text();
    return once<DataReminders>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<DataReminders>> {
            const Result<DataReminders> written = write(command, reminders, tx, ports);
            if (!written) return written.refusal();
            return Done<DataReminders>{*written, ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<DataReminders> {
            return tx.issues().data_reminders(command.caller.organisation);
        });
}

Result<DataReminders> find_data_reminders(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    DataReminders reminders;
    ports.store.read(
        [&](Reader& reader) { reminders = reader.issues().data_reminders(caller.organisation); });
    return reminders;
}

}  // namespace kitbank

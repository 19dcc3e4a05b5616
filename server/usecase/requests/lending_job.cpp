#include "server/usecase/requests/lending_job.h"

#include "server/usecase/devices/event_desk.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/requests/appointments.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date days_before(Date day, int count) { return Date{sys_days{day} - days{count}}; }

// What a reminder has to be sent for: loans due so that today is `days` from their due day, or later, and
// the next reminder's day has not come.
LoanQuery query_for(const std::vector<int>& reminders, std::size_t number, OrganisationId lender,
                    Date today) {
    LoanQuery query;
    query.organisation = lender;
    query.to = days_before(today, reminders[number]);
    if (number + 1 < reminders.size()) {
        query.from = Date{sys_days{days_before(today, reminders[number + 1])} + days{1}};
    }
    if (reminders[number] < 0 && (!query.from || *query.from < today)) query.from = today;
    query.limit = lending_batch_size;
    return query;
}

// Looked at again behind the lock: it may have come back, or be renewed.
bool is_still_due(const LoanToRemind& loan, Transaction& tx) {
    const std::vector<Device> locked = tx.lock_devices({&loan.tag, 1});
    return !locked.empty() && locked.front().standing.state == DeviceState::on_loan &&
           locked.front().standing.due == loan.due;
}

bool remind(const LoanToRemind& loan, int from_due, Ports& ports) {
    bool reminded = false;
    ports.store.write([&](Transaction& tx) {
        reminded = is_still_due(loan, tx) &&
                   tx.write_lending().add_reminder({loan.request, loan.device, loan.due, from_due},
                                                   ports.clock.now());
        const auto request = tx.requests().request(loan.reference);
        if (!reminded || !request) return false;
        const auto kind = from_due < 0 ? MessageKind::loan_due_soon : MessageKind::loan_overdue;
        const auto device = tx.device_by_tag(loan.tag);
        tell(*request, kind,
             {{"items", std::string{name_of(device->kind)}}, {"due", in_words(loan.due)}}, tx,
             ports);
        return true;
    });
    return reminded;
}

int remind_of_loans(const LendingTerms& terms, Date today, Ports& ports) {
    int count = 0;
    const std::vector<int> reminders = reminder_days(terms);
    for (std::size_t number = 0; number < reminders.size(); ++number) {
        const LoanQuery query = query_for(reminders, number, terms.organisation, today);
        std::vector<LoanToRemind> loans;
        ports.store.read([&](Reader& reader) {
            loans = reader.lending().loans_to_remind(query, reminders[number]);
        });
        for (const LoanToRemind& loan : loans) {
            count += remind(loan, reminders[number], ports) ? 1 : 0;
        }
    }
    return count;
}

bool lose(const Device& device, int after_days, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller = lending_caller(device.organisation);
    command.event = DeviceEvent::loss;
    command.tag = device.tag;
    command.version = device.version;
    command.evidence = {{"report", "Not brought back within " + std::to_string(after_days) +
                                       " days after the due day."}};
    return bool{record_event(command, ports)};
}

int record_losses(const LendingTerms& terms, Date today, Ports& ports) {
    LoanQuery query;
    query.organisation = terms.organisation;
    query.to = days_before(today, terms.lost_after_days + 1);
    query.limit = lending_batch_size;
    std::vector<Device> overdue;
    ports.store.read([&](Reader& reader) { overdue = reader.lending().loans(query); });
    int count = 0;
    for (const Device& device : overdue) {
        count += lose(device, terms.lost_after_days, ports) ? 1 : 0;
    }
    return count;
}

}  // namespace

int run_lending(Ports& ports) {
    const Instant now = ports.clock.now();
    if (!is_daytime(now, ports.zones)) return 0;
    const Date today = london_day(now, ports.zones);
    std::vector<LendingTerms> lenders;
    ports.store.read([&](Reader& reader) {
        for (const OrganisationId lender : reader.lending().lending_organisations()) {
            lenders.push_back(reader.lending().terms(lender));
        }
    });
    int count = remind_of_appointments(ports);
    for (const LendingTerms& terms : lenders) {
        count += record_losses(terms, today, ports);
        count += remind_of_loans(terms, today, ports);
    }
    return count;
}

}  // namespace kitbank

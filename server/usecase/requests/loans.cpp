#include "server/usecase/requests/loans.h"

#include "server/core/canonical.h"
#include "server/usecase/devices/event_desk.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Date days_later(Date day, int count) { return Date{sys_days{day} + days{count}}; }

// A device's tag: numbers count over all organisations.
Result<LoanQuery> put_after(LoanQuery query, const std::string& cursor, Reader& reader) {
    if (cursor.empty()) return query;
    const auto last = reader.device_by_tag(Tag{cursor});
    if (!last || last->organisation != query.organisation || !last->standing.due) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"cursor", "This is no cursor of such a list. Begin at the first page."}}};
    }
    query.after = last->id;
    query.after_due = last->standing.due;
    return query;
}

Result<LoanQuery> put_hub(LoanQuery query, const std::string& code, Reader& reader) {
    if (code.empty()) return query;
    const auto hub = reader.hub_by_code(query.organisation, code);
    if (!hub) return refusal_of(RefusalCode::hub_not_found);
    if (query.hub && *query.hub != hub->id) return refusal_of(RefusalCode::forbidden);
    query.hub = hub->id;
    return query;
}

void put_days(LoanQuery& query, LoansDue due, Date today, Reader& reader) {
    if (due == LoansDue::overdue) query.to = days_later(today, -1);
    if (due != LoansDue::soon) return;
    const LendingTerms terms = reader.lending().terms(query.organisation);
    query.from = today;
    query.to = days_later(today, terms.remind_before.empty() ? 7 : terms.remind_before.front());
}

LoanQuery query_within(const Caller& caller) {
    const Scope scope = scope_of(caller, Permission::see_devices);
    LoanQuery query;
    query.organisation = scope.organisation;
    query.hub = scope.hub;
    return query;
}

Result<LoanQuery> query_of(const Caller& caller, const LoanFilter& filter, Date today,
                           Reader& reader) {
    LoanQuery query = query_within(caller);
    query.limit = filter.limit + 1;
    put_days(query, filter.due, today, reader);
    Result<LoanQuery> at_hub = put_hub(query, filter.hub, reader);
    return at_hub ? put_after(*at_hub, filter.cursor, reader) : at_hub;
}

void put_references(const Caller& caller, std::vector<Loan>& loans, Reader& reader) {
    std::vector<DeviceId> devices;
    for (const Loan& loan : loans) devices.push_back(loan.device.id);
    if (devices.empty()) return;
    for (const KitRequest& request : reader.requests().requests_holding(devices)) {
        if (!reaches(caller, Permission::see_requests, request)) continue;
        for (const RequestLine& line : request.lines) {
            const auto loan = std::ranges::find(loans, line.device,
                                                [](const Loan& each) { return each.device.id; });
            const bool is_out = line.state == LineState::handed_over;
            if (is_out && loan != loans.end()) loan->reference = request.reference;
        }
    }
}

LoanPage page_of(std::vector<Device> devices, const LoanFilter& filter, Date today) {
    LoanPage page;
    const auto limit = static_cast<std::size_t>(filter.limit);
    if (devices.size() > limit) {
        devices.resize(limit);
        page.next = devices.back().tag.text;
    }
    for (Device& device : devices) {
        const int overdue = days_between(*device.standing.due, today);
        page.items.push_back({std::move(device), "", overdue});
    }
    return page;
}

bool takes_back(const Caller& caller) { return may(caller.role, Permission::take_back_devices); }

// By which of their permissions the caller may renew.
Permission renewal_permission(const Caller& caller) {
    return takes_back(caller) ? Permission::take_back_devices : Permission::ask_for_kit;
}

// A referrer renews by the rule of the house, in their own name.
Caller renewing(const Caller& caller, OrganisationId organisation) {
    if (takes_back(caller)) return caller;
    Caller house = lending_caller(organisation);
    house.actor = caller.actor;
    house.name = caller.name;
    return house;
}

RecordEvent renewal_of(const Device& device, const Caller& caller, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller = renewing(caller, device.organisation);
    command.event = DeviceEvent::renewal;
    command.tag = device.tag;
    return command;
}

Result<std::vector<Device>> renew(const RenewLoan& command, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const Result<KitRequest> request =
        reachable_request(caller, renewal_permission(caller), command.reference, tx);
    if (!request) return request.refusal();
    std::vector<RecordEvent> renewals;
    for (const Device& device : tx.lending().kit_of(request->id, DeviceState::on_loan)) {
        renewals.push_back(renewal_of(device, caller, ports));
    }
    if (renewals.empty()) return refusal_of(RefusalCode::not_on_loan);
    std::vector<Device> renewed;
    EventDesk desk{tx, ports};
    for (const RecordedEvent& answer : desk.handle(renewals)) {
        if (answer.refusal) return *answer.refusal;
        renewed.push_back(*answer.device);
    }
    record_audit({audit_subject(*request), "renewal", caller.actor, request->organisation},
                 {{"due", format(*renewed.front().standing.due)}}, tx, ports);
    return renewed;
}

bool has(const DeviceChange& change, DeviceEvent event) {
    return std::ranges::any_of(change.events,
                               [&](const Event& each) { return each.event == event; });
}

bool has_out(const KitRequest& request, DeviceId device) {
    return std::ranges::any_of(request.lines, [&](const RequestLine& line) {
        return line.device == device && line.state == LineState::handed_over;
    });
}

// An event that led to a conflict has not led to the state that it names.
std::optional<MessageKind> message_of(const DeviceChange& change) {
    using enum DeviceState;
    const DeviceState state = change.device.standing.state;
    if (state == on_loan && has(change, DeviceEvent::renewal)) return MessageKind::loan_renewed;
    if (state == gifted && has(change, DeviceEvent::gift)) return MessageKind::gift_made;
    if (state == lost && has(change, DeviceEvent::loss)) return MessageKind::loan_lost;
    const bool is_back = has(change, DeviceEvent::handback) || has(change, DeviceEvent::recovery);
    if (is_back && !is_with_others(state)) return MessageKind::loan_returned;
    return std::nullopt;
}

}  // namespace

Caller lending_caller(OrganisationId organisation) {
    Caller house;
    house.role = Role::admin;
    house.organisation = organisation;
    house.actor = "job:lending";
    house.name = "Lending";
    return house;
}

Result<LoanPage> list_loans(const Caller& caller, const LoanFilter& filter, Ports& ports) {
    if (!may(caller.role, Permission::see_devices)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    std::optional<Refusal> refusal;
    LoanPage page;
    ports.store.read([&](Reader& reader) {
        const Result<LoanQuery> query = query_of(caller, filter, today, reader);
        if (!query) {
            refusal = query.refusal();
            return;
        }
        page = page_of(reader.lending().loans(*query), filter, today);
        put_references(caller, page.items, reader);
    });
    if (refusal) return *refusal;
    return page;
}

std::int64_t count_overdue(const Caller& caller, Ports& ports) {
    LoanQuery query = query_within(caller);
    query.to = days_later(london_day(ports.clock.now(), ports.zones), -1);
    std::int64_t count = 0;
    ports.store.read([&](Reader& reader) { count = reader.lending().loan_count(query); });
    return count;
}

Result<std::vector<Device>> renew_loan(const RenewLoan& command, Ports& ports) {
    using Devices = std::vector<Device>;
    const Caller& caller = command.caller;
    const std::string content = CanonicalText{}.add("renew loan").add(command.reference).text();
    return once<Devices>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Devices>> {
            const Result<Devices> renewed = renew(command, tx, ports);
            if (!renewed) return renewed.refusal();
            return Done<Devices>{*renewed, ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<Devices> {
            const Result<KitRequest> request =
                reachable_request(caller, renewal_permission(caller), command.reference, tx);
            if (!request) return request.refusal();
            return tx.lending().kit_of(request->id, DeviceState::on_loan);
        });
}

Result<std::vector<Device>> loans_of_request(const Caller& caller, std::string_view reference,
                                             Ports& ports) {
    std::optional<Refusal> refusal;
    std::vector<Device> loans;
    ports.store.read([&](Reader& reader) {
        const auto request = reachable_request(caller, Permission::see_requests, reference, reader);
        if (!request) {
            refusal = request.refusal();
            return;
        }
        loans = reader.lending().kit_of(request->id, DeviceState::on_loan);
    });
    if (refusal) return *refusal;
    return loans;
}

void tell_of_loan(const KitRequest& request, const DeviceChange& change, Transaction& tx,
                  Ports& ports) {
    if (!has_out(request, change.device.id)) return;
    const auto kind = message_of(change);
    if (!kind) return;
    MessageFacts facts{{"items", std::string{name_of(change.device.kind)}}};
    if (*kind == MessageKind::loan_renewed) facts["due"] = in_words(*change.device.standing.due);
    tell(request, *kind, facts, tx, ports);
}

std::optional<AccessoryCount> accessories_of(std::span<const Event> history) {
    std::optional<AccessoryCount> count;
    for (const Event& event : history) {
        const bool goes_out = event.event == DeviceEvent::loan || event.event == DeviceEvent::gift;
        const int number = number_of(event.evidence, "accessories");
        if (goes_out) count = AccessoryCount{number, std::nullopt};
        if (event.event == DeviceEvent::handback && count) count->back = number;
    }
    return count;
}

std::optional<AccessoryCount> count_accessories(const Caller& caller, const Device& device,
                                                Ports& ports) {
    if (device.organisation != caller.organisation) return std::nullopt;
    std::vector<Event> history;
    ports.store.read([&](Reader& reader) { history = reader.history(device.id); });
    return accessories_of(history);
}

}  // namespace kitbank

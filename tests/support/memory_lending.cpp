#include "tests/support/memory_lending.h"

#include <set>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

bool is_between(Date day, const LoanQuery& query) {
    return (!query.from || *query.from <= day) && (!query.to || day <= *query.to);
}

bool fits(const LoanQuery& query, const Device& device) {
    return device.organisation == query.organisation &&
           device.standing.state == DeviceState::on_loan && device.standing.due &&
           is_between(*device.standing.due, query) &&
           (!query.hub || device.standing.home == *query.hub);
}

bool is_after(const LoanQuery& query, const Device& device) {
    if (query.after.value == 0 || !query.after_due) return true;
    return std::pair{*query.after_due, query.after} < std::pair{*device.standing.due, device.id};
}

std::vector<Device> by_due_day(std::vector<Device> devices) {
    std::ranges::stable_sort(devices, {},
                             [](const Device& device) { return *device.standing.due; });
    return devices;
}

template <class List>
void shorten(List& list, int limit) {
    if (list.size() > static_cast<std::size_t>(limit)) list.resize(static_cast<std::size_t>(limit));
}

// The request whose line has the device out.
std::optional<KitRequest> request_having(const MemoryState& state, DeviceId device) {
    return row_where(state.kit_requests, [&](const KitRequest& row) {
        return std::ranges::any_of(row.lines, [&](const RequestLine& line) {
            return line.device == device && line.state == LineState::handed_over;
        });
    });
}

Device with_home(Device device, const MemoryState& state) {
    const auto home = row_at(state.hubs, device.standing.home);
    device.hub_code = home ? home->code : "";
    device.hub_name = home ? home->name : "";
    return device;
}

Date month_of(Date day) { return day.year() / day.month() / std::chrono::day{1}; }

}  // namespace

LendingTerms MemoryLending::terms(OrganisationId organisation) {
    LendingTerms house;
    house.organisation = organisation;
    return row_at(state_.lending_terms, organisation).value_or(house);
}

std::vector<Device> MemoryLending::loans(const LoanQuery& query) {
    std::vector<Device> found = by_due_day(rows_where(state_.devices, [&](const Device& device) {
        return fits(query, device) && is_after(query, device);
    }));
    shorten(found, query.limit);
    for (Device& device : found) device = with_home(device, state_);
    return found;
}

std::int64_t MemoryLending::loan_count(const LoanQuery& query) {
    return std::ranges::count_if(state_.devices,
                                 [&](const auto& entry) { return fits(query, entry.second); });
}

std::vector<Device> MemoryLending::kit_of(RequestId request, DeviceState state) {
    std::vector<Device> devices;
    const auto row = row_at(state_.kit_requests, request);
    for (const RequestLine& line : row ? row->lines : std::vector<RequestLine>{}) {
        const auto device = row_at(state_.devices, line.device);
        const bool is_held =
            line.state == LineState::reserved || line.state == LineState::handed_over;
        if (is_held && device && device->standing.state == state) {
            devices.push_back(with_home(*device, state_));
        }
    }
    return devices;
}

std::vector<OrganisationId> MemoryLending::lending_organisations() {
    std::set<OrganisationId> organisations;
    for (const auto& [id, device] : state_.devices) {
        if (device.standing.state == DeviceState::on_loan)
            organisations.insert(device.organisation);
    }
    return {organisations.begin(), organisations.end()};
}

std::vector<LoanToRemind> MemoryLending::loans_to_remind(const LoanQuery& query, int days) {
    std::vector<LoanToRemind> loans;
    for (const Device& device : by_due_day(
             rows_where(state_.devices, [&](const Device& each) { return fits(query, each); }))) {
        const auto request = request_having(state_, device.id);
        const Date due = *device.standing.due;
        if (!request || state_.loan_reminders.contains({request->id, device.id, due, days}))
            continue;
        loans.push_back({device.id, device.tag, request->id, request->reference, due});
    }
    shorten(loans, query.limit);
    return loans;
}

std::vector<SlotRule> MemoryLending::slot_rules(HubId hub) {
    std::vector<SlotRule> rules =
        rows_where(state_.slot_rules, [&](const SlotRule& rule) { return rule.hub == hub; });
    std::ranges::stable_sort(rules, {}, [](const SlotRule& rule) {
        return std::pair{rule.weekday, rule.from};
    });
    return rules;
}

std::vector<Date> MemoryLending::closed_days(HubId hub, Date from, Date to) {
    std::vector<Date> days;
    for (const auto& [closed, day] : state_.closed_days) {
        if (closed == hub && from <= day && day <= to) days.push_back(day);
    }
    return days;
}

std::vector<SlotUse> MemoryLending::slots_taken(HubId hub, Instant from, Instant to) {
    std::map<Instant, int> taken;
    for (const auto& [id, row] : state_.appointments) {
        const bool counts =
            row.state == AppointmentState::booked || row.state == AppointmentState::kept;
        if (counts && row.hub == hub && from <= row.at && row.at < to) ++taken[row.at];
    }
    std::vector<SlotUse> uses;
    for (const auto& [at, count] : taken) uses.push_back({at, count});
    return uses;
}

Appointment MemoryLending::as_it_is_now(Appointment row) const {
    const auto request = row_at(state_.kit_requests, row.request);
    const auto hub = row_at(state_.hubs, row.hub);
    row.reference = request ? request->reference : "";
    row.organisation = request ? request->organisation : OrganisationId{};
    row.hub_code = hub ? hub->code : "";
    row.hub_name = hub ? hub->name : "";
    return row;
}

std::vector<Appointment> MemoryLending::appointments_where(
    const std::function<bool(const Appointment&)>& fits) {
    std::vector<Appointment> rows;
    for (const auto& [id, row] : state_.appointments) {
        const Appointment now = as_it_is_now(row);
        if (fits(now)) rows.push_back(now);
    }
    std::ranges::stable_sort(rows, {}, [](const Appointment& row) {
        return std::tuple{row.at, row.hub_code, row.reference};
    });
    return rows;
}

std::optional<Appointment> MemoryLending::appointment(const Uuid& id) {
    const auto row = row_at(state_.appointments, id);
    return row ? std::optional{as_it_is_now(*row)} : std::nullopt;
}

std::vector<Appointment> MemoryLending::appointments_of(RequestId request) {
    std::vector<Appointment> rows =
        appointments_where([&](const Appointment& row) { return row.request == request; });
    std::ranges::stable_sort(rows, std::greater{}, [](const Appointment& row) {
        return std::pair{row.at, row.booked_at};
    });
    return rows;
}

std::vector<Appointment> MemoryLending::appointments(const Scope& scope, Instant from, Instant to) {
    return appointments_where([&](const Appointment& row) {
        return row.organisation == scope.organisation && (!scope.hub || row.hub == *scope.hub) &&
               from <= row.at && row.at < to;
    });
}

std::vector<Appointment> MemoryLending::appointments_to_remind(Instant from, Instant to,
                                                               int limit) {
    std::vector<Appointment> rows = appointments_where([&](const Appointment& row) {
        return row.state == AppointmentState::booked && !row.reminded_at && from <= row.at &&
               row.at < to;
    });
    shorten(rows, limit);
    return rows;
}

std::int64_t MemoryLending::sessions_on(DeviceId device, Date day) {
    std::int64_t sessions = 0;
    for (const auto& [key, count] : state_.shared_sessions) {
        if (std::get<0>(key) == device && std::get<2>(key) == day) sessions += count;
    }
    return sessions;
}

std::vector<SharedUse> MemoryLending::shared_use(const Scope& scope, Date from, Date to) {
    std::map<std::pair<Date, std::string>, SharedUse> uses;
    std::map<std::pair<Date, std::string>, std::set<DeviceId>> devices;
    for (const auto& [key, count] : state_.shared_sessions) {
        const auto& [device, hub_id, day] = key;
        const Hub hub = *row_at(state_.hubs, hub_id);
        const bool is_within = hub.organisation == scope.organisation &&
                               (!scope.hub || hub_id == *scope.hub) && from <= day && day <= to;
        if (!is_within) continue;
        const std::pair place{month_of(day), hub.code};
        devices[place].insert(device);
        SharedUse& use = uses[place];
        use = {place.first, hub.code, hub.name, static_cast<std::int64_t>(devices[place].size()),
               use.sessions + count};
    }
    std::vector<SharedUse> rows;
    for (const auto& [place, use] : uses) rows.push_back(use);
    return rows;
}

bool MemoryLending::write_terms(const LendingTerms& terms, const std::string& /*actor*/,
                                Instant /*now*/) {
    if (this->terms(terms.organisation).version != terms.version) return false;
    LendingTerms row = terms;
    ++row.version;
    state_.lending_terms.insert_or_assign(terms.organisation, row);
    return true;
}

bool MemoryLending::add_reminder(const LoanReminder& reminder, Instant /*now*/) {
    return state_.loan_reminders
        .insert({reminder.request, reminder.device, reminder.due, reminder.days})
        .second;
}

void MemoryLending::lock_slots(HubId hub) {
    require_in_memory(state_.hubs.contains(hub), "only a hub's times are locked");
}

void MemoryLending::insert_slot_rule(const SlotRule& rule) {
    require_in_memory(!check_rule(rule), "a rule is within its bounds");
    state_.slot_rules.emplace(rule.id, rule);
}

bool MemoryLending::delete_slot_rule(HubId hub, const Uuid& id) {
    const auto found = state_.slot_rules.find(id);
    if (found == state_.slot_rules.end() || found->second.hub != hub) return false;
    state_.slot_rules.erase(found);
    return true;
}

void MemoryLending::close_day(HubId hub, Date day) { state_.closed_days.insert({hub, day}); }

bool MemoryLending::open_day(HubId hub, Date day) {
    return state_.closed_days.erase({hub, day}) == 1;
}

void MemoryLending::insert_appointment(const Appointment& appointment) {
    const bool is_second = std::ranges::any_of(state_.appointments, [&](const auto& entry) {
        return entry.second.request == appointment.request &&
               entry.second.state == AppointmentState::booked;
    });
    require_in_memory(!is_second || appointment.state != AppointmentState::booked,
                      "a request has one appointment that is to come");
    state_.appointments.emplace(appointment.id, appointment);
}

bool MemoryLending::update_appointment(const Appointment& appointment) {
    const auto found = state_.appointments.find(appointment.id);
    if (found == state_.appointments.end() || found->second.version != appointment.version) {
        return false;
    }
    found->second = appointment;
    ++found->second.version;
    return true;
}

void MemoryLending::add_sessions(DeviceId device, HubId hub, Date day, int sessions) {
    state_.shared_sessions[{device, hub, day}] += sessions;
}

}  // namespace kitbank

#include "server/store/requests/lending_rows.h"

#include "embedded/statement.h"
#include "server/store/day_list.h"
#include "server/store/devices/device_rows.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

int whole(Rows& rows) { return static_cast<int>(rows.number()); }

std::vector<Appointment> appointments_from(Rows rows) {
    std::vector<Appointment> list;
    while (rows.next()) {
        Appointment& row = list.emplace_back();
        row.id = rows.uuid();
        row.request = rows.id<RequestId>();
        row.reference = rows.text();
        row.organisation = rows.id<OrganisationId>();
        row.hub = rows.id<HubId>();
        row.hub_code = rows.text();
        row.hub_name = rows.text();
        row.kind = known(parse_delivery_kind(rows.text()));
        row.at = rows.instant();
        row.minutes = whole(rows);
        row.state = known(parse_appointment_state(rows.text()));
        row.booked_by = rows.text();
        row.booked_at = rows.instant();
        row.changed_at = rows.instant();
        row.reminded_at = rows.maybe(&Rows::instant);
        row.version = static_cast<std::uint32_t>(rows.number());
    }
    return list;
}

// The devices whose ids these rows are, in their order.
std::vector<Device> devices_of(Rows found, Connection& connection) {
    JsonRows wanted;
    while (found.next()) wanted.add(found.id<DeviceId>());
    std::vector<Device> devices;
    if (wanted.empty()) return devices;
    Rows rows = connection.query(statement::devices_by_id, wanted.text());
    while (rows.next()) devices.push_back(device_from(rows));
    return devices;
}

}  // namespace

LendingTerms MysqlLending::terms(OrganisationId organisation) {
    LendingTerms terms;
    terms.organisation = organisation;
    Rows rows = connection_.query(statement::lending_terms_of, organisation);
    if (!rows.next()) return terms;
    terms.loan_days = whole(rows);
    terms.renewal_days = whole(rows);
    terms.renewals_max = whole(rows);
    terms.remind_before = day_list_from(rows.text());
    terms.remind_after = day_list_from(rows.text());
    terms.lost_after_days = whole(rows);
    terms.reservation_days = whole(rows);
    terms.version = static_cast<std::uint32_t>(rows.number());
    return terms;
}

std::vector<Device> MysqlLending::loans(const LoanQuery& query) {
    const auto after = query.after.value == 0 ? std::nullopt : query.after_due;
    Rows found = connection_.query(statement::loan_ids_page, query.organisation, query.from,
                                   query.from, query.to, query.to, query.hub, query.hub, after,
                                   after, after, query.after, query.limit);
    return devices_of(std::move(found), connection_);
}

std::vector<Device> MysqlLending::kit_of(RequestId request, DeviceState state) {
    return devices_of(connection_.query(statement::kit_ids_of_request, request, name_of(state)),
                      connection_);
}

std::vector<OrganisationId> MysqlLending::lending_organisations() {
    return ids_from<OrganisationId>(connection_.query(statement::lending_organisations));
}

std::int64_t MysqlLending::loan_count(const LoanQuery& query) {
    Rows rows = connection_.query(statement::loan_count, query.organisation, query.from, query.from,
                                  query.to, query.to, query.hub, query.hub);
    rows.next();
    return rows.number();
}

std::vector<LoanToRemind> MysqlLending::loans_to_remind(const LoanQuery& query, int days) {
    Rows rows = connection_.query(statement::loans_to_remind, query.organisation, query.from,
                                  query.from, query.to, query.to, days, query.limit);
    std::vector<LoanToRemind> loans;
    while (rows.next()) {
        LoanToRemind& loan = loans.emplace_back();
        loan.device = rows.id<DeviceId>();
        loan.tag = rows.tag();
        loan.request = rows.id<RequestId>();
        loan.reference = rows.text();
        loan.due = rows.date();
    }
    return loans;
}

std::vector<SlotRule> MysqlLending::slot_rules(HubId hub) {
    Rows rows = connection_.query(statement::slot_rules_of_hub, hub);
    std::vector<SlotRule> rules;
    while (rows.next()) {
        SlotRule& rule = rules.emplace_back();
        rule.id = rows.uuid();
        rule.hub = rows.id<HubId>();
        rule.weekday = whole(rows);
        rule.from = std::chrono::minutes{rows.number()};
        rule.to = std::chrono::minutes{rows.number()};
        rule.each = std::chrono::minutes{rows.number()};
        rule.places = whole(rows);
        rule.valid_from = rows.date();
        rule.valid_to = rows.maybe(&Rows::date);
    }
    return rules;
}

std::vector<Date> MysqlLending::closed_days(HubId hub, Date from, Date to) {
    Rows rows = connection_.query(statement::hub_closed_days, hub, from, to);
    std::vector<Date> days;
    while (rows.next()) days.push_back(rows.date());
    return days;
}

std::vector<SlotUse> MysqlLending::slots_taken(HubId hub, Instant from, Instant to) {
    Rows rows = connection_.query(statement::slots_taken, hub, from, to);
    std::vector<SlotUse> uses;
    while (rows.next()) {
        SlotUse& use = uses.emplace_back();
        use.at = rows.instant();
        use.taken = whole(rows);
    }
    return uses;
}

std::optional<Appointment> MysqlLending::appointment(const Uuid& id) {
    std::vector<Appointment> found =
        appointments_from(connection_.query(statement::appointment_by_id, id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Appointment> MysqlLending::appointments_of(RequestId request) {
    return appointments_from(connection_.query(statement::appointments_of_request, request));
}

std::vector<Appointment> MysqlLending::appointments(const Scope& scope, Instant from, Instant to) {
    return appointments_from(connection_.query(statement::appointments_between, scope.organisation,
                                               scope.hub, scope.hub, from, to));
}

std::vector<Appointment> MysqlLending::appointments_to_remind(Instant from, Instant to, int limit) {
    return appointments_from(connection_.query(statement::appointments_to_remind, from, to, limit));
}

std::int64_t MysqlLending::sessions_on(DeviceId device, Date day) {
    Rows rows = connection_.query(statement::shared_sessions_on, device, day);
    rows.next();
    return rows.number();
}

std::vector<SharedUse> MysqlLending::shared_use(const Scope& scope, Date from, Date to) {
    Rows rows = connection_.query(statement::shared_use, scope.organisation, scope.hub, scope.hub,
                                  from, to);
    std::vector<SharedUse> uses;
    while (rows.next()) {
        SharedUse& use = uses.emplace_back();
        use.month = rows.date();
        use.hub_code = rows.text();
        use.hub_name = rows.text();
        use.devices = rows.number();
        use.sessions = rows.number();
    }
    return uses;
}

bool MysqlLending::write_terms(const LendingTerms& terms, const std::string& actor, Instant now) {
    const auto write = [&](const std::string_view& statement) {
        return connection_.change(statement, terms.loan_days, terms.renewal_days,
                                  terms.renewals_max, day_list_text(terms.remind_before),
                                  day_list_text(terms.remind_after), terms.lost_after_days,
                                  terms.reservation_days, actor, now, terms.organisation,
                                  terms.version) == 1;
    };
    return write(terms.version == 0 ? statement::lending_terms_insert
                                    : statement::lending_terms_update);
}

bool MysqlLending::add_reminder(const LoanReminder& reminder, Instant now) {
    return connection_.change(statement::loan_reminder_insert, reminder.request, reminder.device,
                              reminder.due, reminder.days, now) == 1;
}

void MysqlLending::lock_slots(HubId hub) { connection_.query(statement::slots_lock, hub); }

void MysqlLending::insert_slot_rule(const SlotRule& rule) {
    connection_.change(statement::slot_rule_insert, rule.id, rule.hub, rule.weekday,
                       rule.from.count(), rule.to.count(), rule.each.count(), rule.places,
                       rule.valid_from, rule.valid_to);
}

bool MysqlLending::delete_slot_rule(HubId hub, const Uuid& id) {
    return connection_.change(statement::slot_rule_delete, hub, id) == 1;
}

void MysqlLending::close_day(HubId hub, Date day) {
    connection_.change(statement::hub_closed_day_insert, hub, day);
}

bool MysqlLending::open_day(HubId hub, Date day) {
    return connection_.change(statement::hub_closed_day_delete, hub, day) == 1;
}

void MysqlLending::insert_appointment(const Appointment& row) {
    connection_.change(statement::appointment_insert, row.id, row.request, row.hub,
                       name_of(row.kind), row.at, row.minutes, name_of(row.state), row.booked_by,
                       row.booked_at, row.changed_at, row.reminded_at);
}

bool MysqlLending::update_appointment(const Appointment& row) {
    return connection_.change(statement::appointment_update, row.at, row.minutes,
                              name_of(row.state), row.changed_at, row.reminded_at, row.id,
                              row.version) == 1;
}

void MysqlLending::add_sessions(DeviceId device, HubId hub, Date day, int sessions) {
    connection_.change(statement::shared_sessions_add, device, hub, day, sessions);
}

}  // namespace kitbank

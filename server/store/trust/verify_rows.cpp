#include "server/store/trust/verify_rows.h"

#include "embedded/statement.h"
#include "server/store/devices/device_rows.h"
#include "server/store/devices/refusal_rows.h"
#include "server/store/json_rows.h"
#include "server/store/labels/tag_event_row.h"
#include "server/store/mysql_transaction.h"
#include "server/store/read_rows.h"
#include "server/store/trust/audit_row.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/records.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

template <class Row>
LoggedRow<Row> logged(Row row, Rows& rows) {
    LoggedRow<Row> result{std::move(row), {}, {}, {}};
    result.seal = rows.maybe(&Rows::hash);
    result.position = rows.maybe(&Rows::natural);
    result.leaf = rows.maybe(&Rows::hash);
    return result;
}

template <class Row>
Logged<Row> all_logged(Rows rows, Row (*read)(Rows&)) {
    Logged<Row> list;
    while (rows.next()) {
        Row row = read(rows);
        list.push_back(logged(std::move(row), rows));
    }
    return list;
}

// A number as the audit's facts have it: empty for none.
std::string number_text(Rows& rows) {
    const std::int64_t number = rows.id<HubId>().value;
    return number == 0 ? "" : std::to_string(number);
}

}  // namespace

std::vector<DeviceId> VerifyRows::device_ids(DeviceId after, int limit) {
    return ids_from<DeviceId>(connection_.query(statement::device_ids_after, after.value, limit));
}

std::vector<Device> VerifyRows::devices(std::span<const DeviceId> ids) {
    JsonRows wanted;
    for (const DeviceId id : ids) wanted.add(id);
    Rows rows = connection_.query(statement::devices_by_id, wanted.text());
    std::vector<Device> found;
    while (rows.next()) found.push_back(device_from(rows));
    return found;
}

Logged<Event> VerifyRows::events(DeviceId after, DeviceId last) {
    return all_logged(connection_.query(statement::verify_device_events, after.value, last.value),
                      event_from);
}

std::map<DeviceId, std::vector<Conflict>> VerifyRows::conflicts(DeviceId after, DeviceId last) {
    Rows rows = connection_.query(statement::verify_conflicts, after.value, last.value);
    std::map<DeviceId, std::vector<Conflict>> conflicts;
    while (rows.next()) {
        const DeviceId device = rows.id<DeviceId>();
        Conflict conflict{};
        conflict.event = rows.uuid();
        conflict.against = rows.maybe(&Rows::uuid).value_or(Uuid{});
        conflict.code = refusal_code(rows.text());
        conflict.detail = rows.text();
        conflicts[device].push_back(std::move(conflict));
    }
    return conflicts;
}

Logged<TagEvent> VerifyRows::tag_events(const Tag& after, const Tag& last) {
    return all_logged(connection_.query(statement::verify_tag_events, after, last), tag_event_from);
}

std::vector<VerifyRows::Chain> VerifyRows::audit_chains(const std::string& after, int limit) {
    Rows rows = connection_.query(statement::verify_audit_chains, after, limit);
    std::vector<Chain> chains;
    while (rows.next()) {
        Chain chain;
        chain.subject = rows.text();
        chain.head.seq = static_cast<std::uint32_t>(rows.number());
        chain.head.hash = rows.hash();
        chains.push_back(std::move(chain));
    }
    return chains;
}

Logged<AuditEvent> VerifyRows::audit_events(const std::string& after, const std::string& last) {
    return all_logged(connection_.query(statement::verify_audit_events, after, last),
                      audit_event_from);
}

std::map<std::string, std::vector<AuditEvent>> VerifyRows::audit_of(
    const std::vector<std::string>& subjects) {
    JsonRows wanted;
    for (const std::string& subject : subjects) wanted.add(subject);
    Rows rows = connection_.query(statement::verify_audit_of, wanted.text());
    std::map<std::string, std::vector<AuditEvent>> chains;
    while (rows.next()) {
        AuditEvent event = audit_event_from(rows);
        chains[event.subject].push_back(std::move(event));
    }
    return chains;
}

std::vector<AccessRow> VerifyRows::memberships(std::int64_t& after, int limit) {
    Rows rows = connection_.query(statement::verify_memberships, after, limit);
    std::vector<AccessRow> list;
    while (rows.next()) {
        after = rows.number();
        AccessRow row;
        row.subject = "membership:" + std::to_string(after);
        row.person = number_text(rows);
        row.organisation = rows.id<OrganisationId>();
        row.role = rows.text();
        row.hub = number_text(rows);
        row.is_over = rows.flag();
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<AccessRow> VerifyRows::tokens(std::int64_t& after, int limit) {
    Rows rows = connection_.query(statement::verify_tokens, after, limit);
    std::vector<AccessRow> list;
    while (rows.next()) {
        after = rows.number();
        AccessRow row;
        row.subject = "token:" + std::to_string(after);
        row.organisation = rows.id<OrganisationId>();
        row.role = rows.text();
        row.hub = number_text(rows);
        const auto expires_at = rows.maybe(&Rows::instant);
        if (expires_at) row.expires_at = format(*expires_at);
        row.is_over = rows.flag();
        Token token;
        token.id = TokenId{after};
        token.hash = rows.hash();
        row.facts = digests_of(token, safe_);
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<AccessRow> VerifyRows::people(std::int64_t& after, int limit) {
    MysqlTransaction reader{connection_};
    std::vector<AccessRow> list;
    for (const Person& person : reader.accounts().people_after(PersonId{after}, limit)) {
        after = person.id.value;
        AccessRow row;
        row.subject = "person:" + std::to_string(after);
        row.is_over = person.disabled;
        row.facts = digests_of(person, reader, safe_);
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<AccessRow> VerifyRows::providers() {
    Rows rows = connection_.query(statement::verify_providers);
    std::vector<AccessRow> list;
    while (rows.next()) {
        AccessRow row;
        row.subject = "provider:" + format(rows.uuid());
        row.organisation = rows.id<OrganisationId>();
        row.facts.emplace_back("name", rows.text());
        row.facts.emplace_back("issuer", rows.text());
        row.facts.emplace_back("second_factor", rows.flag() ? "yes" : "no");
        row.is_over = rows.flag();
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<LogLeaf> VerifyRows::leaves_without_event(std::uint64_t from, std::uint64_t to) {
    Rows rows = connection_.query(statement::verify_leaves, from, to);
    std::vector<LogLeaf> leaves;
    while (rows.next()) {
        LogLeaf leaf;
        leaf.position = rows.natural();
        leaf.place.kind = known(parse_log_kind(rows.text()));
        leaf.place.subject = rows.text();
        leaf.place.seq = static_cast<std::uint32_t>(rows.number());
        leaves.push_back(std::move(leaf));
    }
    return leaves;
}

}  // namespace kitbank

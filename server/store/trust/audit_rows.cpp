#include "embedded/statement.h"
#include "server/store/trust/audit_row.h"
#include "server/store/trust/trust_rows.h"

namespace kitbank {
namespace {

std::vector<AuditEvent> events_from(Rows rows) {
    std::vector<AuditEvent> events;
    while (rows.next()) events.push_back(audit_event_from(rows));
    return events;
}

}  // namespace

AuditEvent audit_event_from(Rows& rows) {
    AuditEvent event;
    event.subject = rows.text();
    event.seq = static_cast<std::uint32_t>(rows.number());
    event.id = rows.uuid();
    event.event = rows.text();
    event.actor = rows.text();
    event.organisation = rows.id<OrganisationId>();
    event.facts = rows.text();
    event.recorded_at = rows.instant();
    event.previous = rows.hash();
    event.hash = rows.hash();
    return event;
}

std::vector<AuditEvent> MysqlTrust::audit_of(std::string_view subject) {
    return events_from(connection_.query(statement::audit_of, subject));
}

std::vector<AuditEvent> MysqlTrust::newest_audit(OrganisationId organisation, int limit) {
    return events_from(connection_.query(statement::audit_newest, organisation, limit));
}

ChainHead MysqlTrust::lock_chain(std::string_view subject) {
    connection_.change(statement::audit_chain_lock, subject);
    Rows rows = connection_.query(statement::audit_chain_head, subject);
    rows.next();
    ChainHead head;
    head.seq = static_cast<std::uint32_t>(rows.number());
    head.hash = rows.hash();
    return head;
}

void MysqlTrust::append(const AuditEvent& event) {
    connection_.change(statement::audit_event_insert, event.subject, event.seq, event.id,
                       event.event, event.actor, event.organisation, event.facts, event.recorded_at,
                       event.previous, event.hash, event.seal);
    connection_.change(statement::audit_chain_move, event.seq, event.hash, event.subject);
}

}  // namespace kitbank

#include "embedded/statement.h"
#include "server/store/devices/refusal_rows.h"
#include "server/store/devices/texts.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {
namespace {

SetAsideScan scan_from(Rows& rows) {
    SetAsideScan scan;
    Event& event = scan.event;
    event.happened.id = rows.uuid();
    scan.organisation = rows.id<OrganisationId>();
    scan.tag = rows.tag();
    event.event = known(parse_device_event(rows.text()));
    event.actor = rows.text();
    event.hub = rows.id<HubId>();
    event.happened.at = rows.instant();
    event.happened.source = rows.text();
    event.happened.source_seq = rows.number();
    event.recorded_at = rows.instant();
    event.evidence = evidence_from(rows.text());
    event.media = media_from(rows.text());
    event.digest = rows.hash();
    scan.reason.code = refusal_code(rows.text());
    scan.reason.detail = rows.text();
    scan.reason.fields = fields_from(rows.text());
    scan.wait_for_intake = rows.flag();
    return scan;
}

std::vector<SetAsideScan> scans_from(Rows rows) {
    std::vector<SetAsideScan> scans;
    while (rows.next()) scans.push_back(scan_from(rows));
    return scans;
}

}  // namespace

std::vector<SetAsideScan> MysqlTransaction::scans_set_aside(const Scope& scope, int limit) {
    return scans_from(connection_.query(statement::scans_set_aside, scope.organisation, scope.hub,
                                        scope.hub, scope.hub, limit));
}

std::vector<SetAsideScan> MysqlTransaction::take_scans_set_aside(const Tag& tag) {
    std::vector<SetAsideScan> scans =
        scans_from(connection_.query(statement::scans_waiting_for_intake, tag));
    if (!scans.empty()) connection_.change(statement::scans_take, tag);
    return scans;
}

void MysqlTransaction::set_aside(std::span<const SetAsideScan> scans) {
    JsonRows rows;
    for (const SetAsideScan& scan : scans) {
        const Event& event = scan.event;
        rows.add_row(event.happened.id, scan.organisation, scan.tag, name_of(event.event),
                     event.actor, event.hub, event.happened.at, event.happened.source,
                     event.happened.source_seq, event.recorded_at, to_json(event.evidence),
                     to_json(event.media), event.digest, name_of(scan.reason.code),
                     scan.reason.detail, to_json(scan.reason.fields), scan.wait_for_intake);
    }
    if (!rows.empty()) connection_.change(statement::scans_insert, rows.text());
}

bool MysqlTransaction::close_scan_set_aside(const Scope& scope, const Uuid& id,
                                            const std::string& actor, Instant now) {
    return connection_.change(statement::scan_close, actor, now, id, scope.organisation, scope.hub,
                              scope.hub, scope.hub) == 1;
}

}  // namespace kitbank

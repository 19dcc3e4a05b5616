#include "embedded/statement.h"
#include "server/store/databank/intake_rows.h"
#include "server/store/devices/refusal_rows.h"
#include "server/store/devices/texts.h"
#include "server/store/json_rows.h"

namespace kitbank {
namespace {

std::optional<Refusal> reason_from(Rows& rows) {
    const std::string code = rows.maybe(&Rows::text).value_or("");
    Refusal reason{RefusalCode::internal, rows.text(), fields_from(rows.text())};
    if (code.empty()) return std::nullopt;
    reason.code = refusal_code(code);
    return reason;
}

std::vector<StockScan> scans_from(Rows rows) {
    std::vector<StockScan> scans;
    while (rows.next()) {
        StockScan scan;
        scan.id = rows.uuid();
        scan.organisation = rows.id<OrganisationId>();
        scan.event = known(parse_stock_scan(rows.text()));
        scan.subject = rows.text();
        scan.actor = rows.text();
        scan.hub = rows.id<HubId>();
        scan.hub_code = rows.maybe(&Rows::text).value_or("");
        scan.happened_at = rows.instant();
        scan.source = rows.text();
        scan.source_seq = rows.number();
        scan.recorded_at = rows.instant();
        scan.is_fact = rows.flag();
        scan.facts = evidence_from(rows.text());
        scan.digest = rows.hash();
        scan.took_effect = rows.flag();
        scan.reason = reason_from(rows);
        scan.is_waiting = rows.flag();
        scan.closed_by = rows.text();
        scan.closed_at = rows.maybe(&Rows::instant);
        scans.push_back(std::move(scan));
    }
    return scans;
}

std::optional<std::string> code_of(const StockScan& scan) {
    if (!scan.reason) return std::nullopt;
    return std::string{name_of(scan.reason->code)};
}

std::string detail_of(const StockScan& scan) { return scan.reason ? scan.reason->detail : ""; }

std::string fields_of(const StockScan& scan) {
    return to_json(scan.reason ? scan.reason->fields : std::vector<FieldFault>{});
}

}  // namespace

std::vector<StockScan> MysqlIntake::stock_scans_known(std::span<const Uuid> ids) {
    if (ids.empty()) return {};
    JsonRows list;
    for (const Uuid& id : ids) list.add(id);
    return scans_from(connection_.query(statement::stock_scans_known, list.text()));
}

std::vector<StockScan> MysqlIntake::stock_scans_of(OrganisationId organisation,
                                                   std::string_view subject) {
    return scans_from(connection_.query(statement::stock_scans_of, organisation, subject));
}

std::vector<StockScan> MysqlIntake::stock_scans_open(const Scope& scope, int limit) {
    return scans_from(connection_.query(statement::stock_scans_open, scope.organisation, scope.hub,
                                        scope.hub, limit));
}

void MysqlIntake::insert_stock_scans(std::span<const StockScan> scans) {
    if (scans.empty()) return;
    JsonRows rows;
    for (const StockScan& scan : scans) {
        rows.add_row(scan.id, scan.organisation, name_of(scan.event), scan.subject, scan.actor,
                     scan.hub, scan.happened_at, scan.source, scan.source_seq, scan.recorded_at,
                     scan.is_fact, to_json(scan.facts), scan.digest, scan.took_effect,
                     code_of(scan), detail_of(scan), fields_of(scan), scan.is_waiting,
                     scan.closed_by, scan.closed_at);
    }
    connection_.change(statement::stock_scans_insert, rows.text());
}

void MysqlIntake::update_stock_scan(const StockScan& scan) {
    connection_.change(statement::stock_scan_update, scan.took_effect, code_of(scan),
                       detail_of(scan), fields_of(scan), scan.is_waiting, scan.closed_by,
                       scan.closed_at, scan.id);
}

}  // namespace kitbank

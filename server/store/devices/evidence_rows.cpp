#include <map>

#include "embedded/statement.h"
#include "server/store/devices/texts.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {
namespace {

StoredEvidence evidence_row(Rows& rows) {
    StoredEvidence row;
    row.id = rows.uuid();
    row.organisation = rows.id<OrganisationId>();
    row.device = rows.maybe(&Rows::id<DeviceId>);
    row.device_tag = rows.text();
    row.file = rows.maybe(&Rows::hash);
    row.file_name = rows.text();
    row.tool = rows.text();
    row.tool_version = rows.text();
    row.zone = rows.text();
    row.started = rows.maybe(&Rows::instant);
    row.ended = rows.maybe(&Rows::instant);
    row.level = known(parse_sanitisation_level(rows.text()));
    row.accepted = rows.flag();
    row.reasons = reasons_from(rows.text());
    row.operator_name = rows.text();
    row.verifier_name = rows.text();
    row.checklist = lines_from(rows.text());
    row.actor = rows.text();
    row.recorded_at = rows.instant();
    return row;
}

StoredMedium medium_row(Rows& rows) {
    StoredMedium medium;
    medium.serial = rows.text();
    medium.model = rows.text();
    medium.bytes = rows.number();
    medium.method = rows.text();
    medium.level = known(parse_sanitisation_level(rows.text()));
    medium.verification = known(parse_wipe_verification(rows.text()));
    medium.errors.pass = rows.natural();
    medium.errors.verify = rows.natural();
    medium.errors.sync = rows.natural();
    medium.started = rows.maybe(&Rows::instant);
    medium.ended = rows.maybe(&Rows::instant);
    medium.accepted = rows.flag();
    medium.reasons = reasons_from(rows.text());
    return medium;
}

std::vector<StoredEvidence> evidence_rows(Rows rows) {
    std::vector<StoredEvidence> list;
    while (rows.next()) list.push_back(evidence_row(rows));
    return list;
}

}  // namespace

std::optional<StoredEvidence> MysqlTransaction::evidence(const Uuid& id) {
    std::vector<StoredEvidence> found =
        with_media(evidence_rows(connection_.query(statement::evidence_by_id, id)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<StoredEvidence> MysqlTransaction::evidence_of(DeviceId device) {
    return with_media(evidence_rows(connection_.query(statement::evidence_of_device, device)));
}

std::vector<StoredEvidence> MysqlTransaction::with_media(std::vector<StoredEvidence> rows) {
    if (rows.empty()) return rows;
    JsonRows wanted;
    std::map<Uuid, StoredEvidence*> by_id;
    for (StoredEvidence& row : rows) {
        wanted.add(row.id);
        by_id.emplace(row.id, &row);
    }
    Rows media = connection_.query(statement::evidence_media, wanted.text());
    while (media.next()) {
        const Uuid id = media.uuid();
        by_id.at(id)->media.push_back(medium_row(media));
    }
    return rows;
}

std::optional<StoredFile> MysqlTransaction::file(const Hash& sha256) {
    Rows rows = connection_.query(statement::file_by_hash, sha256);
    if (!rows.next()) return std::nullopt;
    StoredFile file;
    file.sha256 = rows.hash();
    file.content = rows.text();
    file.content_type = rows.text();
    file.stored_at = rows.instant();
    return file;
}

void MysqlTransaction::insert_file(const StoredFile& file) {
    connection_.change(statement::file_insert, file.sha256, file.content, file.content_type,
                       file.stored_at);
}

void MysqlTransaction::insert_evidence(const StoredEvidence& evidence) {
    connection_.change(statement::evidence_insert, evidence.id, evidence.organisation,
                       evidence.device, evidence.device_tag, evidence.file, evidence.file_name,
                       evidence.tool, evidence.tool_version, evidence.zone, evidence.started,
                       evidence.ended, name_of(evidence.level), evidence.accepted,
                       to_json(evidence.reasons), evidence.operator_name, evidence.verifier_name,
                       to_json(evidence.checklist), evidence.actor, evidence.recorded_at);
    JsonRows rows;
    int number = 0;
    for (const StoredMedium& medium : evidence.media) {
        rows.add_row(evidence.id, ++number, medium.serial, medium.model, medium.bytes,
                     medium.method, name_of(medium.level), name_of(medium.verification),
                     medium.errors.pass, medium.errors.verify, medium.errors.sync, medium.started,
                     medium.ended, medium.accepted, to_json(medium.reasons));
    }
    if (!rows.empty()) connection_.change(statement::evidence_media_insert, rows.text());
}

}  // namespace kitbank

#include "server/store/residents/resident_rows.h"

#include <sstream>

#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

Resident resident_from(Rows& rows) {
    Resident resident;
    resident.id = rows.id<ResidentId>();
    resident.organisation = rows.id<OrganisationId>();
    resident.reference = rows.text();
    resident.hub = rows.id<HubId>();
    resident.hub_name = rows.text();
    resident.entered_by = rows.text();
    resident.sealed_key = rows.maybe(&Rows::text).value_or("");
    resident.retention_rule = rows.text();
    resident.due_on = rows.date();
    resident.on_hold = rows.flag();
    resident.created_at = rows.instant();
    resident.changed_at = rows.instant();
    resident.erased_at = rows.maybe(&Rows::instant);
    resident.erased_by = rows.text();
    resident.version = static_cast<std::uint32_t>(rows.number());
    return resident;
}

std::string joined_names(const std::vector<ResidentField>& fields) {
    std::string names;
    for (const ResidentField field : fields) {
        names.append(names.empty() ? "" : " ").append(name_of(field));
    }
    return names;
}

std::vector<ResidentField> fields_named(const std::string& names) {
    std::vector<ResidentField> fields;
    std::istringstream words{names};
    for (std::string word; words >> word;) fields.push_back(known(parse_resident_field(word)));
    return fields;
}

Reading reading_from(Rows& rows) {
    Reading reading;
    reading.id = rows.uuid();
    reading.resident = rows.id<ResidentId>();
    reading.reference = rows.text();
    reading.organisation = rows.id<OrganisationId>();
    reading.actor = rows.text();
    reading.reason = known(parse_reading_reason(rows.text()));
    reading.sealed_words = rows.text();
    reading.fields = fields_named(rows.text());
    reading.read_at = rows.instant();
    return reading;
}

Hold hold_from(Rows& rows) {
    Hold hold;
    hold.id = rows.uuid();
    hold.resident = rows.id<ResidentId>();
    hold.kind = known(parse_hold_kind(rows.text()));
    hold.sealed_words = rows.text();
    hold.placed_by = rows.text();
    hold.placed_at = rows.instant();
    hold.lifted_by = rows.text();
    hold.sealed_lift_words = rows.text();
    hold.lifted_at = rows.maybe(&Rows::instant);
    return hold;
}

}  // namespace

std::optional<Resident> MysqlResidents::resident(std::string_view reference) {
    Rows rows = connection_.query(statement::resident_by_reference, reference);
    if (!rows.next()) return std::nullopt;
    return resident_from(rows);
}

std::vector<Resident> MysqlResidents::residents(const ResidentQuery& query) {
    const std::optional<ResidentId> before =
        query.before.value == 0 ? std::nullopt : std::optional{query.before};
    return all(
        connection_.query(statement::residents_page, query.organisation, query.entered_by,
                          query.entered_by, query.hub, query.hub, before, before, query.limit),
        resident_from);
}

std::vector<Resident> MysqlResidents::residents_by_index(OrganisationId organisation,
                                                         const ResidentIndex& index) {
    return all(connection_.query(statement::residents_by_index, organisation, index.digest,
                                 name_of(index.kind)),
               resident_from);
}

std::vector<SealedField> MysqlResidents::fields_of(ResidentId resident) {
    Rows rows = connection_.query(statement::resident_fields, resident);
    std::vector<SealedField> fields;
    while (rows.next()) {
        const ResidentField field = known(parse_resident_field(rows.text()));
        fields.push_back({field, rows.text()});
    }
    return fields;
}

std::vector<Reading> MysqlResidents::readings_of(ResidentId resident,
                                                 const std::optional<Uuid>& before, int limit) {
    return all(connection_.query(statement::readings_of_resident, resident, before, before,
                                 resident, limit),
               reading_from);
}

std::int64_t MysqlResidents::count_readings(ResidentId resident) {
    Rows rows = connection_.query(statement::readings_count, resident);
    rows.next();
    return rows.number();
}

std::vector<Reading> MysqlResidents::readings_by(OrganisationId organisation,
                                                 std::string_view actor, Instant from, Instant to,
                                                 int limit) {
    return all(
        connection_.query(statement::readings_by_actor, organisation, actor, from, to, limit),
        reading_from);
}

bool MysqlResidents::has_reading(const Uuid& id) {
    return connection_.query(statement::reading_known, id).next();
}

std::vector<Hold> MysqlResidents::holds_of(ResidentId resident) {
    return all(connection_.query(statement::holds_of_resident, resident), hold_from);
}

std::optional<RetentionRule> MysqlResidents::retention_rule(std::string_view name) {
    Rows rows = connection_.query(statement::retention_rule_by_name, name);
    if (!rows.next()) return std::nullopt;
    RetentionRule rule;
    rule.name = rows.text();
    rule.days = static_cast<int>(rows.number());
    rule.starts = known(parse_retention_start(rows.text()));
    rule.why = rows.text();
    return rule;
}

std::vector<std::string> MysqlResidents::residents_due(Instant now, int limit) {
    Rows rows = connection_.query(statement::residents_due, now, limit);
    std::vector<std::string> references;
    while (rows.next()) references.push_back(rows.text());
    return references;
}

std::optional<Resident> MysqlResidents::lock_resident(std::string_view reference) {
    if (!connection_.query(statement::resident_lock, reference).next()) return std::nullopt;
    return resident(reference);
}

ResidentId MysqlResidents::insert_resident(const Resident& resident) {
    Rows rows =
        connection_.query(statement::resident_insert, resident.organisation, resident.reference,
                          resident.hub, resident.entered_by, resident.sealed_key,
                          resident.retention_rule, resident.created_at, resident.changed_at);
    rows.next();
    return rows.id<ResidentId>();
}

void MysqlResidents::update_resident(const Resident& resident) {
    connection_.change(statement::resident_update, resident.hub, resident.changed_at, resident.id);
}

void MysqlResidents::write_field(ResidentId resident, const SealedField& field) {
    connection_.change(statement::resident_field_write, resident, name_of(field.field),
                       field.sealed);
}

void MysqlResidents::remove_field(ResidentId resident, ResidentField field) {
    connection_.change(statement::resident_field_delete, resident, name_of(field));
}

void MysqlResidents::replace_indexes(ResidentId resident, std::span<const ResidentIndex> indexes) {
    connection_.change(statement::resident_indexes_delete, resident);
    for (const ResidentIndex& index : indexes) {
        connection_.change(statement::resident_index_insert, resident, name_of(index.kind),
                           index.digest);
    }
}

void MysqlResidents::erase_resident(ResidentId resident, const std::string& actor, Instant now) {
    connection_.change(statement::resident_key_overwrite, resident);
    connection_.change(statement::resident_fields_overwrite, resident);
    connection_.change(statement::resident_indexes_overwrite, resident);
    connection_.change(statement::resident_fields_delete, resident);
    connection_.change(statement::resident_indexes_delete, resident);
    connection_.change(statement::resident_erase, now, actor, resident);
}

void MysqlResidents::insert_reading(const Reading& reading) {
    connection_.change(statement::reading_insert, reading.id, reading.resident,
                       reading.organisation, reading.actor, name_of(reading.reason),
                       reading.sealed_words, joined_names(reading.fields), reading.read_at);
}

void MysqlResidents::insert_hold(const Hold& hold) {
    connection_.change(statement::hold_insert, hold.id, hold.resident, name_of(hold.kind),
                       hold.sealed_words, hold.placed_by, hold.placed_at);
}

bool MysqlResidents::lift_hold(const Hold& hold) {
    return connection_.change(statement::hold_lift, hold.lifted_by, hold.sealed_lift_words,
                              hold.lifted_at, hold.id, hold.resident) == 1;
}

std::string MysqlResidents::ward_of(std::string_view postcode) {
    Rows rows = connection_.query(statement::ward_of_postcode, postcode);
    return rows.next() ? rows.text() : "";
}

void MysqlResidents::write_wards(std::span<const WardLine> lines, Instant now) {
    JsonRows postcodes;
    JsonRows names;
    for (const WardLine& line : lines) {
        if (!line.postcode.empty()) postcodes.add_row(line.postcode, line.ward);
        if (!line.name.empty()) names.add_row(line.ward, line.name);
    }
    if (!postcodes.empty()) {
        connection_.change(statement::ward_postcodes_write, now, postcodes.text());
    }
    if (!names.empty()) connection_.change(statement::ward_names_write, names.text());
}

int MysqlResidents::remove_postcodes(Instant before, int limit) {
    return static_cast<int>(connection_.change(statement::ward_postcodes_remove, before, limit));
}

}  // namespace kitbank

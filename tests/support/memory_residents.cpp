#include "tests/support/memory_residents.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

Instant due_at(const Resident& row, const RetentionRule& rule) {
    const Instant start = rule.starts == RetentionStart::entry ? row.created_at : row.changed_at;
    return start + std::chrono::days{rule.days};
}

}  // namespace

Resident MemoryResidents::as_it_is_now(Resident row) const {
    const auto hub = row_at(state_.hubs, row.hub);
    row.hub_name = hub ? hub->name : "";
    const RetentionRule& rule = state_.retention_rules.at(row.retention_rule);
    row.due_on = Date{std::chrono::floor<std::chrono::days>(due_at(row, rule))};
    row.on_hold = row_where(state_.holds, [&](const Hold& hold) {
                      return hold.resident == row.id && !hold.lifted_at;
                  }).has_value();
    return row;
}

std::vector<Resident> MemoryResidents::rows_now(const std::vector<Resident>& rows) const {
    std::vector<Resident> now;
    for (const Resident& row : rows) now.push_back(as_it_is_now(row));
    return now;
}

std::optional<Resident> MemoryResidents::resident(std::string_view reference) {
    const auto row = row_where(state_.residents,
                               [&](const Resident& each) { return each.reference == reference; });
    return row ? std::optional{as_it_is_now(*row)} : std::nullopt;
}

std::vector<Resident> MemoryResidents::residents(const ResidentQuery& query) {
    std::vector<Resident> rows = rows_where(state_.residents, [&](const Resident& row) {
        return row.organisation == query.organisation && !row.erased_at &&
               (query.entered_by.empty() || row.entered_by == query.entered_by) &&
               (!query.hub || row.hub == *query.hub) &&
               (query.before.value == 0 || row.id < query.before);
    });
    std::ranges::reverse(rows);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(query.limit)));
    return rows_now(rows);
}

std::vector<Resident> MemoryResidents::residents_by_index(OrganisationId organisation,
                                                          const ResidentIndex& index) {
    return rows_now(rows_where(state_.residents, [&](const Resident& row) {
        const auto kept = state_.resident_indexes.find(row.id);
        return row.organisation == organisation && kept != state_.resident_indexes.end() &&
               std::ranges::find(kept->second, index) != kept->second.end();
    }));
}

std::vector<SealedField> MemoryResidents::fields_of(ResidentId resident) {
    const auto kept = row_at(state_.resident_fields, resident);
    std::vector<SealedField> fields;
    if (kept) {
        for (const auto& [field, sealed] : *kept) fields.push_back({field, sealed});
    }
    std::ranges::sort(fields, {}, [](const SealedField& each) { return name_of(each.field); });
    return fields;
}

std::vector<Reading> MemoryResidents::readings_of(ResidentId resident,
                                                  const std::optional<Uuid>& before, int limit) {
    std::vector<Reading> rows =
        rows_where(state_.readings, [&](const Reading& row) { return row.resident == resident; });
    if (before) {
        const auto last = std::ranges::find(rows, *before, &Reading::id);
        rows.erase(last == rows.end() ? rows.begin() : last, rows.end());
    }
    std::ranges::reverse(rows);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    return rows;
}

std::int64_t MemoryResidents::count_readings(ResidentId resident) {
    return static_cast<std::int64_t>(rows_where(state_.readings, [&](const Reading& row) {
                                         return row.resident == resident;
                                     }).size());
}

std::vector<Reading> MemoryResidents::readings_by(OrganisationId organisation,
                                                  std::string_view actor, Instant from, Instant to,
                                                  int limit) {
    std::vector<Reading> rows = rows_where(state_.readings, [&](const Reading& row) {
        return row.organisation == organisation && row.actor == actor && row.read_at >= from &&
               row.read_at < to;
    });
    std::ranges::stable_sort(rows, {}, &Reading::read_at);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    return rows;
}

bool MemoryResidents::has_reading(const Uuid& id) {
    return row_where(state_.readings, [&](const Reading& row) { return row.id == id; }).has_value();
}

std::vector<Hold> MemoryResidents::holds_of(ResidentId resident) {
    std::vector<Hold> rows =
        rows_where(state_.holds, [&](const Hold& row) { return row.resident == resident; });
    std::ranges::stable_sort(rows, {}, &Hold::placed_at);
    return rows;
}

std::optional<RetentionRule> MemoryResidents::retention_rule(std::string_view name) {
    return row_at(state_.retention_rules, std::string{name});
}

std::vector<std::string> MemoryResidents::residents_due(Instant now, int limit) {
    const Date today{std::chrono::floor<std::chrono::days>(now)};
    std::vector<Resident> rows =
        rows_now(rows_where(state_.residents, [](const Resident& row) { return !row.erased_at; }));
    std::erase_if(rows, [&](const Resident& row) { return row.on_hold || row.due_on > today; });
    std::ranges::stable_sort(rows, {}, [&](const Resident& row) {
        return due_at(row, state_.retention_rules.at(row.retention_rule));
    });
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    std::vector<std::string> references;
    for (const Resident& row : rows) references.push_back(row.reference);
    return references;
}

std::optional<Resident> MemoryResidents::lock_resident(std::string_view reference) {
    return resident(reference);
}

ResidentId MemoryResidents::insert_resident(const Resident& resident) {
    require_in_memory(!this->resident(resident.reference), "resident.reference is unique");
    require_in_memory(state_.organisations.contains(resident.organisation),
                      "resident.organisation exists");
    require_in_memory(state_.retention_rules.contains(resident.retention_rule),
                      "resident.retention_rule exists");
    require_in_memory(!resident.sealed_key.empty(), "resident_erased");
    Resident row = resident;
    row.id = ResidentId{state_.next_id()};
    row.version = 1;
    state_.residents[row.id] = row;
    return row.id;
}

void MemoryResidents::update_resident(const Resident& resident) {
    Resident& row = state_.residents.at(resident.id);
    row.hub = resident.hub;
    row.changed_at = resident.changed_at;
    ++row.version;
}

void MemoryResidents::write_field(ResidentId resident, const SealedField& field) {
    require_in_memory(state_.residents.contains(resident), "resident_field.resident exists");
    state_.resident_fields[resident][field.field] = field.sealed;
}

void MemoryResidents::remove_field(ResidentId resident, ResidentField field) {
    state_.resident_fields[resident].erase(field);
}

void MemoryResidents::replace_indexes(ResidentId resident, std::span<const ResidentIndex> indexes) {
    require_in_memory(state_.residents.contains(resident), "resident_index.resident exists");
    state_.resident_indexes[resident] = {indexes.begin(), indexes.end()};
}

void MemoryResidents::erase_resident(ResidentId resident, const std::string& actor, Instant now) {
    state_.resident_fields.erase(resident);
    state_.resident_indexes.erase(resident);
    Resident& row = state_.residents.at(resident);
    row.sealed_key.clear();
    row.erased_at = now;
    row.erased_by = actor;
    ++row.version;
}

void MemoryResidents::insert_reading(const Reading& reading) {
    require_in_memory(!has_reading(reading.id), "resident_reading.id is unique");
    require_in_memory(state_.residents.contains(reading.resident),
                      "resident_reading.resident exists");
    require_in_memory(!reading.fields.empty(), "resident_reading_fields");
    Reading row = reading;
    row.reference = state_.residents.at(row.resident).reference;
    state_.readings[state_.next_id()] = row;
}

void MemoryResidents::insert_hold(const Hold& hold) {
    require_in_memory(!state_.holds.contains(hold.id), "resident_hold.id is unique");
    require_in_memory(state_.residents.contains(hold.resident), "resident_hold.resident exists");
    state_.holds[hold.id] = hold;
}

bool MemoryResidents::lift_hold(const Hold& hold) {
    const auto found = state_.holds.find(hold.id);
    if (found == state_.holds.end() || found->second.resident != hold.resident ||
        found->second.lifted_at) {
        return false;
    }
    found->second.lifted_by = hold.lifted_by;
    found->second.sealed_lift_words = hold.sealed_lift_words;
    found->second.lifted_at = hold.lifted_at;
    return true;
}

std::string MemoryResidents::ward_of(std::string_view postcode) {
    const auto found = state_.ward_postcodes.find(std::string{postcode});
    return found == state_.ward_postcodes.end() ? "" : found->second.first;
}

void MemoryResidents::write_wards(std::span<const WardLine> lines, Instant now) {
    for (const WardLine& line : lines) {
        if (!line.postcode.empty()) state_.ward_postcodes[line.postcode] = {line.ward, now};
        if (!line.name.empty()) state_.ward_names[line.ward] = line.name;
    }
}

int MemoryResidents::remove_postcodes(Instant before, int limit) {
    int removed = 0;
    for (auto each = state_.ward_postcodes.begin(); each != state_.ward_postcodes.end();) {
        const bool goes = removed < limit && each->second.second < before;
        removed += goes ? 1 : 0;
        each = goes ? state_.ward_postcodes.erase(each) : std::next(each);
    }
    return removed;
}

}  // namespace kitbank

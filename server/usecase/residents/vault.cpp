#include "server/usecase/residents/vault.h"

#include "server/core/residents/reference.h"
#include "server/core/text.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::string words_place(const Uuid& row) { return "words/" + format(row); }

}  // namespace

bool reaches(const Caller& caller, Permission permission, const Resident& resident) {
    const Reach reach = reach_of(caller.role, permission);
    if (reach == Reach::own) return resident.entered_by == caller.actor;
    if (resident.organisation != caller.organisation) return false;
    switch (reach) {
        case Reach::none:
            return false;
        case Reach::own:
        case Reach::hub:
            return !caller.hub || resident.hub == caller.hub->id;
        case Reach::organisation:
            return true;
    }
    return false;
}

Result<Resident> reachable(const Caller& caller, Permission permission, std::string_view reference,
                           Reader& reader) {
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    const auto canonical = parse_resident_reference(reference);
    if (canonical) {
        std::optional<Resident> found = reader.residents().resident(*canonical);
        if (found && reaches(caller, permission, *found)) return *std::move(found);
    }
    return Refusal{RefusalCode::resident_not_found, "", {}};
}

Result<Resident> lock_reachable(const Caller& caller, Permission permission,
                                std::string_view reference, Transaction& tx) {
    Result<Resident> found = reachable(caller, permission, reference, tx);
    if (!found) return found;  // nobody locks what they cannot reach
    tx.write_residents().lock_resident(found->reference);
    found = reachable(caller, permission, reference, tx);
    if (found && found->erased_at) return Refusal{RefusalCode::resident_erased, "", {}};
    return found;
}

Result<Hub> hub_within(const Caller& caller, const std::string& code, Reader& reader) {
    std::optional<Hub> hub = reader.hub_by_code(caller.organisation, code);
    if (!hub) return Refusal{RefusalCode::hub_not_found, "", {}};
    const bool is_bound = reach_of(caller.role, Permission::add_residents) == Reach::hub;
    if (is_bound && caller.hub && hub->id != caller.hub->id) {
        return Refusal{RefusalCode::invalid_fields, "", {{"hub", "Choose your own hub."}}};
    }
    return *std::move(hub);
}

std::string audit_subject(const Resident& resident) { return "resident:" + resident.reference; }

std::string context_of(std::string_view reference, std::string_view place) {
    return "resident:" + std::string{reference} + "/" + std::string{place};
}

std::string open_key(const Resident& resident, Safe& safe) {
    auto key = safe.open(resident.sealed_key, context_of(resident.reference, "key"));
    if (!key) {
        throw StoreFailure{RefusalCode::internal,
                           "the key of resident " + resident.reference + " does not open"};
    }
    return *std::move(key);
}

std::string seal_field(const Resident& resident, std::string_view key, ResidentField field,
                       const std::string& value, Safe& safe) {
    return safe.seal_with(key, value, context_of(resident.reference, name_of(field)));
}

ResidentFacts open_facts(const Resident& resident, const std::vector<SealedField>& fields,
                         Safe& safe) {
    const std::string key = open_key(resident, safe);
    ResidentFacts facts;
    for (const SealedField& field : fields) {
        auto value =
            safe.open_with(key, field.sealed, context_of(resident.reference, name_of(field.field)));
        if (!value) {
            throw StoreFailure{RefusalCode::internal, "a field of resident " + resident.reference +
                                                          " does not open: it was changed"};
        }
        facts[field.field] = *std::move(value);
    }
    return facts;
}

std::vector<ResidentIndex> indexes_of(OrganisationId organisation, const ResidentFacts& facts,
                                      Safe& safe) {
    std::vector<ResidentIndex> indexes;
    for (const auto& [kind, value] : index_values(facts)) {
        indexes.push_back({kind, index_digest(organisation, kind, value, safe)});
    }
    return indexes;
}

Hash index_digest(OrganisationId organisation, ResidentIndexKind kind, std::string_view value,
                  Safe& safe) {
    return safe.blind_index(value, "organisation:" + std::to_string(organisation.value) +
                                       "/resident/" + std::string{name_of(kind)});
}

std::string seal_words(const Resident& resident, const Uuid& row, const std::string& words,
                       Safe& safe) {
    if (words.empty()) return "";
    return safe.seal_with(open_key(resident, safe), words,
                          context_of(resident.reference, words_place(row)));
}

std::string open_words(const Resident& resident, std::string_view key, const Uuid& row,
                       const std::string& sealed, Safe& safe) {
    if (sealed.empty() || key.empty()) return "";
    return safe.open_with(key, sealed, context_of(resident.reference, words_place(row)))
        .value_or("");
}

Uuid lift_words_row(const Uuid& hold) {
    Uuid row = hold;
    for (std::uint8_t& byte : row.bytes) byte = static_cast<std::uint8_t>(~byte);
    return row;
}

std::string words_fault(const std::string& words) {
    if (has_control_characters(words, false))
        return "Remove the characters that cannot be printed.";
    if (character_count(words) > reading_words_max) {
        return "Shorten this to " + std::to_string(reading_words_max) + " characters.";
    }
    return "";
}

void record_reading(const Disclosure& disclosure, const Resident& resident, Transaction& tx,
                    Ports& ports) {
    if (tx.residents().has_reading(disclosure.id)) return;
    Reading reading;
    reading.id = disclosure.id;
    reading.resident = resident.id;
    reading.organisation = resident.organisation;
    reading.actor = disclosure.actor;
    reading.reason = disclosure.reason;
    reading.sealed_words = seal_words(resident, disclosure.id, disclosure.words, ports.safe);
    reading.fields = disclosure.fields;
    reading.read_at = ports.clock.now();
    tx.write_residents().insert_reading(reading);
    const bool is_export = disclosure.reason == ReadingReason::subject_access;
    record_audit({audit_subject(resident), is_export ? "export" : "reading", disclosure.actor,
                  resident.organisation},
                 {{"reason", std::string{name_of(disclosure.reason)}},
                  {"fields", spoken_fields(disclosure.fields)}},
                 tx, ports);
}

std::vector<ResidentField> all_resident_fields() {
    std::vector<ResidentField> fields;
    for (const ResidentFieldRow& row : resident_field_rows) fields.push_back(row.field);
    return fields;
}

std::string spoken_fields(const std::vector<ResidentField>& fields) {
    std::string names;
    for (const ResidentField field : fields) {
        names.append(names.empty() ? "" : ", ").append(name_of(field));
    }
    return names;
}

}  // namespace kitbank

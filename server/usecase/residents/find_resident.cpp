#include "server/usecase/residents/find_resident.h"

#include <algorithm>

#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

// What is searched for in its kept spelling; faults when there is nothing to search by.
ResidentFacts wanted_facts(const ResidentFacts& typed, std::vector<FieldFault>& faults) {
    ResidentFacts facts;
    for (const auto& [field, text] : typed) {
        const CheckedField checked = check_field(field, text);
        if (!checked.fault.empty()) faults.push_back({std::string{name_of(field)}, checked.fault});
        if (!checked.value.empty()) facts[field] = checked.value;
    }
    const bool has_name = facts.contains(ResidentField::name);
    if (faults.empty() && has_name != facts.contains(ResidentField::postcode)) {
        faults.push_back(
            {has_name ? "postcode" : "name", "A name is searched for together with its postcode."});
    }
    if (faults.empty() && index_values(facts).empty()) {
        faults.push_back(
            {"phone", "Enter a phone number, an e-mail address, or a name and postcode."});
    }
    return facts;
}

std::vector<Resident> matching(const Caller& caller, const std::vector<ResidentIndex>& indexes,
                               Reader& reader) {
    std::vector<Resident> found;
    for (const ResidentIndex& index : indexes) {
        std::vector<Resident> rows =
            reader.residents().residents_by_index(caller.organisation, index);
        std::erase_if(rows, [&](const Resident& row) {
            const bool failed_before =
                &index != &indexes.front() &&
                std::ranges::find(found, row.id, &Resident::id) == found.end();
            return failed_before || !reaches(caller, Permission::read_residents, row);
        });
        found = std::move(rows);
    }
    return found;
}

std::vector<ResidentField> searched_fields(const std::vector<ResidentIndex>& indexes) {
    std::vector<ResidentField> fields;
    for (const ResidentIndex& index : indexes) {
        for (const ResidentField field : fields_of(index.kind)) fields.push_back(field);
    }
    return fields;
}

}  // namespace

Result<std::vector<Resident>> find_resident(const FindResident& command, Ports& ports) {
    if (!may(command.caller.role, Permission::read_residents)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults;
    const ResidentFacts wanted = wanted_facts(command.typed, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    const std::vector<ResidentIndex> indexes =
        indexes_of(command.caller.organisation, wanted, ports.safe);
    std::map<std::string, Uuid> ids;  // one a match, the same when the operation runs again
    std::vector<Resident> found;
    ports.store.write([&](Transaction& tx) {
        found = matching(command.caller, indexes, tx);
        for (const Resident& resident : found) {
            const Uuid id =
                ids.try_emplace(resident.reference, ports.crypto.make_uuid()).first->second;
            record_reading(
                {id, command.caller.actor, ReadingReason::search, "", searched_fields(indexes)},
                resident, tx, ports);
        }
        return !found.empty();
    });
    return found;
}

Result<std::vector<Resident>> list_residents(const Caller& caller, std::string_view before,
                                             Ports& ports) {
    if (!may(caller.role, Permission::read_residents)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    ResidentQuery query{caller.organisation};
    const Reach reach = reach_of(caller.role, Permission::read_residents);
    if (reach == Reach::own) query.entered_by = caller.actor;
    if (reach == Reach::hub && caller.hub) query.hub = caller.hub->id;
    query.limit = resident_page_size;
    std::vector<Resident> rows;
    std::optional<Refusal> refusal;
    ports.store.read([&](Reader& reader) {
        if (!before.empty()) {
            const Result<Resident> last =
                reachable(caller, Permission::read_residents, before, reader);
            if (!last) {
                refusal = last.refusal();
                return;
            }
            query.before = last->id;
        }
        rows = reader.residents().residents(query);
    });
    if (refusal) return *refusal;
    return rows;
}

}  // namespace kitbank

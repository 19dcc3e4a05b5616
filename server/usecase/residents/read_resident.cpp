#include "server/usecase/residents/read_resident.h"

#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

std::vector<FieldFault> faults_of(const ReadResident& command) {
    std::vector<FieldFault> faults;
    const bool is_given =
        std::ranges::find(reading_reasons_given, command.reason) != reading_reasons_given.end();
    if (!is_given) faults.push_back({"reason", "Choose why you need to see this."});
    const std::string fault = words_fault(command.words);
    if (!fault.empty()) faults.push_back({"words", fault});
    if (command.reason == ReadingReason::other && trimmed(command.words).empty()) {
        faults.push_back({"words", "Say in a few words why you need to see this."});
    }
    return faults;
}

Result<ResidentRead> read(const ReadResident& command, const Uuid& id, Transaction& tx,
                          Ports& ports) {
    // Locked, so that nobody reads who is being erased meanwhile.
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::read_residents, command.reference, tx);
    if (!resident) return resident.refusal();
    const std::vector<ResidentField> wanted =
        command.fields.empty() ? all_resident_fields() : command.fields;
    ResidentFacts facts = open_facts(*resident, tx.residents().fields_of(resident->id), ports.safe);
    std::erase_if(facts, [&](const auto& fact) {
        return std::ranges::find(wanted, fact.first) == wanted.end();
    });
    record_reading(
        {id, command.caller.actor, command.reason, std::string{trimmed(command.words)}, wanted},
        *resident, tx, ports);
    return ResidentRead{*resident, std::move(facts)};
}

}  // namespace

Result<Resident> show_resident(const Caller& caller, std::string_view reference, Ports& ports) {
    Result<Resident> found = Refusal{RefusalCode::resident_not_found, "", {}};
    ports.store.read([&](Reader& reader) {
        found = reachable(caller, Permission::read_residents, reference, reader);
    });
    return found;
}

Result<ResidentRead> read_resident(const ReadResident& command, Ports& ports) {
    if (!may(command.caller.role, Permission::read_residents)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults = faults_of(command);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    const Uuid id = ports.crypto.make_uuid();
    Result<ResidentRead> answer = Refusal{RefusalCode::resident_not_found, "", {}};
    ports.store.write([&](Transaction& tx) {
        answer = read(command, id, tx, ports);
        return static_cast<bool>(answer);
    });
    return answer;
}

}  // namespace kitbank

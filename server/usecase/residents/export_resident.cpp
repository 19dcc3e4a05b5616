#include "server/usecase/residents/export_resident.h"

#include <sstream>

#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

constexpr int batch_size = 1'000;

std::vector<ReadingLine> all_readings(const Resident& resident, const std::string& key,
                                      Reader& reader, Safe& safe) {
    std::vector<ReadingLine> lines;
    for (std::optional<Uuid> before;;) {
        std::vector<Reading> rows = reader.residents().readings_of(resident.id, before, batch_size);
        if (rows.empty()) return lines;
        before = rows.back().id;
        for (Reading& row : rows) {
            std::string words = open_words(resident, key, row.id, row.sealed_words, safe);
            lines.push_back({std::move(row), std::move(words)});
        }
    }
}

std::vector<HoldLine> all_holds(const Resident& resident, const std::string& key, Reader& reader,
                                Safe& safe) {
    std::vector<HoldLine> lines;
    for (Hold& hold : reader.residents().holds_of(resident.id)) {
        HoldLine line;
        line.words = open_words(resident, key, hold.id, hold.sealed_words, safe);
        line.lift_words =
            open_words(resident, key, lift_words_row(hold.id), hold.sealed_lift_words, safe);
        line.hold = std::move(hold);
        lines.push_back(std::move(line));
    }
    return lines;
}

// Rows keep a hub's number; who reads the export is told its code.
void name_hubs(std::vector<AuditEvent>& rows, const std::vector<Hub>& hubs) {
    for (AuditEvent& row : rows) {
        std::istringstream lines{row.facts};
        std::string named;
        for (std::string line; std::getline(lines, line);) {
            for (const Hub& hub : hubs) {
                if (line == "hub=" + std::to_string(hub.id.value)) line = "hub=" + hub.code;
            }
            named += line + "\n";
        }
        if (!row.facts.ends_with('\n') && !named.empty()) named.pop_back();
        row.facts = std::move(named);
    }
}

Result<ResidentExport> collect(const ExportResident& command, const Uuid& id, Transaction& tx,
                               Ports& ports) {
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::manage_residents, command.reference, tx);
    if (!resident) return resident.refusal();
    record_reading({id, command.caller.actor, ReadingReason::subject_access, command.words,
                    all_resident_fields()},
                   *resident, tx, ports);
    const std::string key = open_key(*resident, ports.safe);
    ResidentExport all;
    all.resident = *resident;
    all.facts = open_facts(*resident, tx.residents().fields_of(resident->id), ports.safe);
    all.rule = tx.residents().retention_rule(resident->retention_rule).value();
    all.holds = all_holds(*resident, key, tx, ports.safe);
    all.readings = all_readings(*resident, key, tx, ports.safe);
    all.audit = tx.trust().audit_of(audit_subject(*resident));
    name_hubs(all.audit, tx.hubs(resident->organisation));
    all.exported_at = ports.clock.now();
    return all;
}

}  // namespace

Result<ResidentExport> export_resident(const ExportResident& command, Ports& ports) {
    const std::string fault = words_fault(command.words);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"words", fault}}};
    const Uuid id = ports.crypto.make_uuid();
    Result<ResidentExport> answer = Refusal{RefusalCode::resident_not_found, "", {}};
    ports.store.write([&](Transaction& tx) {
        answer = collect(command, id, tx, ports);
        return static_cast<bool>(answer);
    });
    return answer;
}

}  // namespace kitbank

#include "server/usecase/residents/hold_resident.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/once.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::optional<Refusal> check_words(const std::string& words) {
    std::string fault = words_fault(words);
    if (trimmed(words).empty()) fault = "Say in a few words why.";
    if (fault.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", {{"words", fault}}};
}

// The words are in no digest that could be guessed back.
std::string content_of(std::string_view verb, std::string_view what, const std::string& words,
                       const Uuid& id, Safe& safe) {
    const std::string text = CanonicalText{}.add(what).add(words).text();
    return std::string{verb} + format(safe.blind_index(text, "request/" + format(id)));
}

std::optional<Hold> hold_named(ResidentId resident, const Uuid& id, Reader& reader) {
    const std::vector<Hold> holds = reader.residents().holds_of(resident);
    const auto hold = std::ranges::find(holds, id, &Hold::id);
    return hold == holds.end() ? std::nullopt : std::optional{*hold};
}

Result<Hold> recall(const Caller& caller, const std::string& reference, const Uuid& id,
                    Reader& reader) {
    const Result<Resident> resident =
        reachable(caller, Permission::manage_residents, reference, reader);
    if (!resident) return resident.refusal();
    std::optional<Hold> hold = hold_named(resident->id, id, reader);
    return hold ? Result<Hold>{*hold} : Refusal{RefusalCode::resident_not_found, "", {}};
}

Result<Done<Hold>> place(const HoldResident& command, Transaction& tx, Ports& ports) {
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::manage_residents, command.reference, tx);
    if (!resident) return resident.refusal();
    Hold hold;
    hold.id = command.id;
    hold.resident = resident->id;
    hold.kind = command.kind;
    hold.sealed_words = seal_words(*resident, hold.id, command.words, ports.safe);
    hold.placed_by = command.caller.actor;
    hold.placed_at = ports.clock.now();
    tx.write_residents().insert_hold(hold);
    record_audit({audit_subject(*resident), "hold", hold.placed_by, resident->organisation},
                 {{"hold", format(hold.id)}, {"kind", std::string{name_of(hold.kind)}}}, tx, ports);
    return Done<Hold>{hold, format(hold.id)};
}

Result<Done<Hold>> lift(const LiftHold& command, Transaction& tx, Ports& ports) {
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::manage_residents, command.reference, tx);
    if (!resident) return resident.refusal();
    std::optional<Hold> hold = hold_named(resident->id, command.hold, tx);
    if (!hold || hold->lifted_at) {
        return Refusal{RefusalCode::invalid_fields, "", {{"hold", "Choose a hold in force."}}};
    }
    hold->lifted_by = command.caller.actor;
    hold->lifted_at = ports.clock.now();
    hold->sealed_lift_words =
        seal_words(*resident, lift_words_row(hold->id), command.words, ports.safe);
    tx.write_residents().lift_hold(*hold);
    record_audit({audit_subject(*resident), "hold_lift", hold->lifted_by, resident->organisation},
                 {{"hold", format(hold->id)}, {"kind", std::string{name_of(hold->kind)}}}, tx,
                 ports);
    return Done<Hold>{*hold, format(hold->id)};
}

}  // namespace

Result<Hold> hold_resident(const HoldResident& command, Ports& ports) {
    if (auto refusal = check_words(command.words)) return *refusal;
    const std::string what = command.reference + "\n" + std::string{name_of(command.kind)};
    return once<Hold>(
        {command.id, content_of("hold ", what, command.words, command.id, ports.safe),
         command.caller.actor},
        ports, [&](Transaction& tx) { return place(command, tx, ports); },
        [&](Transaction& tx, const std::string&) {
            return recall(command.caller, command.reference, command.id, tx);
        });
}

Result<Hold> lift_hold(const LiftHold& command, Ports& ports) {
    if (auto refusal = check_words(command.words)) return *refusal;
    const std::string what = command.reference + "\n" + format(command.hold);
    return once<Hold>(
        {command.id, content_of("lift hold ", what, command.words, command.id, ports.safe),
         command.caller.actor},
        ports, [&](Transaction& tx) { return lift(command, tx, ports); },
        [&](Transaction& tx, const std::string&) {
            return recall(command.caller, command.reference, command.hold, tx);
        });
}

Result<std::vector<Hold>> holds_of(const Caller& caller, std::string_view reference, Ports& ports) {
    Result<std::vector<Hold>> answer = Refusal{RefusalCode::resident_not_found, "", {}};
    ports.store.read([&](Reader& reader) {
        const Result<Resident> resident =
            reachable(caller, Permission::read_residents, reference, reader);
        if (resident) {
            answer = reader.residents().holds_of(resident->id);
        } else {
            answer = resident.refusal();
        }
    });
    return answer;
}

}  // namespace kitbank

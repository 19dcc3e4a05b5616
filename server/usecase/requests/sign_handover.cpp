#include "server/usecase/requests/sign_handover.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/requests/signature.h"
#include "server/core/text.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

std::string content_of(const SignHandover& command, Crypto& crypto) {
    CanonicalText text;
    text.add("sign handover").add(command.reference).add(name_of(command.signed_how));
    text.add(format(crypto.digest(command.signature.strokes)));
    text.add(format(crypto.digest(command.signature.photograph)))
        .add(command.language ? name_of(*command.language) : "");
    return text.add(command.agreement ? name_of(*command.agreement) : "").text();
}

Result<Handover> lock_reachable_handover(const SignHandover& command, Transaction& tx) {
    Result<Handover> found =
        reachable_handover(command.caller, Permission::hand_over_devices, command.reference, tx);
    if (!found) return found;
    return *tx.write_handovers().lock_handover(found->reference);
}

std::optional<Refusal> take_text(const SignHandover& command, Handover& row, Reader& reader) {
    if (!command.language && !command.agreement) return std::nullopt;
    const Language language = command.language.value_or(row.language);
    const auto text =
        command.agreement
            ? find_agreement(row.organisation, row.kind, language, *command.agreement, reader)
            : agreement_in_force(row.organisation, row.kind, language, reader);
    if (!text) return refusal_of(RefusalCode::agreement_needed);
    row.agreement = text->id;
    row.agreement_version = text->name.version;
    row.language = text->language;
    return std::nullopt;
}

Result<Done<Handover>> sign(const SignHandover& command, Transaction& tx, Ports& ports) {
    Result<Handover> found = lock_reachable_handover(command, tx);
    if (!found) return found.refusal();
    Handover row = *std::move(found);
    if (row.is_kept) {
        return refusal_of(RefusalCode::changed,
                          "The agreement of this handover is signed already.");
    }
    const auto resident = tx.residents().resident(row.resident_reference);
    if (!resident || resident->erased_at) return refusal_of(RefusalCode::resident_erased);
    if (auto refusal = take_text(command, row, tx)) return *refusal;
    const Signature& signature = command.signature;
    row.signed_how = command.signed_how;
    row.is_kept = !signature.strokes.empty() || !signature.photograph.empty();
    tx.write_handovers().update_signing(row);
    if (row.is_kept) keep_signature(row, signature, command.caller.actor, tx, ports);
    record_audit(
        {"handover:" + row.reference, "signature", command.caller.actor, row.organisation},
        {{"signed", std::string{name_of(row.signed_how)}}, {"kept", row.is_kept ? "yes" : "no"}},
        tx, ports);
    return Done<Handover>{row, row.reference};
}

std::optional<Refusal> check(const ReadSignature& command) {
    std::vector<FieldFault> faults;
    const bool is_given =
        std::ranges::find(reading_reasons_given, command.reason) != reading_reasons_given.end();
    if (!is_given) faults.push_back({"reason", "Choose why you need to see this."});
    if (const std::string fault = words_fault(command.words); !fault.empty()) {
        faults.push_back({"words", fault});
    }
    if (command.reason == ReadingReason::other && trimmed(command.words).empty()) {
        faults.push_back({"words", "Say in a few words why you need to see this."});
    }
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
}

Result<SignatureRead> read(const ReadSignature& command, const Uuid& id, Transaction& tx,
                           Ports& ports) {
    const Result<Handover> row =
        reachable_handover(command.caller, Permission::see_requests, command.reference, tx);
    if (!row) return row.refusal();
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::read_residents, row->resident_reference, tx);
    if (!resident) return resident.refusal();
    const auto kept = tx.handovers().signature_of(row->id);
    if (!kept) return refusal_of(RefusalCode::not_found, "Nobody has signed for this yet.");
    const auto plain = ports.safe.open_with(open_key(*resident, ports.safe), kept->sealed,
                                            "handover:" + row->reference + "/signature");
    if (!plain) {
        throw StoreFailure{RefusalCode::internal,
                           "the signature of " + row->reference + " does not open"};
    }
    std::string words = "Signature of " + row->reference;
    if (const auto given = trimmed(command.words); !given.empty()) {
        words.append(": ").append(given);
    }
    record_reading({id, command.caller.actor, command.reason, words, {ResidentField::name}},
                   *resident, tx, ports);
    const bool is_drawn = row->signed_how == SignedHow::screen;
    return SignatureRead{*row, is_drawn ? Signature{*plain, ""} : Signature{"", *plain}};
}

}  // namespace

Result<Handover> sign_handover(const SignHandover& command, Ports& ports) {
    if (!may(command.caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    if (command.signed_how != SignedHow::screen && command.signed_how != SignedHow::paper) {
        return refusal_of(RefusalCode::agreement_needed);
    }
    if (auto refusal = check_signature(command.signed_how, command.signature)) return *refusal;
    return once<Handover>(
        {command.id, content_of(command, ports.crypto), command.caller.actor}, ports,
        [&](Transaction& tx) { return sign(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_handover(command.caller, Permission::hand_over_devices, reference, tx);
        });
}

Result<SignatureRead> read_signature(const ReadSignature& command, Ports& ports) {
    if (auto refusal = check(command)) return *refusal;
    const Uuid id = ports.crypto.make_uuid();
    Result<SignatureRead> answer = refusal_of(RefusalCode::not_found);
    ports.store.write([&](Transaction& tx) {
        answer = read(command, id, tx, ports);
        return static_cast<bool>(answer);
    });
    return answer;
}

}  // namespace kitbank

#include "server/usecase/databank/over_limit.h"

#include "server/core/canonical.h"
#include "server/core/permission.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/give_line.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal not_found() {
    return {RefusalCode::not_found, "No question of this reference is open to you.", {}};
}

std::string draw_reference(Reader& reader, Crypto& crypto) {
    for (;;) {
        std::string reference = drawn_reference('P', crypto.digest(crypto.make_secret()));
        if (!reader.issues().limit_override(reference)) return reference;
    }
}

ReceiverNames names_of(const AskOverLimit& command) {
    return {command.request, command.resident, command.person};
}

Result<LimitOverride> reachable_override(const Caller& caller, std::string_view reference,
                                         Reader& reader) {
    const auto canonical = parse_reference('P', reference);
    const auto row = canonical ? reader.issues().limit_override(*canonical) : std::nullopt;
    if (!row || row->organisation != caller.organisation) return not_found();
    const auto bound = hub_bound(caller, Permission::give_data);
    if (bound && row->hub != *bound) return not_found();
    return *row;
}

Result<Done<LimitOverride>> ask(const AskOverLimit& command, const std::string& reason,
                                Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const OrganisationId organisation = caller.organisation;
    auto receiver = find_receiver(caller, names_of(command), tx, ports);
    if (!receiver) return receiver.refusal();
    const auto hub = hub_of_giving(caller, command.hub, {}, tx);
    if (!hub) return hub.refusal();
    lock_receiver(organisation, *receiver, tx);
    const Instant now = ports.clock.now();
    const auto open = tx.issues().overrides_for(organisation, receiver->persons, now);
    if (!open.empty()) return Done<LimitOverride>{open.front(), open.front().reference};
    LimitOverride row;
    row.organisation = organisation;
    row.reference = draw_reference(tx, ports.crypto);
    row.hub = hub->id;
    row.reason = reason;
    const std::chrono::days period{longest_period(organisation, tx)};
    row.had = tx.issues().share_of(organisation, receiver->persons, now - period);
    row.asked_by = caller.actor;
    row.asked_at = now;
    tx.write_issues().insert_override(row, receiver->persons);
    record_audit({"override:" + row.reference, "question", caller.actor, organisation},
                 {{"hub", hub->code}}, tx, ports);
    return Done<LimitOverride>{*tx.issues().limit_override(row.reference), row.reference};
}

Result<Done<LimitOverride>> decide(const DecideOverLimit& command, const std::string& words,
                                   Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const auto seen = reachable_override(caller, command.reference, tx);
    if (!seen) return seen.refusal();
    LimitOverride row = *tx.write_issues().lock_override(seen->reference);
    if (row.state != OverrideState::asked) return Refusal{RefusalCode::changed, "", {}};
    row.state = command.is_allowed ? OverrideState::allowed : OverrideState::refused;
    row.decided_by = caller.actor;
    row.decided_at = ports.clock.now();
    row.decision = words;
    if (command.is_allowed) row.good_until = *row.decided_at + std::chrono::days{override_days};
    tx.write_issues().update_override(row);
    record_audit({"override:" + row.reference, std::string{name_of(row.state)}, caller.actor,
                  row.organisation},
                 {}, tx, ports);
    return Done<LimitOverride>{*tx.issues().limit_override(row.reference), row.reference};
}

}  // namespace

std::string over_limit_fault(std::string_view reason) {
    if (trimmed(reason).empty()) return "Say in a few words why.";
    if (has_control_characters(reason, false)) {
        return "Write it on one line, without characters that cannot be printed.";
    }
    if (character_count(reason) > override_reason_max) return "Shorten this to 200 characters.";
    return "";
}

Result<LimitOverride> ask_over_limit(const AskOverLimit& command, Ports& ports) {
    if (!may(command.caller.role, Permission::give_data)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const std::string reason{trimmed(command.reason)};
    const std::string fault = over_limit_fault(reason);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"reason", fault}}};
    const std::string content =
        CanonicalText{}
            .add("ask over limit")
            .add(reason)
            .add(command.hub)
            .add(receiver_content(names_of(command), command.id, ports.safe))
            .text();
    return once<LimitOverride>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return ask(command, reason, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_override(command.caller, reference, tx);
        });
}

Result<LimitOverride> decide_over_limit(const DecideOverLimit& command, Ports& ports) {
    if (!may(command.caller.role, Permission::allow_over_limit)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const std::string words{trimmed(command.words)};
    if (!words.empty()) {
        const std::string fault = over_limit_fault(words);
        if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"words", fault}}};
    }
    const std::string content = CanonicalText{}
                                    .add("decide over limit")
                                    .add(command.reference)
                                    .add(int{command.is_allowed})
                                    .add(words)
                                    .text();
    return once<LimitOverride>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return decide(command, words, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_override(command.caller, reference, tx);
        });
}

Result<std::vector<LimitOverride>> limit_overrides(const Caller& caller,
                                                   std::optional<OverrideState> state,
                                                   Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return Refusal{RefusalCode::forbidden, "", {}};
    std::vector<LimitOverride> rows;
    ports.store.read([&](Reader& reader) {
        rows = reader.issues().limit_overrides(scope_of(caller, Permission::give_data), state,
                                               override_list_max);
    });
    return rows;
}

Result<LimitOverride> show_override(const Caller& caller, std::string_view reference,
                                    Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return Refusal{RefusalCode::forbidden, "", {}};
    Result<LimitOverride> found = not_found();
    ports.store.read(
        [&](Reader& reader) { found = reachable_override(caller, reference, reader); });
    return found;
}

std::optional<Refusal> hindrance_to_receiver(const Caller& caller, const ReceiverNames& names,
                                             Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return Refusal{RefusalCode::forbidden, "", {}};
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        auto receiver = find_receiver(caller, names, tx, ports);
        if (!receiver) {
            refusal = receiver.refusal();
            return false;
        }
        if (receiver->request) refusal = hindrance_to_data(*receiver->request, 0);
        if (refusal) return false;
        const Instant now = ports.clock.now();
        const OrganisationId organisation = caller.organisation;
        refusal = refuse_over_limit(organisation, receiver->persons, 0, now, tx, ports.zones);
        const auto open = tx.issues().overrides_for(organisation, receiver->persons, now);
        if (!open.empty() && open.front().state == OverrideState::allowed) refusal.reset();
        return false;
    });
    return refusal;
}

std::optional<LimitOverride> use_permission(OrganisationId organisation,
                                            std::span<const Hash> persons, const std::string& issue,
                                            Transaction& tx, Ports& ports) {
    const auto open = tx.issues().overrides_for(organisation, persons, ports.clock.now());
    if (open.empty() || open.front().state != OverrideState::allowed) return std::nullopt;
    LimitOverride row = *tx.write_issues().lock_override(open.front().reference);
    row.state = OverrideState::used;
    row.used_for = issue;
    tx.write_issues().update_override(row);
    record_audit({"override:" + row.reference, "use", row.decided_by, organisation},
                 {{"issue", issue}}, tx, ports);
    return row;
}

}  // namespace kitbank

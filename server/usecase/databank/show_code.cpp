#include "server/usecase/databank/show_code.h"

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/once.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal not_possible(const char* sentence) {
    return {RefusalCode::item_not_possible, sentence, {}};
}
Refusal reason_fault(const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{"reason", sentence}}};
}

std::optional<Refusal> check_reason(std::string_view reason) {
    if (reason.empty()) return reason_fault("Say why the code has to be seen again.");
    if (has_control_characters(reason, false)) return reason_fault("Use plain text on one line.");
    if (character_count(reason) > showing_reason_max) {
        return reason_fault("Use at most 200 characters.");
    }
    return std::nullopt;
}

std::optional<Refusal> hindrance_to_showing(const DataItem& item) {
    if (item.kind != ItemKind::voucher) return not_possible("A SIM has no code.");
    const ItemState state = item.standing.state;
    if (state == ItemState::in_stock || state == ItemState::reserved) {
        return not_possible(
            "It has not been given. Give it: whoever hands it over then sees the code.");
    }
    if (state != ItemState::issued && state != ItemState::active) {
        return not_possible("Nobody can use this code any more.");
    }
    return std::nullopt;
}

CodeShowing showing_of(const ShowCode& command, const DataItem& item, Ports& ports) {
    CodeShowing showing;
    showing.id = command.id;
    showing.item = item.id;
    showing.issue = DataIssueId{item.standing.issue};
    showing.actor = command.caller.actor;
    showing.reason = command.reason;
    showing.shown_at = ports.clock.now();
    return showing;
}

Result<ShownCode> show_within(const ShowCode& command, Transaction& tx, Ports& ports) {
    const auto item =
        lock_reachable_item(command.caller, Permission::allow_over_limit, command.reference, tx);
    if (!item) return item.refusal();
    if (auto refusal = hindrance_to_showing(*item)) return *refusal;
    const auto code = ports.safe.open(item->sealed_code, "voucher:" + item->reference + "/code");
    if (!code) return not_possible("The key that its code was sealed with is gone.");
    tx.write_issues().insert_showing(showing_of(command, *item, ports));
    record_audit(
        {"voucher:" + item->reference, "showing", command.caller.actor, item->organisation},
        {{"reason", command.reason}}, tx, ports);
    return ShownCode{*item, *code};
}

}  // namespace

Result<ShownCode> show_code(const ShowCode& command, Ports& ports) {
    if (auto refusal = check_reason(command.reason)) return *refusal;
    const std::string content =
        CanonicalText{}.add("show code").add(command.reference).add(command.reason).text();
    return once<ShownCode>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<ShownCode>> {
            Result<ShownCode> shown = show_within(command, tx, ports);
            if (!shown) return shown.refusal();
            return Done<ShownCode>{*shown, ""};
        },
        [](Transaction&, const std::string&) -> Result<ShownCode> {
            return Refusal{RefusalCode::code_shown,
                           "This answer has been given. To see the code again, ask again.",
                           {}};
        });
}

}  // namespace kitbank

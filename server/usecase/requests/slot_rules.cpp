#include "server/usecase/requests/slot_rules.h"

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/stock/open_hub.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

HubTimes times_of(const Hub& hub, Date today, Reader& reader) {
    const Date end{std::chrono::sys_days{today} + std::chrono::days{366}};
    return {reader.lending().slot_rules(hub.id), reader.lending().closed_days(hub.id, today, end)};
}

Result<Hub> hub_to_manage(const Caller& caller, const std::string& code, Reader& reader) {
    if (!may(caller.role, Permission::manage_lending)) return refusal_of(RefusalCode::forbidden);
    auto hub = reader.hub_by_code(caller.organisation, code);
    if (!hub) return refusal_of(RefusalCode::hub_not_found);
    return *std::move(hub);
}

void note(const Hub& hub, const char* event, const Caller& caller, const AuditFacts& facts,
          Transaction& tx, Ports& ports) {
    record_audit({"hub:" + std::to_string(hub.id.value), event, caller.actor, hub.organisation},
                 facts, tx, ports);
}

AuditFacts facts_of(const SlotRule& rule) {
    return {{"weekday", std::to_string(rule.weekday)},
            {"from", format_wall_time(rule.from)},
            {"to", format_wall_time(rule.to)},
            {"minutes", std::to_string(rule.each.count())},
            {"places", std::to_string(rule.places)},
            {"valid_from", format(rule.valid_from)},
            {"valid_to", rule.valid_to ? format(*rule.valid_to) : ""}};
}

Result<SlotRule> add(const AddSlotRule& command, SlotRule rule, Transaction& tx, Ports& ports) {
    const Result<Hub> hub = hub_to_manage(command.caller, command.hub, tx);
    if (!hub) return hub.refusal();
    rule.id = command.id;
    rule.hub = hub->id;
    tx.write_lending().lock_slots(hub->id);
    if (tx.lending().slot_rules(hub->id).size() >= slot_rules_max) {
        return fault("weekday", "A hub has 50 rules at most. Remove one first.");
    }
    tx.write_lending().insert_slot_rule(rule);
    note(*hub, "slot_rule", command.caller, facts_of(rule), tx, ports);
    return rule;
}

std::string content_of(const AddSlotRule& command) {
    CanonicalText text;
    text.add("add slot rule").add(command.hub);
    for (const auto& [name, value] : facts_of(command.rule)) text.add(name).add(value);
    return text.text();
}

// A change of a hub's times that answers with all of them.
template <class Change>
Result<HubTimes> change_times(const Request& request, const Caller& caller, const std::string& code,
                              const Change& change, Ports& ports) {
    const Date today = london_day(ports.clock.now(), ports.zones);
    return once<HubTimes>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<HubTimes>> {
            const Result<Hub> hub = hub_to_manage(caller, code, tx);
            if (!hub) return hub.refusal();
            tx.write_lending().lock_slots(hub->id);
            if (const std::optional<Refusal> refusal = change(*hub, tx)) return *refusal;
            return Done<HubTimes>{times_of(*hub, today, tx), ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<HubTimes> {
            const Result<Hub> hub = hub_to_manage(caller, code, tx);
            if (!hub) return hub.refusal();
            return times_of(*hub, today, tx);
        });
}

}  // namespace

Result<HubTimes> find_hub_times(const Caller& caller, const std::string& code, Ports& ports) {
    const Result<Hub> hub = find_hub(code, caller, ports);
    if (!hub) return hub.refusal();
    const Date today = london_day(ports.clock.now(), ports.zones);
    HubTimes times;
    ports.store.read([&](Reader& reader) { times = times_of(*hub, today, reader); });
    return times;
}

Result<SlotRule> add_slot_rule(const AddSlotRule& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_lending)) return refusal_of(RefusalCode::forbidden);
    if (auto refusal = check_rule(command.rule)) return *refusal;
    if (command.rule.valid_from < london_day(ports.clock.now(), ports.zones)) {
        return fault("valid_from", "Enter today or a day that is still to come.");
    }
    return once<SlotRule>(
        {command.id, content_of(command), caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<SlotRule>> {
            const Result<SlotRule> added = add(command, command.rule, tx, ports);
            if (!added) return added.refusal();
            return Done<SlotRule>{*added, ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<SlotRule> {
            const Result<Hub> hub = hub_to_manage(caller, command.hub, tx);
            if (!hub) return hub.refusal();
            SlotRule rule = command.rule;
            rule.id = command.id;
            rule.hub = hub->id;
            return rule;
        });
}

Result<HubTimes> remove_slot_rule(const RemoveSlotRule& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("remove slot rule").add(command.hub).add(format(command.rule)).text();
    return change_times(
        {command.id, content, command.caller.actor}, command.caller, command.hub,
        [&](const Hub& hub, Transaction& tx) -> std::optional<Refusal> {
            if (!tx.write_lending().delete_slot_rule(hub.id, command.rule)) {
                return refusal_of(RefusalCode::not_found);
            }
            note(hub, "slot_rule_removal", command.caller, {{"rule", format(command.rule)}}, tx,
                 ports);
            return std::nullopt;
        },
        ports);
}

Result<HubTimes> close_day(const CloseDay& command, Ports& ports) {
    const Date today = london_day(ports.clock.now(), ports.zones);
    const Date end{std::chrono::sys_days{today} + std::chrono::days{366}};
    if (!may(command.caller.role, Permission::manage_lending)) {
        return refusal_of(RefusalCode::forbidden);
    }
    if (command.day < today || end < command.day) {
        return fault("day", "Enter today or a day of the year to come.");
    }
    const std::string content = CanonicalText{}
                                    .add("close day")
                                    .add(command.hub)
                                    .add(format(command.day))
                                    .add(command.is_closed ? "yes" : "no")
                                    .text();
    return change_times(
        {command.id, content, command.caller.actor}, command.caller, command.hub,
        [&](const Hub& hub, Transaction& tx) -> std::optional<Refusal> {
            LendingWriter& lending = tx.write_lending();
            if (command.is_closed) lending.close_day(hub.id, command.day);
            const bool is_there = command.is_closed || lending.open_day(hub.id, command.day);
            if (!is_there) return fault("day", "The hub is not closed on this day.");
            note(hub, command.is_closed ? "closed_day" : "opened_day", command.caller,
                 {{"day", format(command.day)}}, tx, ports);
            return std::nullopt;
        },
        ports);
}

}  // namespace kitbank

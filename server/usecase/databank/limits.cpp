#include "server/usecase/databank/limits.h"

#include <algorithm>
#include <functional>

#include "server/core/canonical.h"
#include "server/core/devices/evidence.h"
#include "server/core/permission.h"
#include "server/core/text.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

bool leaves_no_room(const LimitRule& rule, const PersonShare& share, std::int64_t gigabytes) {
    const bool counts_items = rule.unit == LimitUnit::items;
    const std::int64_t had = counts_items ? share.items : share.gigabytes;
    return had + (counts_items ? 1 : gigabytes) > rule.most;
}

std::string sentence_of_limit(const LimitRule& rule, const PersonShare& share, Zones& zones) {
    std::string text = in_words(rule);
    if (share.last_at) {
        text += " This person was given something on " +
                in_words(london_day(*share.last_at, zones)) + ".";
    }
    return text + " Ask a manager, who can allow more and write down why.";
}

GivingRules rules_of(OrganisationId organisation, Reader& reader) {
    GivingRules rules;
    rules.is_house_limit = reader.issues().limit_rules(organisation).empty();
    rules.limits = limits_of(organisation, reader);
    rules.gates = reader.issues().gate_rules(organisation);
    return rules;
}

Result<GivingRules> change_rules(
    const Request& request, const Caller& caller, Ports& ports,
    const std::function<std::optional<Refusal>(Transaction&)>& change) {
    return once<GivingRules>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<GivingRules>> {
            if (auto refusal = change(tx)) return *refusal;
            return Done<GivingRules>{rules_of(caller.organisation, tx), ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<GivingRules> {
            return rules_of(caller.organisation, tx);
        });
}

std::optional<Refusal> check(const SetLimit& command) {
    if (!may(command.caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults;
    const LimitRule& rule = command.rule;
    if (rule.most < 0 || rule.most > limit_most_max) {
        faults.push_back({"most", "The limit is a whole number from 0 to 10,000."});
    }
    if (rule.days < 1 || rule.days > limit_days_max) {
        faults.push_back({"days", "The days are a whole number from 1 to 3650."});
    }
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
}

std::optional<Refusal> check(const SetGate& command, const std::string& question) {
    if (!may(command.caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    if (has_control_characters(question, false)) {
        return fault("question", "Write it on one line.");
    }
    if (character_count(question) > gate_question_max) {
        return fault("question", "Shorten this to 120 characters.");
    }
    return std::nullopt;
}

std::string audit_subject(OrganisationId organisation) {
    return "organisation:" + std::to_string(organisation.value);
}

}  // namespace

std::string in_words(const LimitRule& rule) {
    const std::string what = rule.unit == LimitUnit::gigabytes
                                 ? " GB"
                                 : (rule.most == 1 ? " SIM or voucher" : " SIMs or vouchers");
    return "At most " + std::to_string(rule.most) + what + " for one person in " +
           std::to_string(rule.days) + (rule.days == 1 ? " day." : " days.");
}

std::vector<LimitRule> limits_of(OrganisationId organisation, Reader& reader) {
    std::vector<LimitRule> rules = reader.issues().limit_rules(organisation);
    if (rules.empty()) rules.push_back(house_limit);
    return rules;
}

std::optional<GateRule> gate_at(OrganisationId organisation, HubId hub, bool is_walk_in,
                                Reader& reader) {
    std::optional<GateRule> gate;
    for (GateRule& rule : reader.issues().gate_rules(organisation)) {
        if (rule.hub.value == 0 || rule.hub == hub) gate = std::move(rule);
    }
    if (gate && gate->walk_ins_only && !is_walk_in) return std::nullopt;
    return gate;
}

std::optional<Refusal> refuse_over_limit(OrganisationId organisation, std::span<const Hash> persons,
                                         std::int64_t gigabytes, Instant now, Reader& reader,
                                         Zones& zones) {
    for (const LimitRule& rule : limits_of(organisation, reader)) {
        const Instant since = now - std::chrono::days{rule.days};
        const PersonShare share = reader.issues().share_of(organisation, persons, since);
        if (!leaves_no_room(rule, share, gigabytes)) continue;
        return Refusal{RefusalCode::limit_reached, sentence_of_limit(rule, share, zones), {}};
    }
    return std::nullopt;
}

int longest_period(OrganisationId organisation, Reader& reader) {
    int days = 0;
    for (const LimitRule& rule : limits_of(organisation, reader)) days = std::max(days, rule.days);
    return days;
}

Result<GivingRules> read_giving_rules(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    GivingRules rules;
    ports.store.read([&](Reader& reader) { rules = rules_of(caller.organisation, reader); });
    return rules;
}

Result<GivingRules> set_limit(const SetLimit& command, Ports& ports) {
    if (auto refusal = check(command)) return *refusal;
    const LimitRule& rule = command.rule;
    const OrganisationId organisation = command.caller.organisation;
    const std::string content = CanonicalText{}
                                    .add("data limit")
                                    .add(name_of(rule.unit))
                                    .add(rule.most)
                                    .add(rule.days)
                                    .text();
    return change_rules({command.id, content, command.caller.actor}, command.caller, ports,
                        [&](Transaction& tx) -> std::optional<Refusal> {
                            if (rule.most == 0) {
                                tx.write_issues().remove_limit_rule(organisation, rule);
                            } else {
                                tx.write_issues().write_limit_rule(organisation, rule);
                            }
                            record_audit({audit_subject(organisation), "data_limit",
                                          command.caller.actor, organisation},
                                         {{"unit", std::string{name_of(rule.unit)}},
                                          {"most", std::to_string(rule.most)},
                                          {"days", std::to_string(rule.days)}},
                                         tx, ports);
                            return std::nullopt;
                        });
}

Result<GivingRules> set_gate(const SetGate& command, Ports& ports) {
    GateRule rule;
    rule.question = trimmed(command.question);
    rule.walk_ins_only = command.walk_ins_only;
    if (auto refusal = check(command, rule.question)) return *refusal;
    const OrganisationId organisation = command.caller.organisation;
    const std::string content = CanonicalText{}
                                    .add("data gate")
                                    .add(command.hub)
                                    .add(rule.question)
                                    .add(int{rule.walk_ins_only})
                                    .text();
    return change_rules(
        {command.id, content, command.caller.actor}, command.caller, ports,
        [&](Transaction& tx) -> std::optional<Refusal> {
            if (!command.hub.empty()) {
                const auto hub = tx.hub_by_code(organisation, command.hub);
                if (!hub) return Refusal{RefusalCode::hub_not_found, "", {}};
                rule.hub = hub->id;
            }
            if (rule.question.empty()) {
                tx.write_issues().remove_gate_rule(organisation, rule.hub);
            } else {
                tx.write_issues().write_gate_rule(organisation, rule);
            }
            record_audit(
                {audit_subject(organisation), "data_gate", command.caller.actor, organisation},
                {{"hub", command.hub}, {"question", rule.question}}, tx, ports);
            return std::nullopt;
        });
}

}  // namespace kitbank

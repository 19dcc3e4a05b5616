#include "server/usecase/partners/join_organisation.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal field_refusal(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::move(field), std::move(sentence)}}};
}

void note(const Organisation& organisation, const std::string& event, const std::string& actor,
          Transaction& tx, Ports& ports) {
    record_audit(
        {"organisation:" + std::to_string(organisation.id.value), event, actor, organisation.host},
        {{"name", organisation.name}, {"kind", std::string{name_of(organisation.kind)}}}, tx,
        ports);
}

// What was asked, checked: the names trimmed and the address canonical.
Result<AskToJoin> checked(const AskToJoin& asked) {
    AskToJoin command = asked;
    std::vector<FieldFault> faults;
    const auto take = [&](std::string& target, const Result<std::string>& read,
                          const std::string& field) {
        if (read) {
            target = *read;
        } else {
            faults.push_back({field, read.refusal().fields.front().sentence});
        }
    };
    take(command.name, read_name(asked.name, "name"), "name");
    take(command.contact_name, read_name(asked.contact_name, "contact_name"), "contact_name");
    take(command.contact_email, read_email(asked.contact_email), "contact_email");
    if (asked.kind == OrganisationKind::scheme)
        faults.push_back({"kind", "Say what kind of organisation this is."});
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return command;
}

// The contact waits as an invitation that nobody can open: the organisation is not active yet.
Organisation enter(const AskToJoin& command, const Organisation& host, Transaction& tx,
                   Ports& ports) {
    Organisation organisation;
    organisation.name = command.name;
    organisation.kind = command.kind;
    organisation.state = OrganisationState::asked;
    organisation.host = host.id;
    if (tx.partners().organisation_by_name(command.name)) return organisation;
    organisation.id = tx.write_partners().insert_organisation(organisation);
    note(organisation, "asking", "public", tx, ports);
    send_invitation({organisation.id, organisation.name, command.contact_email,
                     command.contact_name, Role::manager, std::nullopt, "public", "", true},
                    tx, ports);
    return organisation;
}

bool can_become(OrganisationState from, OrganisationState to) {
    using enum OrganisationState;
    if (from == asked) return to == active || to == declined;
    return (from == active && to == closed) || (from == closed && to == active);
}

// Its waiting first invitation goes out, now with a letter.
void welcome(const Organisation& organisation, const SettleOrganisation& command, Transaction& tx,
             Ports& ports) {
    for (Invitation waiting : tx.partners().invitations_open(organisation.id)) {
        waiting.settled_at = ports.clock.now();
        waiting.outcome = "withdrawn";
        tx.write_partners().update_invitation(waiting);
        send_invitation({organisation.id, organisation.name, waiting.email, waiting.name,
                         waiting.role, std::nullopt, command.caller.actor, command.address, false},
                        tx, ports);
    }
}

void sign_everyone_out(const Organisation& organisation, Transaction& tx) {
    for (const Member& member : tx.partners().members(organisation.id))
        tx.write_accounts().end_sessions_in(member.membership.id);
}

Result<Organisation> settle(const SettleOrganisation& command, Transaction& tx, Ports& ports) {
    auto organisation = tx.partners().organisation_by_name(command.name);
    if (!organisation || organisation->host != command.caller.organisation)
        return refusal_of(RefusalCode::organisation_not_found);
    tx.write_partners().lock_organisation(organisation->id);
    organisation = tx.partners().organisation(organisation->id);
    if (!can_become(organisation->state, command.state)) return refusal_of(RefusalCode::changed);
    const bool was_asking = organisation->state == OrganisationState::asked;
    organisation->state = command.state;
    if (!tx.write_partners().update_organisation(*organisation))
        return refusal_of(RefusalCode::changed);
    note(*organisation, std::string{name_of(command.state)}, command.caller.actor, tx, ports);
    if (command.state == OrganisationState::active && was_asking)
        welcome(*organisation, command, tx, ports);
    if (command.state == OrganisationState::closed) sign_everyone_out(*organisation, tx);
    return *organisation;
}

Result<Organisation> recall(const std::string& name, Transaction& tx) {
    const auto known = tx.partners().organisation_by_name(name);
    return known ? Result<Organisation>{*known} : refusal_of(RefusalCode::organisation_not_found);
}

}  // namespace

Result<Organisation> ask_to_join(const AskToJoin& asked, Ports& ports) {
    const Result<AskToJoin> command = checked(asked);
    if (!command) return command.refusal();
    const std::string content = CanonicalText{}
                                    .add("ask to join")
                                    .add(command->host)
                                    .add(command->name)
                                    .add(name_of(command->kind))
                                    .add(command->contact_name)
                                    .add(command->contact_email)
                                    .text();
    return once<Organisation>(
        {command->id, content, "public"}, ports,
        [&](Transaction& tx) -> Result<Done<Organisation>> {
            const auto host = tx.partners().organisation_by_name(command->host);
            const std::vector<Organisation> hosts = tx.partners().hosts();
            const bool is_host = host && std::ranges::any_of(hosts, [&](const Organisation& each) {
                                     return each.id == host->id;
                                 });
            if (!is_host) return field_refusal("host", "Choose one of the schemes in the list.");
            tx.write_partners().lock_organisation(host->id);
            const std::vector<Organisation> hosted =
                tx.partners().organisations_hosted_by(host->id);
            const auto waiting =
                std::ranges::count(hosted, OrganisationState::asked, &Organisation::state);
            if (waiting >= asking_organisations_max) return refusal_of(RefusalCode::busy);
            return Done<Organisation>{enter(*command, *host, tx, ports), command->name};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

std::vector<Organisation> list_hosts(Ports& ports) {
    std::vector<Organisation> hosts;
    ports.store.read([&](Reader& reader) { hosts = reader.partners().hosts(); });
    return hosts;
}

Result<Organisation> settle_organisation(const SettleOrganisation& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_organisation))
        return refusal_of(RefusalCode::forbidden);
    const std::string content = CanonicalText{}
                                    .add("settle organisation")
                                    .add(command.name)
                                    .add(name_of(command.state))
                                    .text();
    return once<Organisation>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Organisation>> {
            const Result<Organisation> settled = settle(command, tx, ports);
            if (!settled) return settled.refusal();
            return Done<Organisation>{*settled, settled->name};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

Result<std::vector<Organisation>> list_partners(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_organisation))
        return refusal_of(RefusalCode::forbidden);
    std::vector<Organisation> partners;
    ports.store.read([&](Reader& reader) {
        partners = reader.partners().organisations_hosted_by(caller.organisation);
    });
    return partners;
}

}  // namespace kitbank

#include "server/usecase/partners/invite_person.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/notices/post.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/sign_in.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal field_refusal(std::string_view field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::string{field}, std::move(sentence)}}};
}

// An admin is asked for and approved by two people; a program would hide who stands behind it.
bool is_person(const Caller& caller) { return caller.person != PersonId{}; }

std::string subject_of(const Invitation& invitation) {
    return "invitation:" + std::to_string(invitation.id.value);
}

std::string letter_text(const InvitationPlan& plan, const std::string& secret) {
    return "Hello " + plan.name + ",\n\n" + plan.organisation_name +
           " invites you to join it on Kitbank, which looks after lent and donated kit.\n\n"
           "Open this link within 7 days to join:\n\n" +
           plan.address + "/join/" + secret +
           "\n\nIf you did not expect this, you can ignore it: nothing happens without the "
           "link.\n";
}

// The link's secret is made when the letter is written: until then nobody has it.
void send_letter(const InvitationPlan& plan, Invitation& invitation, Transaction& tx,
                 Ports& ports) {
    const std::string secret = ports.crypto.make_secret();
    invitation.token = ports.crypto.digest(secret);
    invitation.ends_at = ports.clock.now() + invitation_length;
    post_mail({invitation.email, "Join your organisation on Kitbank", letter_text(plan, secret)},
              tx, ports);
}

InvitationPlan plan_of(const Invitation& invitation, const std::string& address, Transaction& tx) {
    const auto organisation = tx.partners().organisation(invitation.organisation);
    return {invitation.organisation,
            organisation->name,
            invitation.email,
            invitation.name,
            invitation.role,
            invitation.hub,
            invitation.asked_by,
            address,
            false};
}

bool is_member(const InvitePerson& command, const std::string& email, const std::optional<Hub>& hub,
               Transaction& tx) {
    const std::vector<Member> members = tx.partners().members(command.caller.organisation);
    return std::ranges::any_of(members, [&](const Member& member) {
        const auto& theirs = member.membership.hub;
        return member.email == email && member.membership.role == command.role &&
               (theirs ? theirs->id : HubId{}) == (hub ? hub->id : HubId{});
    });
}

// An open invitation of the caller's own organisation.
Result<Invitation> find_open(const Uuid& handle, const Caller& caller, Transaction& tx) {
    tx.write_partners().lock_organisation(caller.organisation);
    const auto invitation = tx.partners().invitation_by_handle(handle);
    if (!invitation || invitation->organisation != caller.organisation || invitation->settled_at) {
        return refusal_of(RefusalCode::invitation_not_found);
    }
    return *invitation;
}

Result<Invitation> recall(const std::string& answer, Transaction& tx) {
    const auto handle = parse_uuid(answer);
    const auto known = handle ? tx.partners().invitation_by_handle(*handle) : std::nullopt;
    return known ? Result<Invitation>{*known} : refusal_of(RefusalCode::invitation_not_found);
}

Result<Invitation> decide(const InvitePerson& command, const std::string& email,
                          const std::string& name, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    tx.write_partners().lock_organisation(caller.organisation);
    std::optional<Hub> hub;
    if (!command.hub.empty()) {
        hub = tx.hub_by_code(caller.organisation, command.hub);
        if (!hub) return field_refusal("hub", "No hub of yours has this code.");
    }
    const auto self = tx.accounts().person(caller.person);
    if (self && self->email == email) return refusal_of(RefusalCode::role_too_high);
    if (is_member(command, email, hub, tx))
        return field_refusal("email", "This person has this role already.");
    const auto organisation = tx.partners().organisation(caller.organisation);
    return send_invitation({caller.organisation, organisation->name, email, name, command.role, hub,
                            caller.actor, command.address, command.role == Role::admin},
                           tx, ports);
}

}  // namespace

Result<std::string> read_email(std::string_view text) {
    std::string email = canonical_email(text);
    const std::size_t at = email.find('@');
    const bool has_parts = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                           email.find('@', at + 1) == std::string::npos;
    if (!has_parts || email.size() > 254 || has_control_characters(email, false) ||
        email.find_first_of(" ,;<>\"()") != std::string::npos) {
        return field_refusal("email", "Enter an e-mail address, like name@example.org.");
    }
    return email;
}

Result<std::string> read_name(std::string_view text, std::string_view field) {
    std::string name{trimmed(text)};
    if (name.empty() || character_count(name) > line_length_max ||
        has_control_characters(name, false)) {
        return field_refusal(field, "Enter a name of at most 100 characters.");
    }
    return name;
}

Invitation send_invitation(const InvitationPlan& plan, Transaction& tx, Ports& ports) {
    Invitation invitation;
    invitation.handle = ports.crypto.make_uuid();
    invitation.organisation = plan.organisation;
    invitation.email = plan.email;
    invitation.name = plan.name;
    invitation.role = plan.role;
    invitation.hub = plan.hub;
    invitation.asked_by = plan.asked_by;
    invitation.asked_at = ports.clock.now();
    invitation.ends_at = invitation.asked_at + invitation_length;
    invitation.token = ports.crypto.digest(ports.crypto.make_secret());
    if (!plan.waits) send_letter(plan, invitation, tx, ports);
    invitation.id = tx.write_partners().insert_invitation(invitation);
    record_audit({subject_of(invitation), "invitation", plan.asked_by, plan.organisation},
                 {{"role", std::string{name_of(plan.role)}},
                  {"hub", plan.hub ? plan.hub->code : ""},
                  {"waits", plan.waits ? "yes" : "no"}},
                 tx, ports);
    return invitation;
}

Result<Invitation> invite_person(const InvitePerson& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_people))
        return refusal_of(RefusalCode::forbidden);
    const bool may_ask = command.role != Role::admin || is_person(command.caller);
    if (!may_give(command.caller.role, command.role) || !may_ask)
        return refusal_of(RefusalCode::role_too_high);
    const Result<std::string> email = read_email(command.email);
    const Result<std::string> name = read_name(command.name, "name");
    if (!email || !name) {
        Refusal both = !email ? email.refusal() : name.refusal();
        if (!email && !name) both.fields.push_back(name.refusal().fields.front());
        return both;
    }
    const std::string content = CanonicalText{}
                                    .add("invite person")
                                    .add(*email)
                                    .add(*name)
                                    .add(name_of(command.role))
                                    .add(command.hub)
                                    .text();
    return once<Invitation>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Invitation>> {
            const Result<Invitation> sent = decide(command, *email, *name, tx, ports);
            if (!sent) return sent.refusal();
            return Done<Invitation>{*sent, format(sent->handle)};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

Result<Invitation> approve_invitation(const ApproveInvitation& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (caller.role != Role::admin || !is_person(caller)) return refusal_of(RefusalCode::forbidden);
    const std::string content =
        CanonicalText{}.add("approve invitation").add(format(command.invitation)).text();
    return once<Invitation>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Invitation>> {
            Result<Invitation> found = find_open(command.invitation, caller, tx);
            if (!found) return found.refusal();
            Invitation invitation = *found;
            if (invitation.role != Role::admin || !invitation.approved_by.empty())
                return refusal_of(RefusalCode::invitation_not_found);
            const auto self = tx.accounts().person(caller.person);
            if (invitation.asked_by == caller.actor || (self && self->email == invitation.email))
                return refusal_of(RefusalCode::second_person_needed);
            invitation.approved_by = caller.actor;
            send_letter(plan_of(invitation, command.address, tx), invitation, tx, ports);
            tx.write_partners().update_invitation(invitation);
            record_audit({subject_of(invitation), "approval", caller.actor, caller.organisation},
                         {}, tx, ports);
            return Done<Invitation>{invitation, format(invitation.handle)};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

Result<Invitation> withdraw_invitation(const WithdrawInvitation& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_people)) return refusal_of(RefusalCode::forbidden);
    const std::string content =
        CanonicalText{}.add("withdraw invitation").add(format(command.invitation)).text();
    return once<Invitation>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Invitation>> {
            Result<Invitation> found = find_open(command.invitation, caller, tx);
            if (!found) return found.refusal();
            Invitation invitation = *found;
            if (!may_give(caller.role, invitation.role))
                return refusal_of(RefusalCode::role_too_high);
            invitation.settled_at = ports.clock.now();
            invitation.outcome = "withdrawn";
            tx.write_partners().update_invitation(invitation);
            record_audit({subject_of(invitation), "withdrawal", caller.actor, caller.organisation},
                         {}, tx, ports);
            return Done<Invitation>{invitation, format(invitation.handle)};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

}  // namespace kitbank

#include "server/usecase/partners/change_membership.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// A membership of the caller's organisation that has not ended; the organisation is locked, so that
// two changes of its people follow each other.
Result<Membership> find_locked(const Uuid& handle, const Caller& caller, Transaction& tx) {
    tx.write_partners().lock_organisation(caller.organisation);
    const auto membership = tx.partners().membership_by_handle(handle);
    if (!membership || membership->organisation != caller.organisation || membership->ended_at)
        return refusal_of(RefusalCode::person_not_found);
    return *membership;
}

bool is_last_admin(const Membership& membership, Transaction& tx) {
    if (membership.role != Role::admin) return false;
    const std::vector<Member> members = tx.partners().members(membership.organisation);
    return std::ranges::none_of(members, [&](const Member& member) {
        return member.membership.role == Role::admin && !member.disabled &&
               member.membership.person != membership.person;
    });
}

void end(const Membership& membership, const std::string& actor, Transaction& tx, Ports& ports) {
    tx.write_partners().end_membership(membership.id, ports.clock.now());
    tx.write_accounts().end_sessions_in(membership.id);
    record_audit({"membership:" + std::to_string(membership.id.value), "ending", actor,
                  membership.organisation},
                 {}, tx, ports);
}

Result<Membership> recall(const std::string& answer, Transaction& tx) {
    const auto handle = parse_uuid(answer);
    const auto known = handle ? tx.partners().membership_by_handle(*handle) : std::nullopt;
    return known ? Result<Membership>{*known} : refusal_of(RefusalCode::person_not_found);
}

Result<Membership> change(const ChangeMembership& command, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const Result<Membership> found = find_locked(command.membership, caller, tx);
    if (!found) return found.refusal();
    if (found->person == caller.person || !may_give(caller.role, found->role) ||
        !may_give(caller.role, command.role)) {
        return refusal_of(RefusalCode::role_too_high);
    }
    if (command.role == Role::admin && found->role != Role::admin) {
        return Refusal{RefusalCode::second_person_needed,
                       "Invite this person as an admin. Another admin then approves it.",
                       {}};
    }
    Membership next = *found;
    next.role = command.role;
    next.hub.reset();
    if (!command.hub.empty()) {
        next.hub = tx.hub_by_code(caller.organisation, command.hub);
        if (!next.hub) {
            return Refusal{
                RefusalCode::invalid_fields, "", {{"hub", "No hub of yours has this code."}}};
        }
    }
    if (next.role != Role::admin && is_last_admin(*found, tx))
        return refusal_of(RefusalCode::last_admin);
    const std::vector<Membership> others = tx.partners().memberships_of(found->person);
    const bool has_it = std::ranges::any_of(others, [&](const Membership& other) {
        return other.organisation == next.organisation && other.role == next.role &&
               (other.hub ? other.hub->id : HubId{}) == (next.hub ? next.hub->id : HubId{});
    });
    if (has_it) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"role", "This person has this role there already."}}};
    }
    end(*found, caller.actor, tx, ports);
    next.handle = ports.crypto.make_uuid();
    next.since = ports.clock.now();
    next.id = begin_membership(next, caller.actor, "", tx, ports);
    return next;
}

}  // namespace

Result<Membership> change_membership(const ChangeMembership& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_people))
        return refusal_of(RefusalCode::forbidden);
    const std::string content = CanonicalText{}
                                    .add("change membership")
                                    .add(format(command.membership))
                                    .add(name_of(command.role))
                                    .add(command.hub)
                                    .text();
    return once<Membership>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Membership>> {
            const Result<Membership> changed = change(command, tx, ports);
            if (!changed) return changed.refusal();
            return Done<Membership>{*changed, format(changed->handle)};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

Result<Membership> end_membership(const EndMembership& command, Ports& ports) {
    const Caller& caller = command.caller;
    const std::string content =
        CanonicalText{}.add("end membership").add(format(command.membership)).text();
    return once<Membership>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Membership>> {
            const Result<Membership> found = find_locked(command.membership, caller, tx);
            if (!found) return found.refusal();
            const bool is_own = caller.person != PersonId{} && found->person == caller.person;
            if (!is_own && !may(caller.role, Permission::manage_people))
                return refusal_of(RefusalCode::person_not_found);
            if (!is_own && !may_give(caller.role, found->role))
                return refusal_of(RefusalCode::role_too_high);
            if (is_last_admin(*found, tx)) return refusal_of(RefusalCode::last_admin);
            end(*found, caller.actor, tx, ports);
            return Done<Membership>{*found, format(found->handle)};
        },
        [](Transaction& tx, const std::string& answer) { return recall(answer, tx); });
}

Result<People> list_people(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_people)) return refusal_of(RefusalCode::forbidden);
    People people;
    ports.store.read([&](Reader& reader) {
        people.members = reader.partners().members(caller.organisation);
        people.invitations = reader.partners().invitations_open(caller.organisation);
    });
    return people;
}

Result<Member> find_member(const Uuid& membership, const Caller& caller, Ports& ports) {
    const Result<People> people = list_people(caller, ports);
    if (!people) return people.refusal();
    const auto found = std::ranges::find_if(people->members, [&](const Member& member) {
        return member.membership.handle == membership;
    });
    if (found == people->members.end()) return refusal_of(RefusalCode::person_not_found);
    return *found;
}

}  // namespace kitbank

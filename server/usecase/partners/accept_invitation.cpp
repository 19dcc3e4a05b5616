#include "server/usecase/partners/accept_invitation.h"

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// An invitation that its link may open now.
std::optional<Invitation> usable(std::string_view secret, Reader& reader, Ports& ports) {
    const auto found = reader.partners().invitation_by_token(ports.crypto.digest(secret));
    if (!found || found->settled_at || found->ends_at <= ports.clock.now()) return std::nullopt;
    if (found->role == Role::admin && found->approved_by.empty()) return std::nullopt;
    const auto organisation = reader.partners().organisation(found->organisation);
    if (!organisation || organisation->state != OrganisationState::active) return std::nullopt;
    return found;
}

// The account that joins: the signed-in one with the invited address, or a new one.
Result<PersonId> person_for(const AcceptInvitation& command, const Invitation& invitation,
                            const std::string& password_hash, Transaction& tx, Ports& ports) {
    const auto known = tx.accounts().person_by_email(invitation.email);
    if (known) {
        if (known->id == command.person && !known->disabled) return known->id;
        return refusal_of(RefusalCode::unauthenticated);
    }
    if (command.person != PersonId{}) {
        return Refusal{RefusalCode::forbidden,
                       "The invitation is for another e-mail address. Sign out and open the link "
                       "again.",
                       {}};
    }
    const Result<std::string> name = read_name(command.name, "name");
    if (!name) return name.refusal();
    const PersonId id =
        tx.write_accounts().insert_person({{}, invitation.email, *name, password_hash, false});
    record_person(id, "joining", "person:" + std::to_string(id.value), invitation.organisation, tx,
                  ports);
    return id;
}

Result<Membership> join(const AcceptInvitation& command, const std::string& password_hash,
                        Transaction& tx, Ports& ports) {
    auto invitation = usable(command.secret, tx, ports);
    if (!invitation) return refusal_of(RefusalCode::link_over);
    tx.write_partners().lock_organisation(invitation->organisation);
    const Result<PersonId> person = person_for(command, *invitation, password_hash, tx, ports);
    if (!person) return person.refusal();

    invitation->settled_at = ports.clock.now();
    invitation->outcome = "accepted";
    // Two who open the link at once: the second finds it settled.
    if (!tx.write_partners().update_invitation(*invitation))
        return refusal_of(RefusalCode::link_over);
    const std::string actor = "person:" + std::to_string(person->value);
    record_audit({"invitation:" + std::to_string(invitation->id.value), "acceptance", actor,
                  invitation->organisation},
                 {}, tx, ports);
    Membership membership{{},
                          ports.crypto.make_uuid(),
                          *person,
                          invitation->organisation,
                          invitation->role,
                          invitation->hub,
                          ports.clock.now(),
                          std::nullopt};
    membership.id =
        begin_membership(membership, invitation->asked_by, invitation->approved_by, tx, ports);
    return membership;
}

}  // namespace

Result<OpenInvitation> find_invitation(std::string_view secret, Ports& ports) {
    std::optional<OpenInvitation> found;
    ports.store.read([&](Reader& reader) {
        const auto invitation = usable(secret, reader, ports);
        if (!invitation) return;
        const auto organisation = reader.partners().organisation(invitation->organisation);
        const auto person = reader.accounts().person_by_email(invitation->email);
        found = OpenInvitation{*invitation, organisation->name, person.has_value()};
    });
    if (!found) return refusal_of(RefusalCode::link_over);
    return *std::move(found);
}

Result<Membership> accept_invitation(const AcceptInvitation& command, Ports& ports) {
    const Result<OpenInvitation> open = find_invitation(command.secret, ports);
    if (!open) return open.refusal();
    std::string password_hash;
    if (!open->has_account && command.person == PersonId{}) {
        if (auto refusal = fault_in_password(command.password, open->invitation.email))
            return *refusal;
        password_hash = ports.crypto.hash_password(command.password);
    }
    std::optional<Result<Membership>> outcome;
    ports.store.write([&](Transaction& tx) {
        outcome.emplace(join(command, password_hash, tx, ports));
        return static_cast<bool>(*outcome);
    });
    return *outcome;
}

}  // namespace kitbank

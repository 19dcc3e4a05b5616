#include "server/store/partners/partner_rows.h"

#include "embedded/statement.h"
#include "server/store/read_rows.h"
#include "server/store/stock/hub_rows.h"

namespace kitbank {
namespace {

HubId id_of(const std::optional<Hub>& hub) { return hub ? hub->id : HubId{}; }

Organisation organisation_from(Rows& rows) {
    Organisation organisation;
    organisation.id = rows.id<OrganisationId>();
    organisation.name = rows.text();
    organisation.kind = known(parse_organisation_kind(rows.text()));
    organisation.state = known(parse_organisation_state(rows.text()));
    organisation.host = rows.id<OrganisationId>();
    organisation.second_factor = known(parse_second_factor_rule(rows.text()));
    organisation.magic_links = rows.flag();
    organisation.version = static_cast<std::uint32_t>(rows.number());
    return organisation;
}

Membership membership_from(Rows& rows) {
    Membership membership;
    membership.id = rows.id<MembershipId>();
    membership.handle = rows.uuid();
    membership.person = rows.id<PersonId>();
    membership.organisation = rows.id<OrganisationId>();
    membership.role = known(parse_role(rows.text()));
    membership.since = rows.instant();
    membership.ended_at = rows.maybe(&Rows::instant);
    membership.hub = hub_maybe_from(rows);
    return membership;
}

Member member_from(Rows& rows) {
    Member member;
    member.membership = membership_from(rows);
    member.name = rows.text();
    member.email = rows.text();
    member.disabled = rows.flag();
    return member;
}

Invitation invitation_from(Rows& rows) {
    Invitation invitation;
    invitation.id = rows.id<InvitationId>();
    invitation.handle = rows.uuid();
    invitation.organisation = rows.id<OrganisationId>();
    invitation.email = rows.text();
    invitation.name = rows.text();
    invitation.role = known(parse_role(rows.text()));
    invitation.token = rows.hash();
    invitation.asked_by = rows.text();
    invitation.approved_by = rows.text();
    invitation.asked_at = rows.instant();
    invitation.ends_at = rows.instant();
    invitation.settled_at = rows.maybe(&Rows::instant);
    invitation.outcome = rows.text();
    invitation.hub = hub_maybe_from(rows);
    return invitation;
}

Token token_from(Rows& rows) {
    Token token;
    token.id = rows.id<TokenId>();
    token.handle = rows.uuid();
    token.organisation = rows.id<OrganisationId>();
    token.role = known(parse_role(rows.text()));
    token.name = rows.text();
    token.purpose = rows.text();
    token.hash = rows.hash();
    token.created_by = rows.text();
    token.created_at = rows.instant();
    token.expires_at = rows.maybe(&Rows::instant);
    token.revoked_at = rows.maybe(&Rows::instant);
    token.hub = hub_maybe_from(rows);
    return token;
}

}  // namespace

std::optional<Organisation> MysqlPartners::organisation(OrganisationId id) {
    return one(connection_.query(statement::organisation_by_id, id), organisation_from);
}

std::optional<Organisation> MysqlPartners::organisation_by_name(std::string_view name) {
    return one(connection_.query(statement::organisation_by_name, name), organisation_from);
}

std::vector<Organisation> MysqlPartners::organisations_hosted_by(OrganisationId host) {
    return all(connection_.query(statement::organisations_hosted, host), organisation_from);
}

std::vector<Organisation> MysqlPartners::hosts() {
    return all(connection_.query(statement::organisations_hosting), organisation_from);
}

OrganisationId MysqlPartners::insert_organisation(const Organisation& organisation) {
    Rows rows = connection_.query(statement::organisation_insert, organisation.name,
                                  name_of(organisation.kind), name_of(organisation.state),
                                  organisation.host, name_of(organisation.second_factor),
                                  organisation.magic_links);
    rows.next();
    return rows.id<OrganisationId>();
}

bool MysqlPartners::update_organisation(const Organisation& organisation) {
    return connection_.change(statement::organisation_update, organisation.name,
                              name_of(organisation.kind), name_of(organisation.state),
                              organisation.host, name_of(organisation.second_factor),
                              organisation.magic_links, organisation.id, organisation.version) == 1;
}

bool MysqlPartners::lock_organisation(OrganisationId id) {
    return connection_.query(statement::organisation_lock, id).next();
}

std::optional<Membership> MysqlPartners::membership(MembershipId id) {
    return one(connection_.query(statement::membership_by_id, id), membership_from);
}

std::optional<Membership> MysqlPartners::membership_by_handle(const Uuid& handle) {
    return one(connection_.query(statement::membership_by_handle, handle), membership_from);
}

std::vector<Membership> MysqlPartners::memberships_of(PersonId person) {
    return all(connection_.query(statement::memberships_of_person, person), membership_from);
}

std::vector<Member> MysqlPartners::members(OrganisationId organisation) {
    return all(connection_.query(statement::members, organisation), member_from);
}

MembershipId MysqlPartners::insert_membership(const Membership& membership) {
    Rows rows = connection_.query(
        statement::membership_insert, membership.handle, membership.person, membership.organisation,
        name_of(membership.role), id_of(membership.hub), membership.since);
    rows.next();
    return rows.id<MembershipId>();
}

bool MysqlPartners::end_membership(MembershipId id, Instant now) {
    return connection_.change(statement::membership_end, now, id) == 1;
}

std::optional<Invitation> MysqlPartners::invitation_by_handle(const Uuid& handle) {
    return one(connection_.query(statement::invitation_by_handle, handle), invitation_from);
}

std::optional<Invitation> MysqlPartners::invitation_by_token(const Hash& token) {
    return one(connection_.query(statement::invitation_by_token, token), invitation_from);
}

std::vector<Invitation> MysqlPartners::invitations_open(OrganisationId organisation) {
    return all(connection_.query(statement::invitations_open, organisation), invitation_from);
}

InvitationId MysqlPartners::insert_invitation(const Invitation& invitation) {
    Rows rows = connection_.query(
        statement::invitation_insert, invitation.handle, invitation.organisation, invitation.email,
        invitation.name, name_of(invitation.role), id_of(invitation.hub), invitation.token,
        invitation.asked_by, invitation.approved_by, invitation.asked_at, invitation.ends_at);
    rows.next();
    return rows.id<InvitationId>();
}

bool MysqlPartners::update_invitation(const Invitation& invitation) {
    return connection_.change(statement::invitation_update, invitation.approved_by,
                              invitation.token, invitation.ends_at, invitation.settled_at,
                              invitation.outcome, invitation.id) == 1;
}

std::optional<Caller> MysqlPartners::caller_by_token(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::caller_by_token, token, now, now);
    if (!rows.next()) return std::nullopt;
    Caller caller;
    caller.actor = "token:" + std::to_string(rows.number());
    caller.role = known(parse_role(rows.text()));
    caller.organisation = rows.id<OrganisationId>();
    caller.name = rows.text();
    caller.hub = hub_maybe_from(rows);
    return caller;
}

std::optional<Token> MysqlPartners::token_by_hash(const Hash& token) {
    return one(connection_.query(statement::token_by_hash, token), token_from);
}

std::vector<Token> MysqlPartners::tokens(OrganisationId organisation) {
    return all(connection_.query(statement::tokens_of, organisation), token_from);
}

std::vector<Token> MysqlPartners::all_tokens() {
    return all(connection_.query(statement::tokens_all), token_from);
}

std::vector<Membership> MysqlPartners::all_memberships() {
    return all(connection_.query(statement::memberships_all), membership_from);
}

TokenId MysqlPartners::insert_token(const Token& token) {
    Rows rows = connection_.query(statement::token_insert, token.handle, token.organisation,
                                  id_of(token.hub), name_of(token.role), token.name, token.purpose,
                                  token.hash, token.created_by, token.created_at, token.expires_at,
                                  token.revoked_at);
    rows.next();
    return rows.id<TokenId>();
}

bool MysqlPartners::revoke_token(TokenId id, Instant now) {
    return connection_.change(statement::token_revoke, now, id) == 1;
}

ActorNames MysqlPartners::actor_names(OrganisationId organisation) {
    Rows rows = connection_.query(statement::actor_names, organisation, organisation);
    ActorNames names;
    while (rows.next()) {
        KnownActor& known = names[rows.text()];
        known.name = rows.text();
        known.handle = rows.uuid();
    }
    return names;
}

}  // namespace kitbank

#pragma once
#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

class PartnerReader {
  public:
    virtual ~PartnerReader() = default;

    virtual std::optional<Organisation> organisation(OrganisationId id) = 0;
    virtual std::optional<Organisation> organisation_by_name(std::string_view name) = 0;
    // By name; those in every state.
    virtual std::vector<Organisation> organisations_hosted_by(OrganisationId host) = 0;
    // Schemes, councils and charities that run hubs: whom a referrer organisation can ask.
    virtual std::vector<Organisation> hosts() = 0;

    virtual std::optional<Membership> membership(MembershipId id) = 0;
    virtual std::optional<Membership> membership_by_handle(const Uuid& handle) = 0;
    virtual std::vector<Membership> memberships_of(PersonId person) = 0;  // that have not ended
    // Those that have not ended, by name.
    virtual std::vector<Member> members(OrganisationId organisation) = 0;

    virtual std::optional<Invitation> invitation_by_handle(const Uuid& handle) = 0;
    virtual std::optional<Invitation> invitation_by_token(const Hash& token) = 0;
    virtual std::vector<Invitation> invitations_open(OrganisationId organisation) = 0;

    // Who holds a token that is neither revoked nor over; one statement, since every call asks it.
    virtual std::optional<Caller> caller_by_token(const Hash& token, Instant now) = 0;
    virtual std::optional<Token> token_by_hash(const Hash& token) = 0;  // in any state
    virtual std::vector<Token> tokens(OrganisationId organisation) = 0;
    virtual std::vector<Token> all_tokens() = 0;
    virtual std::vector<Membership> all_memberships() = 0;  // that have not ended

    // What an organisation's people and tokens are called, by actor ("person:3"); also those who left.
    virtual ActorNames actor_names(OrganisationId organisation) = 0;
};

class PartnerWriter {
  public:
    virtual ~PartnerWriter() = default;

    virtual OrganisationId insert_organisation(const Organisation& organisation) = 0;
    // False: it was changed since it was read, or is not there.
    virtual bool update_organisation(const Organisation& organisation) = 0;
    // Locks the organisation to the end, so that two changes of its people follow each other.
    virtual bool lock_organisation(OrganisationId id) = 0;

    virtual MembershipId insert_membership(const Membership& membership) = 0;
    virtual bool end_membership(MembershipId id, Instant now) = 0;

    virtual InvitationId insert_invitation(const Invitation& invitation) = 0;
    // Changes only what is open: who approved, and the outcome with its moment.
    virtual bool update_invitation(const Invitation& invitation) = 0;

    virtual TokenId insert_token(const Token& token) = 0;
    virtual bool revoke_token(TokenId id, Instant now) = 0;
};

}  // namespace kitbank

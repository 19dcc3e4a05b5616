#pragma once
#include "server/store/connection.h"
#include "server/usecase/partners/ports.h"

namespace kitbank {

class MysqlPartners : public PartnerReader, public PartnerWriter {
  public:
    explicit MysqlPartners(Connection& connection) : connection_(connection) {}

    std::optional<Organisation> organisation(OrganisationId id) override;
    std::optional<Organisation> organisation_by_name(std::string_view name) override;
    std::vector<Organisation> organisations_hosted_by(OrganisationId host) override;
    std::vector<Organisation> hosts() override;
    std::optional<Membership> membership(MembershipId id) override;
    std::optional<Membership> membership_by_handle(const Uuid& handle) override;
    std::vector<Membership> memberships_of(PersonId person) override;
    std::vector<Member> members(OrganisationId organisation) override;
    std::optional<Invitation> invitation_by_handle(const Uuid& handle) override;
    std::optional<Invitation> invitation_by_token(const Hash& token) override;
    std::vector<Invitation> invitations_open(OrganisationId organisation) override;
    std::optional<Caller> caller_by_token(const Hash& token, Instant now) override;
    std::optional<Token> token_by_hash(const Hash& token) override;
    std::vector<Token> tokens(OrganisationId organisation) override;
    std::vector<Token> all_tokens() override;
    std::vector<Membership> all_memberships() override;
    ActorNames actor_names(OrganisationId organisation) override;

    OrganisationId insert_organisation(const Organisation& organisation) override;
    bool update_organisation(const Organisation& organisation) override;
    bool lock_organisation(OrganisationId id) override;
    MembershipId insert_membership(const Membership& membership) override;
    bool end_membership(MembershipId id, Instant now) override;
    InvitationId insert_invitation(const Invitation& invitation) override;
    bool update_invitation(const Invitation& invitation) override;
    TokenId insert_token(const Token& token) override;
    bool revoke_token(TokenId id, Instant now) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank

#include "tests/support/memory_partners.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

// A row whose hub is shown as it is now.
template <class Row>
Row with_hub(const MemoryState& state, Row row) {
    row.hub = hub_in(state, row.hub);
    return row;
}

template <class Row>
std::optional<Row> with_hub(const MemoryState& state, const std::optional<Row>& row) {
    return row ? std::optional{with_hub(state, *row)} : std::nullopt;
}

template <class Row>
std::vector<Row> with_hubs(const MemoryState& state, std::vector<Row> rows) {
    for (Row& row : rows) row.hub = hub_in(state, row.hub);
    return rows;
}

template <class Row>
std::vector<Row> sorted_by_name(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, {}, &Row::name);
    return rows;
}

template <class Row>
std::vector<Row> newest_first(std::vector<Row> rows) {
    std::ranges::reverse(rows);
    return rows;
}

bool is_over(const std::optional<Instant>& end, Instant now) { return end && *end <= now; }

}  // namespace

std::optional<Organisation> MemoryPartners::organisation(OrganisationId id) {
    return row_at(state_.organisations, id);
}

std::optional<Organisation> MemoryPartners::organisation_by_name(std::string_view name) {
    return row_where(state_.organisations,
                     [&](const Organisation& row) { return row.name == name; });
}

std::vector<Organisation> MemoryPartners::organisations_hosted_by(OrganisationId host) {
    return sorted_by_name(rows_where(state_.organisations,
                                     [&](const Organisation& row) { return row.host == host; }));
}

std::vector<Organisation> MemoryPartners::hosts() {
    using enum OrganisationKind;
    return sorted_by_name(rows_where(state_.organisations, [](const Organisation& row) {
        return row.host == OrganisationId{} && row.state == OrganisationState::active &&
               (row.kind == scheme || row.kind == council || row.kind == charity);
    }));
}

OrganisationId MemoryPartners::insert_organisation(const Organisation& organisation) {
    require_in_memory(!organisation_by_name(organisation.name), "organisation.name is unique");
    Organisation row = organisation;
    row.id = OrganisationId{state_.next_id()};
    row.version = 1;
    state_.organisations[row.id] = row;
    return row.id;
}

bool MemoryPartners::update_organisation(const Organisation& organisation) {
    const auto found = state_.organisations.find(organisation.id);
    if (found == state_.organisations.end() || found->second.version != organisation.version) {
        return false;
    }
    found->second = organisation;
    ++found->second.version;
    return true;
}

bool MemoryPartners::lock_organisation(OrganisationId id) {
    return state_.organisations.contains(id);
}

std::optional<Membership> MemoryPartners::membership(MembershipId id) {
    return with_hub(state_, row_at(state_.memberships, id));
}

std::optional<Membership> MemoryPartners::membership_by_handle(const Uuid& handle) {
    return with_hub(state_, row_where(state_.memberships,
                                      [&](const Membership& row) { return row.handle == handle; }));
}

std::vector<Membership> MemoryPartners::memberships_of(PersonId person) {
    return with_hubs(state_, rows_where(state_.memberships, [&](const Membership& row) {
                         return row.person == person && !row.ended_at;
                     }));
}

std::vector<Member> MemoryPartners::members(OrganisationId organisation) {
    std::vector<Member> rows;
    for (const auto& [id, row] : state_.memberships) {
        if (row.organisation != organisation || row.ended_at) continue;
        const Person& person = state_.people.at(row.person);
        rows.push_back({with_hub(state_, row), person.name, person.email, person.disabled});
    }
    return sorted_by_name(std::move(rows));
}

MembershipId MemoryPartners::insert_membership(const Membership& membership) {
    const auto same_place = [&](const Membership& row) {
        return row.person == membership.person && row.organisation == membership.organisation &&
               row.role == membership.role && !row.ended_at &&
               (row.hub ? row.hub->id : HubId{}) == (membership.hub ? membership.hub->id : HubId{});
    };
    require_in_memory(!row_where(state_.memberships, same_place), "membership_open is unique");
    require_in_memory(!membership_by_handle(membership.handle), "membership.handle is unique");
    require_in_memory(state_.people.contains(membership.person), "membership.person exists");
    require_in_memory(state_.organisations.contains(membership.organisation),
                      "membership.organisation exists");
    Membership row = membership;
    row.id = MembershipId{state_.next_id()};
    row.ended_at.reset();
    state_.memberships[row.id] = row;
    return row.id;
}

bool MemoryPartners::end_membership(MembershipId id, Instant now) {
    const auto found = state_.memberships.find(id);
    if (found == state_.memberships.end() || found->second.ended_at) return false;
    found->second.ended_at = now;
    return true;
}

std::optional<Invitation> MemoryPartners::invitation_by_handle(const Uuid& handle) {
    return with_hub(state_, row_where(state_.invitations,
                                      [&](const Invitation& row) { return row.handle == handle; }));
}

std::optional<Invitation> MemoryPartners::invitation_by_token(const Hash& token) {
    return with_hub(state_, row_where(state_.invitations,
                                      [&](const Invitation& row) { return row.token == token; }));
}

std::vector<Invitation> MemoryPartners::invitations_open(OrganisationId organisation) {
    return newest_first(
        with_hubs(state_, rows_where(state_.invitations, [&](const Invitation& row) {
                      return row.organisation == organisation && !row.settled_at;
                  })));
}

InvitationId MemoryPartners::insert_invitation(const Invitation& invitation) {
    require_in_memory(!invitation_by_token(invitation.token), "invitation.token is unique");
    require_in_memory(invitation.approved_by != invitation.asked_by, "invitation_second_admin");
    Invitation row = invitation;
    row.id = InvitationId{state_.next_id()};
    row.settled_at.reset();
    row.outcome.clear();
    state_.invitations[row.id] = row;
    return row.id;
}

bool MemoryPartners::update_invitation(const Invitation& invitation) {
    const auto found = state_.invitations.find(invitation.id);
    if (found == state_.invitations.end() || found->second.settled_at) return false;
    require_in_memory(invitation.approved_by != found->second.asked_by, "invitation_second_admin");
    Invitation& row = found->second;
    row.approved_by = invitation.approved_by;
    row.token = invitation.token;
    row.ends_at = invitation.ends_at;
    row.settled_at = invitation.settled_at;
    row.outcome = invitation.outcome;
    return true;
}

std::optional<Caller> MemoryPartners::caller_by_token(const Hash& token, Instant now) {
    const auto row = token_by_hash(token);
    if (!row || is_over(row->revoked_at, now) || is_over(row->expires_at, now)) return std::nullopt;
    return Caller{row->role, row->organisation,
                  row->hub,  "token:" + std::to_string(row->id.value),
                  row->name, {}};
}

std::optional<Token> MemoryPartners::token_by_hash(const Hash& token) {
    return with_hub(state_,
                    row_where(state_.tokens, [&](const Token& row) { return row.hash == token; }));
}

std::vector<Token> MemoryPartners::tokens(OrganisationId organisation) {
    return newest_first(with_hubs(state_, rows_where(state_.tokens, [&](const Token& row) {
                                      return row.organisation == organisation;
                                  })));
}

std::vector<Token> MemoryPartners::all_tokens() {
    return with_hubs(state_, rows_where(state_.tokens, [](const Token&) { return true; }));
}

std::vector<Membership> MemoryPartners::all_memberships() {
    return with_hubs(state_, rows_where(state_.memberships,
                                        [](const Membership& row) { return !row.ended_at; }));
}

TokenId MemoryPartners::insert_token(const Token& token) {
    require_in_memory(state_.organisations.contains(token.organisation),
                      "token.organisation exists");
    require_in_memory(!token_by_hash(token.hash), "token.hash is unique");
    Token row = token;
    row.id = TokenId{state_.next_id()};
    state_.tokens[row.id] = row;
    return row.id;
}

bool MemoryPartners::revoke_token(TokenId id, Instant now) {
    const auto row = state_.tokens.find(id);
    if (row == state_.tokens.end() || row->second.revoked_at) return false;
    row->second.revoked_at = now;
    return true;
}

ActorNames MemoryPartners::actor_names(OrganisationId organisation) {
    ActorNames names;
    for (const auto& [id, row] : state_.memberships) {
        if (row.organisation != organisation) continue;
        names.emplace("person:" + std::to_string(row.person.value),
                      KnownActor{state_.people.at(row.person).name, row.handle});
    }
    for (const auto& [id, token] : state_.tokens) {
        if (token.organisation == organisation) {
            names.emplace("token:" + std::to_string(id.value),
                          KnownActor{token.name, token.handle});
        }
    }
    return names;
}

}  // namespace kitbank

#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/names.h"
#include "server/usecase/records.h"

// Organisations, who works in them, and what programs sign in with.
namespace kitbank {

enum class OrganisationKind : std::uint8_t {
    scheme,  // runs hubs and owns kit
    council,
    charity,
    referrer,  // asks for kit for residents
    donor,
    refurbisher,
};
inline constexpr std::array<std::string_view, 6> organisation_kind_names = {
    "scheme", "council", "charity", "referrer", "donor", "refurbisher"};
constexpr std::string_view name_of(OrganisationKind kind) {
    return organisation_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<OrganisationKind> parse_organisation_kind(std::string_view name) {
    return parse_name<OrganisationKind>(organisation_kind_names, name);
}

enum class OrganisationState : std::uint8_t { asked, active, declined, closed };
inline constexpr std::array<std::string_view, 4> organisation_state_names = {"asked", "active",
                                                                             "declined", "closed"};
constexpr std::string_view name_of(OrganisationState state) {
    return organisation_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<OrganisationState> parse_organisation_state(std::string_view name) {
    return parse_name<OrganisationState>(organisation_state_names, name);
}

// Who must prove a second factor when signing in. `staff` is everyone but referrers. `off` can be
// chosen only by the operator, for demonstrations.
enum class SecondFactorRule : std::uint8_t { staff, everyone, off };
inline constexpr std::array<std::string_view, 3> second_factor_rule_names = {"staff", "everyone",
                                                                             "off"};
constexpr std::string_view name_of(SecondFactorRule rule) {
    return second_factor_rule_names[static_cast<std::size_t>(rule)];
}
constexpr std::optional<SecondFactorRule> parse_second_factor_rule(std::string_view name) {
    return parse_name<SecondFactorRule>(second_factor_rule_names, name);
}
constexpr bool asks_second_factor(SecondFactorRule rule, Role role) {
    return rule == SecondFactorRule::everyone ||
           (rule == SecondFactorRule::staff && role != Role::referrer);
}

// `host` is the organisation that it works with and that let it in (a referrer's scheme); 0 for one
// that stands for itself.
struct Organisation {
    OrganisationId id;
    std::string name;
    OrganisationKind kind = OrganisationKind::scheme;
    OrganisationState state = OrganisationState::active;
    OrganisationId host = {};
    SecondFactorRule second_factor = SecondFactorRule::staff;
    bool magic_links = true;  // its referrers may sign in by a link in an e-mail
    std::uint32_t version = 1;
};

// What someone may be somewhere. One person may have several; a session acts in one of them. Without
// a hub it holds for all hubs of the organisation.
struct Membership {
    MembershipId id;
    Uuid handle;  // how addresses name it: numbers would count other organisations' rows
    PersonId person;
    OrganisationId organisation;
    Role role = Role::volunteer;
    std::optional<Hub> hub;
    Instant since;
    std::optional<Instant> ended_at;
};

// A membership as a list of people shows it.
struct Member {
    Membership membership;
    std::string name;
    std::string email;
    bool disabled = false;
};

// An asked-for membership that is not yet one: sent to an address, or (an admin's) waiting for a
// second admin. `token` is the BLAKE2b of the link's secret.
struct Invitation {
    InvitationId id;
    Uuid handle;
    OrganisationId organisation;
    std::string email;  // canonical
    std::string name;
    Role role = Role::volunteer;
    std::optional<Hub> hub;
    Hash token{};
    std::string asked_by;     // actor
    std::string approved_by;  // actor; an admin's needs one who did not ask for it
    Instant asked_at;
    Instant ends_at;
    std::optional<Instant> settled_at;  // accepted or withdrawn
    std::string outcome;                // "accepted", "withdrawn"; empty while open
};

// `purpose` says what the program is for ("scanner", "export"): shown, never judged.
struct Token {
    TokenId id;
    Uuid handle;
    OrganisationId organisation;
    std::optional<Hub> hub;
    Role role = Role::hub_staff;
    std::string name;
    std::string purpose;
    Hash hash{};
    std::string created_by;  // actor
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> revoked_at;
};

}  // namespace kitbank

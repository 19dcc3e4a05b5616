#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "server/core/calendar.h"
#include "server/core/ids.h"

namespace kitbank {

// An OpenID provider of one organisation, whose people sign in through it. Only the operator adds
// one, since the server talks to it.
struct Provider {
    Uuid id;
    OrganisationId organisation;
    std::string name;            // on the button: "Example Council"
    std::string issuer;          // exactly as its tokens say it
    std::string client_id;       // who Kitbank is there
    std::string client_secret;   // sealed
    bool second_factor = false;  // signing in there counts as a second factor here
    Instant created_at;
    std::optional<Instant> removed_at;
};

// `subject` is the provider's own name for a person that never changes (subject_of of id_token.h).
struct ProviderIdentity {
    Uuid provider;
    std::string subject;
    PersonId person;
    Instant linked_at;
};

// A browser that was sent to a provider. Secrets are kept as their BLAKE2b, the verifier sealed.
struct ProviderStart {
    Hash token{};  // of the cookie
    Uuid provider;
    PersonId person;  // whose identity is to be linked; 0: somebody signs in
    Hash state{};
    Hash nonce{};
    std::string verifier;
    std::string next_path;
    Instant ends_at;
};

inline constexpr std::chrono::minutes provider_start_length{10};

}  // namespace kitbank

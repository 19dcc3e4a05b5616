#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/partners/provider_records.h"

// What an ID token of OpenID Connect says, after its signature was found right, and whether it was made
// for us, now, for this sign-in. Pure: the facts are given.
namespace kitbank {

struct TokenClaims {
    std::string issuer;                 // iss
    std::string subject;                // sub
    std::vector<std::string> audience;  // aud, one or several
    std::string authorised_party;       // azp
    std::string nonce;
    std::string tenant;                      // tid, of Entra ID
    std::string object;                      // oid, of Entra ID
    std::optional<std::int64_t> expires;     // exp, seconds since 1970
    std::optional<std::int64_t> issued;      // iat
    std::optional<std::int64_t> not_before;  // nbf
};

// Clocks differ.
inline constexpr std::chrono::minutes token_leeway{2};

// Why the token is not for us; empty when it is. The reason quotes nothing of the token.
// `nonce_is_ours`: the token's nonce is the one this sign-in began with (it is kept as its digest).
std::string fault_in_claims(const TokenClaims& claims, const Provider& provider, bool nonce_is_ours,
                            Instant now);

// The provider's name for the person that never changes and is never given to another: `sub`, and for
// Entra ID, whose `sub` differs from one application to the next, tenant and object. An e-mail address
// is neither.
std::string subject_of(const TokenClaims& claims, const Provider& provider);

// The tenant of an issuer of Entra ID, "https://login.microsoftonline.com/{guid}/v2.0" exactly; empty for
// every other issuer.
std::string entra_tenant(std::string_view issuer);
// Does it belong to Entra ID, in whatever form?
bool is_entra(std::string_view issuer);

}  // namespace kitbank

#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "server/usecase/partners/provider_client.h"

// An ID token as it comes over the wire (RFC 7519): its signature, and what it says.
namespace kitbank {

// A public key of RFC 7517, numbers as bytes, the most significant first.
struct RsaKey {
    std::string modulus;
    std::string exponent;
};
using KeySet = std::map<std::string, RsaKey>;  // by kid

// The RSA keys of a JWKS document that are meant for signatures and have a kid; others are left out.
// Throws ProviderFailure when it is none.
KeySet parse_key_set(const std::string& json);

// Only RS256 is taken: neither `none` nor a signature by a secret that both sides know, whatever the
// token itself says. The key is the one that its kid names among those of the issuer; `key_of` answers
// null for one it does not have. Keys shorter than 2,048 bits are refused. Throws ProviderFailure with a
// reason that quotes nothing of the token.
TokenClaims read_id_token(std::string_view token,
                          const std::function<const RsaKey*(const std::string& kid)>& key_of);

}  // namespace kitbank

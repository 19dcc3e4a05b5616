#pragma once
#include <stdexcept>
#include <string>

#include "server/usecase/partners/id_token.h"

namespace kitbank {

// The other side could not be reached or did not answer as OpenID Connect has it. The reason is for the
// operator's log: it never holds a token, a code or a secret.
class ProviderFailure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Where the browser is sent, and what comes back with it.
struct ProviderQuestion {
    std::string state;
    std::string nonce;
    std::string verifier;  // of PKCE; only its SHA-256 leaves
    std::string return_address;
};

struct ProviderAnswer {
    std::string code;
    std::string verifier;
    std::string return_address;
    std::string client_secret;  // in the clear
};

// The network's side of signing in through a provider (server/jobs/openid_client.h). Opens no address
// but the issuer's and those that its discovery document names.
class ProviderClient {
  public:
    virtual ~ProviderClient() = default;

    // The address to send the browser to. Throws ProviderFailure.
    virtual std::string question_address(const Provider& provider,
                                         const ProviderQuestion& question) = 0;
    // What the ID token says that the code was changed for; its signature is the issuer's. Throws
    // ProviderFailure.
    virtual TokenClaims redeem(const Provider& provider, const ProviderAnswer& answer) = 0;
};

}  // namespace kitbank

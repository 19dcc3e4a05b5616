#pragma once
#include <map>
#include <mutex>
#include <semaphore>
#include <string>

#include "server/jobs/https.h"
#include "server/jobs/id_token_text.h"

namespace kitbank {

// OpenID Connect Discovery and Core over HTTPS. What the discovery document names must be https too, and
// its issuer must be the configured one. Documents and keys are kept for an hour; a token whose key is
// not among them makes the keys be fetched once more, since issuers change them.
//
// At most four sign-ins wait for providers at once, so that one that hangs cannot take all of the
// server's threads; the fifth is told to try again.
class OpenIdClient : public ProviderClient {
  public:
    explicit OpenIdClient(const HttpsLimits& limits = {}) : limits_(limits) {}

    std::string question_address(const Provider& provider,
                                 const ProviderQuestion& question) override;
    TokenClaims redeem(const Provider& provider, const ProviderAnswer& answer) override;

  private:
    using Steady = std::chrono::steady_clock;
    struct Discovery {
        std::string authorization;
        std::string token;
        std::string keys;
        bool takes_basic = true;  // the client's secret in a header, else in the form
        Steady::time_point read_at;
    };
    struct Keys {
        KeySet set;
        Steady::time_point read_at;
    };

    Discovery discover(const std::string& issuer);
    Discovery fetch_discovery(const std::string& issuer) const;
    std::string fetch_token(const Discovery& discovery, const Provider& provider,
                            const ProviderAnswer& answer) const;
    KeySet keys_of(const Discovery& discovery, bool anew);

    const HttpsLimits limits_;
    std::counting_semaphore<4> places_{4};
    std::mutex mutex_;
    std::map<std::string, Discovery> discoveries_;  // by issuer
    std::map<std::string, Keys> keys_;              // by address
};

}  // namespace kitbank

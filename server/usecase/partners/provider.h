#pragma once
#include <string>
#include <vector>

#include "server/core/result.h"
#include "server/usecase/partners/provider_client.h"
#include "server/usecase/partners/sign_in.h"

// Signing in through an organisation's own OpenID provider: code flow with PKCE, state and nonce.
//
// A provider speaks for its organisation and no other: through it people enter a membership there, and
// a second factor that it asks for counts there. Who somebody is to it was linked by themselves while
// they were signed in here; nobody is found by their e-mail address, which providers let people change.
namespace kitbank {

struct AddProvider {
    std::string organisation;
    std::string name;
    std::string issuer;
    std::string client_id;
    std::string client_secret;
    bool second_factor = false;
};

Result<Provider> add_provider(const AddProvider& command, Ports& ports);
Result<Provider> remove_provider(const std::string& id, Ports& ports);
std::vector<Provider> list_providers(Ports& ports);

struct StartProvider {
    Uuid provider;
    PersonId person;        // who links an identity; 0: somebody signs in
    std::string next_path;  // where to go afterwards, a path of this server
    std::string address;    // what links to this server begin with
};

// One of these failed is the operator's matter: `failure` is for the log, and whoever asked is shown
// `provider_failed`. A provider that is not there is the asker's: `is_unknown`, and nothing is logged.
struct StartedProvider {
    std::string cookie;    // ties the answer to this browser; for ten minutes, once
    std::string location;  // where to send it
    std::string failure;
    bool is_unknown = false;
};
StartedProvider start_provider(const StartProvider& command, ProviderClient& client, Ports& ports);

struct ReturnFromProvider {
    std::string cookie;
    std::string state;
    std::string code;
    std::string issuer;  // `iss` of RFC 9207; empty when the provider does not say
    std::string error;   // what the provider says instead of a code
    PersonId person;     // who is signed in; 0 for nobody
    std::string browser;
    std::string address;
};

struct ReturnedFromProvider {
    std::optional<SignInStep> step;  // empty when an identity was linked
    std::string next_path;
    std::string failure;
};
ReturnedFromProvider return_from_provider(const ReturnFromProvider& command, ProviderClient& client,
                                          Ports& ports);

// Links whoever the claims speak of to the person, in this transaction: `false` when the identity is
// somebody else's or the person is not of the provider's organisation. The person is told by a letter.
bool link_identity(PersonId person, const Provider& provider, const std::string& subject,
                   Transaction& tx, Ports& ports);

// A provider of an organisation that the person works in, and whether they are linked to it.
struct PersonsProvider {
    Provider provider;
    bool is_linked = false;
};
std::vector<PersonsProvider> providers_of(PersonId person, Ports& ports);
bool unlink_identity(PersonId person, const Uuid& provider, Ports& ports);

std::string provider_return_address(const std::string& address);

}  // namespace kitbank

#include "server/jobs/openid_client.h"

#include <Poco/URI.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

namespace kitbank {
namespace {

using nlohmann::json;

constexpr std::chrono::hours kept{1};

class Place {
  public:
    explicit Place(std::counting_semaphore<4>& places) : places_(places) {
        if (!places_.try_acquire()) throw ProviderFailure{"too many wait for providers"};
    }
    ~Place() { places_.release(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

  private:
    std::counting_semaphore<4>& places_;
};

std::string encoded(const std::string& text) {
    std::string out;
    Poco::URI::encode(text, "!#$&'()*+,/:;=?@[]%~", out);
    return out;
}

std::string form_of(std::initializer_list<std::pair<std::string_view, std::string>> fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        if (!form.empty()) form += '&';
        form.append(name).append("=").append(encoded(value));
    }
    return form;
}

std::string to_base64(const unsigned char* bytes, std::size_t count, int variant) {
    std::string text(sodium_base64_encoded_len(count, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, variant);
    text.resize(text.find('\0'));
    return text;
}

std::string challenge_of(const std::string& verifier) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()),
                       verifier.size());
    return to_base64(hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string basic(const std::string& user, const std::string& password) {
    const std::string pair = encoded(user) + ":" + encoded(password);
    return "Basic " + to_base64(reinterpret_cast<const unsigned char*>(pair.data()), pair.size(),
                                sodium_base64_VARIANT_ORIGINAL);
}

json object_of(const HttpsAnswer& answer, const char* what) {
    json document = json::parse(answer.body, nullptr, false);
    if (answer.status != 200 || !document.is_object()) {
        throw ProviderFailure{std::string{what} + ": status " + std::to_string(answer.status) +
                              (document.is_object() ? "" : ", no object")};
    }
    return document;
}

std::string text_in(const json& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string address_in(const json& document, const char* name) {
    std::string address = text_in(document, name);
    if (!may_be_called(address))
        throw ProviderFailure{std::string{"the discovery document's "} + name + " is not https"};
    return address;
}

bool takes_basic(const json& document) {
    const auto methods = document.find("token_endpoint_auth_methods_supported");
    if (methods == document.end() || !methods->is_array()) return true;
    return std::ranges::find(*methods, json("client_secret_basic")) != methods->end();
}

}  // namespace

std::string OpenIdClient::question_address(const Provider& provider,
                                           const ProviderQuestion& question) {
    const Place place{places_};
    const Discovery discovery = discover(provider.issuer);
    const char joint = discovery.authorization.find('?') == std::string::npos ? '?' : '&';
    return discovery.authorization + joint +
           form_of({{"response_type", "code"},
                    {"client_id", provider.client_id},
                    {"redirect_uri", question.return_address},
                    {"scope", "openid"},
                    {"state", question.state},
                    {"nonce", question.nonce},
                    {"code_challenge", challenge_of(question.verifier)},
                    {"code_challenge_method", "S256"}});
}

OpenIdClient::Discovery OpenIdClient::discover(const std::string& issuer) {
    {
        const std::scoped_lock lock{mutex_};
        const auto found = discoveries_.find(issuer);
        if (found != discoveries_.end() && Steady::now() - found->second.read_at < kept)
            return found->second;
    }
    const Discovery discovery = fetch_discovery(issuer);
    const std::scoped_lock lock{mutex_};
    return discoveries_.insert_or_assign(issuer, discovery).first->second;
}

OpenIdClient::Discovery OpenIdClient::fetch_discovery(const std::string& issuer) const {
    const std::string base = issuer.ends_with('/') ? issuer.substr(0, issuer.size() - 1) : issuer;
    const json document =
        object_of(https_get(base + "/.well-known/openid-configuration", limits_), "discovery");
    if (text_in(document, "issuer") != issuer)
        throw ProviderFailure{"the discovery document is of another issuer"};
    Discovery discovery;
    discovery.authorization = address_in(document, "authorization_endpoint");
    discovery.token = address_in(document, "token_endpoint");
    discovery.keys = address_in(document, "jwks_uri");
    discovery.takes_basic = takes_basic(document);
    discovery.read_at = Steady::now();
    return discovery;
}

TokenClaims OpenIdClient::redeem(const Provider& provider, const ProviderAnswer& answer) {
    const Place place{places_};
    const Discovery discovery = discover(provider.issuer);
    const std::string token = fetch_token(discovery, provider, answer);
    KeySet keys = keys_of(discovery, false);
    return read_id_token(token, [&](const std::string& kid) -> const RsaKey* {
        if (!keys.contains(kid)) keys = keys_of(discovery, true);
        const auto found = keys.find(kid);
        return found == keys.end() ? nullptr : &found->second;
    });
}

std::string OpenIdClient::fetch_token(const Discovery& discovery, const Provider& provider,
                                      const ProviderAnswer& answer) const {
    HttpsForm form;
    form.body = form_of({{"grant_type", "authorization_code"},
                         {"code", answer.code},
                         {"redirect_uri", answer.return_address},
                         {"code_verifier", answer.verifier}});
    if (discovery.takes_basic) {
        form.authorization = basic(provider.client_id, answer.client_secret);
    } else {
        form.body += "&" + form_of({{"client_id", provider.client_id},
                                    {"client_secret", answer.client_secret}});
    }
    return text_in(object_of(https_post(discovery.token, form, limits_), "the token's answer"),
                   "id_token");
}

KeySet OpenIdClient::keys_of(const Discovery& discovery, bool anew) {
    if (!anew) {
        const std::scoped_lock lock{mutex_};
        const auto found = keys_.find(discovery.keys);
        if (found != keys_.end() && Steady::now() - found->second.read_at < kept)
            return found->second.set;
    }
    const HttpsAnswer answer = https_get(discovery.keys, limits_);
    if (answer.status != 200)
        throw ProviderFailure{"the issuer's keys: status " + std::to_string(answer.status)};
    KeySet set = parse_key_set(answer.body);
    const std::scoped_lock lock{mutex_};
    keys_[discovery.keys] = {set, Steady::now()};
    return set;
}

}  // namespace kitbank

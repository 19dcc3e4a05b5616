#include "server/jobs/id_token_text.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <sodium.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace kitbank {
namespace {

using nlohmann::json;

constexpr std::size_t token_bytes_max = 16 * 1024;
constexpr std::size_t key_bytes_min = 2'048 / 8;
constexpr std::size_t key_bytes_max = 8'192 / 8;
constexpr std::size_t keys_max = 100;

template <class T, void (*free_one)(T*)>
struct Free {
    void operator()(T* one) const { free_one(one); }
};
using Bignum = std::unique_ptr<BIGNUM, Free<BIGNUM, BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM, OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY, EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX, EVP_MD_CTX_free>>;

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t count = 0;
    const char* end = nullptr;
    const int outcome = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                          bytes.size(), text.data(), text.size(), nullptr, &count,
                                          &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (outcome != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(count);
    return bytes;
}

json parse_object(const std::string& text) {
    json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json();
}

std::string text_in(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<std::int64_t> seconds_in(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) return std::nullopt;
    const double seconds = found->get<double>();
    if (!(seconds >= 0 && seconds < 1e12)) return std::nullopt;
    return static_cast<std::int64_t>(seconds);
}

std::vector<std::string> audience_in(const json& object) {
    const auto found = object.find("aud");
    if (found == object.end()) return {};
    if (found->is_string()) return {found->get<std::string>()};
    std::vector<std::string> audience;
    if (!found->is_array()) return {};
    for (const json& each : *found) {
        if (!each.is_string()) return {};
        audience.push_back(each.get<std::string>());
    }
    return audience;
}

Bignum number_of(const std::string& bytes) {
    return Bignum{BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                            static_cast<int>(bytes.size()), nullptr)};
}

Key key_from(const RsaKey& rsa) {
    const Bignum modulus = number_of(rsa.modulus);
    const Bignum exponent = number_of(rsa.exponent);
    const Builder builder{OSSL_PARAM_BLD_new()};
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    const Params params{OSSL_PARAM_BLD_to_param(builder.get())};
    const KeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)};
    EVP_PKEY* key = nullptr;
    const bool is_made =
        EVP_PKEY_fromdata_init(context.get()) == 1 &&
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) == 1;
    return Key{is_made ? key : nullptr};
}

bool is_signed_by(const RsaKey& rsa, std::string_view text, const std::string& signature) {
    const Key key = key_from(rsa);
    if (!key) return false;
    const DigestContext context{EVP_MD_CTX_new()};
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
                            text.size()) == 1;
}

TokenClaims claims_from(const json& payload) {
    TokenClaims claims;
    claims.issuer = text_in(payload, "iss");
    claims.subject = text_in(payload, "sub");
    claims.audience = audience_in(payload);
    claims.authorised_party = text_in(payload, "azp");
    claims.nonce = text_in(payload, "nonce");
    claims.tenant = text_in(payload, "tid");
    claims.object = text_in(payload, "oid");
    claims.expires = seconds_in(payload, "exp");
    claims.issued = seconds_in(payload, "iat");
    claims.not_before = seconds_in(payload, "nbf");
    return claims;
}

}  // namespace

KeySet parse_key_set(const std::string& text) {
    const json document = parse_object(text);
    const auto keys = document.find("keys");
    if (keys == document.end() || !keys->is_array() || keys->size() > keys_max)
        throw ProviderFailure{"the issuer's keys do not read"};
    KeySet set;
    for (const json& each : *keys) {
        if (!each.is_object() || text_in(each, "kty") != "RSA") continue;
        const std::string use = text_in(each, "use");
        const std::string algorithm = text_in(each, "alg");
        if ((!use.empty() && use != "sig") || (!algorithm.empty() && algorithm != "RS256"))
            continue;
        auto modulus = from_base64url(text_in(each, "n"));
        auto exponent = from_base64url(text_in(each, "e"));
        const std::string kid = text_in(each, "kid");
        if (kid.empty() || !modulus || !exponent || exponent->empty() || exponent->size() > 8)
            continue;
        if (modulus->size() < key_bytes_min || modulus->size() > key_bytes_max) continue;
        set[kid] = {*std::move(modulus), *std::move(exponent)};
    }
    return set;
}

TokenClaims read_id_token(std::string_view token,
                          const std::function<const RsaKey*(const std::string& kid)>& key_of) {
    const std::size_t first = token.find('.');
    const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (token.size() > token_bytes_max || second == std::string_view::npos)
        throw ProviderFailure{"the token does not read"};
    const auto header_text = from_base64url(token.substr(0, first));
    const auto payload_text = from_base64url(token.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(token.substr(second + 1));
    if (!header_text || !payload_text || !signature)
        throw ProviderFailure{"the token does not read"};

    const json header = parse_object(*header_text);
    if (text_in(header, "alg") != "RS256")
        throw ProviderFailure{"the token is not signed by RS256"};
    if (header.contains("crit")) throw ProviderFailure{"the token asks for what is not known"};
    const RsaKey* const key = key_of(text_in(header, "kid"));
    if (key == nullptr) throw ProviderFailure{"the token's key is not one of the issuer's"};
    if (!is_signed_by(*key, token.substr(0, second), *signature))
        throw ProviderFailure{"the token's signature is wrong"};
    return claims_from(parse_object(*payload_text));
}

}  // namespace kitbank

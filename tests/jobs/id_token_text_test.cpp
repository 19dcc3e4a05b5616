#include "server/jobs/id_token_text.h"

#include <doctest/doctest.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <nlohmann/json.hpp>

namespace kitbank {
namespace {

using nlohmann::json;

std::string base64url(const std::string& bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.resize(text.find('\0'));
    return text;
}

// An issuer's own key pair.
class Signer {
  public:
    explicit Signer(unsigned bits = 2'048) : key_(EVP_RSA_gen(bits)) {}
    ~Signer() { EVP_PKEY_free(key_); }
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;

    [[nodiscard]] json jwk(const std::string& kid) const {
        return {{"kty", "RSA"},
                {"use", "sig"},
                {"alg", "RS256"},
                {"kid", kid},
                {"n", base64url(number(OSSL_PKEY_PARAM_RSA_N))},
                {"e", base64url(number(OSSL_PKEY_PARAM_RSA_E))}};
    }
    [[nodiscard]] std::string number(const char* name) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_, name, &value);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(value);
        return bytes;
    }
    [[nodiscard]] std::string sign(const std::string& text) const {
        EVP_MD_CTX* const context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_);
        std::size_t size = 0;
        const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
        EVP_DigestSign(context, nullptr, &size, bytes, text.size());
        std::string signature(size, '\0');
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                       text.size());
        EVP_MD_CTX_free(context);
        return signature;
    }

  private:
    EVP_PKEY* key_;
};

const Signer& issuer() {
    static const Signer signer;
    return signer;
}

json header() { return {{"alg", "RS256"}, {"kid", "one"}, {"typ", "JWT"}}; }
json payload() {
    return {{"iss", "https://id.example.org"},
            {"sub", "robin"},
            {"aud", "kitbank"},
            {"nonce", "n-1"},
            {"exp", 2000},
            {"iat", 1000}};
}
std::string unsigned_text(const json& head, const json& body) {
    return base64url(head.dump()) + "." + base64url(body.dump());
}
std::string token_of(const json& head, const json& body, const Signer& signer = issuer()) {
    const std::string text = unsigned_text(head, body);
    return text + "." + base64url(signer.sign(text));
}

KeySet keys_of(std::initializer_list<json> keys) {
    return parse_key_set(json{{"keys", json(keys)}}.dump());
}

TokenClaims read(const std::string& token, const KeySet& keys) {
    return read_id_token(token, [&](const std::string& kid) -> const RsaKey* {
        const auto found = keys.find(kid);
        return found == keys.end() ? nullptr : &found->second;
    });
}

std::string fault_of(const std::string& token) {
    try {
        read(token, keys_of({issuer().jwk("one")}));
    } catch (const ProviderFailure& failure) {
        return failure.what();
    }
    return "";
}

// HMAC-SHA-256, as a forger makes it with what everybody knows.
std::string hs256(const std::string& key, const std::string& text) {
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                                key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                  text.size());
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
    return mac;
}

}  // namespace

TEST_CASE("a token says what its issuer signed") {
    json body = payload();
    body["aud"] = {"kitbank", "another"};
    body["azp"] = "kitbank";
    body["tid"] = "tenant";
    body["oid"] = "object";
    body["nbf"] = 999;
    const TokenClaims claims = read(token_of(header(), body), keys_of({issuer().jwk("one")}));
    CHECK(claims.issuer == "https://id.example.org");
    CHECK(claims.subject == "robin");
    CHECK(claims.audience == std::vector<std::string>{"kitbank", "another"});
    CHECK(claims.authorised_party == "kitbank");
    CHECK(claims.nonce == "n-1");
    CHECK(claims.tenant == "tenant");
    CHECK(claims.object == "object");
    CHECK(claims.expires == 2000);
    CHECK(claims.issued == 1000);
    CHECK(claims.not_before == 999);
}

TEST_CASE("a token that nobody signed is not taken") {
    for (const char* const algorithm : {"none", "None", "NONE", ""}) {
        json head = header();
        head["alg"] = algorithm;
        CHECK(fault_of(unsigned_text(head, payload()) + ".") == "the token is not signed by RS256");
        CHECK(fault_of(token_of(head, payload())) == "the token is not signed by RS256");
    }
    CHECK(fault_of(unsigned_text(header(), payload()) + ".") == "the token's signature is wrong");
    CHECK(fault_of(unsigned_text(header(), payload())) == "the token does not read");
}

TEST_CASE("the public key is nobody's password") {
    json head = header();
    head["alg"] = "HS256";
    const std::string text = unsigned_text(head, payload());
    for (const std::string& key :
         {issuer().number(OSSL_PKEY_PARAM_RSA_N), issuer().jwk("one").dump()}) {
        CHECK(fault_of(text + "." + base64url(hs256(key, text))) ==
              "the token is not signed by RS256");
        const std::string plain = unsigned_text(header(), payload());
        CHECK(fault_of(plain + "." + base64url(hs256(key, plain))) ==
              "the token's signature is wrong");
    }
}

TEST_CASE("a token that was changed, or signed by another, is not taken") {
    const std::string token = token_of(header(), payload());
    json body = payload();
    body["sub"] = "sam";
    const std::string signature = token.substr(token.rfind('.'));
    CHECK(fault_of(unsigned_text(header(), body) + signature) == "the token's signature is wrong");
    const Signer other;
    CHECK(fault_of(token_of(header(), payload(), other)) == "the token's signature is wrong");
    std::string cut = token;
    cut.pop_back();
    CHECK_FALSE(fault_of(cut).empty());
    CHECK_FALSE(fault_of(token + "A").empty());
    CHECK_FALSE(fault_of(token + ".x").empty());
}

TEST_CASE("a token's key is one of the issuer's, whatever the token brings along") {
    json head = header();
    head["kid"] = "two";
    const Signer other;
    head["jwk"] = other.jwk("two");
    head["jku"] = "https://evil.example.org/keys";
    CHECK(fault_of(token_of(head, payload(), other)) ==
          "the token's key is not one of the issuer's");
    head = header();
    head.erase("kid");
    CHECK(fault_of(token_of(head, payload())) == "the token's key is not one of the issuer's");
    head = header();
    head["crit"] = {"exp"};
    CHECK(fault_of(token_of(head, payload())) == "the token asks for what is not known");
}

TEST_CASE("a key that was changed is looked for anew") {
    const Signer next;
    KeySet keys = keys_of({issuer().jwk("one")});
    json head = header();
    head["kid"] = "two";
    int fetched = 0;
    const TokenClaims claims =
        read_id_token(token_of(head, payload(), next), [&](const std::string& kid) {
            if (!keys.contains(kid)) {
                ++fetched;
                keys = keys_of({issuer().jwk("one"), next.jwk("two")});
            }
            return &keys.at(kid);
        });
    CHECK(claims.subject == "robin");
    CHECK(fetched == 1);
}

TEST_CASE("nonsense in a token is nothing") {
    for (const std::string& token :
         {std::string{}, std::string{"."}, std::string{".."}, std::string{"a.b.c"},
          std::string{"e30.e30."}, std::string(20'000, 'a'),
          base64url("[]") + "." + base64url("{}") + "." + base64url("x"),
          base64url(std::string(5'000, '[')) + ".e30.e30"}) {
        CHECK_FALSE(fault_of(token).empty());
    }
    json body = payload();
    body["aud"] = {1, 2};
    body["exp"] = "soon";
    body["iat"] = 1e300;
    body["sub"] = {{"a", 1}};
    const TokenClaims claims = read(token_of(header(), body), keys_of({issuer().jwk("one")}));
    CHECK(claims.audience.empty());
    CHECK_FALSE(claims.expires);
    CHECK_FALSE(claims.issued);
    CHECK(claims.subject.empty());
}

TEST_CASE("of an issuer's keys those count that can sign and are long enough") {
    const Signer small{1'024};
    json secret = {{"kty", "oct"}, {"kid", "secret"}, {"k", "abcd"}};
    json sealing = issuer().jwk("sealing");
    sealing["use"] = "enc";
    json other = issuer().jwk("other");
    other["alg"] = "RS512";
    json bare = issuer().jwk("bare");
    bare.erase("use");
    bare.erase("alg");
    const KeySet keys =
        keys_of({issuer().jwk("one"), small.jwk("small"), secret, sealing, other, bare, json("x")});
    CHECK(keys.size() == 2);
    CHECK(keys.contains("one"));
    CHECK(keys.contains("bare"));
    for (const char* const text : {"", "[]", "{}", "{\"keys\": 1}"}) {
        CHECK_THROWS_AS(parse_key_set(text), ProviderFailure);
    }
}

}  // namespace kitbank

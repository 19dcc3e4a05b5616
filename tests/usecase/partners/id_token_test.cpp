#include "server/usecase/partners/id_token.h"

#include <doctest/doctest.h>

#include <functional>

namespace kitbank {
namespace {

const std::string tenant = "0198c0de-1111-4222-8333-0123456789ab";
const std::string entra = "https://login.microsoftonline.com/" + tenant + "/v2.0";
const Instant now = *parse_instant("2026-11-21T09:00:00Z");
const std::int64_t moment =
    std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();

Provider provider_of(const std::string& issuer) {
    Provider provider;
    provider.issuer = issuer;
    provider.client_id = "kitbank";
    return provider;
}

const Provider elsewhere = provider_of("https://id.example.org");

TokenClaims good_claims() {
    TokenClaims claims;
    claims.issuer = elsewhere.issuer;
    claims.subject = "248289761001";
    claims.audience = {"kitbank"};
    claims.expires = moment + 300;
    claims.issued = moment;
    return claims;
}

std::string fault_after(const std::function<void(TokenClaims&)>& change) {
    TokenClaims claims = good_claims();
    change(claims);
    return fault_in_claims(claims, elsewhere, true, now);
}

}  // namespace

TEST_CASE("a token that was made for this sign-in is right") {
    CHECK(fault_in_claims(good_claims(), elsewhere, true, now).empty());
}

TEST_CASE("a token of another issuer, audience or sign-in is not for us") {
    using C = TokenClaims;
    CHECK(fault_after([](C& c) { c.issuer = "https://id.example.org/"; }) ==
          "the token is of another issuer");
    CHECK(fault_after([](C& c) { c.audience = {"another"}; }) ==
          "the token is for another audience");
    CHECK(fault_after([](C& c) { c.audience.clear(); }) == "the token is for another audience");
    CHECK(fault_in_claims(good_claims(), elsewhere, false, now) ==
          "the token belongs to another sign-in");
}

TEST_CASE("of several audiences the token was made for the party it names") {
    using C = TokenClaims;
    CHECK(fault_after([](C& c) {
              c.audience = {"kitbank", "another"};
          }) == "the token was made for another party");
    CHECK(fault_after([](C& c) {
              c.audience = {"kitbank", "another"};
              c.authorised_party = "another";
          }) == "the token was made for another party");
    CHECK(fault_after([](C& c) { c.authorised_party = "another"; }) ==
          "the token was made for another party");
    CHECK(fault_after([](C& c) {
              c.audience = {"another", "kitbank"};
              c.authorised_party = "kitbank";
          }).empty());
}

TEST_CASE("a token is good in its time, give or take two minutes") {
    using C = TokenClaims;
    CHECK(fault_after([](C& c) { c.expires = moment - 119; }).empty());
    CHECK(fault_after([](C& c) { c.expires = moment - 120; }) == "the token is over");
    CHECK(fault_after([](C& c) { c.issued = moment + 120; }).empty());
    CHECK(fault_after([](C& c) { c.issued = moment + 121; }) == "the token is from the future");
    CHECK(fault_after([](C& c) { c.not_before = moment + 120; }).empty());
    CHECK(fault_after([](C& c) { c.not_before = moment + 121; }) ==
          "the token is not in force yet");
    CHECK(fault_after([](C& c) { c.expires.reset(); }) == "the token does not say its times");
    CHECK(fault_after([](C& c) { c.issued.reset(); }) == "the token does not say its times");
}

TEST_CASE("a token names somebody") {
    using C = TokenClaims;
    CHECK(fault_after([](C& c) { c.subject.clear(); }) == "the token names nobody");
    CHECK(fault_after([](C& c) { c.subject = std::string(256, 'x'); }) == "the token names nobody");
    CHECK(fault_after([](C& c) { c.subject = "a b"; }) == "the token names nobody");
}

TEST_CASE("Entra ID's people are known by tenant and object, all others by issuer and subject") {
    const Provider provider = provider_of(entra);
    TokenClaims claims = good_claims();
    claims.issuer = entra;
    CHECK(fault_in_claims(claims, provider, true, now) == "the token is of another tenant");
    claims.tenant = "0198c0de-1111-4222-8333-000000000000";
    claims.object = "oid-1";
    CHECK(fault_in_claims(claims, provider, true, now) == "the token is of another tenant");
    claims.tenant = tenant;
    CHECK(fault_in_claims(claims, provider, true, now).empty());
    const std::string subject = subject_of(claims, provider);
    claims.subject = "another application's name for the same person";
    CHECK(subject_of(claims, provider) == subject);
    claims.object = "oid-2";
    CHECK(subject_of(claims, provider) != subject);
    claims.object.clear();
    claims.subject = "248289761001";
    CHECK(fault_in_claims(claims, provider, true, now) == "the token names nobody of the tenant");

    CHECK(subject_of(good_claims(), elsewhere) == "iss https://id.example.org sub 248289761001");
}

TEST_CASE("an issuer of Entra ID names one tenant by its number") {
    CHECK(entra_tenant(entra) == tenant);
    for (const std::string& issuer :
         {std::string{"https://login.microsoftonline.com/common/v2.0"},
          std::string{"https://login.microsoftonline.com/organizations/v2.0"}, entra + "/",
          "https://login.microsoftonline.com/" + tenant + "/v1.0",
          "http://login.microsoftonline.com/" + tenant + "/v2.0",
          std::string{"https://login.microsoftonline.com/v2.0"},
          std::string{"https://id.example.org"}}) {
        CAPTURE(issuer);
        CHECK(entra_tenant(issuer).empty());
    }
}

}  // namespace kitbank

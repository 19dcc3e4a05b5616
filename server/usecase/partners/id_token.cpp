#include "server/usecase/partners/id_token.h"

#include <algorithm>

namespace kitbank {
namespace {

constexpr std::string_view entra_begin = "https://login.microsoftonline.com/";
constexpr std::string_view entra_end = "/v2.0";
constexpr std::size_t subject_bytes_max = 255;  // OpenID Connect Core, section 2

bool is_subject(std::string_view text) {
    return !text.empty() && text.size() <= subject_bytes_max &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

std::string fault_in_audience(const TokenClaims& claims, const std::string& client) {
    if (std::ranges::find(claims.audience, client) == claims.audience.end())
        return "the token is for another audience";
    const bool must_say = claims.audience.size() > 1;
    if ((must_say || !claims.authorised_party.empty()) && claims.authorised_party != client)
        return "the token was made for another party";
    return "";
}

std::string fault_in_times(const TokenClaims& claims, Instant now) {
    using std::chrono::seconds;
    const std::int64_t moment = std::chrono::duration_cast<seconds>(now.time_since_epoch()).count();
    const std::int64_t leeway = seconds{token_leeway}.count();
    if (!claims.expires || !claims.issued) return "the token does not say its times";
    if (moment - leeway >= *claims.expires) return "the token is over";
    if (*claims.issued - leeway > moment) return "the token is from the future";
    if (claims.not_before && *claims.not_before - leeway > moment)
        return "the token is not in force yet";
    return "";
}

std::string fault_in_subject(const TokenClaims& claims, const Provider& provider) {
    if (!is_subject(claims.subject)) return "the token names nobody";
    const std::string tenant = entra_tenant(provider.issuer);
    if (tenant.empty()) return "";
    if (claims.tenant != tenant) return "the token is of another tenant";
    return is_subject(claims.object) ? "" : "the token names nobody of the tenant";
}

}  // namespace

std::string fault_in_claims(const TokenClaims& claims, const Provider& provider, bool nonce_is_ours,
                            Instant now) {
    if (claims.issuer != provider.issuer) return "the token is of another issuer";
    std::string fault = fault_in_audience(claims, provider.client_id);
    if (fault.empty()) fault = fault_in_times(claims, now);
    if (fault.empty() && !nonce_is_ours) fault = "the token belongs to another sign-in";
    if (fault.empty()) fault = fault_in_subject(claims, provider);
    return fault;
}

std::string subject_of(const TokenClaims& claims, const Provider& provider) {
    if (!entra_tenant(provider.issuer).empty())
        return "tid " + claims.tenant + " oid " + claims.object;
    return "iss " + claims.issuer + " sub " + claims.subject;
}

std::string entra_tenant(std::string_view issuer) {
    if (!issuer.starts_with(entra_begin) || !issuer.ends_with(entra_end)) return "";
    issuer.remove_prefix(entra_begin.size());
    if (issuer.size() < entra_end.size()) return "";
    issuer.remove_suffix(entra_end.size());
    const auto tenant = parse_uuid(issuer);
    return tenant && format(*tenant) == issuer ? std::string{issuer} : "";
}

bool is_entra(std::string_view issuer) {
    constexpr std::string_view host = "login.microsoftonline.";
    return issuer.find(host) != std::string_view::npos;
}

}  // namespace kitbank

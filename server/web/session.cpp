#include "server/web/session.h"

#include <algorithm>

#include "server/usecase/partners/late_caller.h"
#include "server/usecase/partners/sign_in.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

Refusal unauthenticated() { return {RefusalCode::unauthenticated, "", {}}; }

bool could_be_secret(std::string_view secret) {
    return !secret.empty() && secret.size() <= secret_bytes_max;
}

// Empty when there is none that could have been made here.
std::string_view bearer_token(const Request& request) {
    const auto header = request.headers.text("authorization");
    const auto space = header.find(' ');
    if (space == std::string_view::npos || lower_case(header.substr(0, space)) != "bearer")
        return {};
    const auto token = header.substr(space + 1);
    return could_be_secret(token) ? token : std::string_view{};
}

std::string cookie_line(std::string_view name, std::string_view value,
                        const WebSettings& settings) {
    std::string line{name};
    line.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
    return settings.behind_tls ? line + "; Secure" : line;
}

}  // namespace

Result<Caller> find_bearer(const Request& request, Ports& ports) {
    const auto token = bearer_token(request);
    return token.empty() ? unauthenticated() : find_token_caller(token, ports);
}

Result<Caller> find_late_bearer(const Request& request, Ports& ports) {
    const auto token = bearer_token(request);
    return token.empty() ? unauthenticated() : find_late_caller(token, ports);
}

Result<Session> find_cookie_session(const Request& request, const Services& services) {
    const auto cookie = request.cookie(session_cookie_name(services.settings));
    if (!cookie || !could_be_secret(*cookie)) return unauthenticated();
    return find_session(*cookie, services.ports);
}

std::string_view session_cookie_name(const WebSettings& settings) {
    return settings.behind_tls ? "__Host-kitbank" : "kitbank";
}

std::string session_cookie(std::string_view value, const WebSettings& settings) {
    return cookie_line(session_cookie_name(settings), value, settings);
}

std::string ended_session_cookie(const WebSettings& settings) {
    return cookie_line(session_cookie_name(settings), "", settings) + "; Max-Age=0";
}

std::string_view half_cookie_name(const WebSettings& settings) {
    return settings.behind_tls ? "__Host-kitbank-half" : "kitbank-half";
}

std::string half_cookie(std::string_view value, const WebSettings& settings) {
    return cookie_line(half_cookie_name(settings), value, settings);
}

std::string ended_half_cookie(const WebSettings& settings) {
    return cookie_line(half_cookie_name(settings), "", settings) + "; Max-Age=0";
}

std::string_view known_cookie_name(const WebSettings& settings) {
    return settings.behind_tls ? "__Host-kitbank-known" : "kitbank-known";
}

std::string known_cookie(std::string_view value, const WebSettings& settings) {
    return cookie_line(known_cookie_name(settings), value, settings) +
           "; Max-Age=" + std::to_string(known_cookie_seconds);
}

bool is_local_path(std::string_view path) {
    if (!path.starts_with('/') || path.starts_with("//")) return false;
    return std::ranges::all_of(path, [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
}

}  // namespace kitbank::web

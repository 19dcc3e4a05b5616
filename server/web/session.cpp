#include "server/web/session.h"

#include <algorithm>

#include "server/usecase/partners/sign_in.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::size_t secret_bytes_max = 200;  // longer ones were not made here

Refusal unauthenticated() { return {RefusalCode::unauthenticated, "", {}}; }

bool could_be_secret(std::string_view secret) {
    return !secret.empty() && secret.size() <= secret_bytes_max;
}

std::string cookie_line(std::string_view value, const WebSettings& settings) {
    std::string line{session_cookie_name(settings)};
    line.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
    return settings.behind_tls ? line + "; Secure" : line;
}

}  // namespace

Result<Caller> find_bearer(const Request& request, Ports& ports) {
    const auto header = request.headers.text("authorization");
    const auto space = header.find(' ');
    if (space == std::string_view::npos || lower_case(header.substr(0, space)) != "bearer") {
        return unauthenticated();
    }
    const auto token = header.substr(space + 1);
    if (!could_be_secret(token)) return unauthenticated();
    return find_token_caller(token, ports);
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
    return cookie_line(value, settings);
}

std::string ended_session_cookie(const WebSettings& settings) {
    return cookie_line("", settings) + "; Max-Age=0";
}

bool is_local_path(std::string_view path) {
    if (!path.starts_with('/') || path.starts_with("//")) return false;
    return std::ranges::all_of(path, [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
}

}  // namespace kitbank::web

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/web/call.h"

namespace kitbank::web {

// Who is asking. Programs send `Authorization: Bearer <token>`, pages a cookie that names a session
// row; neither door takes the other's key, so that a cookie alone can never write through the API.

inline constexpr std::size_t secret_bytes_max = 200;  // longer ones were not made here

// `unauthenticated` when no token was sent, or one that nobody holds.
Result<Caller> find_bearer(const Request& request, Ports& ports);
// The same for a delivery of what was scanned offline, which a token that is over may still hand in.
Result<Caller> find_late_bearer(const Request& request, Ports& ports);

// The session of the cookie; `unauthenticated` without one or when it has ended.
Result<Session> find_cookie_session(const Request& request, const Services& services);

// The cookie's name: __Host-kitbank behind TLS, which browsers tie to this host and to TLS, and
// kitbank on a plain loopback server, where they would throw the other away.
std::string_view session_cookie_name(const WebSettings& settings);

// Set-Cookie values: HttpOnly, SameSite=Lax (a scanned label must find the person signed in), no
// expiry (it ends with the browser; the row ends it after `session_length` at the latest).
std::string session_cookie(std::string_view value, const WebSettings& settings);
std::string ended_session_cookie(const WebSettings& settings);

// Of half a sign-in (a right password that still wants a code), which is no session.
std::string_view half_cookie_name(const WebSettings& settings);
std::string half_cookie(std::string_view value, const WebSettings& settings);
std::string ended_half_cookie(const WebSettings& settings);

// Of a browser that signed in before (usecase/partners/throttle.h): it lasts for a year, opens nothing,
// and tells of nobody to whoever reads it.
inline constexpr int known_cookie_seconds = 365 * 24 * 60 * 60;
std::string_view known_cookie_name(const WebSettings& settings);
std::string known_cookie(std::string_view value, const WebSettings& settings);

// Is it safe to send a browser there after signing in? A path of this server and nothing else.
bool is_local_path(std::string_view path);

}  // namespace kitbank::web

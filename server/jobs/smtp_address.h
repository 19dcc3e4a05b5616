#pragma once
#include <cstdint>
#include <string>

namespace kitbank {

enum class SmtpSecurity : std::uint8_t { none, starttls, tls };

// Where letters are handed in, and as whom. The password is never written into a message or a log.
struct SmtpAddress {
    SmtpSecurity security = SmtpSecurity::none;
    std::string host;
    std::uint16_t port = 25;
    std::string user;  // empty: without signing in
    std::string password;
};

// "smtp://user:password@host:port", "smtp+starttls://..." (port 587 when none is said) or "smtps://..."
// (465). Signs that mean something in an address are written %40 and so on. Throws std::runtime_error
// with a sentence that does not quote the text.
SmtpAddress parse_smtp_address(const std::string& text);

}  // namespace kitbank

#include "server/store/address.h"

#include <charconv>
#include <optional>

namespace kitbank {
namespace {

Refusal wrong(std::string detail) { return {RefusalCode::malformed, std::move(detail), {}}; }

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        unsigned byte = 0;
        const char* const first = text.data() + i + 1;
        if (text.size() - i < 3) return std::nullopt;
        const auto [end, error] = std::from_chars(first, first + 2, byte, 16);
        if (error != std::errc{} || end != first + 2 || byte == 0) return std::nullopt;
        plain += static_cast<char>(byte);
        i += 2;
    }
    return plain;
}

// Cuts `text` at the first separator and answers what was before it; all of it when there is none.
std::string_view take_until(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view head = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    return head;
}

bool read_port(std::string_view text, std::uint16_t& port) {
    if (text.empty()) return true;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port != 0;
}

bool decode_into(std::string& part, std::string_view text) {
    auto plain = decoded(text);
    if (plain) part = std::move(*plain);
    return plain.has_value();
}

}  // namespace

Result<DatabaseAddress> parse_address(std::string_view url) {
    constexpr std::string_view scheme = "mysql://";
    constexpr std::string_view option = "socket=";
    if (!url.starts_with(scheme)) return wrong("The database address must begin with mysql://.");
    url.remove_prefix(scheme.size());
    const std::size_t at = url.find('@');
    if (at == std::string_view::npos) {
        return wrong("The database address names no user: mysql://user:password@host/schema.");
    }
    std::string_view account = url.substr(0, at);
    url.remove_prefix(at + 1);
    std::string_view place = take_until(url, '/');
    const std::string_view user = take_until(account, ':');
    const std::string_view host = take_until(place, ':');
    const std::string_view schema = take_until(url, '?');
    if (!url.empty() && !url.starts_with(option)) {
        return wrong("The database address has an unknown option; only socket is known.");
    }
    url.remove_prefix(url.empty() ? 0 : option.size());

    DatabaseAddress address;
    if (!decode_into(address.user, user) || !decode_into(address.password, account) ||
        !decode_into(address.host, host) || !decode_into(address.schema, schema) ||
        !decode_into(address.socket, url)) {
        return wrong("The database address has a % that two hexadecimal digits do not follow.");
    }
    if (!read_port(place, address.port)) {
        return wrong("The port of the database address is not a number from 1 to 65535.");
    }
    if (address.user.empty() || address.host.empty() || address.schema.empty()) {
        return wrong("The database address needs a user, a host and a schema.");
    }
    return address;
}

}  // namespace kitbank

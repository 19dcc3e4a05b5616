#include "server/jobs/smtp_address.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include <algorithm>
#include <stdexcept>

namespace kitbank {
namespace {

[[noreturn]] void refuse() {
    throw std::runtime_error{
        "smtp must be like smtp+starttls://user@mail.example.org:587, or begin with smtp:// or "
        "smtps://."};
}

SmtpSecurity security_of(const std::string& scheme) {
    if (scheme == "smtp") return SmtpSecurity::none;
    if (scheme == "smtp+starttls") return SmtpSecurity::starttls;
    if (scheme == "smtps") return SmtpSecurity::tls;
    refuse();
}

std::uint16_t usual_port(SmtpSecurity security) {
    switch (security) {
        case SmtpSecurity::none:
            return 25;
        case SmtpSecurity::starttls:
            return 587;
        case SmtpSecurity::tls:
            break;
    }
    return 465;
}

bool is_one_line(const std::string& text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

SmtpAddress address_from(const Poco::URI& uri) {
    SmtpAddress address;
    address.security = security_of(uri.getScheme());
    address.host = uri.getHost();
    address.port =
        uri.getSpecifiedPort() != 0 ? uri.getSpecifiedPort() : usual_port(address.security);
    std::string user_info;
    Poco::URI::decode(uri.getUserInfo(), user_info);
    const std::size_t colon = user_info.find(':');
    address.user = user_info.substr(0, colon);
    if (colon != std::string::npos) address.password = user_info.substr(colon + 1);
    const bool ends_there = uri.getPath().empty() || uri.getPath() == "/";
    if (address.host.empty() || !ends_there || !uri.getRawQuery().empty()) refuse();
    if (!is_one_line(user_info)) refuse();
    return address;
}

}  // namespace

SmtpAddress parse_smtp_address(const std::string& text) {
    try {
        return address_from(Poco::URI{text});
    } catch (const Poco::Exception&) {
        refuse();
    }
}

}  // namespace kitbank

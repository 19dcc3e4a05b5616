#include "server/config.h"

#include <Poco/AutoPtr.h>
#include <Poco/StringTokenizer.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "labels/tag.h"

namespace kitbank {
namespace {

using Properties = Poco::AutoPtr<Poco::Util::PropertyFileConfiguration>;

constexpr std::size_t sentence_length_max = 120;
constexpr std::size_t notify_callback_token_length_min = 16;

Properties read_properties(const std::filesystem::path& file) {
    if (std::filesystem::exists(file))
        return new Poco::Util::PropertyFileConfiguration{file.string()};
    return new Poco::Util::PropertyFileConfiguration;
}

void check(bool is_right, const std::string& sentence) {
    if (!is_right) throw std::runtime_error{sentence};
}

bool is_address(const std::string& text) {
    const bool is_web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
    return is_web && text.find('/', text.find("//") + 2) == std::string::npos && text.size() <= 100;
}

bool is_mail_address(const std::string& text) {
    const std::size_t at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; }) &&
           text.find_first_of("<>\"(),:;[]\\") == std::string::npos;
}

// A secret: of the environment, or of the file that a setting names.
std::string secret(const Properties& file, const char* variable, const std::string& setting) {
    const char* const from_environment = std::getenv(variable);
    if (from_environment != nullptr) return from_environment;
    const std::string path = file->getString(setting, "");
    if (path.empty()) return "";
    std::ifstream stream{path};
    std::string line;
    std::getline(stream, line);
    check(!line.empty(), setting + " cannot be read or is empty.");
    return line;
}

std::optional<SmtpSettings> smtp_settings(const Properties& file, const std::string& owner) {
    const std::string address = file->getRawString("smtp", "");
    if (address.empty()) return std::nullopt;
    SmtpSettings settings;
    settings.server = parse_smtp_address(address);
    const std::string password = secret(file, "KITBANK_SMTP_PASSWORD", "smtp_password_file");
    if (!password.empty()) settings.server.password = password;
    settings.sender = {file->getString("smtp_from", ""), owner};
    check(is_mail_address(settings.sender.address),
          "smtp_from must be the address that letters come from, such as kit@example.org.");
    return settings;
}

std::optional<Uuid> template_id(const Properties& file, const std::string& setting) {
    const std::string text = file->getString(setting, "");
    const auto id = parse_uuid(text);
    check(text.empty() || id,
          setting + " must be the id of a template, as GOV.UK Notify shows it.");
    return id;
}

std::optional<NotifySettings> notify_settings(const Properties& file, bool has_mail_server) {
    const std::string text = secret(file, "KITBANK_NOTIFY_KEY", "notify_key_file");
    if (text.empty()) return std::nullopt;
    NotifySettings settings;
    const auto key = parse_notify_key(text);
    check(key.has_value(), "The key of GOV.UK Notify is not one: copy all of it, name and all.");
    settings.key = *key;
    const char* const address = std::getenv("KITBANK_NOTIFY_URL");
    settings.address =
        address != nullptr ? address : file->getString("notify_url", settings.address);
    check(may_be_called(settings.address) && is_address(settings.address),
          "notify_url must be like https://api.notifications.service.gov.uk, without a path.");
    settings.email_template = template_id(file, "notify_email_template");
    settings.text_template = template_id(file, "notify_text_template");
    settings.letter_template = template_id(file, "notify_letter_template");
    settings.takes_email = file->getString("notify_email", has_mail_server ? "no" : "yes") == "yes";
    check(!settings.takes_email || settings.email_template,
          "notify_email_template is missing: GOV.UK Notify cannot take e-mails without it.");
    return settings;
}

}  // namespace

Config load_config(const std::filesystem::path& data) {
    Config config;
    config.data = data;
    const Properties file = read_properties(data / "kitbank.properties");
    const char* const from_environment = std::getenv("KITBANK_DATABASE");
    config.database =
        from_environment != nullptr ? from_environment : file->getRawString("database", "");
    config.public_address = file->getString("public_address", config.public_address);
    config.tag_prefix = file->getString("tag_prefix", config.tag_prefix);
    config.owner = file->getString("owner", config.owner);
    config.contact = file->getString("contact", config.contact);
    config.behind_tls = file->getString("behind_tls", "no") == "yes";
    config.smtp = smtp_settings(file, config.owner);
    config.notify = notify_settings(file, config.smtp.has_value());
    config.notify_callback_token =
        secret(file, "KITBANK_NOTIFY_CALLBACK_TOKEN", "notify_callback_token_file");
    config.keys = file->getString("keys", (data / "keys").string());
    const Poco::StringTokenizer proxies{
        file->getString("trusted_proxies", ""), ",",
        Poco::StringTokenizer::TOK_TRIM | Poco::StringTokenizer::TOK_IGNORE_EMPTY};
    config.trusted_proxies.assign(proxies.begin(), proxies.end());

    check(!config.database.empty(),
          "No database is named: set KITBANK_DATABASE, or write `database = mysql://...` into " +
              (data / "kitbank.properties").string() + ".");
    check(config.notify_callback_token.empty() ||
              config.notify_callback_token.size() >= notify_callback_token_length_min,
          "The token that GOV.UK Notify calls back with needs 16 signs or more.");
    check(labels::is_prefix(config.tag_prefix),
          "tag_prefix must be two capital letters, such as KB.");
    check(config.public_address.empty() || is_address(config.public_address),
          "public_address must be like https://kit.example.org, without a path.");
    check(
        config.owner.size() <= sentence_length_max && config.contact.size() <= sentence_length_max,
        "owner and contact have 120 characters at most.");
    return config;
}

}  // namespace kitbank

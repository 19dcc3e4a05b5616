#include "server/config.h"

#include <Poco/AutoPtr.h>
#include <Poco/StringTokenizer.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <cstdlib>
#include <stdexcept>

#include "labels/tag.h"

namespace kitbank {
namespace {

using Properties = Poco::AutoPtr<Poco::Util::PropertyFileConfiguration>;

constexpr std::size_t sentence_length_max = 120;

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
    config.keys = file->getString("keys", (data / "keys").string());
    const Poco::StringTokenizer proxies{
        file->getString("trusted_proxies", ""), ",",
        Poco::StringTokenizer::TOK_TRIM | Poco::StringTokenizer::TOK_IGNORE_EMPTY};
    config.trusted_proxies.assign(proxies.begin(), proxies.end());

    check(!config.database.empty(),
          "No database is named: set KITBANK_DATABASE, or write `database = mysql://...` into " +
              (data / "kitbank.properties").string() + ".");
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

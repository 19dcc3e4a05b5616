#include <Poco/Exception.h>

#include <iostream>

#include "server/command/command.h"
#include "server/command/options.h"
#include "server/usecase/ports.h"

namespace kitbank {
namespace {

constexpr std::string_view usage =
    "usage: kitbank-server [COMMAND] [--data DIR] [OPTION...]\n"
    "\n"
    "  serve [--port N] [--address A] [--assets DIR]   the server (the default)\n"
    "  check                        settings and database, one line each\n"
    "  migrate                      brings the schema up to date\n"
    "  user add|disable|reset|reset-second-factor\n"
    "                               people; a password is read from standard input\n"
    "  organisation set             who must have a second factor\n"
    "  token create|list|revoke     tokens of scanners and programs\n"
    "  provider add|list|remove     OpenID providers to sign in through\n"
    "  keys add|rotate|check|retire the master keys: a new one, and sealing anew with it\n"
    "  wards --file FILE [--districts CODES]   the ward of each postcode, or their names\n"
    "  verify [--checkpoint FILE]   every chain, the log and every invariant\n"
    "  prove --file FILE [--public-key HEX]   checks a proof, without a database\n"
    "  backup --to FILE, restore --from FILE\n"
    "  export                       devices and histories as JSON, one a line\n"
    "  permissions                  who may do what, as a page in Markdown\n"
    "  routes                       every address the server has, and who may use it\n"
    "  demonstrate                  fills an empty database with a demonstration scheme\n";

// Takes `--data DIR` out of the words, wherever it stands.
std::filesystem::path take_data(Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].rfind("--data=", 0) == 0) {
            const std::string dir = words[i].substr(7);
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
            return dir;
        }
        if (words[i] == "--data" && i + 1 < words.size()) {
            const std::string dir = words[i + 1];
            const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
            words.erase(at, at + 2);
            return dir;
        }
    }
    return Config{}.data;
}

// build/release/bin/kitbank-server -> build/NAME
std::filesystem::path beside_program(const char* name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / ".." / ".." / name;
}

int serve_with(Config config, const Words& words) {
    const Options options{words, {"port", "address", "assets"}};
    if (!options.is_right()) return 2;
    ServeOptions serving;
    serving.config = std::move(config);
    if (options.has("port")) {
        const std::string& port = options.value("port");
        const bool is_number = !port.empty() && port.size() <= 5 &&
                               port.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number || std::stoi(port) > 65535) {
            std::cerr << "--port must be a number from 0 to 65535.\n";
            return 2;
        }
        serving.port = static_cast<std::uint16_t>(std::stoi(port));
    }
    if (options.has("address")) serving.address = options.value("address");
    serving.assets = options.has("assets") ? std::filesystem::path{options.value("assets")}
                                           : beside_program("assets");
    return serve(serving);
}

int run_named(const std::string& name, const Words& words, Config config) {
    if (name == "serve") return serve_with(std::move(config), words);
    if (name == "user") return user(config, words);
    if (name == "organisation") return organisation(config, words);
    if (name == "token") return token(config, words);
    if (name == "keys") return keys(config, words);
    if (name == "wards") return wards(config, words);
    if (name == "provider") return provider(config, words);
    if (name == "verify") return verify(config, words);
    if (name == "backup") return backup(config, words);
    if (name == "restore") return restore(config, words);
    if (words.empty()) {
        if (name == "check") return check(config);
        if (name == "migrate") return migrate(config);
        if (name == "export") return export_devices(config);
        if (name == "demonstrate") return demonstrate(config);
    }
    std::cerr << usage;
    return 2;
}

}  // namespace

int run_command(const Words& given) {
    Words words = given;
    const std::filesystem::path data = take_data(words);
    std::string name = "serve";
    if (!words.empty() && words.front().rfind("--", 0) != 0) {
        name = words.front();
        words.erase(words.begin());
    }
    if (!words.empty() && words.front() == "--help") {
        std::cout << usage;
        return 0;
    }
    if (name == "permissions" && words.empty()) return show_permissions();
    if (name == "routes" && words.empty()) return show_routes();
    if (name == "prove") return prove(words);
    try {
        return run_named(name, words, load_config(data));
    } catch (const StoreFailure& failure) {
        std::cerr << text_of(failure.code()).sentence << " (" << failure.what() << ")\n";
    } catch (const Poco::Exception& failure) {
        std::cerr << failure.displayText() << '\n';
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
    }
    return 1;
}

}  // namespace kitbank

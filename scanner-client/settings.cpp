#include "scanner-client/settings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace kitbank::scanner {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    throw LocalTrouble(what + " " + path.string() + ": " + std::strerror(errno) + ".");
}

void write_durably(const fs::path& path, const std::string& text) {
    const int file =
        open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) fail("Cannot write", path);
    const bool written =
        fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
        write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        fsync(file) == 0;
    close(file);
    if (!written) fail("Cannot write", path);
}

}  // namespace

fs::path profile_folder(const std::string& option) {
    fs::path folder = option;
    if (const char* given = std::getenv("KITBANK_SCAN_PROFILE"); folder.empty() && given != nullptr)
        folder = given;
    if (const char* home = std::getenv("HOME"); folder.empty() && home != nullptr)
        folder = fs::path{home} / ".kitbank-scan";
    if (folder.empty())
        throw LocalTrouble("There is no home folder. Name the scanner's folder with --profile.");
    if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        fail("Cannot make the folder", folder);
    return folder;
}

fs::path settings_path(const fs::path& profile) { return profile / "settings.json"; }
fs::path queue_path(const fs::path& profile) { return profile / "scans.sqlite"; }

std::optional<Settings> read_settings(const fs::path& profile) {
    const fs::path path = settings_path(profile);
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        if (errno == ENOENT) return std::nullopt;
        fail("Cannot read", path);
    }
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    Settings settings;
    if (json.is_object()) {
        settings = {json.value("server", ""), json.value("token", ""), json.value("hub", "")};
    }
    if (settings.server.empty() || settings.token.empty())
        throw LocalTrouble("The settings in " + path.string() + " are damaged. Sign in again.");
    return settings;
}

void write_settings(const fs::path& profile, const Settings& settings) {
    const nlohmann::json json{
        {"server", settings.server}, {"token", settings.token}, {"hub", settings.hub}};
    const fs::path path = settings_path(profile);
    const fs::path beside = path.string() + ".new";
    write_durably(beside, json.dump(2) + "\n");
    if (std::rename(beside.c_str(), path.c_str()) != 0) fail("Cannot write", path);
}

}  // namespace kitbank::scanner

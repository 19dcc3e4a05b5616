#pragma once
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace kitbank::scanner {

// What sign-in leaves behind. The token opens the server for whoever holds it, so that the file is
// readable by its owner only.
struct Settings {
    std::string server;  // "https://kit.example.org", without a slash at the end
    std::string token;
    std::string hub;  // code
};

// Something on this computer is in the way; the message is a sentence for the person.
struct LocalTrouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The scanner's own folder: --profile, else $KITBANK_SCAN_PROFILE, else ~/.kitbank-scan. Made when
// missing, for its owner only.
std::filesystem::path profile_folder(const std::string& option);

std::filesystem::path settings_path(const std::filesystem::path& profile);
std::filesystem::path queue_path(const std::filesystem::path& profile);

// Nothing when nobody has signed in. Throws LocalTrouble when the file cannot be read or is not
// ours.
std::optional<Settings> read_settings(const std::filesystem::path& profile);

// Whole or not at all: written beside, made durable, then renamed into place, with mode 0600.
void write_settings(const std::filesystem::path& profile, const Settings& settings);

}  // namespace kitbank::scanner

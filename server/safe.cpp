#include "server/safe.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace kitbank {
namespace {

constexpr std::size_t key_bytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t seal_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int masters_max = 255;
static_assert(key_bytes == 32 && crypto_sign_SEEDBYTES == 32);

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string key_from_hex(const std::string& hex) {
    std::string key(key_bytes, '\0');
    std::size_t length = 0;
    const bool read = sodium_hex2bin(raw(key), key.size(), hex.data(), hex.size(), nullptr, &length,
                                     nullptr) == 0;
    if (!read || length != key_bytes || hex.size() != 2 * key_bytes)
        throw std::runtime_error{"A line of the key file is not a key of 64 hexadecimal digits."};
    return key;
}

std::string hex_of(const std::string& key) { return format_hex(raw(key), key.size()); }

void read_line(const std::string& line, SafeKeys& keys) {
    std::istringstream words{line};
    std::string name;
    std::string hex;
    words >> name;
    if (name == "master") {
        int number = 0;
        words >> number >> hex;
        if (number < 1 || number > masters_max)
            throw std::runtime_error{"A master key's number is from 1 to 255."};
        if (!keys.masters.emplace(number, key_from_hex(hex)).second)
            throw std::runtime_error{"The key file has two master keys of one number."};
    } else if (name == "index" || name == "signing") {
        words >> hex;
        (name == "index" ? keys.index : keys.signing) = key_from_hex(hex);
    } else {
        throw std::runtime_error{
            "The key file has a line that begins with neither master, index "
            "nor signing."};
    }
    if (words >> hex) throw std::runtime_error{"A line of the key file has too many words."};
}

void check_mode(const std::filesystem::path& file) {
    struct stat facts {};
    if (stat(file.c_str(), &facts) != 0)
        throw std::runtime_error{"The key file " + file.string() +
                                 " is missing. Restore it from where keys are kept; without it no "
                                 "resident's data can be read."};
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw std::runtime_error{"The key file " + file.string() +
                                 " can be read by others. Run: chmod 600 " + file.string()};
}

// The whole text on the disk under a name of its own, which nobody else uses.
std::filesystem::path write_fresh(const std::filesystem::path& file, const std::string& text) {
    std::string name = file.string() + ".XXXXXX";
    const int handle = ::mkostemp(name.data(), O_CLOEXEC);  // made with mode 0600
    if (handle < 0) throw std::runtime_error{"The key file " + file.string() + " cannot be made."};
    const bool written =
        ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(handle) == 0;
    if (::close(handle) != 0 || !written) {
        ::unlink(name.c_str());
        throw std::runtime_error{"The key file " + file.string() + " cannot be written."};
    }
    return name;
}

// Keys that were lost with the power would lose what was sealed with them.
void sync_folder_of(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.parent_path();
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

// Whole or not at all: the new file takes the old one's name once it is on the disk.
void replace_file(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::rename(write_fresh(file, text), file);
    sync_folder_of(file);
}

// The same for a file that is not there yet; false when somebody else was first.
bool make_file(const std::filesystem::path& file, const std::string& text) {
    const std::filesystem::path fresh = write_fresh(file, text);
    const bool made = ::link(fresh.c_str(), file.c_str()) == 0;
    ::unlink(fresh.c_str());
    sync_folder_of(file);
    return made;
}

std::string text_of(const SafeKeys& keys) {
    std::string text;
    for (const auto& [number, key] : keys.masters)
        text += "master " + std::to_string(number) + " " + hex_of(key) + "\n";
    return text + "index " + hex_of(keys.index) + "\nsigning " + hex_of(keys.signing) + "\n";
}

}  // namespace

SafeKeys read_keys(const std::filesystem::path& file) {
    check_mode(file);
    std::ifstream text{file};
    SafeKeys keys;
    std::string line;
    while (std::getline(text, line)) {
        if (!line.empty()) read_line(line, keys);
    }
    if (keys.masters.empty() || keys.index.empty() || keys.signing.empty())
        throw std::runtime_error{"The key file " + file.string() +
                                 " lacks a master, the index or the signing key."};
    return keys;
}

bool make_keys(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return false;
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
    return make_file(file, text_of({{{1, random_bytes(key_bytes)}},
                                    random_bytes(key_bytes),
                                    random_bytes(crypto_sign_SEEDBYTES)}));
}

int add_master_key(const std::filesystem::path& file) {
    SafeKeys keys = read_keys(file);
    const int number = keys.masters.rbegin()->first + 1;
    if (number > masters_max) throw std::runtime_error{"There is no number left for a master key."};
    keys.masters[number] = random_bytes(key_bytes);
    replace_file(file, text_of(keys));
    return number;
}

void keep_newest_master_key(const std::filesystem::path& file) {
    SafeKeys keys = read_keys(file);
    keys.masters.erase(keys.masters.begin(), std::prev(keys.masters.end()));
    replace_file(file, text_of(keys));
}

Hash fingerprint_of(const std::string& key) {
    constexpr std::string_view message = "the fingerprint of this key";
    Hash print{};
    crypto_generichash(print.data(), print.size(), raw(message), message.size(), raw(key),
                       key.size());
    return print;
}

SodiumSafe::SodiumSafe(SafeKeys keys) : keys_(std::move(keys)) {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
    secret_key_.resize(crypto_sign_SECRETKEYBYTES);
    public_key_.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(raw(public_key_), raw(secret_key_), raw(keys_.signing));
}

std::string SodiumSafe::seal(std::string_view plain, std::string_view context) {
    const auto& [number, key] = *keys_.masters.rbegin();
    return static_cast<char>(number) + seal_with(key, plain, context);
}

std::optional<std::string> SodiumSafe::open(std::string_view sealed, std::string_view context) {
    if (sealed.empty()) return std::nullopt;
    const auto key = keys_.masters.find(static_cast<unsigned char>(sealed.front()));
    if (key == keys_.masters.end()) return std::nullopt;
    return open_with(key->second, sealed.substr(1), context);
}

bool SodiumSafe::is_newest(std::string_view sealed) {
    return !sealed.empty() &&
           static_cast<unsigned char>(sealed.front()) == keys_.masters.rbegin()->first;
}

std::string SodiumSafe::make_key() { return random_bytes(key_bytes); }

std::string SodiumSafe::seal_with(std::string_view key, std::string_view plain,
                                  std::string_view context) {
    if (key.size() != key_bytes) throw std::logic_error{"a key has 32 bytes"};
    const std::string nonce = random_bytes(nonce_bytes);
    std::string box(plain.size() + seal_bytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(box), nullptr, raw(plain), plain.size(),
                                               raw(context), context.size(), nullptr, raw(nonce),
                                               raw(key));
    return nonce + box;
}

std::optional<std::string> SodiumSafe::open_with(std::string_view key, std::string_view sealed,
                                                 std::string_view context) {
    if (key.size() != key_bytes || sealed.size() < nonce_bytes + seal_bytes) return std::nullopt;
    const std::string_view box = sealed.substr(nonce_bytes);
    std::string plain(box.size() - seal_bytes, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw(plain), nullptr, nullptr, raw(box), box.size(), raw(context), context.size(),
        raw(sealed), raw(key));
    return failed == 0 ? std::optional{std::move(plain)} : std::nullopt;
}

Hash SodiumSafe::blind_index(std::string_view value, std::string_view context) {
    std::string message{context};
    message += '\0';
    message += value;
    Hash index{};
    crypto_generichash(index.data(), index.size(), raw(message), message.size(), raw(keys_.index),
                       keys_.index.size());
    return index;
}

std::string SodiumSafe::sign(std::string_view message) {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(), raw(secret_key_));
    return signature;
}

std::string SodiumSafe::public_key() { return public_key_; }

}  // namespace kitbank

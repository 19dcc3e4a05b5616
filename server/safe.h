#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// The keys of one installation, as its file has them (mode 0600, outside the database and its
// backups):
//
//   master 1 <64 hexadecimal digits>     one line a master key; the highest number seals
//   index <64 hexadecimal digits>        of the blind index; never changes
//   signing <64 hexadecimal digits>      seed of the Ed25519 key that signs checkpoints
struct SafeKeys {
    std::map<int, std::string> masters;  // by number, 1 to 255; 32 bytes each
    std::string index;
    std::string signing;
};

// Throws std::runtime_error with one sentence: the file is missing, readable by others, or broken.
SafeKeys read_keys(const std::filesystem::path& file);
// Makes the file when there is none; answers whether it did. Of two programs that try at once, one does.
bool make_keys(const std::filesystem::path& file);
// Adds a new master key, which seals from now on; answers its number.
int add_master_key(const std::filesystem::path& file);
// Takes all master keys but the newest out of the file: what is still sealed with them, in an old
// backup or in the database's logs, opens never again.
void keep_newest_master_key(const std::filesystem::path& file);

// A keyed digest that tells one key from another and nothing of either: the database keeps it, so
// that a program with another key file is stopped before it seals anything.
Hash fingerprint_of(const std::string& key);

// libsodium: XChaCha20-Poly1305, keyed BLAKE2b, Ed25519.
class SodiumSafe : public Safe {
  public:
    explicit SodiumSafe(SafeKeys keys);

    std::string seal(std::string_view plain, std::string_view context) override;
    std::optional<std::string> open(std::string_view sealed, std::string_view context) override;
    bool is_newest(std::string_view sealed) override;
    std::string make_key() override;
    std::string seal_with(std::string_view key, std::string_view plain,
                          std::string_view context) override;
    std::optional<std::string> open_with(std::string_view key, std::string_view sealed,
                                         std::string_view context) override;
    Hash blind_index(std::string_view value, std::string_view context) override;
    std::string sign(std::string_view message) override;
    std::string public_key() override;

  private:
    SafeKeys keys_;
    std::string secret_key_;
    std::string public_key_;
};

}  // namespace kitbank

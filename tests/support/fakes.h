#pragma once
#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

#include "server/usecase/ports.h"

namespace kitbank {

// A clock that stands where a test puts it. Each reading moves it by one microsecond, so that no
// two are the same.
class FixedClock : public Clock {
  public:
    explicit FixedClock(Instant start) : now_(start.time_since_epoch().count()) {}

    Instant now() override { return Instant{std::chrono::microseconds{now_.fetch_add(1)}}; }

    // Forwards only: a clock that went back would break the promise of the port.
    void advance(std::chrono::microseconds duration) { now_.fetch_add(duration.count()); }

  private:
    std::atomic<std::int64_t> now_;
};

// Chance that repeats itself: one seed, one sequence of ids, secrets and tags. Digests are the real
// ones (libsodium), so that chains can be verified. A password's hash is one salted BLAKE2b instead
// of argon2id, since tests make many: it still hides the password and differs each time.
class FakeCrypto : public Crypto {
  public:
    explicit FakeCrypto(std::string seed = "kitbank") : seed_(std::move(seed)) {}

    Uuid make_uuid() override;
    Tag draw_tag() override;
    std::string make_secret() override;
    Hash digest(std::string_view bytes) override;
    Hash sha256(std::string_view bytes) override;
    std::string hash_password(std::string_view password) override;
    bool verify_password(std::string_view hashed, std::string_view password) override;
    bool verify_signature(const Hash& public_key, std::string_view message,
                          std::string_view signature) override;

    // How often a password was looked at: an unknown address must cost what a known one costs.
    [[nodiscard]] int passwords_verified() const { return passwords_verified_; }

  private:
    Hash draw();

    std::string seed_;
    std::atomic<std::uint64_t> drawn_ = 0;
    std::atomic<int> passwords_verified_ = 0;
};

// One master key, one resident's key after another, all from a seed. The ciphers are the real ones.
class FakeSafe : public Safe {
  public:
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

    // From now on values are sealed with another master key; old ones still open.
    void change_master_key() { newest_.fetch_add(1); }

  private:
    [[nodiscard]] static std::string master_key(char number);

    std::atomic<char> newest_ = 1;
    std::atomic<std::uint64_t> drawn_ = 0;
};

// "Europe/London" by the rule in force since 1996 (summer time from the last Sunday of March to the
// last Sunday of October, changing at 01:00 UTC) and "UTC". No other zone exists here.
class LondonZones : public Zones {
  public:
    std::optional<Instant> to_utc(LocalTime local, std::string_view zone) override;
};

}  // namespace kitbank

#pragma once
#include <mutex>
#include <string>

#include "server/password_jobs.h"
#include "server/usecase/ports.h"

// The real clock, chance, cryptography and time zones behind the ports.
namespace kitbank {

class SystemClock : public Clock {
  public:
    Instant now() override;

  private:
    std::mutex mutex_;
    Instant last_{};
};

// libsodium: BLAKE2b, SHA-256, argon2id (3 passes, 64 MiB, on two threads of low priority behind a queue of
// sixty-four, so that sign-ins cannot starve everything else of memory or cores).
class SodiumCrypto : public Crypto {
  public:
    explicit SodiumCrypto(std::string tag_prefix);

    Uuid make_uuid() override;
    Tag draw_tag() override;
    std::string make_secret() override;
    Hash digest(std::string_view bytes) override;
    Hash sha256(std::string_view bytes) override;
    std::string hash_password(std::string_view password) override;
    bool verify_password(std::string_view hashed, std::string_view password) override;
    bool verify_signature(const Hash& public_key, std::string_view message,
                          std::string_view signature) override;

  private:
    std::string tag_prefix_;
    PasswordJobs password_jobs_{2, 64};
};

// The zone rules of the machine's tzdata.
class SystemZones : public Zones {
  public:
    std::optional<Instant> to_utc(LocalTime local, std::string_view zone) override;
};

}  // namespace kitbank

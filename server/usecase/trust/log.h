#pragma once
#include <map>
#include <string>

#include "server/core/trust/merkle.h"
#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"

namespace kitbank {

class TrustReader;

// Full trees are kept at every eighth level: of 256 leaves, of 65,536, and so on. A table of all of
// them would double what an event costs to write; this way it is one row in 255, and a proof in a log
// of ten million entries reads at most six runs of 256 hashes.
inline constexpr int kept_levels = 8;
constexpr bool is_kept(int level) { return level % kept_levels == 0; }

merkle::Sha256 sha256_of(Crypto& crypto);

// What a leaf is the hash of. The format is fixed: a new one needs a new first field.
std::string entry_text(const LogPlace& place, const Hash& event);
Hash leaf_of(const LogPlace& place, const Hash& event, Crypto& crypto);

// What is signed, a line each, so that it can be read and checked by hand:
//
//   kitbank checkpoint 1
//   number 12
//   size 3456
//   root <64 hexadecimal digits>
//   previous <64 hexadecimal digits>
//   at 2026-11-22T06:00:00.123456Z
std::string signed_text(const Checkpoint& checkpoint);
bool is_signed(const Checkpoint& checkpoint, Crypto& crypto);

// The full trees of a log, from as many reads as a proof needs; each run of 256 is read once.
class LogTrees {
  public:
    LogTrees(TrustReader& log, Crypto& crypto) : log_(log), sha256_(sha256_of(crypto)) {}

    Hash tree(int level, std::uint64_t position);
    merkle::FullTree reader() {
        return [this](int level, std::uint64_t position) { return tree(level, position); };
    }
    Hash root(std::uint64_t size) { return merkle::Frontier{sha256_, size, reader()}.root(); }
    [[nodiscard]] const merkle::Sha256& sha256() const { return sha256_; }

  private:
    const Hash& kept(int level, std::uint64_t position);

    TrustReader& log_;
    merkle::Sha256 sha256_;
    std::map<std::pair<int, std::uint64_t>, std::vector<Hash>> runs_;
};

}  // namespace kitbank

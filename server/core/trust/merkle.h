#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "server/core/ids.h"

// The tree of RFC 9162, section 2: a list that only grows, with one root for each of its sizes.
//
// A leaf is SHA-256 of a zero byte and the entry; a node is SHA-256 of a one byte and its two
// children. The left child is always a full tree of the largest power of two that leaves something
// for the right, so that a full tree never changes again once it is there: (level, position) names
// it for ever, level 0 being the leaves. Everything below is built from such full trees, so a proof
// or a root reads a few of them and never the list.
//
// The core has no cryptography: SHA-256 is given.
namespace kitbank::merkle {

using Sha256 = std::function<Hash(std::string_view)>;
using Path = std::vector<Hash>;

// The hash of the full tree over the leaves [position * 2^level, (position + 1) * 2^level).
using FullTree = std::function<Hash(int level, std::uint64_t position)>;

Hash leaf_hash(std::string_view entry, const Sha256& sha256);
Hash node_hash(const Hash& left, const Hash& right, const Sha256& sha256);

// What must be known of a list to go on with it: the full trees it is made of, largest first, one
// for each bit of its size.
class Frontier {
  public:
    explicit Frontier(Sha256 sha256) : sha256_(std::move(sha256)) {}
    // The frontier of a list that is kept elsewhere.
    Frontier(Sha256 sha256, std::uint64_t size, const FullTree& tree);

    // Called with each full tree that a leaf completes, the leaf itself first.
    using Completed = std::function<void(int level, std::uint64_t position, const Hash& hash)>;
    void append(const Hash& leaf, const Completed& completed = {});

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Hash root() const;  // of the empty list, SHA-256 of nothing

  private:
    Sha256 sha256_;
    std::uint64_t size_ = 0;
    std::vector<Hash> trees_;
};

// RFC 9162, 2.1.3.1: from the leaf upwards. `index` is below `size`.
Path inclusion_path(std::uint64_t index, std::uint64_t size, const FullTree& tree,
                    const Sha256& sha256);
// 2.1.4.1: the list of `size` begins with the list of `earlier`, which is neither 0 nor above it.
Path consistency_path(std::uint64_t earlier, std::uint64_t size, const FullTree& tree,
                      const Sha256& sha256);

// 2.1.3.2: the root that the path leads to; nothing when the path has not the length that it must
// have.
std::optional<Hash> root_above(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                               const Path& path, const Sha256& sha256);
// 2.1.4.2
bool is_consistent(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t size,
                   const Hash& root, const Path& path, const Sha256& sha256);

}  // namespace kitbank::merkle

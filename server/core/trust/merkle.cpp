#include "server/core/trust/merkle.h"

#include <bit>
#include <string>

namespace kitbank::merkle {
namespace {

struct Range {
    std::uint64_t begin;
    std::uint64_t end;
    [[nodiscard]] std::uint64_t size() const { return end - begin; }
};

bool is_odd(std::uint64_t number) { return (number & 1U) != 0; }

// The root over a range as the tree has it: its left part is full, its right part may not be.
Hash root_over(Range range, const FullTree& tree, const Sha256& sha256) {
    if (std::has_single_bit(range.size())) {
        return tree(std::countr_zero(range.size()), range.begin / range.size());
    }
    const std::uint64_t middle = range.begin + std::bit_floor(range.size());
    return node_hash(root_over({range.begin, middle}, tree, sha256),
                     root_over({middle, range.end}, tree, sha256), sha256);
}

// Where a range of two leaves or more is divided.
std::uint64_t middle_of(Range range) { return range.begin + std::bit_ceil(range.size()) / 2; }

}  // namespace

Hash leaf_hash(std::string_view entry, const Sha256& sha256) {
    return sha256(std::string(1, '\0').append(entry));
}

Hash node_hash(const Hash& left, const Hash& right, const Sha256& sha256) {
    std::string bytes(1, '\1');
    bytes.append(left.begin(), left.end()).append(right.begin(), right.end());
    return sha256(bytes);
}

Frontier::Frontier(Sha256 sha256, std::uint64_t size, const FullTree& tree)
    : sha256_(std::move(sha256)), size_(size) {
    std::uint64_t begin = 0;
    for (std::uint64_t rest = size; rest > 0; rest -= std::bit_floor(rest)) {
        const std::uint64_t part = std::bit_floor(rest);
        trees_.push_back(tree(std::countr_zero(part), begin / part));
        begin += part;
    }
}

void Frontier::append(const Hash& leaf, const Completed& completed) {
    Hash hash = leaf;
    int level = 0;
    if (completed) completed(0, size_, hash);
    for (std::uint64_t position = size_; is_odd(position); position /= 2) {
        hash = node_hash(trees_.back(), hash, sha256_);
        trees_.pop_back();
        if (completed) completed(++level, position / 2, hash);
    }
    trees_.push_back(hash);
    ++size_;
}

Hash Frontier::root() const {
    if (trees_.empty()) return sha256_("");
    Hash root = trees_.back();
    for (std::size_t i = trees_.size() - 1; i-- > 0;) root = node_hash(trees_[i], root, sha256_);
    return root;
}

Path inclusion_path(std::uint64_t index, std::uint64_t size, const FullTree& tree,
                    const Sha256& sha256) {
    Path from_root;
    Range range{0, size};
    while (range.size() > 1) {
        const std::uint64_t middle = middle_of(range);
        const Range left{range.begin, middle};
        const Range right{middle, range.end};
        from_root.push_back(root_over(index < middle ? right : left, tree, sha256));
        range = index < middle ? left : right;
    }
    return {from_root.rbegin(), from_root.rend()};
}

Path consistency_path(std::uint64_t earlier, std::uint64_t size, const FullTree& tree,
                      const Sha256& sha256) {
    Path from_root;
    Range range{0, size};
    while (range.end != earlier) {
        const std::uint64_t middle = middle_of(range);
        const Range left{range.begin, middle};
        const Range right{middle, range.end};
        from_root.push_back(root_over(earlier <= middle ? right : left, tree, sha256));
        range = earlier <= middle ? left : right;
    }
    // The earlier list as a whole is known to whoever checks; a part of it is not.
    if (range.begin != 0) from_root.push_back(root_over(range, tree, sha256));
    return {from_root.rbegin(), from_root.rend()};
}

std::optional<Hash> root_above(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                               const Path& path, const Sha256& sha256) {
    if (index >= size) return std::nullopt;
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Hash hash = leaf;
    for (const Hash& sibling : path) {
        if (last == 0) return std::nullopt;
        if (is_odd(node) || node == last) {
            hash = node_hash(sibling, hash, sha256);
            // A last node without a sibling was carried up to here.
            while (!is_odd(node) && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, sibling, sha256);
        }
        node /= 2;
        last /= 2;
    }
    if (last != 0) return std::nullopt;
    return hash;
}

bool is_consistent(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t size,
                   const Hash& root, const Path& path, const Sha256& sha256) {
    if (earlier == 0 || earlier > size) return false;
    if (earlier == size) return path.empty() && earlier_root == root;
    Path steps = path;
    if (std::has_single_bit(earlier)) steps.insert(steps.begin(), earlier_root);
    if (steps.empty()) return false;
    std::uint64_t node = earlier - 1;
    std::uint64_t last = size - 1;
    while (is_odd(node)) {
        node /= 2;
        last /= 2;
    }
    Hash first = steps.front();
    Hash second = first;
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (last == 0) return false;
        if (is_odd(node) || node == last) {
            first = node_hash(steps[i], first, sha256);
            second = node_hash(steps[i], second, sha256);
            while (!is_odd(node) && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            second = node_hash(second, steps[i], sha256);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && first == earlier_root && second == root;
}

}  // namespace kitbank::merkle

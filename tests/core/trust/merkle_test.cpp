#include "server/core/trust/merkle.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sodium.h>

#include <map>
#include <string>

namespace kitbank::merkle {
namespace {

Hash sha256(std::string_view bytes) {
    Hash hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return hash;
}

// The definition of RFC 9162, 2.1.1, word by word: a second way to every root.
Hash root_by_definition(const std::vector<Hash>& leaves, std::size_t begin, std::size_t end) {
    if (begin == end) return sha256("");
    if (end - begin == 1) return leaves[begin];
    std::size_t k = 1;
    while (k * 2 < end - begin) k *= 2;
    return node_hash(root_by_definition(leaves, begin, begin + k),
                     root_by_definition(leaves, begin + k, end), sha256);
}

// A list with every full tree that its frontier ever completed.
struct Log {
    void append(const std::string& entry) {
        leaves.push_back(leaf_hash(entry, sha256));
        frontier.append(leaves.back(), [&](int level, std::uint64_t position, const Hash& hash) {
            full[{level, position}] = hash;
        });
    }
    FullTree tree() const {
        return [this](int level, std::uint64_t position) { return full.at({level, position}); };
    }
    Hash root(std::size_t size) const { return root_by_definition(leaves, 0, size); }

    std::vector<Hash> leaves;
    std::map<std::pair<int, std::uint64_t>, Hash> full;
    Frontier frontier{sha256};
};

Log log_of(std::uint64_t size) {
    Log log;
    for (std::uint64_t i = 0; i < size; ++i) log.append("entry " + std::to_string(i));
    return log;
}

std::string text_of(const Path& path) {
    std::string text;
    for (const Hash& hash : path) text += (text.empty() ? "" : " ") + format(hash);
    return text;
}

// The entries of the test vectors that Certificate Transparency's implementations share.
const std::vector<std::string> known_entries = {
    std::string{},
    std::string(1, '\0'),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

// Computed by another program, which shares nothing with this one.
const std::vector<std::string> known_roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

Log known_log(std::size_t size) {
    Log log;
    for (std::size_t i = 0; i < size; ++i) log.append(known_entries[i]);
    return log;
}

}  // namespace

TEST_CASE("the known lists have the known roots") {
    for (std::size_t size = 0; size < known_roots.size(); ++size) {
        CHECK(format(known_log(size).frontier.root()) == known_roots[size]);
    }
}

TEST_CASE("the known lists have the known proofs") {
    const auto inclusion = [](std::uint64_t index, std::size_t size) {
        return text_of(inclusion_path(index, size, known_log(size).tree(), sha256));
    };
    const auto consistency = [](std::uint64_t earlier, std::size_t size) {
        return text_of(consistency_path(earlier, size, known_log(size).tree(), sha256));
    };
    CHECK(inclusion(5, 8) ==
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b "
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    CHECK(inclusion(6, 7) ==
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    CHECK(consistency(6, 8) ==
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    CHECK(consistency(2, 5) ==
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
}

TEST_CASE("a frontier has the root of the definition at every size, wherever it was taken up") {
    const Log whole = log_of(600);
    Log log;
    for (std::size_t size = 0; size <= 600; ++size) {
        const Hash root = whole.root(size);
        REQUIRE(log.frontier.root() == root);
        REQUIRE(Frontier{sha256, size, whole.tree()}.root() == root);
        if (size < 600) log.append("entry " + std::to_string(size));
    }
}

TEST_CASE("every entry of every list is proved, and by its own path only") {
    for (std::uint64_t size = 1; size <= 130; ++size) {
        const Log log = log_of(size);
        const Hash root = log.frontier.root();
        for (std::uint64_t index = 0; index < size; ++index) {
            const Path path = inclusion_path(index, size, log.tree(), sha256);
            REQUIRE(root_above(log.leaves[index], index, size, path, sha256) == root);
            if (size == 1) continue;
            const std::uint64_t other = (index + 1) % size;
            REQUIRE(root_above(log.leaves[other], index, size, path, sha256) != root);
            REQUIRE(root_above(log.leaves[index], other, size, path, sha256) != root);
        }
        CHECK_FALSE(root_above(log.leaves[0], size, size, {}, sha256));
    }
}

TEST_CASE("every list begins with every shorter one") {
    const Log log = log_of(130);
    for (std::uint64_t size = 1; size <= 130; ++size) {
        for (std::uint64_t earlier = 1; earlier <= size; ++earlier) {
            const Path path = consistency_path(earlier, size, log.tree(), sha256);
            const auto holds = [&](const Hash& first, const Hash& second) {
                return is_consistent(earlier, first, size, second, path, sha256);
            };
            REQUIRE(holds(log.root(earlier), log.root(size)));
            REQUIRE_FALSE(holds(sha256("other"), log.root(size)));
            REQUIRE_FALSE(holds(log.root(earlier), sha256("other")));
        }
        CHECK_FALSE(is_consistent(0, sha256(""), size, log.root(size), {}, sha256));
        CHECK_FALSE(is_consistent(size + 1, log.root(size), size, log.root(size), {}, sha256));
    }
}

TEST_CASE("a path that was changed anywhere proves nothing") {
    CHECK(rc::check("inclusion and consistency", [] {
        const auto size = *rc::gen::inRange<std::uint64_t>(2, 700);
        const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
        const auto earlier = *rc::gen::inRange<std::uint64_t>(1, size);
        const Log log = log_of(size);
        const Hash root = log.frontier.root();
        Path path = inclusion_path(index, size, log.tree(), sha256);
        Path growth = consistency_path(earlier, size, log.tree(), sha256);
        RC_ASSERT(root_above(log.leaves[index], index, size, path, sha256) == root);
        RC_ASSERT(is_consistent(earlier, log.root(earlier), size, root, growth, sha256));
        const auto spoil = [](Path& spoilt) {
            const auto at = *rc::gen::inRange<std::size_t>(0, spoilt.size());
            switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    spoilt[at][*rc::gen::inRange<std::size_t>(0, 32)] ^= 1U;
                    break;
                case 1:
                    spoilt.erase(spoilt.begin() + static_cast<std::ptrdiff_t>(at));
                    break;
                default:
                    spoilt.insert(spoilt.begin() + static_cast<std::ptrdiff_t>(at), Hash{});
            }
        };
        spoil(path);
        spoil(growth);
        RC_ASSERT(root_above(log.leaves[index], index, size, path, sha256) != root);
        RC_ASSERT(!is_consistent(earlier, log.root(earlier), size, root, growth, sha256));
    }));
}

}  // namespace kitbank::merkle

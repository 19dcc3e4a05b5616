#include "server/usecase/trust/log.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

namespace kitbank {

TEST_CASE("a checkpoint's signed text is what people read") {
    Checkpoint checkpoint;
    checkpoint.number = 12;
    checkpoint.size = 3456;
    checkpoint.at = parse_instant("2026-11-22T06:00:00.123456Z").value();
    const std::string zeros(64, '0');
    CHECK(signed_text(checkpoint) == "kitbank checkpoint 1\nnumber 12\nsize 3456\nroot " + zeros +
                                         "\nprevious " + zeros +
                                         "\nat 2026-11-22T06:00:00.123456Z\n");
}

TEST_CASE("an entry's text tells events of different chains apart") {
    const LogPlace device{LogKind::device, "1", 23};
    CHECK(entry_text(device, Hash{}) ==
          "15:kitbank entry 1,6:device,1:1,2:23,64:" + std::string(64, '0') + ",");
    CHECK(entry_text(device, Hash{}) != entry_text({LogKind::device, "12", 3}, Hash{}));
    CHECK(entry_text(device, Hash{}) != entry_text({LogKind::tag, "1", 23}, Hash{}));
}

TEST_CASE("a full tree is the same whether it is kept or made of its leaves") {
    World world;
    const merkle::Sha256 sha256 = sha256_of(world.crypto);
    std::vector<LogLeaf> leaves;
    std::vector<LogNode> nodes;
    std::map<std::pair<int, std::uint64_t>, Hash> all;
    merkle::Frontier frontier{sha256};
    for (std::uint64_t i = 0; i < 1'500; ++i) {
        const LogPlace place{LogKind::audit, "person:1", static_cast<std::uint32_t>(i + 1)};
        const Hash hash = leaf_of(place, Hash{}, world.crypto);
        leaves.push_back({i, hash, place, {}});
        frontier.append(hash, [&](int level, std::uint64_t position, const Hash& node) {
            all[{level, position}] = node;
            if (level > 0 && is_kept(level)) nodes.push_back({level, position, node});
        });
    }
    CHECK(nodes.size() == 5);
    world.store.write([&](Transaction& tx) {
        tx.write_trust().append_log(leaves, nodes);
        return true;
    });
    world.store.read([&](Reader& reader) {
        LogTrees trees{reader.trust(), world.crypto};
        for (const auto& [place, hash] : all) {
            REQUIRE(trees.tree(place.first, place.second) == hash);
        }
        CHECK(trees.root(1'500) == frontier.root());
        CHECK_THROWS_AS(trees.root(1'501), StoreFailure);
    });
}

}  // namespace kitbank

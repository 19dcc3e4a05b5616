#include "server/usecase/trust/log.h"

#include "server/core/canonical.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

constexpr std::uint64_t run_length = std::uint64_t{1} << kept_levels;

}  // namespace

merkle::Sha256 sha256_of(Crypto& crypto) {
    return [&crypto](std::string_view bytes) { return crypto.sha256(bytes); };
}

std::string entry_text(const LogPlace& place, const Hash& event) {
    CanonicalText text;
    text.add("kitbank entry 1").add(name_of(place.kind)).add(place.subject).add(place.seq);
    return text.add(format(event)).text();
}

Hash leaf_of(const LogPlace& place, const Hash& event, Crypto& crypto) {
    return merkle::leaf_hash(entry_text(place, event), sha256_of(crypto));
}

std::string signed_text(const Checkpoint& checkpoint) {
    return "kitbank checkpoint 1\nnumber " + std::to_string(checkpoint.number) + "\nsize " +
           std::to_string(checkpoint.size) + "\nroot " + format(checkpoint.root) + "\nprevious " +
           format(checkpoint.previous) + "\nat " + format(checkpoint.at) + "\n";
}

bool is_signed(const Checkpoint& checkpoint, Crypto& crypto) {
    return crypto.verify_signature(checkpoint.public_key, signed_text(checkpoint),
                                   checkpoint.signature);
}

const Hash& LogTrees::kept(int level, std::uint64_t position) {
    const std::uint64_t run = position / run_length;
    const auto [found, is_new] = runs_.try_emplace({level, run});
    if (is_new) found->second = log_.log_hashes(level, run * run_length, run_length);
    const std::size_t place = position % run_length;
    if (place >= found->second.size()) {
        throw StoreFailure{RefusalCode::internal, "The log lacks a node at level " +
                                                      std::to_string(level) + ", position " +
                                                      std::to_string(position) + "."};
    }
    return found->second[place];
}

Hash LogTrees::tree(int level, std::uint64_t position) {
    if (is_kept(level)) return kept(level, position);
    const Hash left = tree(level - 1, position * 2);
    return merkle::node_hash(left, tree(level - 1, position * 2 + 1), sha256_);
}

}  // namespace kitbank

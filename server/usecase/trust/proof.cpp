#include "server/usecase/trust/proof.h"

#include "server/core/canonical.h"
#include "server/core/devices/chain.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/usecase/trust/log.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

std::string text_of(const std::vector<std::string>& content) {
    CanonicalText text;
    for (const std::string& field : content) text.add(field);
    return text.text();
}

// The fields of chain_text(Event), in its order.
enum Field : std::size_t {
    format_name,
    previous,
    device,
    seq,
    id,
    event_name,
    actor,
    hub,
    happened_at,
    source,
    source_seq,
    recorded_at,
    digest,
    evidence_count,
};

bool is_of_its_place(const EventProof& proof) {
    return proof.place.kind == LogKind::device && proof.content.size() > evidence_count &&
           proof.content[format_name] == "device event 1" &&
           proof.content[device] == proof.place.subject &&
           proof.content[seq] == std::to_string(proof.place.seq);
}

std::optional<EventProof> prove(const Event& event, const Checkpoint& checkpoint, Reader& reader,
                                Crypto& crypto) {
    EventProof proof;
    proof.place = {LogKind::device, std::to_string(event.device.value), event.seq};
    const std::optional<LogLeaf> leaf = reader.trust().log_leaf(proof.place);
    if (!leaf || leaf->position >= checkpoint.size) return std::nullopt;
    proof.content = fields_of_canonical(chain_text(event)).value();
    proof.position = leaf->position;
    LogTrees trees{reader.trust(), crypto};
    proof.path =
        merkle::inclusion_path(leaf->position, checkpoint.size, trees.reader(), trees.sha256());
    proof.checkpoint = checkpoint;
    return proof;
}

// A count of fields that must fit what is left.
std::optional<std::size_t> count_at(const std::vector<std::string>& content, std::size_t place,
                                    std::size_t fields_each) {
    if (place >= content.size()) return std::nullopt;
    const std::string& text = content[place];
    if (text.empty() || text.size() > 4 ||
        text.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const auto count = static_cast<std::size_t>(std::stoul(text));
    if (count * fields_each > content.size() - place - 1) return std::nullopt;
    return count;
}

}  // namespace

Result<EventProof> prove_event(const Event& event, Ports& ports) {
    std::optional<EventProof> proof;
    ports.store.read([&](Reader& reader) {
        const auto newest = reader.trust().newest_checkpoint();
        if (newest) proof = prove(event, *newest, reader, ports.crypto);
    });
    if (proof) return *proof;
    return Refusal{RefusalCode::not_found,
                   "This is not under a signed checkpoint yet. That takes a minute: open the page "
                   "again then.",
                   {}};
}

std::string fault_in_proof(const EventProof& proof, const Hash& public_key, Crypto& crypto) {
    if (!is_of_its_place(proof)) return "The event is not the one that the proof is for.";
    const Hash event = crypto.digest(text_of(proof.content));
    const auto root = merkle::root_above(leaf_of(proof.place, event, crypto), proof.position,
                                         proof.checkpoint.size, proof.path, sha256_of(crypto));
    if (root != proof.checkpoint.root) {
        return "The event is not in the log that the checkpoint was signed over: it was changed, "
               "or the proof was.";
    }
    if (!is_signed(proof.checkpoint, crypto)) {
        return "The checkpoint's signature is wrong: it was changed after it was signed.";
    }
    if (public_key != Hash{} && public_key != proof.checkpoint.public_key) {
        return "The checkpoint was signed with another key than the one you trust.";
    }
    return "";
}

std::optional<ProvedEvent> read_proof(const EventProof& proof) {
    if (!is_of_its_place(proof)) return std::nullopt;
    const std::vector<std::string>& content = proof.content;
    ProvedEvent read{
        content[device], content[event_name], content[happened_at], content[recorded_at], {}, {}};
    const auto evidence = count_at(content, evidence_count, 2);
    if (!evidence) return std::nullopt;
    std::size_t at = evidence_count + 1;
    for (std::size_t i = 0; i < *evidence; ++i, at += 2) {
        read.evidence.emplace_back(content[at], content[at + 1]);
    }
    const auto disks = count_at(content, at++, 4);
    if (!disks || at + *disks * 4 != content.size()) return std::nullopt;
    for (std::size_t i = 0; i < *disks; ++i, at += 4) {
        read.disks.push_back({content[at], content[at + 1], content[at + 2], content[at + 3]});
    }
    return read;
}

}  // namespace kitbank

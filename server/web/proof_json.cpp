#include "server/web/proof_json.h"

#include <algorithm>

namespace kitbank::web {
namespace {

constexpr std::string_view checkpoint_format = "kitbank checkpoint 1";
constexpr std::string_view proof_format = "kitbank proof 1";

std::string hex_of(std::string_view bytes) {
    return format_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> bytes_of(std::string_view hex, std::size_t count) {
    if (hex.size() != count * 2) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = digit_of(hex[i]);
        const int low = digit_of(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

// A member of an object as text or number; throws nlohmann's error, which ends in nothing, when the
// file is another one.
std::string text_at(const Json& object, const char* name) {
    return object.at(name).get<std::string>();
}
std::uint64_t number_at(const Json& object, const char* name) {
    return object.at(name).get<std::uint64_t>();
}
Hash hash_at(const Json& object, const char* name) {
    return parse_hash(text_at(object, name)).value();
}

Checkpoint checkpoint_from(const Json& object) {
    Checkpoint checkpoint;
    if (text_at(object, "format") != checkpoint_format) throw std::bad_optional_access{};
    checkpoint.number = number_at(object, "number");
    checkpoint.size = number_at(object, "size");
    checkpoint.root = hash_at(object, "root");
    checkpoint.previous = hash_at(object, "previous");
    checkpoint.at = parse_instant(text_at(object, "at")).value();
    checkpoint.public_key = hash_at(object, "public_key");
    checkpoint.signature = bytes_of(text_at(object, "signature"), 64).value();
    return checkpoint;
}

EventProof proof_from(const Json& object) {
    EventProof proof;
    if (text_at(object, "format") != proof_format) throw std::bad_optional_access{};
    proof.place.kind = parse_log_kind(text_at(object, "kind")).value();
    proof.place.subject = text_at(object, "subject");
    proof.place.seq = object.at("event").get<std::uint32_t>();
    proof.content = object.at("content").get<std::vector<std::string>>();
    proof.position = number_at(object, "position");
    for (const auto& hash : object.at("path").get<std::vector<std::string>>()) {
        proof.path.push_back(parse_hash(hash).value());
    }
    proof.checkpoint = checkpoint_from(object.at("checkpoint"));
    return proof;
}

template <class T>
std::optional<T> parse_with(std::string_view text, T (*read)(const Json&)) {
    const auto parsed = parse_json(text);
    if (!parsed) return std::nullopt;
    try {
        return read(parsed.value());
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    } catch (const std::bad_optional_access&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<Hash> parse_hash(std::string_view text) {
    const auto bytes = bytes_of(text, Hash{}.size());
    if (!bytes) return std::nullopt;
    Hash hash{};
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

Json to_json(const Checkpoint& checkpoint) {
    return {{"format", checkpoint_format},
            {"number", checkpoint.number},
            {"size", checkpoint.size},
            {"root", format(checkpoint.root)},
            {"previous", format(checkpoint.previous)},
            {"at", format(checkpoint.at)},
            {"public_key", format(checkpoint.public_key)},
            {"signature", hex_of(checkpoint.signature)}};
}

Json to_json(const EventProof& proof) {
    Json path = Json::array();
    for (const Hash& hash : proof.path) path.push_back(format(hash));
    return {{"format", proof_format},
            {"kind", name_of(proof.place.kind)},
            {"subject", proof.place.subject},
            {"event", proof.place.seq},
            {"content", proof.content},
            {"position", proof.position},
            {"path", path},
            {"checkpoint", to_json(proof.checkpoint)}};
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
    return parse_with(text, checkpoint_from);
}

std::optional<EventProof> parse_proof(std::string_view text) {
    if (text.size() > proof_bytes_max) return std::nullopt;
    return parse_with(text, proof_from);
}

}  // namespace kitbank::web

#pragma once
#include <optional>
#include <string_view>

#include "server/usecase/trust/proof.h"
#include "server/web/json.h"

// Checkpoints and proofs as files have them: JSON with all hashes in hexadecimal. docs/proof.md says
// what each field means and how to check it without this program.
namespace kitbank::web {

Json to_json(const Checkpoint& checkpoint);
Json to_json(const EventProof& proof);

// Nothing when it is no such file.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);
std::optional<EventProof> parse_proof(std::string_view text);

// 64 digits as a hash.
std::optional<Hash> parse_hash(std::string_view text);

}  // namespace kitbank::web

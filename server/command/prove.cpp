#include <fstream>
#include <iostream>
#include <sstream>

#include "server/command/command.h"
#include "server/command/options.h"
#include "server/usecase/trust/proof.h"
#include "server/web/proof_json.h"
#include "server/world.h"

namespace kitbank {
namespace {

std::optional<EventProof> read_proof_file(const std::string& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    auto proof = web::parse_proof(text.str());
    if (!proof) std::cerr << path << " is no proof of Kitbank.\n";
    return proof;
}

void print(const ProvedEvent& event) {
    std::cout << "Event      " << event.event << " of device number " << event.device << '\n'
              << "Happened   " << event.happened_at << '\n'
              << "Recorded   " << event.recorded_at << '\n';
    for (const auto& [name, value] : event.evidence) {
        std::cout << "Evidence   " << name << ": " << value << '\n';
    }
    for (const ProvedEvent::Disk& disk : event.disks) {
        std::cout << "Disk       " << disk.serial << ' ' << disk.model << '\n';
    }
}

}  // namespace

int prove(const Words& words) {
    const Options options{words, {"file", "public-key"}};
    if (!options.is_right()) return 2;
    if (!options.has("file")) {
        std::cerr << "Say which proof: prove --file proof.json [--public-key HEX]\n";
        return 2;
    }
    Hash key{};
    if (options.has("public-key")) {
        const auto given = web::parse_hash(options.value("public-key"));
        if (!given) {
            std::cerr << "--public-key must be 64 hexadecimal digits.\n";
            return 2;
        }
        key = *given;
    }
    const auto proof = read_proof_file(options.value("file"));
    if (!proof) return 2;
    SodiumCrypto crypto{"KB"};
    const std::string fault = fault_in_proof(*proof, key, crypto);
    const auto event = read_proof(*proof);
    if (!fault.empty() || !event) {
        std::cerr << "The proof does not hold. "
                  << (fault.empty() ? "Its content cannot be read." : fault) << '\n';
        return 1;
    }
    print(*event);
    std::cout << "Log entry  " << proof->position << " of " << proof->checkpoint.size
              << ", under checkpoint " << proof->checkpoint.number << " of "
              << format(proof->checkpoint.at) << '\n'
              << "Signed by  " << format(proof->checkpoint.public_key) << '\n'
              << (key == Hash{} ? "The proof holds if this is the scheme's public key. Compare it "
                                  "with the one the scheme gave you.\n"
                                : "The proof holds.\n");
    return 0;
}

}  // namespace kitbank

#include "server/command/vault.h"

#include <algorithm>
#include <stdexcept>

#include "server/command/house.h"

namespace kitbank {

SafeKeys open_keys(const Config& config) {
    const DatabaseAddress address = address_of(config);
    const std::vector<HouseKey> known = house_keys(address);
    if (known.empty()) make_keys(config.keys);
    SafeKeys keys = read_keys(config.keys);
    const std::vector<HouseKey> in_file = prints_of(keys);
    const std::string fault = key_mismatch(known, in_file, config.keys.string());
    if (!fault.empty()) throw std::runtime_error{fault};
    if (known != in_file) note_house_keys(address, in_file);
    return keys;
}

std::vector<HouseKey> prints_of(const SafeKeys& keys) {
    std::vector<HouseKey> prints;
    prints.push_back({"index", 0, fingerprint_of(keys.index)});
    for (const auto& [number, key] : keys.masters) {
        prints.push_back({"master", number, fingerprint_of(key)});
    }
    prints.push_back({"signing", 0, fingerprint_of(keys.signing)});
    return prints;
}

std::string key_mismatch(const std::vector<HouseKey>& known, const std::vector<HouseKey>& in_file,
                         const std::string& file) {
    for (const HouseKey& key : known) {
        if (std::ranges::find(in_file, key) != in_file.end()) continue;
        const std::string name =
            key.kind == "master" ? "master key " + std::to_string(key.number) : key.kind + " key";
        return "The key file " + file + " is not the one that this database was used with: its " +
               name +
               " is missing or another one. Restore the right file from where keys are "
               "kept.";
    }
    return "";
}

}  // namespace kitbank

#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/vault.h"

// `keys add|rotate|check|retire`: changing the master key without a pause. `add` puts a new one into the
// file; servers that are started again seal with it, and still open what is older. `rotate` seals what
// is older anew. `retire` takes the old ones out of the file, after which what old backups and the
// database's logs hold opens with nothing, the keys of erased residents among it.
namespace kitbank {
namespace {

constexpr int batch_size = 500;

int newest_of(const SafeKeys& keys) { return keys.masters.rbegin()->first; }

int add_key(const Config& config) {
    open_keys(config);  // of this database, or a sentence
    const int number = add_master_key(config.keys);
    note_house_keys(address_of(config), prints_of(read_keys(config.keys)));
    std::cout << "Master key " << number << " was added to " << config.keys.string()
              << ". Copy the file to where keys are kept, start the servers again, then run: "
                 "kitbank-server keys rotate\n";
    return 0;
}

// Those that open, sealed with the newest key; `stuck` counts the others.
std::vector<RewrappedValue> sealed_anew(const std::vector<SealedValue>& values, Safe& safe,
                                        std::size_t& stuck) {
    std::vector<RewrappedValue> anew;
    for (const SealedValue& value : values) {
        if (value.context.empty()) continue;  // ends within minutes
        const auto plain = safe.open(value.sealed, value.context);
        if (plain) {
            anew.push_back({value, safe.seal(*plain, value.context)});
        } else {
            ++stuck;
            std::cerr << value.place << " of row " << value.row_key
                      << " does not open: it was changed, or its key is not in the file.\n";
        }
    }
    return anew;
}

// Can be stopped and run again at any moment: it asks for what is still sealed with old keys.
int rotate(const Config& config) {
    const SafeKeys keys = open_keys(config);
    const DatabaseAddress address = address_of(config);
    SodiumSafe safe{keys};
    std::size_t done = 0;
    for (;;) {
        std::size_t stuck = 0;
        const std::vector<SealedValue> values =
            sealed_with_old_keys(address, newest_of(keys), batch_size);
        const std::vector<RewrappedValue> anew = sealed_anew(values, safe, stuck);
        const int put = anew.empty() ? 0 : rewrap(address, anew);
        done += static_cast<std::size_t>(put);
        if (put > 0) std::cout << done << " values sealed anew" << std::endl;
        if (put > 0 && stuck < batch_size) continue;
        std::cout << "Done: " << done << " values sealed anew with master key " << newest_of(keys)
                  << ".\n";
        return stuck == 0 ? 0 : 1;
    }
}

int look(const Config& config) {
    const SafeKeys keys = open_keys(config);
    const std::size_t old =
        sealed_with_old_keys(address_of(config), newest_of(keys), batch_size).size();
    std::cout << "The key file is this database's. It holds " << keys.masters.size()
              << (keys.masters.size() == 1 ? " master key" : " master keys") << "; number "
              << newest_of(keys) << " seals.\n";
    if (old == 0) return 0;
    std::cout << (old == batch_size ? "500 values or more" : std::to_string(old) + " values")
              << " are sealed with older ones. Run: kitbank-server keys rotate\n";
    return 0;
}

int retire(const Config& config) {
    const SafeKeys keys = open_keys(config);
    const DatabaseAddress address = address_of(config);
    if (!sealed_with_old_keys(address, newest_of(keys), 1).empty()) {
        std::cerr << "Something is still sealed with an older master key. Run: kitbank-server keys "
                     "rotate, wait ten minutes for sign-ins on their way, and try again.\n";
        return 1;
    }
    forget_masters_below(address, newest_of(keys));
    keep_newest_master_key(config.keys);
    std::cout << "Only master key " << newest_of(keys) << " is left in " << config.keys.string()
              << ". Older backups open only with older copies of the file: destroy those that are "
                 "no longer needed.\n";
    return 0;
}

}  // namespace

int keys(const Config& config, const Words& words) {
    const std::string verb = words.size() == 1 ? words.front() : "";
    if (verb == "add") return add_key(config);
    if (verb == "rotate") return rotate(config);
    if (verb == "check") return look(config);
    if (verb == "retire") return retire(config);
    std::cerr << "usage: kitbank-server keys add|rotate|check|retire [--data DIR]\n";
    return 2;
}

}  // namespace kitbank

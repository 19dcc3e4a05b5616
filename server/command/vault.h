#pragma once
#include <string>
#include <vector>

#include "server/config.h"
#include "server/safe.h"
#include "server/store/house_keys.h"

namespace kitbank {

// The keys of this installation, from their file. A file is made only for a database that no keys were
// used with yet: a fresh one beside old data would open nothing, and what it sealed the right one would
// not open. Throws std::runtime_error with one sentence when the file is missing, or is another one
// than this database was used with.
SafeKeys open_keys(const Config& config);

// As the database keeps them.
std::vector<HouseKey> prints_of(const SafeKeys& keys);
// Why the file's keys cannot be this database's; empty when they can.
std::string key_mismatch(const std::vector<HouseKey>& known, const std::vector<HouseKey>& in_file,
                         const std::string& file);

}  // namespace kitbank

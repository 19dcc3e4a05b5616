#pragma once
#include <string>
#include <vector>

#include "server/core/ids.h"
#include "server/store/address.h"

// The master keys' traces in the database: which keys it was used with, and what is sealed with which.
namespace kitbank {

struct HouseKey {
    std::string kind;  // "master", "index", "signing"
    int number = 0;    // of a master key; 0 for the others
    Hash fingerprint{};
    friend bool operator==(const HouseKey&, const HouseKey&) = default;
};

// Empty when the database was never used, or is not migrated yet. Throws DatabaseError.
std::vector<HouseKey> house_keys(const DatabaseAddress& address);
void note_house_keys(const DatabaseAddress& address, const std::vector<HouseKey>& keys);
void forget_masters_below(const DatabaseAddress& address, int number);

// A value that another master key than the newest has sealed.
struct SealedValue {
    std::string place;    // "resident.sealed_key"
    std::string row_key;  // of its row, for rewrap()
    std::string
        context;  // that it is bound to; empty: it ends within minutes and is only waited for
    std::string sealed;
};

// What is not sealed with the master key of that number, over all tables; `limit` at most. Each table
// with a sealed column has a part in sql/keys/sealed_with_old_keys.sql and a statement to rewrap it.
std::vector<SealedValue> sealed_with_old_keys(const DatabaseAddress& address, int newest,
                                              int limit);
// Puts the new ciphertexts in the old ones' places, in one transaction; what was changed meanwhile stays.
// Answers how many were put.
struct RewrappedValue {
    SealedValue old;
    std::string sealed;
};
int rewrap(const DatabaseAddress& address, const std::vector<RewrappedValue>& values);

}  // namespace kitbank

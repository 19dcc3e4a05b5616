#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/migration.h"
#include "server/store/address.h"

namespace kitbank {

// What the migrator did, or why it will not: each a sentence for the operator.
struct MigrationReport {
    std::vector<std::string> applied;  // names, in order
    std::vector<std::string> faults;   // empty when the schema is this program's
};

// Brings the schema to what this program expects, applying the files of schema/migrations in the
// order of their names, and records each with its BLAKE2b hash. Refuses, and changes nothing, when
// the database has a migration that this program does not know (it is newer) or one whose text has
// changed since it was applied.
//
// Two programs that start at once: one holds the row of schema_migration_lock on a connection of
// its own until it is done, and the other waits for it (no GET_LOCK: a cluster does not share it; and
// DDL ends the transaction of the connection that runs it). DDL commits by itself, so a program
// that is killed between a file and its record runs that file again: each file says IF NOT EXISTS
// or its like. Throws DatabaseError.
MigrationReport migrate(const DatabaseAddress& address,
                        std::span<const migration::Text> files = migration::all());

// What migrate would refuse or still has to apply, as sentences; changes nothing.
std::vector<std::string> pending_migrations(
    const DatabaseAddress& address, std::span<const migration::Text> files = migration::all());

}  // namespace kitbank

#include "server/store/migrator.h"

#include <sodium.h>

#include <map>

#include "embedded/statement.h"
#include "server/store/connection.h"
#include "server/store/outcome.h"

namespace kitbank {
namespace {

using Applied = std::map<std::string, Hash, std::less<>>;

constexpr int no_such_table = 1146;
constexpr int lock_wait_timeout = 1205;

Hash digest_of(std::string_view text) {
    Hash digest{};
    const std::string bytes{text};
    std::vector<unsigned char> input{bytes.begin(), bytes.end()};
    crypto_generichash(digest.data(), digest.size(), input.data(), input.size(), nullptr, 0);
    return digest;
}

Applied applied_migrations(Connection& connection) {
    Rows rows = connection.query(statement::migrations_applied);
    Applied applied;
    while (rows.next()) {
        std::string name = rows.text();
        applied.emplace(std::move(name), rows.hash());
    }
    return applied;
}

std::vector<std::string> faults_in(const Applied& applied, std::span<const migration::Text> files) {
    std::vector<std::string> faults;
    std::map<std::string_view, Hash> expected;
    for (const migration::Text& file : files) expected.emplace(file.path, digest_of(file.text));
    for (const auto& [name, digest] : applied) {
        const auto file = expected.find(name);
        if (file == expected.end()) {
            faults.push_back("The database has the migration " + name +
                             ", which this program does not know. Start the newer program.");
        } else if (file->second != digest) {
            faults.push_back("The migration " + name +
                             " was changed after it was applied. Restore the file, and put the "
                             "change into a new one.");
        }
    }
    return faults;
}

// Waits as long as another program takes; the row stays locked until the connection is gone.
void hold_lock(Connection& connection) {
    connection.run("SET SESSION idle_transaction_timeout = 0");
    connection.run("START TRANSACTION");
    for (;;) {
        try {
            connection.query(statement::migration_lock);
            return;
        } catch (const DatabaseError& error) {
            if (error.number() != lock_wait_timeout) throw;
            connection.run("ROLLBACK");
            connection.run("START TRANSACTION");
        }
    }
}

}  // namespace

MigrationReport migrate(const DatabaseAddress& address, std::span<const migration::Text> files) {
    Connection worker{address};
    worker.run("SET SESSION max_statement_time = 0");
    worker.run(statement::migration_table);
    worker.run(statement::migration_lock_table);
    worker.change(statement::migration_lock_row);
    Connection holder{address};
    hold_lock(holder);

    const Applied applied = applied_migrations(worker);
    MigrationReport report{{}, faults_in(applied, files)};
    if (!report.faults.empty()) return report;
    for (const migration::Text& file : files) {
        if (applied.contains(file.path)) continue;
        worker.run(file.text);
        worker.change(statement::migration_insert, file.path, digest_of(file.text));
        report.applied.emplace_back(file.path);
    }
    return report;
}

std::vector<std::string> pending_migrations(const DatabaseAddress& address,
                                            std::span<const migration::Text> files) {
    Connection connection{address};
    Applied applied;
    try {
        applied = applied_migrations(connection);
    } catch (const DatabaseError& error) {
        if (error.number() != no_such_table) throw;
    }
    std::vector<std::string> pending = faults_in(applied, files);
    for (const migration::Text& file : files) {
        if (applied.contains(file.path)) continue;
        pending.push_back("The migration " + std::string{file.path} + " has not been applied yet.");
    }
    return pending;
}

}  // namespace kitbank

#include "server/store/migrator.h"

#include <doctest/doctest.h>

#include <array>
#include <thread>

#include "server/store/outcome.h"
#include "tests/store/scratch_database.h"

namespace kitbank {
namespace {

using migration::Text;

constexpr Text first{"0001_shelf.sql", "CREATE TABLE IF NOT EXISTS shelf (id INT PRIMARY KEY)"};
constexpr Text second{"0002_row.sql",
                      "INSERT INTO shelf (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1"};
constexpr Text broken{"0003_wrong.sql", "CREATE TABLE shelf (id INT PRIMARY KEY)"};

}  // namespace

TEST_CASE("an empty schema is brought to the last migration, and a second time changes nothing") {
    ScratchDatabase database{false};
    CHECK(pending_migrations(database.address()).size() == migration::all().size());
    const MigrationReport report = migrate(database.address());
    CHECK(report.faults.empty());
    CHECK(report.applied.size() == migration::all().size());
    CHECK(migrate(database.address()).applied.empty());
    CHECK(pending_migrations(database.address()).empty());
}

TEST_CASE("every migration may be run again, as after a kill before it was recorded") {
    ScratchDatabase database;
    database.connection().run("DELETE FROM schema_migration");
    const MigrationReport report = migrate(database.address());
    CHECK(report.applied.size() == migration::all().size());
    CHECK(database.ask("SELECT COUNT(*) FROM organisation") == "1");
}

TEST_CASE("only what is new is applied") {
    ScratchDatabase database{false};
    migrate(database.address(), std::array{first});
    const MigrationReport report = migrate(database.address(), std::array{first, second});
    CHECK(report.applied == std::vector<std::string>{"0002_row.sql"});
    CHECK(database.ask("SELECT COUNT(*) FROM shelf") == "1");
}

TEST_CASE("a changed migration is refused and nothing is applied") {
    ScratchDatabase database{false};
    migrate(database.address(), std::array{first});
    const Text changed{first.path, "CREATE TABLE IF NOT EXISTS shelf (id BIGINT PRIMARY KEY)"};
    const MigrationReport report = migrate(database.address(), std::array{changed, second});
    REQUIRE(report.faults.size() == 1);
    CHECK(report.faults[0].find("0001_shelf.sql was changed after it was applied") !=
          std::string::npos);
    CHECK(report.applied.empty());
    CHECK(database.ask("SELECT COUNT(*) FROM shelf") == "0");
}

TEST_CASE("a schema of a newer program is refused") {
    ScratchDatabase database{false};
    migrate(database.address(), std::array{first, second});
    const MigrationReport report = migrate(database.address(), std::array{first});
    REQUIRE(report.faults.size() == 1);
    CHECK(report.faults[0].find("0002_row.sql, which this program does not know") !=
          std::string::npos);
}

TEST_CASE("a migration that fails is not recorded, those before it are") {
    ScratchDatabase database{false};
    CHECK_THROWS_AS(migrate(database.address(), std::array{first, second, broken}), DatabaseError);
    CHECK(database.ask("SELECT COUNT(*) FROM schema_migration") == "2");
}

TEST_CASE("programs that start at once migrate once") {
    ScratchDatabase database{false};
    std::array<std::size_t, 4> applied{};
    std::vector<std::thread> programs;
    for (std::size_t& count : applied) {
        programs.emplace_back([&] { count = migrate(database.address()).applied.size(); });
    }
    for (std::thread& program : programs) program.join();
    std::size_t sum = 0;
    for (const std::size_t count : applied) sum += count;
    CHECK(sum == migration::all().size());
}

}  // namespace kitbank

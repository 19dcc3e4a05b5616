#include "server/store/check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/store/scratch_database.h"

namespace kitbank {
namespace {

// A global setting changed for the length of a test.
class Changed {
  public:
    Changed(Connection& connection, std::string name, const std::string& value, std::string before)
        : connection_(connection), name_(std::move(name)), before_(std::move(before)) {
        connection_.run("SET GLOBAL " + name_ + " = " + value);
    }
    ~Changed() { connection_.run("SET GLOBAL " + name_ + " = " + before_); }
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;

  private:
    Connection& connection_;
    std::string name_;
    std::string before_;
};

}  // namespace

TEST_CASE("the private database has every setting that the promises rest on") {
    ScratchDatabase database{false};
    for (const SettingFault& fault : check_settings(database.address()))
        MESSAGE(sentence_of(fault));
    CHECK(check_settings(database.address()).empty());
}

TEST_CASE("a wrong setting is named with what it is, what it must be and how to mend it") {
    ScratchDatabase database{false};
    const Changed flush{database.connection(), "innodb_flush_log_at_trx_commit", "2", "1"};
    const Changed limit{database.connection(), "max_statement_time", "10.5", "10"};
    const Changed isolation{database.connection(), "innodb_snapshot_isolation", "OFF", "ON"};
    const auto faults = check_settings(database.address());
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].setting == "innodb_flush_log_at_trx_commit");
    CHECK(faults[0].is == "2");
    CHECK(faults[0].must == "1");
    CHECK(sentence_of(faults[0]) ==
          "The database setting innodb_flush_log_at_trx_commit is 2 and must be 1. Write "
          "`innodb_flush_log_at_trx_commit = 1` below [mariadbd] in the database's my.cnf and "
          "restart it, or a power cut loses scans that were acknowledged.");
    CHECK(faults[1].setting == "innodb_snapshot_isolation");
    CHECK(faults[2].is == "10.500000");
}

TEST_CASE("a mode that is missing is a fault, one more is not") {
    ScratchDatabase database{false};
    const std::string before = "'" + database.ask("SELECT @@GLOBAL.sql_mode") + "'";
    const std::string more = before.substr(0, before.size() - 1) + ",ANSI_QUOTES'";
    {
        const Changed mode{database.connection(), "sql_mode", more, before};
        CHECK(check_settings(database.address()).empty());
    }
    const Changed mode{database.connection(), "sql_mode", "'STRICT_ALL_TABLES'", before};
    const auto faults = check_settings(database.address());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].setting == "sql_mode");
}

}  // namespace kitbank

#pragma once
#include <memory>
#include <string>

#include "server/store/mysql_store.h"

namespace kitbank {

// A schema of its own on the test database (KITBANK_TEST_DATABASE: the address of an account that
// may make schemas; scripts/test sets it), dropped when it goes. Throws std::runtime_error with a
// sentence when the variable is absent.
class ScratchDatabase {
  public:
    explicit ScratchDatabase(bool is_migrated = true);
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;

    [[nodiscard]] const DatabaseAddress& address() const { return address_; }
    MysqlStore& store();
    // Statements of the test itself, past the store.
    Connection& connection();
    std::string ask(const std::string& question);  // first column of the first row
    // The names of the invariants that do not hold; empty when all do.
    std::string broken();

  private:
    DatabaseAddress address_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<MysqlStore> store_;
};

}  // namespace kitbank

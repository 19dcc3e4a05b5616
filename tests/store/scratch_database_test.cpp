#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "server/store/invariants.h"
#include "server/store/migrator.h"
#include "tests/store/scratch_database.h"

namespace kitbank {
namespace {

DatabaseAddress test_address() {
    const char* const url = std::getenv("KITBANK_TEST_DATABASE");
    if (url == nullptr) {
        throw std::runtime_error{
            "KITBANK_TEST_DATABASE is not set: run scripts/test, or start a database with "
            "scripts/dev_db start DIR --test and set it to what scripts/dev_db url DIR prints."};
    }
    const Result<DatabaseAddress> address = parse_address(url);
    if (!address) throw std::runtime_error{address.refusal().detail};
    return *address;
}

std::string next_name() {
    static int count = 0;
    return "kitbank_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

}  // namespace

ScratchDatabase::ScratchDatabase(bool is_migrated) : address_(test_address()) {
    const std::string name = next_name();
    {
        Connection maker{address_};
        maker.run("DROP DATABASE IF EXISTS " + name);
        maker.run("CREATE DATABASE " + name);
    }
    address_.schema = name;
    if (is_migrated && !migrate(address_).faults.empty()) {
        throw std::runtime_error{"the scratch schema could not be migrated"};
    }
}

ScratchDatabase::~ScratchDatabase() {
    store_.reset();
    try {
        connection().run("DROP DATABASE " + address_.schema);
    } catch (const std::exception& error) {
        MESSAGE(error.what());
    }
}

MysqlStore& ScratchDatabase::store() {
    if (!store_) store_ = std::make_unique<MysqlStore>(address_);
    return *store_;
}

Connection& ScratchDatabase::connection() {
    if (!connection_ || !connection_->is_sound())
        connection_ = std::make_unique<Connection>(address_);
    return *connection_;
}

std::string ScratchDatabase::ask(const std::string& question) {
    Connection asker{address_};
    const std::string_view text{question};
    Rows rows = asker.query(text);
    return rows.next() ? rows.text() : "";
}

std::string ScratchDatabase::broken() {
    std::string names;
    for (const BrokenInvariant& each : check_invariants(address_)) {
        names += (names.empty() ? "" : " ") + each.name;
    }
    return names;
}

TEST_CASE("a scratch schema has every table and goes with its owner") {
    const auto schemas = [](ScratchDatabase& any, const std::string& name) {
        return any.ask("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '" +
                       name + "'");
    };
    ScratchDatabase stays{false};
    std::string name;
    {
        ScratchDatabase goes;
        name = goes.address().schema;
        CHECK(schemas(stays, name) == "1");
        CHECK(goes.ask("SELECT name FROM organisation WHERE id = 1") == "Kitbank scheme");
    }
    CHECK(schemas(stays, name) == "0");
}

}  // namespace kitbank

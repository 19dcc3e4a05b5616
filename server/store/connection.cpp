#include "server/store/connection.h"

#include <cppconn/connection.h>
#include <cppconn/datatype.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <mysql_driver.h>

#include "server/store/moment.h"
#include "server/store/outcome.h"

namespace kitbank {
namespace {

// `SET NAMES ... COLLATE` is not used: the connector does not know the collation's number in the
// answers and gives up.
constexpr const char* session_settings =
    "SET SESSION collation_connection = utf8mb4_nopad_bin, time_zone = '+00:00', "
    "sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
    "NO_ZERO_DATE,NO_ZERO_IN_DATE', "
    "tx_isolation = 'READ-COMMITTED', innodb_snapshot_isolation = ON, "
    "innodb_lock_wait_timeout = 5, max_statement_time = 10, idle_transaction_timeout = 15, "
    "wsrep_sync_wait = 1";

constexpr int connect_timeout_seconds = 5;
// Longer than any statement may take, so that the server's own limit is seen first.
constexpr int answer_timeout_seconds = 15;

sql::Driver* driver() {
    // The connector's own look-up is not safe between threads; this initialisation is.
    static sql::Driver* const instance = get_driver_instance();
    return instance;
}

sql::SQLString to_sql(std::string_view text) { return sql::SQLString{text.data(), text.size()}; }

sql::ConnectOptionsMap options_for(const DatabaseAddress& address) {
    sql::ConnectOptionsMap options;
    const std::string host =
        address.socket.empty() ? "tcp://" + address.host : "unix://" + address.socket;
    options["hostName"] = to_sql(host);
    if (address.socket.empty()) options["port"] = static_cast<int>(address.port);
    options["userName"] = to_sql(address.user);
    options["password"] = to_sql(address.password);
    options["schema"] = to_sql(address.schema);
    options["OPT_CONNECT_TIMEOUT"] = connect_timeout_seconds;
    options["OPT_READ_TIMEOUT"] = answer_timeout_seconds;
    options["OPT_WRITE_TIMEOUT"] = answer_timeout_seconds;
    options["OPT_RECONNECT"] = false;
    options["CLIENT_FOUND_ROWS"] = true;
    return options;
}

}  // namespace

struct Connection::Prepared {
    std::unique_ptr<sql::PreparedStatement> handle;
};

template <class Action>
void Connection::guarded(const Action& action, bool at_commit) {
    try {
        action();
        answered_ = true;
    } catch (const sql::SQLException& error) {
        DatabaseError known{error.getErrorCode(), error.what(), at_commit};
        const Outcome outcome = known.outcome();
        if (outcome == Outcome::unknown || outcome == Outcome::elsewhere) sound_ = false;
        throw known;
    }
}

Connection::Connection(const DatabaseAddress& address) {
    guarded([&] {
        sql::ConnectOptionsMap options = options_for(address);
        handle_.reset(driver()->connect(options));
        plain_.reset(handle_->createStatement());
        plain_->execute("SET NAMES utf8mb4");
        plain_->execute(session_settings);
    });
    answered_ = false;
}

Connection::~Connection() {
    prepared_.clear();
    plain_.reset();
}

void Connection::run(std::string_view text) {
    guarded([&] { plain_->execute(to_sql(text)); });
}

void Connection::commit_transaction() {
    guarded([&] { plain_->execute("COMMIT"); }, true);
}

Connection::Prepared& Connection::prepared(const std::string_view& statement) {
    std::unique_ptr<Prepared>& slot = prepared_[statement.data()];
    if (!slot) {
        auto fresh = std::make_unique<Prepared>();
        guarded([&] { fresh->handle.reset(handle_->prepareStatement(to_sql(statement))); });
        slot = std::move(fresh);
    }
    return *slot;
}

Rows Connection::run_query(Prepared& statement) {
    std::unique_ptr<sql::ResultSet> found;
    guarded([&] { found.reset(statement.handle->executeQuery()); });
    return Rows{std::move(found)};
}

std::int64_t Connection::run_change(Prepared& statement) {
    std::int64_t count = 0;
    guarded([&] { count = statement.handle->executeUpdate(); });
    return count;
}

void Connection::bind(Prepared& statement, unsigned number, std::string_view bytes) {
    statement.handle->setString(number, to_sql(bytes));
}

void Connection::bind(Prepared& statement, unsigned number, std::int64_t value) {
    statement.handle->setInt64(number, value);
}

void Connection::bind_null(Prepared& statement, unsigned number) {
    statement.handle->setNull(number, sql::DataType::SQLNULL);
}

void Connection::bind(Prepared& statement, unsigned number, Instant instant) {
    bind(statement, number, to_datetime(instant));
}

void Connection::bind(Prepared& statement, unsigned number, Date date) {
    bind(statement, number, format(date));
}

}  // namespace kitbank

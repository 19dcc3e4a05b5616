#include "tests/bench/hand_written.h"

#include <errmsg.h>
#include <fmt/format.h>
#include <mysql.h>
#include <mysqld_error.h>

#include <array>
#include <random>
#include <stdexcept>

namespace kitbank::bench {
namespace {

// A whole operation is run again on these; `number` is the server's.
struct DatabaseError : std::runtime_error {
    DatabaseError(unsigned number_, const char* text)
        : std::runtime_error(fmt::format("{} ({})", text, number_)), number(number_) {}
    bool is_worth_a_retry() const {
        return number == ER_LOCK_DEADLOCK || number == ER_CHECKREAD ||
               number == ER_LOCK_WAIT_TIMEOUT;
    }
    unsigned number;
};

constexpr int retries_max = 20;
constexpr int hubs = 100;

void check(bool is_fine, MYSQL_STMT* statement) {
    if (!is_fine) throw DatabaseError(mysql_stmt_errno(statement), mysql_stmt_error(statement));
}

// The parameters of one execution; the values stay where they are until it is done.
class Parameters {
  public:
    explicit Parameters(std::size_t count) { binds_.reserve(count); }

    void add(const std::int64_t& number) {
        MYSQL_BIND& bind = binds_.emplace_back();
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = const_cast<std::int64_t*>(&number);
    }
    void add(std::string_view bytes) {
        MYSQL_BIND& bind = binds_.emplace_back();
        bind.buffer_type = MYSQL_TYPE_STRING;
        bind.buffer = const_cast<char*>(bytes.data());
        bind.buffer_length = bytes.size();
    }
    void run(MYSQL_STMT* statement) {
        check(mysql_stmt_bind_param(statement, binds_.data()) == 0, statement);
        check(mysql_stmt_execute(statement) == 0, statement);
    }

  private:
    std::vector<MYSQL_BIND> binds_;
};

using EventId = std::array<char, 16>;

EventId draw_id() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    EventId id;
    for (char& byte : id) byte = static_cast<char>(random());
    return id;
}

std::string_view view(const EventId& id) { return {id.data(), id.size()}; }

// "one, one, one"
std::string repeated(const std::string& one, std::size_t count) {
    std::string all = one;
    for (std::size_t done = 1; done < count; ++done) all += "," + one;
    return all;
}

constexpr auto event_row = "(?, ?, ?, 'move', 'token:1', ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))";

constexpr auto device_table =
    "CREATE TABLE by_hand.device ("
    " id BIGINT NOT NULL PRIMARY KEY, tag VARBINARY(16) NOT NULL, kind VARCHAR(16) NOT NULL,"
    " make VARCHAR(100) NOT NULL, model VARCHAR(100) NOT NULL, serial VARCHAR(64) NOT NULL,"
    " state VARCHAR(16) NOT NULL, hub_id BIGINT NOT NULL, version INT NOT NULL,"
    " updated_at DATETIME(6) NOT NULL, UNIQUE KEY device_tag (tag),"
    " KEY device_hub_state (hub_id, state, id)) ENGINE = InnoDB";

constexpr auto event_table =
    "CREATE TABLE by_hand.device_event ("
    " id BINARY(16) NOT NULL PRIMARY KEY, device_id BIGINT NOT NULL, seq INT NOT NULL,"
    " event VARCHAR(20) NOT NULL, actor VARCHAR(64) NOT NULL, hub_id BIGINT NOT NULL,"
    " happened_at DATETIME(6) NOT NULL, recorded_at DATETIME(6) NOT NULL,"
    " UNIQUE KEY event_seq (device_id, seq)) ENGINE = InnoDB";

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (text[place] == '%' && place + 2 < text.size()) {
            plain +=
                static_cast<char>(std::stoi(std::string(text.substr(place + 1, 2)), nullptr, 16));
            place += 2;
        } else {
            plain += text[place];
        }
    }
    return plain;
}

std::string between(const std::string& text, std::string_view before, std::string_view after) {
    const std::size_t begin = text.find(before);
    if (begin == std::string::npos) throw std::runtime_error("no database address: " + text);
    const std::size_t place = begin + before.size();
    const std::size_t end = after.empty() ? text.size() : text.find(after, place);
    return text.substr(place, end - place);
}

}  // namespace

Address parse_address(const std::string& url) {
    const std::string account = between(url, "mysql://", "@");
    const std::size_t colon = account.find(':');
    return {account.substr(0, colon), unescaped(account.substr(colon + 1)),
            unescaped(between(url, "?socket=", ""))};
}

void HandWritten::CloseConnection::operator()(MYSQL* connection) const { mysql_close(connection); }
void HandWritten::CloseStatement::operator()(MYSQL_STMT* statement) const {
    mysql_stmt_close(statement);
}

HandWritten::HandWritten(const Address& address) : connection_(mysql_init(nullptr)) {
    if (mysql_real_connect(connection_.get(), "localhost", address.user.c_str(),
                           address.password.c_str(), nullptr, 0, address.socket.c_str(),
                           0) == nullptr) {
        throw std::runtime_error(mysql_error(connection_.get()));
    }
    run("SET NAMES utf8mb4");
    run("CREATE DATABASE IF NOT EXISTS by_hand");
    run("USE by_hand");
}

void HandWritten::run(const std::string& sql) {
    if (mysql_real_query(connection_.get(), sql.data(), sql.size()) != 0) {
        throw DatabaseError(mysql_errno(connection_.get()), mysql_error(connection_.get()));
    }
}

HandWritten::Statement HandWritten::prepare(const std::string& sql) {
    Statement statement(mysql_stmt_init(connection_.get()));
    check(mysql_stmt_prepare(statement.get(), sql.data(), sql.size()) == 0, statement.get());
    return statement;
}

void HandWritten::fill(std::span<const std::string> tags) {
    run("DROP TABLE IF EXISTS device");
    run("DROP TABLE IF EXISTS device_event");
    run(device_table);
    run(event_table);
    constexpr std::size_t rows_at_once = 2000;
    for (std::size_t done = 0; done < tags.size(); done += rows_at_once) {
        std::string rows;
        for (std::size_t place = done; place < std::min(done + rows_at_once, tags.size());
             ++place) {
            rows += fmt::format(
                "{}({},'{}','laptop','Dell','Latitude 5400','BY{:08}','received',{},1,"
                "UTC_TIMESTAMP(6))",
                rows.empty() ? "" : ",", place + 1, tags[place], place, place % hubs + 1);
        }
        run("INSERT INTO device VALUES " + rows);
    }
    run("ANALYZE TABLE device, device_event");
    for (MYSQL_RES* left = mysql_store_result(connection_.get()); left != nullptr; left = nullptr) {
        mysql_free_result(left);
    }
}

template <class Work>
void HandWritten::until_committed(const Work& work) {
    for (int count = 1;; ++count) {
        try {
            run("START TRANSACTION");
            work();
            return run("COMMIT");
        } catch (const DatabaseError& error) {
            run("ROLLBACK");
            if (!error.is_worth_a_retry() || count == retries_max) throw;
        }
    }
}

std::vector<HandWritten::Found> HandWritten::locked(Statement& statement,
                                                    std::span<const std::string> tags) {
    Parameters parameters(tags.size());
    for (const std::string& tag : tags) parameters.add(std::string_view(tag));
    parameters.run(statement.get());
    Found row{};
    std::array<MYSQL_BIND, 3> columns{};
    const std::array<std::int64_t*, 3> places{&row.id, &row.version, &row.in_stock};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        columns[column].buffer_type = MYSQL_TYPE_LONGLONG;
        columns[column].buffer = places[column];
    }
    check(mysql_stmt_bind_result(statement.get(), columns.data()) == 0, statement.get());
    std::vector<Found> found;
    while (mysql_stmt_fetch(statement.get()) == 0) found.push_back(row);
    mysql_stmt_free_result(statement.get());
    if (found.size() != tags.size()) throw std::runtime_error("a device by hand is missing");
    for (const Found& device : found) {
        if (device.in_stock == 0) throw std::runtime_error("a device by hand cannot be moved");
    }
    return found;
}

void HandWritten::scan(const std::string& tag, int hub) {
    if (!lock_) {
        lock_ = prepare(
            "SELECT id, version, state IN ('received', 'wiped', 'ready') FROM device"
            " WHERE tag = ? FOR UPDATE");
        update_ = prepare(
            "UPDATE device SET hub_id = ?, version = version + 1, updated_at = UTC_TIMESTAMP(6)"
            " WHERE id = ?");
        insert_ = prepare(fmt::format("INSERT INTO device_event VALUES {}", event_row));
    }
    until_committed([&] { scan_once(tag, hub); });
}

void HandWritten::scan_once(const std::string& tag, int hub) {
    const std::int64_t new_hub = hub;
    const Found device = locked(lock_, {&tag, 1}).front();
    Parameters update(2);
    update.add(new_hub);
    update.add(device.id);
    update.run(update_.get());
    const EventId id = draw_id();
    const std::int64_t seq = device.version + 1;
    Parameters insert(4);
    insert.add(view(id));
    insert.add(device.id);
    insert.add(seq);
    insert.add(new_hub);
    insert.run(insert_.get());
}

void HandWritten::prepare_batch(std::size_t size) {
    if (batch_.size == size) return;
    batch_.size = size;
    const std::string marks = repeated("?", size);
    batch_.lock = prepare(
        fmt::format("SELECT id, version, state IN ('received', 'wiped', 'ready') FROM device"
                    " WHERE tag IN ({}) FOR UPDATE",
                    marks));
    batch_.update = prepare(fmt::format(
        "UPDATE device SET hub_id = ?, version = version + 1, updated_at = UTC_TIMESTAMP(6)"
        " WHERE id IN ({})",
        marks));
    batch_.insert =
        prepare(fmt::format("INSERT INTO device_event VALUES {}", repeated(event_row, size)));
}

void HandWritten::scan_batch(std::span<const std::string> tags, int hub) {
    prepare_batch(tags.size());
    until_committed([&] { scan_batch_once(tags, hub); });
}

void HandWritten::scan_batch_once(std::span<const std::string> tags, int hub) {
    const std::int64_t new_hub = hub;
    std::vector<Found> devices = locked(batch_.lock, tags);
    Parameters update(tags.size() + 1);
    update.add(new_hub);
    for (const Found& device : devices) update.add(device.id);
    update.run(batch_.update.get());
    std::vector<EventId> ids(tags.size());
    Parameters insert(4 * tags.size());
    for (std::size_t place = 0; place < devices.size(); ++place) {
        ids[place] = draw_id();
        ++devices[place].version;
        insert.add(view(ids[place]));
        insert.add(devices[place].id);
        insert.add(devices[place].version);
        insert.add(new_hub);
    }
    insert.run(batch_.insert.get());
}

void HandWritten::look_up(const std::string& tag) {
    if (!look_up_) {
        look_up_ = prepare(
            "SELECT tag, kind, make, model, serial, state, hub_id, version, updated_at"
            " FROM device WHERE tag = ?");
    }
    Parameters parameters(1);
    parameters.add(std::string_view(tag));
    parameters.run(look_up_.get());
    std::array<std::array<char, 128>, 9> texts;
    std::array<MYSQL_BIND, 9> columns{};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        columns[column].buffer_type = MYSQL_TYPE_STRING;
        columns[column].buffer = texts[column].data();
        columns[column].buffer_length = texts[column].size();
    }
    check(mysql_stmt_bind_result(look_up_.get(), columns.data()) == 0, look_up_.get());
    if (mysql_stmt_fetch(look_up_.get()) != 0) throw std::runtime_error("no device " + tag);
    mysql_stmt_free_result(look_up_.get());
}

std::vector<std::string> HandWritten::texts(const std::string& query) {
    run(query);
    MYSQL_RES* result = mysql_store_result(connection_.get());
    if (result == nullptr) throw std::runtime_error("no rows from " + query);
    std::vector<std::string> found;
    while (MYSQL_ROW row = mysql_fetch_row(result)) found.emplace_back(row[0]);
    mysql_free_result(result);
    return found;
}

std::int64_t HandWritten::number(const std::string& query) {
    return std::stoll(texts(query).at(0));
}

}  // namespace kitbank::bench

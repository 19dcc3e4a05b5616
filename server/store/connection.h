#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/store/address.h"
#include "server/store/rows.h"

namespace sql {
class Connection;
class PreparedStatement;
class Statement;
}  // namespace sql

namespace kitbank {

// One session with the database: the connector's handle, how its session is set up, and its
// prepared statements (each prepared once, by the address of its text, and closed with it: the
// server holds 16,382 of them at most).
//
// The connector's own commit, rollback, setAutoCommit and reconnect ignore the server's answer and
// are never called: transactions are SQL text (transaction.h), and a handle that failed is
// destroyed, never mended. Every error is thrown as DatabaseError.
//
// Sessions read committed rows. Under repeatable read a locking look-up of a tag that is not there
// locks the gap around it, and two intakes at once deadlock; and an operation that waited for a lock
// would read everything else as it was before it waited. What repeatable read and snapshot isolation
// would have caught, lost updates, is held by two other means at once: rows are locked when they
// are loaded, and each change carries the version it was loaded at or a unique key. Snapshot
// isolation is on for sessions that choose repeatable read. So: lock first, then ask what came
// before.
class Connection {
  public:
    // Throws DatabaseError when the database cannot be reached.
    explicit Connection(const DatabaseAddress& address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // A statement of server/store/sql with its parameters in order. An id of 0 and an empty
    // optional are NULL; hashes and UUIDs are bytes.
    template <class... Parameters>
    Rows query(const std::string_view& statement, const Parameters&... parameters) {
        bind_all(prepared(statement), parameters...);
        return run_query(prepared(statement));
    }
    // The same for a change: how many rows it found, changed or not.
    template <class... Parameters>
    std::int64_t change(const std::string_view& statement, const Parameters&... parameters) {
        bind_all(prepared(statement), parameters...);
        return run_change(prepared(statement));
    }
    // Text that is not prepared: transaction words, session settings, migrations.
    void run(std::string_view text);
    void commit_transaction();

    // False once an error has left the session in doubt: it must be destroyed.
    [[nodiscard]] bool is_sound() const { return sound_; }
    void give_up() { sound_ = false; }
    // The database has answered since the connection was lent out.
    [[nodiscard]] bool has_answered() const { return answered_; }
    void begin_use() { answered_ = false; }

  private:
    struct Prepared;

    Prepared& prepared(const std::string_view& statement);
    Rows run_query(Prepared& statement);
    std::int64_t run_change(Prepared& statement);

    template <class... Parameters>
    void bind_all(Prepared& statement, const Parameters&... parameters) {
        unsigned number = 0;
        (bind(statement, ++number, parameters), ...);
    }
    static void bind(Prepared& statement, unsigned number, std::string_view bytes);
    static void bind(Prepared& statement, unsigned number, std::int64_t value);
    static void bind_null(Prepared& statement, unsigned number);
    static void bind(Prepared& statement, unsigned number, Instant instant);
    static void bind(Prepared& statement, unsigned number, Date date);
    template <class Number>
    requires std::is_integral_v<Number>
    static void bind(Prepared& statement, unsigned number, Number value) {
        bind(statement, number, static_cast<std::int64_t>(value));
    }
    static void bind(Prepared& statement, unsigned number, const std::string& text) {
        bind(statement, number, std::string_view{text});
    }
    static void bind(Prepared& statement, unsigned number, const Tag& tag) {
        bind(statement, number, std::string_view{tag.text});
    }
    template <std::size_t count>
    static void bind(Prepared& statement, unsigned number,
                     const std::array<std::uint8_t, count>& bytes) {
        bind(statement, number, std::string{bytes.begin(), bytes.end()});
    }
    static void bind(Prepared& statement, unsigned number, const Uuid& uuid) {
        bind(statement, number, uuid.bytes);
    }
    template <class Of>
    static void bind(Prepared& statement, unsigned number, Id<Of> id) {
        if (id.value == 0) return bind_null(statement, number);
        bind(statement, number, id.value);
    }
    template <class T>
    static void bind(Prepared& statement, unsigned number, const std::optional<T>& value) {
        if (!value) return bind_null(statement, number);
        bind(statement, number, *value);
    }

    template <class Action>
    void guarded(const Action& action, bool at_commit = false);

    std::unique_ptr<sql::Connection> handle_;
    std::unique_ptr<sql::Statement> plain_;
    std::unordered_map<const char*, std::unique_ptr<Prepared>> prepared_;
    bool sound_ = true;
    bool answered_ = false;
};

}  // namespace kitbank

#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct st_mysql;
struct st_mysql_stmt;

namespace kitbank::bench {

// How to reach the private database: the parts of mysql://USER:PASSWORD@localhost/x?socket=PATH.
struct Address {
    std::string user, password, socket;
};
Address parse_address(const std::string& url);

// The references: what somebody would write straight on MariaDB's C API for the same work, with
// prepared statements, on plain tables of their own (schema `by_hand`) with the same number of
// devices, in the same database. No idempotency, no hash chain, no permission, no HTTP.
class HandWritten {
  public:
    explicit HandWritten(const Address& address);

    // Makes the tables anew with a row for each tag; the device's id is its place from 1.
    void fill(std::span<const std::string> tags);

    // One durable scan in one transaction: read the device locked, check the rule, update it,
    // insert the event, commit. Run again on a deadlock.
    void scan(const std::string& tag, int hub);
    // The same for a set: one IN read, one bulk update, one bulk insert.
    void scan_batch(std::span<const std::string> tags, int hub);
    void look_up(const std::string& tag);

    // One number from any schema of this database.
    std::int64_t number(const std::string& query);
    std::vector<std::string> texts(const std::string& query);

  private:
    struct CloseConnection {
        void operator()(st_mysql* connection) const;
    };
    struct CloseStatement {
        void operator()(st_mysql_stmt* statement) const;
    };
    using Statement = std::unique_ptr<st_mysql_stmt, CloseStatement>;
    struct Found {
        std::int64_t id, version, in_stock;
    };
    struct BatchStatements {
        std::size_t size = 0;
        Statement lock, update, insert;
    };

    void run(const std::string& sql);
    Statement prepare(const std::string& sql);
    void prepare_batch(std::size_t size);
    std::vector<Found> locked(Statement& statement, std::span<const std::string> tags);
    void scan_once(const std::string& tag, int hub);
    void scan_batch_once(std::span<const std::string> tags, int hub);
    template <class Work>
    void until_committed(const Work& work);

    std::unique_ptr<st_mysql, CloseConnection> connection_;
    Statement lock_, update_, insert_, look_up_;
    BatchStatements batch_;
};

}  // namespace kitbank::bench

#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kitbank::scanner {

// One SQLite file and the few calls on it that the queue needs. Every failure is a LocalTrouble
// with a sentence ("The disk is full.").
class Database {
  public:
    // Opened for its owner only; WAL, synchronous=FULL, secure_delete: what is committed survives a
    // pulled plug, what is cleared is overwritten.
    explicit Database(const std::string& path);

    void run(const char* sql);

  private:
    friend class Statement;
    friend class Immediate;
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

// One prepared statement. Values are bound in order; a row is read by column.
class Statement {
  public:
    Statement(Database& database, const char* sql);

    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    bool step();  // true while there is a row
    std::string text(int column) const;
    std::int64_t number(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    sqlite3* handle_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
};

// Begun with a write lock, rolled back unless committed.
class Immediate {
  public:
    explicit Immediate(Database& database) : database_(database) {
        database_.run("BEGIN IMMEDIATE");
    }
    ~Immediate();
    Immediate(const Immediate&) = delete;
    Immediate& operator=(const Immediate&) = delete;
    void finish();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace kitbank::scanner

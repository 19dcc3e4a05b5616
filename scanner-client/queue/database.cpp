#include "scanner-client/queue/database.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

constexpr int wait_ms_for_others = 5000;

[[noreturn]] void fail(sqlite3* handle) {
    const int code = handle != nullptr ? sqlite3_errcode(handle) : SQLITE_NOMEM;
    switch (code & 0xFF) {
        case SQLITE_FULL:
            throw LocalTrouble("The disk of this computer is full.");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            throw LocalTrouble("The scanner's file is damaged. Keep it, and ask for help.");
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            throw LocalTrouble("The scanner's file cannot be written.");
        case SQLITE_BUSY:
            throw LocalTrouble("Another scanner program is using the file and does not let go.");
        default:
            throw LocalTrouble(std::string{"The scanner's file: "} +
                               (handle != nullptr ? sqlite3_errmsg(handle) : "no memory") + ".");
    }
}

// SQLite gives its side files the mode of the main one.
void make_private(const std::string& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) close(file);
}

}  // namespace

Database::Database(const std::string& path) {
    make_private(path);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail(handle);
    sqlite3_busy_timeout(handle, wait_ms_for_others);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA secure_delete=ON");
}

void Database::run(const char* sql) {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(handle_.get());
}

Statement::Statement(Database& database, const char* sql) : handle_(database.handle_.get()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) fail(handle_);
}

Statement& Statement::bind(std::string_view text) {
    const int code = sqlite3_bind_text(statement_.get(), ++bound_, text.data(),
                                       static_cast<int>(text.size()), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) fail(handle_);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    if (sqlite3_bind_int64(statement_.get(), ++bound_, number) != SQLITE_OK) fail(handle_);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(handle_);
    return code == SQLITE_ROW;
}

std::string Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr
               ? std::string{}
               : std::string{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

Immediate::~Immediate() {
    if (open_) sqlite3_exec(database_.handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Immediate::finish() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace kitbank::scanner

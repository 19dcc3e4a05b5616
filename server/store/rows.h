#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/core/calendar.h"
#include "server/core/ids.h"

namespace sql {
class ResultSet;
}

namespace kitbank {

// The rows a query found, read column by column in the order of the statement: each call takes the
// next column of the row. All rows are here already; the connection is free.
class Rows {
  public:
    explicit Rows(std::unique_ptr<sql::ResultSet> found);
    ~Rows();
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) noexcept;

    bool next();

    std::string text();
    std::int64_t number();
    std::uint64_t natural();
    bool flag() { return number() != 0; }
    Instant instant();
    Date date();
    Hash hash();
    Uuid uuid();
    Tag tag() { return Tag{text()}; }
    // 0 for NULL.
    template <class IdType>
    IdType id() {
        return IdType{is_null() ? skip() : number()};
    }
    // Nothing for NULL.
    template <class T>
    std::optional<T> maybe(T (Rows::*read)()) {
        if (!is_null()) return (this->*read)();
        skip();
        return std::nullopt;
    }
    [[nodiscard]] bool is_null() const;  // the next column; does not take it

  private:
    std::int64_t skip() {
        ++column_;
        return 0;
    }

    std::unique_ptr<sql::ResultSet> found_;
    std::uint32_t column_ = 0;
};

// The value of a word that the schema allows; a word that the program does not know is a broken
// world.
[[noreturn]] void fail_unknown_word();
template <class Enum>
Enum known(std::optional<Enum> value) {
    if (!value) fail_unknown_word();
    return *value;
}

}  // namespace kitbank

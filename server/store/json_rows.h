#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/ids.h"

namespace kitbank {

// Rows for a statement that takes them all at once: JSON_TABLE(?, '$[*]' COLUMNS (... '$[0]' ...)).
// One round trip whatever their number. Binary values are written in hexadecimal (UNHEX in the
// statement), ids of 0 and empty optionals as null, moments as DATETIME has them. Written by hand: a
// JSON library's tree costs more than the round trip that it saves.
class JsonRows {
  public:
    // One row of several columns: [a, b, ...].
    template <class... Columns>
    void add_row(const Columns&... columns) {
        separate();
        text_ += '[';
        std::size_t number = 0;
        ((text_ += number++ == 0 ? "" : ",", put(columns)), ...);
        text_ += ']';
    }
    // One row of one column, bare.
    template <class Column>
    void add(const Column& column) {
        separate();
        put(column);
    }

    [[nodiscard]] bool empty() const { return text_.size() == 1; }
    [[nodiscard]] std::string text() const { return text_ + ']'; }

  private:
    void separate() {
        if (!empty()) text_ += ',';
    }
    void put(std::string_view text);
    void put(const std::string& text) { put(std::string_view{text}); }
    void put(const char* text) { put(std::string_view{text}); }
    void put(std::int64_t number) { text_ += std::to_string(number); }
    void put(std::uint64_t number) { text_ += std::to_string(number); }
    void put(std::uint32_t number) { text_ += std::to_string(number); }
    void put(int number) { text_ += std::to_string(number); }
    void put(bool flag) { text_ += flag ? '1' : '0'; }
    void put(Instant instant);
    void put(Date date) { put(std::string_view{format(date)}); }
    void put(const Tag& tag) { put(std::string_view{tag.text}); }
    void put(const Hash& hash) { put(std::string_view{format(hash)}); }
    void put(const Uuid& uuid);
    template <class Of>
    void put(Id<Of> id) {
        text_ += id.value == 0 ? "null" : std::to_string(id.value);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        if (value) {
            put(*value);
        } else {
            text_ += "null";
        }
    }

    std::string text_ = "[";
};

}  // namespace kitbank

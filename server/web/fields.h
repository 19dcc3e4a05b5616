#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/fault.h"

namespace kitbank::web {

constexpr std::size_t field_count_max = 100;
constexpr std::size_t field_name_bytes_max = 1024;
constexpr std::size_t field_value_bytes_max = 64 * 1024;

// Names and values as a query string or a form sent them, in their order; a name may come again
// (check boxes). Values are strict UTF-8 without control characters other than tab and line ends.
class Fields {
  public:
    void add(std::string name, std::string value);

    // The first value of the name; nothing when it was not sent.
    std::optional<std::string_view> find(std::string_view name) const;
    // The first value of the name, empty when it was not sent.
    std::string_view text(std::string_view name) const { return find(name).value_or(""); }
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }

    struct Field {
        std::string name;
        std::string value;
    };
    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }

  private:
    std::vector<Field> fields_;
};

// Reads a=1&b=2 as browsers write it, for query strings and urlencoded forms alike. Decoded exactly
// once. Refuses more than 100 fields, long names and values, and text that is_field_text() refuses.
Parsed<Fields> parse_fields(std::string_view encoded);

// UTF-8 without NUL and without control characters other than tab and line ends.
bool is_field_text(std::string_view text);

}  // namespace kitbank::web

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kitbank {

// Text for hashing in which no two different lists of fields read alike: each field is written as
// its length, a colon, its bytes and a comma. (Joining by a separator was rejected: a field that
// holds the separator could pose as two.)
class CanonicalText {
  public:
    CanonicalText& add(std::string_view field) {
        text_ += std::to_string(field.size());
        text_ += ':';
        text_ += field;
        text_ += ',';
        return *this;
    }
    CanonicalText& add(std::int64_t number) {
        return add(std::string_view{std::to_string(number)});
    }

    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

// The fields again; nothing when it is no such text.
std::optional<std::vector<std::string>> fields_of_canonical(std::string_view text);

}  // namespace kitbank

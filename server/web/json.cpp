#include "server/web/json.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

std::string place_of(std::string_view text, std::size_t position) {
    const auto before = text.substr(0, std::min(position > 0 ? position - 1 : 0, text.size()));
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return "line " + std::to_string(std::ranges::count(before, '\n') + 1) + ", character " +
           std::to_string(before.size() - line_start + 1);
}

// Builds the value as the parser calls, and stops at the first thing that is not ours.
class StrictReader : public nlohmann::json_sax<Json> {
  public:
    explicit StrictReader(std::string_view text) : text_(text) {}

    bool null() override { return place(nullptr); }
    bool boolean(bool value) override { return place(value); }
    bool number_integer(std::int64_t value) override {
        return value < -json_integer_max ? refuse_number() : place(value);
    }
    bool number_unsigned(std::uint64_t value) override {
        if (value > static_cast<std::uint64_t>(json_integer_max)) return refuse_number();
        return place(static_cast<std::int64_t>(value));
    }
    bool number_float(double, const std::string&) override { return refuse_number(); }
    bool binary(Json::binary_t&) override { return false; }

    bool string(std::string& value) override {
        if (value.find('\0') != std::string::npos) return refuse("A text holds the character NUL.");
        return place(std::move(value));
    }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        if (name.find('\0') != std::string::npos) return refuse("A name holds the character NUL.");
        const bool known = levels_.back().value.contains(name);
        levels_.back().name = std::move(name);
        return known ? refuse("A name comes twice in one object.") : true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const Json::exception& error) override {
        constexpr int number_out_of_range = 406;
        if (error.id == number_out_of_range) return refuse_number();
        fault_ = {FaultCode::malformed, "The JSON is not well formed.", place_of(text_, position)};
        return false;
    }

    Json take_value() { return std::move(root_); }
    Fault take_fault() { return std::move(fault_); }

  private:
    // One open object or array; `name` is the member that is being read.
    struct Level {
        Json value;
        std::string name;
    };

    bool open(Json empty) {
        if (levels_.size() == json_depth_max) return refuse("The JSON is nested too deeply.");
        levels_.push_back({std::move(empty), {}});
        return true;
    }
    bool close() {
        Json value = std::move(levels_.back().value);
        levels_.pop_back();
        return place(std::move(value));
    }
    bool place(Json value) {
        if (levels_.empty()) {
            root_ = std::move(value);
        } else if (levels_.back().value.is_object()) {
            levels_.back().value[levels_.back().name] = std::move(value);
        } else {
            levels_.back().value.push_back(std::move(value));
        }
        return true;
    }
    bool refuse_number() { return refuse("Only whole numbers of at most 15 digits are read."); }
    bool refuse(std::string sentence) {
        fault_ = {FaultCode::malformed, std::move(sentence), path()};
        return false;
    }
    std::string path() const {
        std::string result;
        for (const Level& level : levels_) {
            if (level.value.is_array()) {
                result += "[" + std::to_string(level.value.size()) + "]";
            } else {
                result += (result.empty() ? "" : ".") + level.name.substr(0, 100);
            }
        }
        return result;
    }

    std::string_view text_;
    Json root_;
    std::vector<Level> levels_;
    Fault fault_;
};

}  // namespace

Parsed<Json> parse_json(std::string_view text) {
    if (!is_utf8(text)) return Fault{FaultCode::malformed, "The body is not UTF-8.", {}};
    // The library takes a NUL for the end and skips a byte order mark.
    if (text.find('\0') != std::string_view::npos || text.starts_with("\xEF\xBB\xBF")) {
        return Fault{FaultCode::malformed, "The body holds bytes that no JSON has.", {}};
    }
    StrictReader reader(text);
    if (!Json::sax_parse(text, &reader)) return reader.take_fault();
    return reader.take_value();
}

}  // namespace kitbank::web

#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "server/web/fault.h"

namespace kitbank::web {

using Json = nlohmann::json;

constexpr int json_depth_max = 16;
constexpr std::int64_t json_integer_max = 999'999'999'999'999;  // 15 digits: exact everywhere

// Reads one JSON text strictly (reliability.md F9): UTF-8; no name twice in one object; whole
// numbers of at most 15 digits and no others, so that 2^64, 1e400 and 0.1 are refused rather than
// bent; no NUL in a name or a text; at most 16 levels deep; nothing behind the end. `where` of the
// fault is a path such as "events[3].tag", or a line and character when the text itself is broken.
Parsed<Json> parse_json(std::string_view text);

}  // namespace kitbank::web

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/text.h"

namespace kitbank::web {

// ASCII only: the wire knows no other case.
std::string lower_case(std::string_view text);
std::string_view trim_spaces(std::string_view text);

// Percent-decoding, exactly once. Nothing when a % is not followed by two hexadecimal digits.
// `plus_is_space` is for query strings and forms.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
std::string percent_encode(std::string_view text);

// Characters of a `token` in RFC 9110 5.6.2: header names, methods.
bool is_token(std::string_view text);

}  // namespace kitbank::web

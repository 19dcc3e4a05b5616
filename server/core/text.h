#pragma once
#include <cstddef>
#include <string_view>

namespace kitbank {

// Without white space at both ends.
std::string_view trimmed(std::string_view text);

// Well-formed UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view text);

// Code points in a well-formed text: what a length limit counts.
std::size_t character_count(std::string_view text);

// Control characters (C0, DEL, C1), line breaks and tabs apart when they are allowed. Text that is
// not UTF-8 counts as having them.
bool has_control_characters(std::string_view text, bool breaks_allowed);

}  // namespace kitbank

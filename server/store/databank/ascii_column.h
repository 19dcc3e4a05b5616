#pragma once
#include <algorithm>
#include <string_view>

namespace kitbank {

// Columns of references and codes hold ASCII, and comparing one with anything else is an error of the database (1267) and
// not a "no". Nothing there goes by such a name.
inline bool fits_ascii_column(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace kitbank

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A signature as it is kept: strokes of a finger on a screen as text, or the photograph of a signed
// sheet. Strokes and not a picture: they are small, and drawn again at any size.
//
//   strokes = stroke *(";" stroke)      one for each time the finger was down
//   stroke  = point *(" " point)
//   point   = x "," y                   whole numbers, 0,0 to 999,399 from the top left
namespace kitbank {

struct InkPoint {
    int x = 0;
    int y = 0;
    friend bool operator==(const InkPoint&, const InkPoint&) = default;
};
using InkStroke = std::vector<InkPoint>;

inline constexpr int ink_width = 1000;
inline constexpr int ink_height = 400;
inline constexpr std::size_t strokes_bytes_max = 20'000;
inline constexpr std::size_t photograph_bytes_max = 8'000'000;

// Nothing when the text is no strokes. A dot or two is no signature: together the strokes must be as
// long as `ink_least`.
std::optional<std::vector<InkStroke>> parse_strokes(std::string_view text);
inline constexpr double ink_least = 100;

// The strokes as the `d` of an SVG path in a box of 1000 by 400.
std::string ink_path(const std::vector<InkStroke>& strokes);

// What kind of picture it is by its first and last bytes, as an upload's own word is not believed: "image/jpeg",
// "image/png", or nothing.
std::string_view photograph_type(std::string_view bytes);

}  // namespace kitbank

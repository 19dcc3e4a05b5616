#include "server/core/requests/signature.h"

#include <charconv>
#include <cmath>

namespace kitbank {
namespace {

// The part before the separator, which is taken off `text` with it.
std::string_view take_part(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

std::optional<int> whole(std::string_view text, int below) {
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_all = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return is_all && number >= 0 && number < below ? std::optional{number} : std::nullopt;
}

std::optional<InkStroke> parse_stroke(std::string_view text) {
    InkStroke stroke;
    while (!text.empty()) {
        std::string_view point = take_part(text, ' ');
        const auto x = whole(take_part(point, ','), ink_width);
        const auto y = whole(point, ink_height);
        if (!x || !y) return std::nullopt;
        stroke.push_back({*x, *y});
    }
    if (stroke.empty()) return std::nullopt;
    return stroke;
}

double length_of(const InkStroke& stroke) {
    double length = 0;
    for (std::size_t i = 1; i < stroke.size(); ++i) {
        length += std::hypot(stroke[i].x - stroke[i - 1].x, stroke[i].y - stroke[i - 1].y);
    }
    return length;
}

}  // namespace

std::optional<std::vector<InkStroke>> parse_strokes(std::string_view text) {
    if (text.size() > strokes_bytes_max) return std::nullopt;
    std::vector<InkStroke> strokes;
    double length = 0;
    while (!text.empty()) {
        std::optional<InkStroke> stroke = parse_stroke(take_part(text, ';'));
        if (!stroke) return std::nullopt;
        length += length_of(*stroke);
        strokes.push_back(*std::move(stroke));
    }
    if (length < ink_least) return std::nullopt;
    return strokes;
}

std::string ink_path(const std::vector<InkStroke>& strokes) {
    std::string path;
    for (const InkStroke& stroke : strokes) {
        path += 'M';
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            path.append(i == 0 ? "" : "L").append(std::to_string(stroke[i].x)).append(" ");
            path.append(std::to_string(stroke[i].y));
        }
        // A tap is a dot: a path of one point draws nothing.
        if (stroke.size() == 1) path += "h1";
    }
    return path;
}

std::string_view photograph_type(std::string_view bytes) {
    constexpr std::string_view jpeg_begin = "\xFF\xD8\xFF";
    constexpr std::string_view jpeg_end = "\xFF\xD9";
    constexpr std::string_view png_begin{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16};
    constexpr std::string_view png_end{"IEND\xAE\x42\x60\x82"};
    if (bytes.starts_with(png_begin) && bytes.ends_with(png_end)) return "image/png";
    // Some telephones write bytes of their own behind a JPEG's last mark.
    const bool is_jpeg = bytes.starts_with(jpeg_begin) &&
                         bytes.rfind(jpeg_end) > jpeg_begin.size() &&
                         bytes.rfind(jpeg_end) != std::string_view::npos;
    return is_jpeg ? "image/jpeg" : "";
}

}  // namespace kitbank

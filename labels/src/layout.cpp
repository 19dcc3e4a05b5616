#include "labels/layout.h"

#include <algorithm>
#include <cmath>

#include "labels/qr.h"

namespace labels {
namespace {

constexpr double code_share_max = 0.5;  // of the clear width
constexpr double rounding_mm = 1e-6;    // 198 dots of 0.125 mm are 198 dots
constexpr double text_margin_mm = 2.0;  // text keeps this far from an edge, whatever the inset

double whole_dots(double length_mm, double dot_mm) {
    return std::floor((length_mm + rounding_mm) / dot_mm) * dot_mm;
}

}  // namespace

std::optional<Layout> lay_out(const Frame& frame, int modules) {
    const double clear_width = frame.width_mm - 2 * frame.inset_mm;
    const double clear_height = frame.height_mm - 2 * frame.inset_mm;
    const double across = modules + 2 * quiet_modules;
    const double room = std::min(clear_height, code_share_max * clear_width) / across;
    const double module = whole_dots(std::min(room, module_mm_max), frame.dot_mm);
    if (module < module_mm_min) return std::nullopt;

    const double quiet = quiet_modules * module;
    const double side = modules * module;
    const double top = whole_dots((frame.height_mm - side) / 2, frame.dot_mm);
    const double left = whole_dots(frame.inset_mm + frame.dot_mm / 2, frame.dot_mm) + quiet;
    const double text_left = left + side + quiet;
    const double margin = std::max(frame.inset_mm, text_margin_mm);
    return Layout{
        module,
        {left, top, side, side},
        {text_left, margin, frame.width_mm - margin - text_left, frame.height_mm - 2 * margin}};
}

}  // namespace labels

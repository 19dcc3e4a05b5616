#pragma once

#include <optional>

namespace labels {

// The label to fill, in millimetres, and the pitch of the dots that modules are made of.
struct Frame {
    double width_mm;
    double height_mm;
    double inset_mm;  // kept clear inside each edge
    double dot_mm;
};

struct Box {
    double x_mm, y_mm, width_mm, height_mm;
};

// Where the parts of one label go: code left, text right of its quiet zone. A module is a whole
// number of dots. `code` is the dark square; its quiet zone lies between it and the inset.
struct Layout {
    double module_mm;
    Box code;
    Box text;
};

constexpr double sheet_inset_mm = 2.0;
constexpr double module_mm_min = 0.33;  // smaller ones are hard on a phone's camera
constexpr double module_mm_max = 0.86;  // larger ones only take the text's room

// Nothing when the modules would be smaller than module_mm_min.
std::optional<Layout> lay_out(const Frame& frame, int modules);

}  // namespace labels

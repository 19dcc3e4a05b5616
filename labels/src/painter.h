#pragma once

#include <string_view>

#include "labels/design.h"
#include "labels/layout.h"
#include "labels/qr.h"
#include "lettering.h"
#include "surface.h"

namespace labels {

// Draws labels of one design and frame on any cairo context whose unit is the millimetre. The
// caller holds drawing_mutex().
class Painter {
  public:
    Painter(const Layout& layout, const Design& design)
        : layout_(layout), lettering_(layout.text, design) {}

    // The label's top left corner is the origin.
    void paint(cairo_t* context, const QrMatrix& code, std::string_view tag) const;

  private:
    void paint_code(cairo_t* context, const QrMatrix& code) const;
    void paint_text(cairo_t* context, std::string_view tag) const;

    Layout layout_;
    Lettering lettering_;
};

// A label's picture: the pitch of its dots, and its size in them.
struct Dots {
    double pitch_mm;
    int width, height;
};

// One label drawn in whole dots on a white image.
Surface draw_image(const Painter& painter, const QrMatrix& code, std::string_view tag,
                   const Dots& dots);

}  // namespace labels

#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "labels/design.h"
#include "labels/layout.h"
#include "labels/qr.h"
#include "surface.h"

namespace labels {

// Draws labels of one design and frame on any context whose unit is the millimetre. What is the
// same on all labels (fonts, sizes, the caption's lines) is settled once, here; a label then costs
// its code and a dozen glyphs. The caller holds drawing_mutex().
class Painter {
  public:
    Painter(const Frame& frame, const Layout& layout, const Design& design);

    // The label's top left corner is at (x_mm, y_mm); its code goes to the nearest whole dot.
    void paint(cairo_t* context, const QrMatrix& code, std::string_view tag, double x_mm,
               double y_mm) const;

  private:
    using Object = std::unique_ptr<void, decltype(&g_object_unref)>;
    using Face = std::unique_ptr<cairo_font_face_t, decltype(&cairo_font_face_destroy)>;

    void choose_tag_lines();
    void set_caption(const std::string& caption);
    bool caption_fits(double size_mm, double height_mm_max);
    PangoLayout* caption() const { return static_cast<PangoLayout*>(caption_.get()); }
    double tag_height_mm() const;
    void paint_code(cairo_t* context, const QrMatrix& code, double x_mm, double y_mm) const;
    void paint_text(cairo_t* context, std::string_view tag, double x_mm, double y_mm) const;

    Frame frame_;
    Layout layout_;
    Object pango_;
    Face tag_face_;
    double advance_em_ = 0;     // of one character of the tag
    double cap_height_em_ = 0;  // of its digits and capitals
    int tag_lines_ = 1;
    double tag_size_mm_ = 0;
    Object caption_;
    double caption_height_mm_ = 0;
};

}  // namespace labels

#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "labels/design.h"
#include "labels/layout.h"
#include "surface.h"

namespace labels {

// The words on every label of one print: which face, how large, on how many lines, and where, in
// millimetres from the text box's top left corner. Settled once a print; a label then costs a dozen
// glyphs. The caller holds drawing_mutex().
class Lettering {
  public:
    Lettering(const Box& box, const Design& design);

    struct Line {
        std::string text;
        double baseline_mm;
    };

    // The tag in its printed form, on one, two or three lines.
    std::vector<Line> lines(std::string_view tag) const;
    cairo_font_face_t* tag_face() const { return tag_face_.get(); }
    double tag_size_mm() const { return tag_size_mm_; }

    // The owner's text, laid out in units of 1 / caption_units_per_mm; null when there is none.
    PangoLayout* caption() const { return static_cast<PangoLayout*>(caption_.get()); }
    double caption_top_mm() const;

  private:
    using Object = std::unique_ptr<void, decltype(&g_object_unref)>;
    using Face = std::unique_ptr<cairo_font_face_t, decltype(&cairo_font_face_destroy)>;

    PangoContext* pango() const { return static_cast<PangoContext*>(pango_.get()); }
    void choose_tag_lines();
    void set_caption(const std::string& caption);
    bool caption_fits(double size_mm, double height_mm_max);
    double tag_height_mm() const;
    double gap_mm() const;
    double top_mm() const;

    Box box_;
    Object pango_;
    Face tag_face_;
    double cap_height_em_ = 0;  // of the tag's digits and capitals
    int tag_lines_ = 1;
    double tag_size_mm_ = 0;
    Object caption_;
    double caption_height_mm_ = 0;
};

// Pango thinks in pixels, and its integer units are coarse when one pixel is a millimetre.
constexpr double caption_units_per_mm = 100;

}  // namespace labels

#include "painter.h"

namespace labels {

void Painter::paint(cairo_t* context, const QrMatrix& code, std::string_view tag) const {
    cairo_set_source_rgb(context, 0, 0, 0);
    paint_code(context, code);
    paint_text(context, tag);
}

void Painter::paint_code(cairo_t* context, const QrMatrix& code) const {
    const double module = layout_.module_mm;
    for (const QrRun& run : code.runs())
        cairo_rectangle(context, layout_.code.x_mm + run.x * module,
                        layout_.code.y_mm + run.y * module, run.length * module, module);
    cairo_fill(context);
}

void Painter::paint_text(cairo_t* context, std::string_view tag) const {
    const Box& box = layout_.text;
    cairo_set_font_face(context, lettering_.tag_face());
    cairo_set_font_size(context, lettering_.tag_size_mm());
    for (const auto& line : lettering_.lines(tag)) {
        cairo_move_to(context, box.x_mm, box.y_mm + line.baseline_mm);
        cairo_show_text(context, line.text.c_str());
    }
    if (lettering_.caption() == nullptr) return;
    cairo_save(context);
    cairo_translate(context, box.x_mm, box.y_mm + lettering_.caption_top_mm());
    cairo_scale(context, 1 / caption_units_per_mm, 1 / caption_units_per_mm);
    cairo_move_to(context, 0, 0);
    pango_cairo_show_layout(context, lettering_.caption());
    cairo_restore(context);
}

Surface draw_image(const Painter& painter, const QrMatrix& code, std::string_view tag,
                   const Dots& dots) {
    Surface image = own(cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots.width, dots.height));
    const Context context = context_on(image);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    cairo_scale(context.get(), 1 / dots.pitch_mm, 1 / dots.pitch_mm);
    painter.paint(context.get(), code, tag);
    cairo_surface_flush(image.get());
    return image;
}

}  // namespace labels

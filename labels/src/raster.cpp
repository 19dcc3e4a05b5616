#include "raster.h"

namespace labels {

Surface draw_raster(const Painter& painter, const Frame& frame, const Design& design,
                    std::string_view tag, int width_dots, int height_dots) {
    Surface image = own(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_dots, height_dots));
    const Context context = context_on(image);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    cairo_scale(context.get(), 1 / frame.dot_mm, 1 / frame.dot_mm);
    painter.paint(context.get(), QrMatrix{code_payload(design.host, tag)}, tag);
    cairo_surface_flush(image.get());
    return image;
}

}  // namespace labels

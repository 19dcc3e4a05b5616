#include "labels/picture.h"

#include <cairo-svg.h>

#include <array>
#include <cmath>
#include <cstdint>

#include "labels/tag.h"
#include "painter.h"

namespace labels {
namespace {

constexpr int dots_per_inch_min = 150;
constexpr int dots_per_inch_max = 1200;
constexpr std::size_t after_png_header = 33;  // signature 8, IHDR chunk 25

std::optional<PrintFault> check(const PictureJob& job, const std::optional<SheetStock>& stock) {
    if (!stock) return PrintFault::unknown_stock;
    if (job.dots_per_inch < dots_per_inch_min || job.dots_per_inch > dots_per_inch_max)
        return PrintFault::bad_resolution;
    if (!is_canonical_tag(job.tag)) return PrintFault::bad_tag;
    return check_design(job.design);
}

// Frame and layout of one label of the stock, or why it cannot be.
struct Plan {
    Frame frame;
    Layout layout;
};

Printed<Plan> plan(const PictureJob& job) {
    const auto stock = sheet_stock(job.stock);
    if (const auto fault = check(job, stock)) return *fault;
    const Frame frame{stock->width_mm, stock->height_mm, sheet_inset_mm,
                      mm_per_inch / job.dots_per_inch};
    const auto layout = lay_out(frame, QrMatrix{code_payload(job.design.host, job.tag)}.size());
    if (!layout) return PrintFault::code_too_dense;
    return Plan{frame, *layout};
}

void append_big_endian(std::string& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1)));
    }
    return ~crc;
}

// The pHYs chunk, which cairo does not write: without it a print program guesses the size.
std::string resolution_chunk(int dots_per_inch) {
    const auto dots_per_metre =
        static_cast<std::uint32_t>(std::lround(dots_per_inch * 1000 / mm_per_inch));
    std::string body = "pHYs";
    append_big_endian(body, dots_per_metre);
    append_big_endian(body, dots_per_metre);
    body += '\1';  // the unit is the metre
    std::string chunk;
    append_big_endian(chunk, 9);
    chunk += body;
    append_big_endian(chunk, crc32(body));
    return chunk;
}

}  // namespace

Printed<std::string> label_png(const PictureJob& job) {
    const auto planned = plan(job);
    if (const auto* fault = std::get_if<PrintFault>(&planned)) return *fault;
    const auto& [frame, layout] = std::get<Plan>(planned);

    const std::lock_guard lock{drawing_mutex()};
    const Dots dots{frame.dot_mm, static_cast<int>(std::lround(frame.width_mm / frame.dot_mm)),
                    static_cast<int>(std::lround(frame.height_mm / frame.dot_mm))};
    const Surface image =
        draw_image(Painter{layout, job.design}, QrMatrix{code_payload(job.design.host, job.tag)},
                   job.tag, dots);
    std::string png;
    cairo_surface_write_to_png_stream(image.get(), &append_to_string, &png);
    finish(image);
    return png.insert(after_png_header, resolution_chunk(job.dots_per_inch));
}

Printed<std::string> label_svg(const PictureJob& job) {
    const auto planned = plan(job);
    if (const auto* fault = std::get_if<PrintFault>(&planned)) return *fault;
    const auto& [frame, layout] = std::get<Plan>(planned);

    const std::lock_guard lock{drawing_mutex()};
    std::string text;
    const Surface svg = own(cairo_svg_surface_create_for_stream(&append_to_string, &text,
                                                                frame.width_mm, frame.height_mm));
    cairo_svg_surface_set_document_unit(svg.get(), CAIRO_SVG_UNIT_MM);
    const Context context = context_on(svg);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    Painter{layout, job.design}.paint(context.get(),
                                      QrMatrix{code_payload(job.design.host, job.tag)}, job.tag);
    finish(svg);
    return text;
}

}  // namespace labels

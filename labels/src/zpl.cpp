#include "labels/zpl.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "labels/sheet.h"
#include "labels/tag.h"
#include "painter.h"

namespace labels {
namespace {

// Two dots, so that 33 modules of 6 dots fill a label of 203 dots; the quiet zone is clear anyway.
constexpr int inset_dots = 2;
constexpr std::uint32_t middle_grey = 0x80;

std::optional<PrintFault> check(const RollJob& job, const std::optional<RollStock>& stock) {
    if (!stock) return PrintFault::unknown_stock;
    if (job.tags.empty()) return PrintFault::no_labels;
    if (job.tags.size() > labels_per_print_max) return PrintFault::too_many_labels;
    if (!std::ranges::all_of(job.tags, is_canonical_tag)) return PrintFault::bad_tag;
    return check_design(job.design);
}

std::vector<std::uint8_t> packed_row(const std::uint32_t* pixels, int width) {
    std::vector<std::uint8_t> row(static_cast<std::size_t>((width + 7) / 8));
    for (int x = 0; x < width; ++x) {
        const bool dark = (pixels[x] & 0xFF) < middle_grey;
        if (dark)
            row[static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
    }
    return row;
}

// Two hex digits a byte; a comma stands for zeros to the end of the row.
void append_hex(std::string& zpl, std::vector<std::uint8_t> row) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::size_t whole = row.size();
    while (!row.empty() && row.back() == 0) row.pop_back();
    for (const std::uint8_t byte : row) {
        zpl += digits[byte >> 4U];
        zpl += digits[byte & 15U];
    }
    if (row.size() < whole) zpl += ',';
}

void append_label(std::string& zpl, const RollStock& stock, const Surface& image) {
    const int row_bytes = (stock.width_dots + 7) / 8;
    const std::string size = std::to_string(row_bytes * stock.height_dots);
    zpl += "^XA^PW" + std::to_string(stock.width_dots) + "^LL" + std::to_string(stock.height_dots) +
           "^LH0,0^FO0,0^GFA," + size + "," + size + "," + std::to_string(row_bytes) + ",";
    const unsigned char* data = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < stock.height_dots; ++y) {
        const auto* pixels = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        append_hex(zpl, packed_row(pixels, stock.width_dots));
    }
    zpl += "^FS^XZ\n";
}

}  // namespace

Printed<std::string> roll_zpl(const RollJob& job) {
    const auto stock = roll_stock(job.stock);
    if (const auto fault = check(job, stock)) return *fault;
    const double dot_mm = mm_per_inch / stock->dots_per_inch;
    const Frame frame{stock->width_dots * dot_mm, stock->height_dots * dot_mm, inset_dots * dot_mm,
                      dot_mm};
    const QrMatrix first{code_payload(job.design.host, job.tags.front())};
    const auto layout = lay_out(frame, first.size());
    if (!layout) return PrintFault::code_too_dense;

    const std::lock_guard lock{drawing_mutex()};
    const Painter painter{*layout, job.design};
    std::string zpl;
    for (const std::string& tag : job.tags)
        append_label(zpl, *stock,
                     draw_image(painter, QrMatrix{code_payload(job.design.host, tag)}, tag,
                                {dot_mm, stock->width_dots, stock->height_dots}));
    return zpl;
}

}  // namespace labels

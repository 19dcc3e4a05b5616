#include "labels/sheet.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>

#include "labels/layout.h"
#include "labels/tag.h"
#include "painter.h"

namespace labels {
namespace {

constexpr double dot_mm = mm_per_inch / 300;

std::optional<PrintFault> check(const SheetJob& job, const std::optional<SheetStock>& stock) {
    if (!stock) return PrintFault::unknown_stock;
    if (job.start < 1 || job.start > stock->labels_per_sheet())
        return PrintFault::start_out_of_range;
    if (!(std::abs(job.dx_mm) <= offset_mm_max) || !(std::abs(job.dy_mm) <= offset_mm_max))
        return PrintFault::offset_too_large;
    if (job.tags.empty()) return PrintFault::no_labels;
    if (job.tags.size() > labels_per_print_max) return PrintFault::too_many_labels;
    if (!std::ranges::all_of(job.tags, is_canonical_tag)) return PrintFault::bad_tag;
    return check_design(job.design);
}

void draw(const Surface& pdf, const SheetStock& stock, const SheetJob& job,
          const Painter& painter) {
    const Context context = context_on(pdf);
    cairo_scale(context.get(), points_per_mm, points_per_mm);
    int page = 0;
    for (std::size_t index = 0; index < job.tags.size(); ++index) {
        const LabelPlace place = label_place(stock, job, static_cast<int>(index));
        if (place.page != page) cairo_show_page(context.get());
        page = place.page;
        const std::string& tag = job.tags[index];
        painter.paint(context.get(), QrMatrix{code_payload(job.design.host, tag)}, tag, place.x_mm,
                      place.y_mm);
    }
    cairo_show_page(context.get());
}

}  // namespace

Printed<std::string> sheet_pdf(const SheetJob& job) {
    const auto stock = sheet_stock(job.stock);
    if (const auto fault = check(job, stock)) return *fault;
    const Frame frame{stock->width_mm, stock->height_mm, sheet_inset_mm, dot_mm};
    const QrMatrix first{code_payload(job.design.host, job.tags.front())};
    const auto layout = lay_out(frame, first.size());
    if (!layout) return PrintFault::code_too_dense;

    const std::lock_guard lock{drawing_mutex()};
    std::string bytes;
    const Surface pdf = own(cairo_pdf_surface_create_for_stream(&append_to_string, &bytes,
                                                                paper_width_mm * points_per_mm,
                                                                paper_height_mm * points_per_mm));
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, "Labels");
    draw(pdf, *stock, job, Painter{frame, *layout, job.design});
    finish(pdf);
    return bytes;
}

LabelPlace label_place(const SheetStock& stock, const SheetJob& job, int index) {
    const int position = job.start - 1 + index;
    const int on_sheet = position % stock.labels_per_sheet();
    return {position / stock.labels_per_sheet(),
            stock.left_mm + (on_sheet % stock.columns) * stock.pitch_x_mm + job.dx_mm,
            stock.top_mm + (on_sheet / stock.columns) * stock.pitch_y_mm + job.dy_mm};
}

}  // namespace labels

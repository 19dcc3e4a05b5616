#include "labels/sheet.h"

#include <algorithm>
#include <cmath>

#include "labels/layout.h"
#include "labels/tag.h"
#include "sheet_writer.h"

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

}  // namespace

Printed<std::string> sheet_pdf(const SheetJob& job) {
    const auto stock = sheet_stock(job.stock);
    if (const auto fault = check(job, stock)) return *fault;
    const Frame frame{stock->width_mm, stock->height_mm, sheet_inset_mm, dot_mm};
    const QrMatrix first{code_payload(job.design.host, job.tags.front())};
    const auto layout = lay_out(frame, first.size());
    if (!layout) return PrintFault::code_too_dense;

    const std::lock_guard lock{drawing_mutex()};
    SheetWriter sheets{*layout, job.design, dot_mm};
    for (std::size_t index = 0; index < job.tags.size(); ++index) {
        const std::string& tag = job.tags[index];
        sheets.add(QrMatrix{code_payload(job.design.host, tag)}, tag,
                   label_place(*stock, job, static_cast<int>(index)));
    }
    return sheets.finish();
}

LabelPlace label_place(const SheetStock& stock, const SheetJob& job, int index) {
    const int position = job.start - 1 + index;
    const int on_sheet = position % stock.labels_per_sheet();
    const int column = on_sheet % stock.columns;
    const int row = on_sheet / stock.columns;
    return {position / stock.labels_per_sheet(),
            stock.left_mm + column * stock.pitch_x_mm + job.dx_mm,
            stock.top_mm + row * stock.pitch_y_mm + job.dy_mm};
}

}  // namespace labels

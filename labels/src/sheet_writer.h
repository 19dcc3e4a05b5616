#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "labels/qr.h"
#include "labels/sheet.h"
#include "lettering.h"
#include "pdf.h"

namespace labels {

// Writes the pages of a sheet job. Page content is in millimetres from the top left corner. The
// tag's letters are a Type 3 font, so that a tag can be searched for and copied from the file; the
// owner's text is one outline drawn on every label. The caller holds drawing_mutex().
class SheetWriter {
  public:
    // Codes are moved to the nearest whole dot.
    SheetWriter(const Layout& layout, const Design& design, double dot_mm);

    // Labels come in the order of their pages.
    void add(const QrMatrix& code, std::string_view tag, const LabelPlace& place);
    std::string finish();

  private:
    void write_tag_font();
    void write_caption();
    void add_code(const QrMatrix& code, double x_mm, double y_mm);
    void add_text(std::string_view tag, double x_mm, double y_mm);
    void finish_page();

    Layout layout_;
    Lettering lettering_;
    double dot_mm_;
    PdfWriter pdf_;
    int page_tree_;
    int resources_;
    int tag_font_;
    int caption_;
    std::vector<int> pages_;
    std::string content_;  // of the page under way
};

}  // namespace labels

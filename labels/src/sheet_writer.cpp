#include "sheet_writer.h"

#include <array>
#include <cmath>

namespace labels {
namespace {

constexpr std::string_view tag_letters = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr char first_letter = '-';
constexpr char last_letter = 'Z';
constexpr int font_units = 1000;
constexpr std::array<std::string_view, 10> digit_names = {"zero", "one", "two",   "three", "four",
                                                          "five", "six", "seven", "eight", "nine"};

// The names by which a reader knows the letters when text is copied.
std::string glyph_name(char letter) {
    if (letter == '-') return "hyphen";
    if (letter <= '9') return std::string{digit_names.at(static_cast<std::size_t>(letter - '0'))};
    return std::string{letter};
}

std::string page_size() {
    std::string size;
    append_number(size, paper_width_mm * points_per_mm);
    append_number(size, paper_height_mm * points_per_mm);
    return size;
}

// From points upwards to millimetres downwards.
std::string page_start() {
    std::string content;
    for (double value :
         {points_per_mm, 0.0, 0.0, -points_per_mm, 0.0, paper_height_mm * points_per_mm})
        append_number(content, value);
    return content + "cm\n";
}

double rounded_to(double value, double step) { return std::round(value / step) * step; }

}  // namespace

SheetWriter::SheetWriter(const Layout& layout, const Design& design, double dot_mm)
    : layout_(layout),
      lettering_(layout.text, design),
      dot_mm_(dot_mm),
      page_tree_(pdf_.reserve()),
      resources_(pdf_.reserve()),
      tag_font_(pdf_.reserve()),
      caption_(pdf_.reserve()) {
    write_tag_font();
    write_caption();
    pdf_.write(resources_, "<< /Font << /T " + reference(tag_font_) + " >> /XObject << /C " +
                               reference(caption_) + " >> >>");
}

void SheetWriter::write_tag_font() {
    const Surface scratch = own(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const Context context = context_on(scratch);
    cairo_set_font_face(context.get(), lettering_.tag_face());
    const cairo_matrix_t upwards{font_units, 0, 0, -font_units, 0, 0};
    cairo_set_font_matrix(context.get(), &upwards);

    std::string procedures;
    std::string names;
    std::vector<std::string> widths(static_cast<std::size_t>(last_letter - first_letter + 1), "0");
    for (const char letter : tag_letters) {
        const std::string text{letter};
        cairo_text_extents_t extents;
        cairo_text_extents(context.get(), text.c_str(), &extents);
        const std::string width = std::to_string(std::lround(extents.x_advance));
        cairo_new_path(context.get());
        cairo_move_to(context.get(), 0, 0);
        cairo_text_path(context.get(), text.c_str());
        const int glyph = pdf_.reserve();
        pdf_.write_stream(glyph, "",
                          width + " 0 0 -300 1000 1000 d1\n" + path_content(context.get()));
        procedures += "/" + glyph_name(letter) + " " + reference(glyph) + " ";
        names += std::to_string(static_cast<int>(letter)) + " /" + glyph_name(letter) + " ";
        widths[static_cast<std::size_t>(letter - first_letter)] = width;
    }
    std::string width_list;
    for (const std::string& width : widths) width_list += width + " ";
    pdf_.write(tag_font_,
               "<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 1000 1000] "
               "/FontMatrix [0.001 0 0 0.001 0 0] /FirstChar " +
                   std::to_string(static_cast<int>(first_letter)) + " /LastChar " +
                   std::to_string(static_cast<int>(last_letter)) + " /Widths [" + width_list +
                   "] /Encoding << /Type /Encoding /Differences [" + names + "] >> /CharProcs << " +
                   procedures + ">> /Resources << >> >>");
}

void SheetWriter::write_caption() {
    std::string content;
    if (lettering_.caption() != nullptr) {
        const Surface scratch = own(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
        const Context context = context_on(scratch);
        cairo_move_to(context.get(), 0, 0);
        pango_cairo_layout_path(context.get(), lettering_.caption());
        content = path_content(context.get());
    }
    std::string box;
    append_number(box, layout_.text.width_mm * caption_units_per_mm);
    append_number(box, layout_.text.height_mm * caption_units_per_mm);
    std::string matrix;
    for (double value : {1 / caption_units_per_mm, 0.0, 0.0, 1 / caption_units_per_mm, 0.0, 0.0})
        append_number(matrix, value);
    pdf_.write_stream(
        caption_, "/Type /XObject /Subtype /Form /BBox [0 0 " + box + "] /Matrix [" + matrix + "]",
        content);
}

void SheetWriter::add(const QrMatrix& code, std::string_view tag, const LabelPlace& place) {
    while (static_cast<int>(pages_.size()) < place.page) finish_page();
    if (content_.empty()) content_ = page_start();
    add_code(code, rounded_to(place.x_mm + layout_.code.x_mm, dot_mm_),
             rounded_to(place.y_mm + layout_.code.y_mm, dot_mm_));
    add_text(tag, place.x_mm + layout_.text.x_mm, place.y_mm + layout_.text.y_mm);
}

void SheetWriter::add_code(const QrMatrix& code, double x_mm, double y_mm) {
    content_ += "q ";
    for (double value : {layout_.module_mm, 0.0, 0.0, layout_.module_mm, x_mm, y_mm})
        append_number(content_, value);
    content_ += "cm\n";
    for (const QrRun& run : code.runs()) {
        for (int value : {run.x, run.y, run.length, 1}) append_number(content_, value);
        content_ += "re\n";
    }
    content_ += "f Q\n";
}

void SheetWriter::add_text(std::string_view tag, double x_mm, double y_mm) {
    content_ += "BT /T 1 Tf\n";
    for (const auto& line : lettering_.lines(tag)) {
        const double size = lettering_.tag_size_mm();
        for (double value : {size, 0.0, 0.0, -size, x_mm, y_mm + line.baseline_mm})
            append_number(content_, value);
        content_.append("Tm (").append(line.text).append(") Tj\n");
    }
    content_ += "ET\n";
    if (lettering_.caption() == nullptr) return;
    content_ += "q ";
    for (double value : {1.0, 0.0, 0.0, 1.0, x_mm, y_mm + lettering_.caption_top_mm()})
        append_number(content_, value);
    content_ += "cm /C Do Q\n";
}

void SheetWriter::finish_page() {
    const int content = pdf_.reserve();
    pdf_.write_stream(content, "", content_);
    content_.clear();
    pages_.push_back(pdf_.reserve());
    pdf_.write(pages_.back(), "<< /Type /Page /Parent " + reference(page_tree_) +
                                  " /MediaBox [0 0 " + page_size() + "] /Resources " +
                                  reference(resources_) + " /Contents " + reference(content) +
                                  " >>");
}

std::string SheetWriter::finish() {
    finish_page();
    std::string kids;
    for (const int page : pages_) kids += reference(page) + " ";
    pdf_.write(page_tree_, "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" +
                               kids + "] >>");
    const int catalogue = pdf_.reserve();
    // Asks the print dialogue not to shrink the page.
    pdf_.write(catalogue, "<< /Type /Catalog /Pages " + reference(page_tree_) +
                              " /ViewerPreferences << /PrintScaling /None >> >>");
    const int information = pdf_.reserve();
    pdf_.write(information, "<< /Title (Labels) >>");
    return pdf_.finish(catalogue, information);
}

}  // namespace labels

#include "lettering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "labels/tag.h"

namespace labels {
namespace {

constexpr const char* tag_family = "DejaVu Sans Mono, Liberation Mono, monospace";
constexpr const char* caption_family = "DejaVu Sans, Liberation Sans, sans-serif";
constexpr double tag_size_mm_good = 3.3;  // 9.5 points: read at arm's length
constexpr double tag_size_mm_max = 6.0;
constexpr double tag_height_share_max = 0.6;
constexpr double tag_leading = 0.5;     // between lines, of the height of a capital
constexpr double caption_gap = 0.8;     // between tag and caption, the same
constexpr double caption_share = 0.56;  // of the tag's size
constexpr double caption_size_mm_max = 2.5;
constexpr double caption_size_mm_min = 1.55;  // 4.4 points
constexpr double caption_size_step = 0.95;

// "KB7F-3K9Q-2X" broken for reading aloud into one, two or three lines.
std::vector<std::string> broken(const std::string& printed, int lines) {
    if (lines == 1 || printed.size() < 12) return {printed};
    if (lines == 2) return {printed.substr(0, 5), printed.substr(5)};
    return {printed.substr(0, 4), printed.substr(5, 4), printed.substr(10)};
}

constexpr std::array<int, 3> longest_line = {12, 7, 4};

PangoFontMap* font_map() {
    static PangoFontMap* map = pango_cairo_font_map_new();
    return map;
}

PangoContext* make_pango() {
    PangoContext* pango = pango_font_map_create_context(font_map());
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(pango, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(pango, FALSE);
    return pango;
}

using FontDescription =
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;

FontDescription font(const char* family, PangoWeight weight, PangoStretch stretch, double size_mm) {
    FontDescription description{pango_font_description_new(), &pango_font_description_free};
    pango_font_description_set_family_static(description.get(), family);
    pango_font_description_set_weight(description.get(), weight);
    pango_font_description_set_stretch(description.get(), stretch);
    pango_font_description_set_absolute_size(description.get(),
                                             size_mm * caption_units_per_mm * PANGO_SCALE);
    return description;
}

cairo_font_face_t* load_face(PangoContext* pango, const char* family, PangoWeight weight) {
    PangoFont* loaded =
        pango_context_load_font(pango, font(family, weight, PANGO_STRETCH_NORMAL, 10).get());
    if (loaded == nullptr) throw std::runtime_error("no font is installed to print labels with");
    auto* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(loaded));
    auto* face = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
    g_object_unref(loaded);
    return face;
}

// "07700 900123" stays on one line: a blank between digits becomes one that does not break.
std::string with_whole_numbers(const std::string& text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside = i > 0 && i + 1 < text.size() && text[i] == ' ' &&
                            is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (inside)
            kept += "\u00a0";
        else
            kept += text[i];
    }
    return kept;
}

}  // namespace

Lettering::Lettering(const Box& box, const Design& design)
    : box_(box),
      pango_(make_pango(), &g_object_unref),
      tag_face_(load_face(pango(), tag_family, PANGO_WEIGHT_BOLD), &cairo_font_face_destroy),
      caption_(nullptr, &g_object_unref) {
    choose_tag_lines();
    if (!design.caption.empty()) set_caption(design.caption);
}

void Lettering::choose_tag_lines() {
    const Surface scratch = own(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const Context context = context_on(scratch);
    cairo_set_font_face(context.get(), tag_face_.get());
    cairo_set_font_size(context.get(), 1000);
    cairo_text_extents_t extents;
    cairo_text_extents(context.get(), "H", &extents);
    const double advance_em = extents.x_advance / 1000;
    cap_height_em_ = extents.height / 1000;

    for (int lines = 1; lines <= 3; ++lines) {
        const double by_width =
            box_.width_mm / (longest_line[static_cast<std::size_t>(lines - 1)] * advance_em);
        const double by_height = box_.height_mm * tag_height_share_max /
                                 (cap_height_em_ * (lines + (lines - 1) * tag_leading));
        const double size = std::min({by_width, by_height, tag_size_mm_max});
        if (size <= tag_size_mm_) continue;
        tag_size_mm_ = size;
        tag_lines_ = lines;
        if (size >= tag_size_mm_good) return;
    }
}

double Lettering::tag_height_mm() const {
    const double capital = tag_size_mm_ * cap_height_em_;
    return capital * (tag_lines_ + (tag_lines_ - 1) * tag_leading);
}

void Lettering::set_caption(const std::string& caption_text) {
    caption_.reset(pango_layout_new(pango()));
    pango_layout_set_text(caption(), with_whole_numbers(caption_text).c_str(), -1);
    pango_layout_set_width(caption(),
                           static_cast<int>(box_.width_mm * caption_units_per_mm) * PANGO_SCALE);
    pango_layout_set_wrap(caption(), PANGO_WRAP_WORD_CHAR);
    const double height_max = box_.height_mm - tag_height_mm() - gap_mm();
    double size =
        std::clamp(caption_share * tag_size_mm_, caption_size_mm_min, caption_size_mm_max);
    while (size > caption_size_mm_min && !caption_fits(size, height_max))
        size = std::max(size * caption_size_step, caption_size_mm_min);
    if (!caption_fits(size, height_max)) {
        pango_layout_set_ellipsize(caption(), PANGO_ELLIPSIZE_END);
        pango_layout_set_height(caption(),
                                static_cast<int>(height_max * caption_units_per_mm) * PANGO_SCALE);
        caption_fits(size, height_max);
    }
}

bool Lettering::caption_fits(double size_mm, double height_mm_max) {
    pango_layout_set_font_description(
        caption(),
        font(caption_family, PANGO_WEIGHT_NORMAL, PANGO_STRETCH_CONDENSED, size_mm).get());
    int width = 0;
    int height = 0;
    pango_layout_get_size(caption(), &width, &height);
    caption_height_mm_ = height / (caption_units_per_mm * PANGO_SCALE);
    return caption_height_mm_ <= height_mm_max;
}

double Lettering::gap_mm() const { return caption_gap * tag_size_mm_ * cap_height_em_; }

double Lettering::top_mm() const {
    const double caption_room = caption_ ? gap_mm() + caption_height_mm_ : 0;
    return (box_.height_mm - tag_height_mm() - caption_room) / 2;
}

std::vector<Lettering::Line> Lettering::lines(std::string_view tag) const {
    const double capital = tag_size_mm_ * cap_height_em_;
    double baseline = top_mm() + capital;
    std::vector<Line> set;
    for (std::string& text : broken(printed_form(tag), tag_lines_)) {
        set.push_back({std::move(text), baseline});
        baseline += capital * (1 + tag_leading);
    }
    return set;
}

double Lettering::caption_top_mm() const { return top_mm() + tag_height_mm() + gap_mm(); }

}  // namespace labels

#include "server/core/residents/ward_list.h"

#include <algorithm>
#include <array>

#include "server/core/residents/contact.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::size_t code_length = 9;
constexpr std::size_t name_max = 100;
constexpr std::string_view in_none = "99999999";  // after the letter

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// "WD25CD", "Ward code" and "wd_25_cd" without their years: "wdcd", "wardcode", "wdcd".
std::string plain_heading(std::string_view heading) {
    std::string plain;
    for (const char sign : heading) {
        if (sign >= 'A' && sign <= 'Z') plain += static_cast<char>(sign - 'A' + 'a');
        if (sign >= 'a' && sign <= 'z') plain += sign;
    }
    return plain;
}

struct Heading {
    std::optional<std::size_t> WardColumns::*column;
    std::array<std::string_view, 6> names;  // the first that a list has is taken
};
constexpr Heading known_headings[] = {
    {&WardColumns::postcode, {"pcds", "postcode", "pcd"}},
    {&WardColumns::ward, {"wdcd", "osward", "wardcode", "wardcd", "ward"}},
    {&WardColumns::name, {"wdnm", "wardname", "wardnm", "name"}},
    {&WardColumns::ended, {"doterm"}},
    {&WardColumns::district, {"ladcd", "oslaua", "laua", "district"}},
};

std::string_view cell_at(std::span<const std::string> cells,
                         const std::optional<std::size_t>& column) {
    return column && *column < cells.size() ? std::string_view{cells[*column]} : "";
}

WardLine with_fate(WardLineFate fate) {
    WardLine line;
    line.fate = fate;
    return line;
}

bool is_name(std::string_view text) {
    return !text.empty() && is_utf8(text) && character_count(text) <= name_max &&
           !has_control_characters(text, false);
}

}  // namespace

Result<WardColumns> find_ward_columns(std::span<const std::string> headings) {
    std::vector<std::string> plain;
    for (const std::string& heading : headings) plain.push_back(plain_heading(heading));
    WardColumns columns;
    for (const Heading& known : known_headings) {
        for (const std::string_view name : known.names) {
            const auto found = std::ranges::find(plain, name);
            if (name.empty() || found == plain.end()) continue;
            columns.*known.column = static_cast<std::size_t>(found - plain.begin());
            break;
        }
    }
    if (!columns.ward || (!columns.postcode && !columns.name)) {
        return Refusal{RefusalCode::file_not_understood,
                       "Its first line must name a column of ward codes (such as osward or wd25cd) "
                       "and one of postcodes (pcds) or of names (wd25nm).",
                       {}};
    }
    return columns;
}

WardLine read_ward_line(const WardColumns& columns, std::span<const std::string> cells,
                        std::span<const std::string> districts) {
    const std::string_view district = cell_at(cells, columns.district);
    if (!districts.empty() && std::ranges::find(districts, district) == districts.end()) {
        return with_fate(WardLineFate::left_out);
    }
    if (!cell_at(cells, columns.ended).empty()) return with_fate(WardLineFate::left_out);
    const std::string_view ward = cell_at(cells, columns.ward);
    if (ward.empty() || ward.ends_with(in_none)) return with_fate(WardLineFate::left_out);
    WardLine line;
    line.ward = ward;
    line.name = cell_at(cells, columns.name);
    const bool is_named = columns.name ? is_name(line.name) : true;
    if (!is_statistical_code(ward) || !is_named) return with_fate(WardLineFate::unreadable);
    if (!columns.postcode) return line;
    const auto postcode = canonical_postcode(cell_at(cells, columns.postcode));
    if (!postcode) return with_fate(WardLineFate::unreadable);
    line.postcode = *postcode;
    return line;
}

bool is_statistical_code(std::string_view text) {
    return text.size() == code_length && text.front() >= 'A' && text.front() <= 'Z' &&
           std::ranges::all_of(text.substr(1), is_digit);
}

}  // namespace kitbank

#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/result.h"

// Lists that tell the electoral ward of a postcode, as the Office for National Statistics publishes them (its Postcode
// Directory, and its names and codes of wards; Open Government Licence). The names of their columns change with each release,
// so that they are known by their form: `osward` and `wd25cd` are both the code of a ward.
namespace kitbank {

// Where the columns stand that are read; the others, some fifty, are not looked at.
struct WardColumns {
    std::optional<std::size_t> postcode;
    std::optional<std::size_t> ward;
    std::optional<std::size_t> name;
    std::optional<std::size_t> ended;     // when the postcode went out of use
    std::optional<std::size_t> district;  // code of the local authority
};
// Refuses with `file_not_understood` what names no wards, or neither their postcodes nor their names.
Result<WardColumns> find_ward_columns(std::span<const std::string> headings);

enum class WardLineFate { taken, left_out, unreadable };

struct WardLine {
    std::string postcode = {};  // canonical; empty in a list of names
    std::string ward = {};      // "E05000026"
    std::string name = {};
    // Left out: a postcode that is no longer used, of another district, or in no ward (the islands).
    WardLineFate fate = WardLineFate::taken;
    friend bool operator==(const WardLine&, const WardLine&) = default;
};
// `districts` are codes, and none means all.
WardLine read_ward_line(const WardColumns& columns, std::span<const std::string> cells,
                        std::span<const std::string> districts);

// A code of the Government Statistical Service: a letter and eight digits.
bool is_statistical_code(std::string_view text);

}  // namespace kitbank

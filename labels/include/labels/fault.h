#pragma once

#include <string_view>
#include <variant>

namespace labels {

// Why labels cannot be printed as asked. Each is the caller's to mend; a broken world (no memory,
// no font at all) is a std::runtime_error instead.
enum class PrintFault {
    unknown_stock,
    start_out_of_range,
    offset_too_large,
    no_labels,
    too_many_labels,
    bad_tag,
    bad_host,
    bad_caption,
    bad_resolution,
    code_too_dense,
};

std::string_view sentence(PrintFault fault);

template <typename T>
using Printed = std::variant<T, PrintFault>;

}  // namespace labels

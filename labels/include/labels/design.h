#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "labels/fault.h"

namespace labels {

// What all labels of one print have in common.
struct Design {
    // Where the code leads, e.g. "kit.example.org" or "kit.example.org:8443". Empty: the code is
    // the bare tag.
    std::string host;
    // The owner's small print, e.g. "Property of Fellside Kit Bank\nFound it? 07700 900123".
    // Any UTF-8. It is set smaller, then broken into lines, then cut with an ellipsis to fit.
    std::string caption;
};

constexpr std::size_t host_bytes_max = 60;
constexpr std::size_t caption_bytes_max = 400;

// Nothing when the design can be printed.
std::optional<PrintFault> check_design(const Design& design);

}  // namespace labels

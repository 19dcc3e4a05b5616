#include "labels/design.h"

#include <glib.h>

#include <algorithm>
#include <stdexcept>

namespace labels {
namespace {

bool is_host_byte(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
}

bool is_host(std::string_view host) {
    return host.size() <= host_bytes_max && std::ranges::all_of(host, is_host_byte);
}

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == '\x7f';
}

bool is_caption(std::string_view caption) {
    return caption.size() <= caption_bytes_max &&
           g_utf8_validate(caption.data(), static_cast<gssize>(caption.size()), nullptr) != 0 &&
           std::ranges::none_of(caption, is_control);
}

}  // namespace

std::optional<PrintFault> check_design(const Design& design) {
    if (!is_host(design.host)) return PrintFault::bad_host;
    if (!is_caption(design.caption)) return PrintFault::bad_caption;
    return std::nullopt;
}

std::string_view sentence(PrintFault fault) {
    switch (fault) {
        case PrintFault::unknown_stock:
            return "There is no label stock of this name.";
        case PrintFault::start_out_of_range:
            return "The first label must be a position on the sheet, counted from 1.";
        case PrintFault::offset_too_large:
            return "The offset can be at most 10 mm each way.";
        case PrintFault::no_labels:
            return "There is nothing to print: give at least one tag.";
        case PrintFault::too_many_labels:
            return "At most 1,000 labels can be printed at once.";
        case PrintFault::bad_tag:
            return "One of the tags is not a whole and valid tag.";
        case PrintFault::bad_host:
            return "The address on the label must be a plain host name of at most 60 characters.";
        case PrintFault::bad_caption:
            return "The owner's text must be at most 400 bytes of UTF-8 without control "
                   "characters.";
        case PrintFault::bad_resolution:
            return "The resolution must be between 150 and 1,200 dots an inch.";
        case PrintFault::code_too_dense:
            return "The address is too long for this label: its code would be too fine to read.";
    }
    throw std::logic_error("unknown print fault");
}

}  // namespace labels

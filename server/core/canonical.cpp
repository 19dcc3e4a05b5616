#include "server/core/canonical.h"

#include <charconv>

namespace kitbank {

std::optional<std::vector<std::string>> fields_of_canonical(std::string_view text) {
    std::vector<std::string> fields;
    while (!text.empty()) {
        std::size_t size = 0;
        const char* const end = text.data() + text.size();
        const auto [behind, error] = std::from_chars(text.data(), end, size);
        if (error != std::errc{} || behind == end || *behind != ':') return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(behind - text.data()) + 1);
        if (size >= text.size() || text[size] != ',') return std::nullopt;
        fields.emplace_back(text.substr(0, size));
        text.remove_prefix(size + 1);
    }
    return fields;
}

}  // namespace kitbank

#include "server/core/residents/reference.h"

#include "server/core/reference.h"

namespace kitbank {

std::string resident_reference(const Hash& random) { return drawn_reference('R', random); }

std::optional<std::string> parse_resident_reference(std::string_view text) {
    return parse_reference('R', text);
}

}  // namespace kitbank

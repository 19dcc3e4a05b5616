#pragma once
#include <string>

#include "server/core/canonical.h"
#include "server/core/devices/event.h"

namespace kitbank {

// What an event's hash is taken of: every field of the row but the hash itself, the previous row's
// hash first. Changing a letter of this format breaks every chain: a new format needs a new first
// field.
std::string chain_text(const Event& event);

// The content that an event adds to any text: its evidence and media, in order.
void add_content(CanonicalText& text, const Evidence& evidence, const std::vector<Medium>& media);

}  // namespace kitbank

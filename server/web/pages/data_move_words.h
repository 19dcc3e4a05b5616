#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/web/call.h"
#include "server/web/pages/question.h"

// What the pages about packets, counts and thresholds share.
namespace kitbank::web {

// What was scanned into a box, one on each line; empty lines are none.
std::vector<std::string> lines_of(std::string_view text);

// A whole number as typed; -1 when it is none, 0 when nothing was typed.
int number_of(std::string_view text);

// The organisation's bundles by code, each once, after an empty choice.
std::vector<Option> bundle_choices(const Call& call);
// Those of which the hub has something on its shelves.
std::vector<Option> bundles_at(const Call& call, const std::string& hub_code);

}  // namespace kitbank::web

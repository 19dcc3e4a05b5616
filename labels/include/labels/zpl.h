#pragma once

#include <string>
#include <vector>

#include "labels/design.h"
#include "labels/stock.h"

namespace labels {

struct RollJob {
    std::string stock = "2x1in-203dpi";
    std::vector<std::string> tags = {};  // canonical
    Design design = {};
};

// One ^XA...^XZ a label, each a single ^GFA picture of the whole label. `^BQ` would be shorter but
// leaves size and mask to the printer; our own dots are the same on every printer and can be
// tested. No text goes into a ^FD, so nothing needs escaping.
Printed<std::string> roll_zpl(const RollJob& job);

}  // namespace labels

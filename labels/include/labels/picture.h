#pragma once

#include <string>

#include "labels/design.h"
#include "labels/stock.h"

namespace labels {

struct PictureJob {
    std::string stock = "L7160";  // the picture has the size of one label of this stock
    std::string tag = {};         // canonical
    int dots_per_inch = 300;      // of the PNG, which carries it; 150 to 1,200
    Design design = {};
};

// One label as a picture. The PNG has whole pixels per module.
Printed<std::string> label_png(const PictureJob& job);
Printed<std::string> label_svg(const PictureJob& job);

}  // namespace labels

#pragma once

#include <string_view>

#include "labels/design.h"
#include "labels/layout.h"
#include "painter.h"

namespace labels {

// One label drawn in whole dots on a white image surface of the given size.
Surface draw_raster(const Painter& painter, const Frame& frame, const Design& design,
                    std::string_view tag, int width_dots, int height_dots);

}  // namespace labels

#pragma once

#include <string>

#include "labels/qr.h"

namespace kitbank::web {

// The dark modules as one path of an SVG picture, and the side of its square with the quiet zone.
std::string qr_path(const labels::QrMatrix& code);
int qr_side(const labels::QrMatrix& code);

}  // namespace kitbank::web

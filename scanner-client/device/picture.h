#pragma once
#include <string>
#include <vector>

namespace kitbank::scanner {

// What the QR codes in a photo or screenshot say, each once, from the top left to the bottom right.
// Takes PNG and JPEG of at most picture_pixels_max. Throws LocalTrouble when the file cannot be read
// or is no picture; a picture without a code gives an empty list.
std::vector<std::string> codes_in_picture(const std::string& path);

constexpr long picture_bytes_max = 64L * 1024 * 1024;
constexpr long picture_pixels_max = 64L * 1000 * 1000;

}  // namespace kitbank::scanner

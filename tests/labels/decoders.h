#pragma once

// clang-format off: ZXing defines a macro Error that zbar.h must not see
#include <zbar.h>
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
// clang-format on

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

// The readers of the printed result: a grey picture, two independent decoders, and the programs
// that turn PDF and SVG into pixels.
namespace labels::test {

struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;

    bool dark(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)] < 128;
    }
};

// A part of a picture, for a reader that looks at one label as a scanner does: ZBar loses itself
// among the finder patterns of a whole sheet.
inline GreyPicture cut(const GreyPicture& picture, int left, int top, int width, int height) {
    if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height)
        throw std::out_of_range("the label lies beyond the picture");
    GreyPicture part{width, height, {}};
    for (int y = top; y < top + height; ++y) {
        const auto row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        part.pixels.insert(part.pixels.end(), row + left, row + left + width);
    }
    return part;
}

struct Point {
    double x;
    double y;
};

// What was read and the middle of where, in pixels.
using Found = std::multimap<std::string, Point>;

inline Found read_with_zxing(const GreyPicture& picture) {
    const ZXing::ImageView view{picture.pixels.data(), picture.width, picture.height,
                                ZXing::ImageFormat::Lum};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    Found found;
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
        Point middle{0, 0};
        for (const auto& corner : result.position()) {
            middle.x += (corner.x + 0.5) / 4;
            middle.y += (corner.y + 0.5) / 4;
        }
        found.emplace(result.text(), middle);
    }
    return found;
}

inline Found read_with_zbar(const GreyPicture& picture) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height),
                      "Y800", picture.pixels.data(), picture.pixels.size());
    scanner.scan(image);
    Found found;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        Point middle{0, 0};
        const int corners = symbol->get_location_size();
        for (int i = 0; i < corners; ++i) {
            middle.x +=
                static_cast<double>(symbol->get_location_x(static_cast<unsigned>(i))) / corners;
            middle.y +=
                static_cast<double>(symbol->get_location_y(static_cast<unsigned>(i))) / corners;
        }
        found.emplace(symbol->get_data(), middle);
    }
    return found;
}

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// A folder of its own that goes away with the test.
class Scratch {
  public:
    Scratch() {
        std::string name =
            (std::filesystem::temp_directory_path() / "kitbank-labels-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to test in");
        path_ = name;
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream{path_ / name, std::ios::binary} << bytes;
        return (path_ / name).string();
    }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline void run(const std::string& command) {
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

// Binary PGM (P5) with 8 bits a pixel, as pdftoppm -gray and convert write it.
inline GreyPicture read_pgm(const std::string& path) {
    const std::string bytes = file_text(path);
    GreyPicture picture;
    int maximum = 0;
    int used = 0;
    if (std::sscanf(bytes.c_str(), "P5 %d %d %d%n", &picture.width, &picture.height, &maximum,
                    &used) != 3 ||
        maximum != 255)
        throw std::runtime_error("not a grey picture: " + path);
    picture.pixels.assign(bytes.begin() + used + 1, bytes.end());
    const auto expected =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    if (picture.pixels.size() != expected) throw std::runtime_error("cut short: " + path);
    return picture;
}

// The pages of a PDF in pixels.
inline std::vector<GreyPicture> render_pdf(const std::string& pdf, int dots_per_inch) {
    const Scratch scratch;
    const std::string file = scratch.write("sheet.pdf", pdf);
    run("pdftoppm -gray -r " + std::to_string(dots_per_inch) + " '" + file + "' '" +
        (scratch / "page") + "'");
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(scratch / ""))
        if (entry.path().extension() == ".pgm") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<GreyPicture> pages;
    for (const auto& page : files) pages.push_back(read_pgm(page.string()));
    return pages;
}

}  // namespace labels::test

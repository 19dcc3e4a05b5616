#include "scanner-client/device/picture.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <cairo.h>
#include <turbojpeg.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>

#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

struct Grey {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;
};

[[noreturn]] void fail(const std::string& path, const std::string& why) {
    throw LocalTrouble("The picture " + path + " " + why);
}

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file) fail(path, "cannot be opened.");
    const auto size = static_cast<long>(file.tellg());
    if (size < 0) fail(path, "cannot be read.");
    if (size > picture_bytes_max) fail(path, "is larger than 64 MB.");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    if (!file.read(bytes.data(), size)) fail(path, "cannot be read.");
    return bytes;
}

void check_size(const std::string& path, long width, long height) {
    if (width < 1 || height < 1) fail(path, "is damaged.");
    if (width > picture_pixels_max / height) fail(path, "has more than 64 million pixels.");
}

bool is_png(const std::string& bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }
bool is_jpeg(const std::string& bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

long big_endian(const std::string& bytes, std::size_t at) {
    long value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value * 256 + static_cast<unsigned char>(bytes[i]);
    return value;
}

struct Source {
    const std::string* bytes;
    std::size_t used;
};

cairo_status_t give_bytes(void* closure, unsigned char* data, unsigned length) {
    auto& source = *static_cast<Source*>(closure);
    if (source.bytes->size() - source.used < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, source.bytes->data() + source.used, length);
    source.used += length;
    return CAIRO_STATUS_SUCCESS;
}

// On white, whatever shines through: a light grey of the three colours is enough for a code.
Grey grey_of(cairo_surface_t* image) {
    Grey grey{cairo_image_surface_get_width(image), cairo_image_surface_get_height(image), {}};
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> flat{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, grey.width, grey.height),
        &cairo_surface_destroy};
    cairo_t* context = cairo_create(flat.get());
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_set_source_surface(context, image, 0, 0);
    cairo_paint(context);
    cairo_destroy(context);
    cairo_surface_flush(flat.get());
    const unsigned char* data = cairo_image_surface_get_data(flat.get());
    const int stride = cairo_image_surface_get_stride(flat.get());
    grey.pixels.reserve(static_cast<std::size_t>(grey.width) *
                        static_cast<std::size_t>(grey.height));
    for (int y = 0; y < grey.height; ++y) {
        const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < grey.width; ++x)
            grey.pixels.push_back(
                static_cast<unsigned char>((row[4 * x] + 2 * row[4 * x + 1] + row[4 * x + 2]) / 4));
    }
    return grey;
}

Grey read_png(const std::string& path, const std::string& bytes) {
    if (bytes.size() < 33) fail(path, "is damaged.");
    check_size(path, big_endian(bytes, 16), big_endian(bytes, 20));
    Source source{&bytes, 0};
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> image{
        cairo_image_surface_create_from_png_stream(&give_bytes, &source), &cairo_surface_destroy};
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) fail(path, "is damaged.");
    return grey_of(image.get());
}

Grey read_jpeg(const std::string& path, const std::string& bytes) {
    const std::unique_ptr<void, decltype(&tjDestroy)> decoder{tjInitDecompress(), &tjDestroy};
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    Grey grey;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), data, bytes.size(), &grey.width, &grey.height,
                            &subsampling, &colours) != 0)
        fail(path, "is damaged.");
    check_size(path, grey.width, grey.height);
    grey.pixels.resize(static_cast<std::size_t>(grey.width) *
                       static_cast<std::size_t>(grey.height));
    if (tjDecompress2(decoder.get(), data, bytes.size(), grey.pixels.data(), grey.width, 0,
                      grey.height, TJPF_GRAY, 0) != 0)
        fail(path, "is damaged.");
    return grey;
}

Grey read_picture(const std::string& path) {
    const std::string bytes = read_file(path);
    if (is_png(bytes)) return read_png(path, bytes);
    if (is_jpeg(bytes)) return read_jpeg(path, bytes);
    fail(path, "is neither PNG nor JPEG.");
}

}  // namespace

std::vector<std::string> codes_in_picture(const std::string& path) {
    const Grey grey = read_picture(path);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    auto results = ZXing::ReadBarcodes(
        {grey.pixels.data(), grey.width, grey.height, ZXing::ImageFormat::Lum}, hints);
    const auto place = [](const ZXing::Result& result) {
        const auto corner = result.position().topLeft();
        return std::pair{corner.y, corner.x};
    };
    std::ranges::sort(results, {}, place);
    std::vector<std::string> codes;
    for (const auto& result : results)
        if (std::ranges::find(codes, result.text()) == codes.end()) codes.push_back(result.text());
    return codes;
}

}  // namespace kitbank::scanner

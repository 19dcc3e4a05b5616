#include "labels/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace labels {
namespace {

using Input = std::unique_ptr<QRinput, decltype(&QRinput_free)>;
using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

Code encode(const std::string& payload, QRencodeMode mode) {
    const Input input{QRinput_new2(0, QR_ECLEVEL_M), &QRinput_free};
    const auto* bytes = reinterpret_cast<const unsigned char*>(payload.data());
    const int length = static_cast<int>(payload.size());
    if (!input || QRinput_append(input.get(), mode, length, bytes) != 0)
        throw std::invalid_argument(
            "not for this mode: a label's code takes capitals, digits and  $%*+-./: only");
    Code code{QRcode_encodeInput(input.get()), &QRcode_free};
    if (!code) throw std::invalid_argument("too much text for a QR code");
    return code;
}

}  // namespace

QrMatrix::QrMatrix(const std::string& payload) {
    const Code code = encode(payload, QR_MODE_AN);
    take(code->width, code->data);
}

QrMatrix QrMatrix::of_bytes(const std::string& text) {
    const Code code = encode(text, QR_MODE_8);
    QrMatrix matrix;
    matrix.take(code->width, code->data);
    return matrix;
}

void QrMatrix::take(int size, const std::uint8_t* modules) {
    size_ = size;
    dark_.assign(modules, modules + size * size);
    for (auto& module : dark_) module &= 1;
}

std::vector<QrRun> QrMatrix::runs() const {
    std::vector<QrRun> all;
    for (int y = 0; y < size_; ++y) {
        for (int x = 0; x < size_; ++x) {
            const int from = x;
            while (x < size_ && dark(x, y)) ++x;
            if (x > from) all.push_back({from, y, x - from});
        }
    }
    return all;
}

std::string code_payload(std::string_view host, std::string_view tag) {
    if (host.empty()) return std::string{tag};
    std::string payload = "HTTPS://";
    for (char c : host) payload += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return payload.append("/T/").append(tag);
}

}  // namespace labels

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labels {

// Dark modules side by side in one row.
struct QrRun {
    int x, y, length;
};

// The square of dark and light modules of one QR code, without its quiet zone.
class QrMatrix {
  public:
    // Encodes at level M (15 % can be lost). Payloads of `0-9 A-Z space $ % * + - . / :` take
    // alphanumeric mode, the only one on labels. Throws std::invalid_argument on anything else.
    explicit QrMatrix(const std::string& payload);
    // The same of any text, byte for byte: a larger code, for what is not printed (the address that an
    // authenticator app reads off a screen).
    static QrMatrix of_bytes(const std::string& text);

    int size() const { return size_; }
    bool dark(int x, int y) const { return dark_.at(index(x, y)) != 0; }

    // The dark modules as the fewest rectangles one row high, from the top left.
    std::vector<QrRun> runs() const;

  private:
    QrMatrix() = default;
    void take(int size, const std::uint8_t* modules);
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(size_) +
               static_cast<std::size_t>(x);
    }

    int size_ = 0;
    std::vector<std::uint8_t> dark_;
};

// Light modules that belong around a code on each side.
constexpr int quiet_modules = 4;

// What the code of a tag says: HTTPS://HOST/T/KB7F3K9Q2X, all in capitals (scheme and host are
// case-blind, and capitals make a smaller code), or the bare tag when host is empty: for labels
// too small for an address.
std::string code_payload(std::string_view host, std::string_view tag);

}  // namespace labels

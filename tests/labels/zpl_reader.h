#pragma once

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "decoders.h"

namespace labels::test {

// A small ZPL raster reader: what a printer makes of ^PW, ^LL and one ^GFA a label. Anything else
// between ^XA and ^XZ that could put ink on the label is an error.
class ZplReader {
  public:
    explicit ZplReader(std::string_view zpl) : rest_(zpl) {}

    std::vector<GreyPicture> labels() {
        std::vector<GreyPicture> all;
        while (skip_to("^XA")) all.push_back(one_label());
        return all;
    }

  private:
    bool skip_to(std::string_view mark) {
        const auto at = rest_.find(mark);
        if (at == std::string_view::npos) return false;
        rest_.remove_prefix(at + mark.size());
        return true;
    }

    GreyPicture one_label() {
        GreyPicture label;
        while (true) {
            const std::string name{next_command()};
            if (name == "XZ") break;
            if (name == "PW")
                label.width = number();
            else if (name == "LL")
                label.height = number();
            else if (name == "LH" || name == "FO") {
                if (number() != 0 || comma() != 0) throw std::runtime_error("not at the corner");
            } else if (name == "GF")
                draw(label);
            else if (name != "FS")
                throw std::runtime_error("unexpected ^" + name);
        }
        return label;
    }

    std::string_view next_command() {
        if (rest_.size() < 3 || rest_.front() != '^') throw std::runtime_error("no command");
        const auto name = rest_.substr(1, 2);
        rest_.remove_prefix(3);
        return name;
    }

    int number() {
        std::size_t used = 0;
        const int value = std::stoi(std::string{rest_.substr(0, 8)}, &used);
        rest_.remove_prefix(used);
        return value;
    }

    int comma() {
        if (rest_.empty() || rest_.front() != ',') throw std::runtime_error("a comma is missing");
        rest_.remove_prefix(1);
        return number();
    }

    void draw(GreyPicture& label) {
        if (rest_.front() != 'A') throw std::runtime_error("only ^GFA is read");
        rest_.remove_prefix(1);
        const int sent = comma();
        const int total = comma();
        const int row_bytes = comma();
        rest_.remove_prefix(1);
        if (sent != total || total != row_bytes * label.height || row_bytes * 8 < label.width)
            throw std::runtime_error("the sizes of ^GFA do not agree");
        label.pixels.clear();
        for (int row = 0; row < label.height; ++row) draw_row(label, row_bytes);
    }

    void draw_row(GreyPicture& label, int row_bytes) {
        int bytes = 0;
        std::vector<unsigned char> row;
        while (bytes < row_bytes && rest_.front() != ',') {
            const int byte = std::stoi(std::string{rest_.substr(0, 2)}, nullptr, 16);
            rest_.remove_prefix(2);
            for (int bit = 7; bit >= 0; --bit) row.push_back((byte >> bit & 1) != 0 ? 0 : 255);
            ++bytes;
        }
        if (bytes < row_bytes) rest_.remove_prefix(1);
        row.resize(static_cast<std::size_t>(row_bytes) * 8, 255);
        label.pixels.insert(label.pixels.end(), row.begin(), row.begin() + label.width);
    }

    std::string_view rest_;
};

}  // namespace labels::test

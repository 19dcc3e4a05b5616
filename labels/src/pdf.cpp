#include "pdf.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <memory>

namespace labels {
namespace {

constexpr int decimals = 4;

void append_points(std::string& content, const cairo_path_data_t* data, int count) {
    for (int i = 1; i <= count; ++i) {
        append_number(content, data[i].point.x);
        append_number(content, data[i].point.y);
    }
}

void append_element(std::string& content, const cairo_path_data_t* data) {
    switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            append_points(content, data, 1);
            content += "m\n";
            return;
        case CAIRO_PATH_LINE_TO:
            append_points(content, data, 1);
            content += "l\n";
            return;
        case CAIRO_PATH_CURVE_TO:
            append_points(content, data, 3);
            content += "c\n";
            return;
        case CAIRO_PATH_CLOSE_PATH:
            content += "h\n";
            return;
    }
}

}  // namespace

PdfWriter::PdfWriter() : bytes_("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n") {}

int PdfWriter::reserve() {
    offsets_.push_back(0);
    return static_cast<int>(offsets_.size());
}

void PdfWriter::write(int number, std::string_view body) {
    offsets_[static_cast<std::size_t>(number - 1)] = bytes_.size();
    bytes_.append(std::to_string(number)).append(" 0 obj\n").append(body).append("\nendobj\n");
}

void PdfWriter::write_stream(int number, std::string_view dictionary, std::string_view content) {
    std::string body = "<< ";
    body.append(dictionary).append(" /Length ").append(std::to_string(content.size()));
    body.append(" >>\nstream\n").append(content).append("\nendstream");
    write(number, body);
}

std::string PdfWriter::finish(int catalogue, int information) {
    const std::size_t table = bytes_.size();
    const std::string size = std::to_string(offsets_.size() + 1);
    bytes_ += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets_) {
        std::array<char, 32> entry{};
        std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", offset);
        bytes_ += entry.data();
    }
    bytes_ += "trailer\n<< /Size " + size + " /Root " + reference(catalogue) + " /Info " +
              reference(information) + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return std::move(bytes_);
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

void append_number(std::string& content, double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::fixed, decimals);
    const char* last = end.ptr;
    while (last[-1] == '0') --last;
    if (last[-1] == '.') --last;
    content.append(static_cast<const char*>(text.data()), last) += ' ';
}

void append_number(std::string& content, int value) {
    std::array<char, 16> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    content.append(text.data(), end.ptr) += ' ';
}

std::string path_content(cairo_t* context) {
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path{
        cairo_copy_path(context), &cairo_path_destroy};
    std::string content;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length)
        append_element(content, &path->data[i]);
    return content + "f";
}

}  // namespace labels

#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

namespace labels {

// The few parts of PDF 1.4 that a sheet of labels needs. Cairo's own PDF surface takes many times
// as long: it keeps each code as a general path and compresses it. Streams stay plain here: a
// thousand labels are two megabytes, less than cairo's.
class PdfWriter {
  public:
    PdfWriter();

    int reserve();  // a number for an object that is written later
    void write(int number, std::string_view body);
    void write_stream(int number, std::string_view dictionary, std::string_view content);
    std::string finish(int catalogue, int information);

  private:
    std::string bytes_;
    std::vector<std::size_t> offsets_;  // of object n at n - 1
};

std::string reference(int number);

// Appends a number with at most four decimals, and a blank.
void append_number(std::string& content, double value);
void append_number(std::string& content, int value);

// The context's current path as PDF operators, in the context's user units.
std::string path_content(cairo_t* context);

}  // namespace labels

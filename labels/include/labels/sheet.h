#pragma once

#include <string>
#include <vector>

#include "labels/design.h"
#include "labels/stock.h"

namespace labels {

constexpr std::size_t labels_per_print_max = 1000;
constexpr double offset_mm_max = 10;

struct SheetJob {
    std::string stock = "L7160";
    int start = 1;     // first position used on the first sheet, row by row, counted from 1
    double dx_mm = 0;  // moves everything right, to make up for how a printer feeds paper
    double dy_mm = 0;  // moves everything down
    std::vector<std::string> tags = {};  // canonical
    Design design = {};
};

// The sheets as one PDF of A4 pages, in true millimetres: print at 100 %. Modules are filled
// vector squares whose size and place are whole 300ths of an inch, so that a laser printer of 300,
// 600 or 1,200 dpi draws each one alike; that moves a code by at most 0.05 mm.
Printed<std::string> sheet_pdf(const SheetJob& job);

// Where label `index` (from 0) of a job lands: its page, and the label's left and top edge.
struct LabelPlace {
    int page;
    double x_mm;
    double y_mm;
};
LabelPlace label_place(const SheetStock& stock, const SheetJob& job, int index);

}  // namespace labels

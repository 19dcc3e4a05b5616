#include "labels/sheet.h"

#include <doctest/doctest.h>
#include <pthread.h>

#include <array>
#include <limits>

#include "printed.h"
#include "sample_tags.h"

namespace {

using namespace labels;
using namespace labels::test;

SheetJob good_sheet() { return {.tags = sample_tags(2), .design = {"kit.example.org", "Ours"}}; }

bool refused(const SheetJob& job, PrintFault fault) {
    const auto printed = sheet_pdf(job);
    const auto* actual = std::get_if<PrintFault>(&printed);
    return actual != nullptr && *actual == fault;
}

std::vector<std::vector<Expected>> expected_pages(const Sheet& sheet, const SheetJob& job) {
    std::vector<std::vector<Expected>> pages(1);
    int position = job.start - 1;
    for (const std::string& tag : job.tags) {
        if (position == sheet.columns * sheet.rows) {
            pages.emplace_back();
            position = 0;
        }
        const double left = sheet.left + (position % sheet.columns) * sheet.pitch_x + job.dx_mm;
        const double top = sheet.top + (position / sheet.columns) * sheet.pitch_y + job.dy_mm;
        pages.back().push_back(label_at(sheet, left, top, address(tag)));
        ++position;
    }
    return pages;
}

void check_sheet(const Sheet& sheet, const SheetJob& job, int dots_per_inch) {
    const auto pages = render_pdf(std::get<std::string>(sheet_pdf(job)), dots_per_inch);
    const auto expected = expected_pages(sheet, job);
    REQUIRE(pages.size() == expected.size());
    for (std::size_t page = 0; page < pages.size(); ++page) {
        CHECK(pages[page].width == doctest::Approx(210 * dots_per_inch / 25.4).epsilon(0.001));
        CHECK(pages[page].height == doctest::Approx(297 * dots_per_inch / 25.4).epsilon(0.001));
        check_labels(pages[page], dots_per_inch, expected[page]);
    }
}

}  // namespace

TEST_CASE("both decoders read every label of a full sheet of each stock in its place") {
    for (const Sheet& sheet : sheets) {
        CAPTURE(sheet.name);
        SheetJob job{.stock = sheet.name, .design = design};
        job.tags = sample_tags(sheet.columns * sheet.rows);
        for (int dots_per_inch : {203, 300}) check_sheet(sheet, job, dots_per_inch);
    }
}

TEST_CASE("a part-used sheet begins at the given position, is shifted, and runs on to a new page") {
    struct Case {
        int sheet, start, count;
        double dx, dy;
    };
    for (const Case& part :
         {Case{0, 20, 5, 1.3, -0.8}, Case{1, 24, 3, -2, 2.5}, Case{2, 61, 12, -1.05, 0.4}}) {
        const Sheet& sheet = sheets[part.sheet];
        CAPTURE(sheet.name);
        SheetJob job{sheet.name, part.start, part.dx, part.dy, sample_tags(part.count, 2), design};
        for (int dots_per_inch : {203, 300}) check_sheet(sheet, job, dots_per_inch);
    }
}

TEST_CASE("a print without an address holds the bare tag") {
    const Sheet sheet{"L7651", 5, 13, 4.67, 10.70, 40.64, 21.2, 38.1, 21.2, 6 * 25.4 / 300};
    SheetJob job{.stock = sheet.name, .tags = sample_tags(2, 6)};
    const auto page = render_pdf(std::get<std::string>(sheet_pdf(job)), 203).front();
    check_labels(page, 203,
                 {label_at(sheet, 4.67, 10.70, job.tags[0], 21),
                  label_at(sheet, 4.67 + 40.64, 10.70, job.tags[1], 21)});
}

TEST_CASE("a sheet of an unknown stock is refused, and a known one in any case is not") {
    SheetJob job = good_sheet();
    for (const char* name : {"", "L7161", "L7160 ", "2x1in-203dpi"}) {
        job.stock = name;
        CHECK(refused(job, PrintFault::unknown_stock));
    }
    job.stock = "l7160";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("a sheet begins at one of its own positions") {
    SheetJob job = good_sheet();
    for (int start :
         {0, -1, 22, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        job.start = start;
        CHECK(refused(job, PrintFault::start_out_of_range));
    }
    job.start = 21;
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("an offset is at most ten millimetres and a number") {
    for (double offset : {10.01, -10.01, 1e300, std::numeric_limits<double>::infinity(),
                          std::numeric_limits<double>::quiet_NaN()}) {
        SheetJob job = good_sheet();
        job.dx_mm = offset;
        CHECK(refused(job, PrintFault::offset_too_large));
        std::swap(job.dx_mm, job.dy_mm);
        CHECK(refused(job, PrintFault::offset_too_large));
    }
    SheetJob job = good_sheet();
    job.dx_mm = -10;
    job.dy_mm = 10;
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("between one and a thousand labels are printed at once") {
    SheetJob job = good_sheet();
    job.tags.clear();
    CHECK(refused(job, PrintFault::no_labels));
    job.tags = sample_tags(1001);
    CHECK(refused(job, PrintFault::too_many_labels));
    job.tags.pop_back();
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("only canonical tags are printed") {
    const std::string good = sample_tags(1).front();
    for (const std::string& tag :
         {std::string{}, printed_form(good), good + "X", std::string{"KB7F3K9Q2Y"}}) {
        SheetJob job = good_sheet();
        job.tags.push_back(tag);
        CHECK(refused(job, PrintFault::bad_tag));
    }
}

TEST_CASE("the address on a label is a plain host name") {
    SheetJob job = good_sheet();
    for (const std::string& host : {std::string{"kit example"}, std::string{"kit.example.org/t"},
                                    std::string{"k\xC3\xADt"}, std::string(61, 'a')}) {
        job.design.host = host;
        CHECK(refused(job, PrintFault::bad_host));
    }
    job.design.host = "kit.example.org:8443";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("an address too long for a small label is refused, not printed too fine to read") {
    SheetJob job = good_sheet();
    job.design.host = std::string(60, 'a');
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
    job.design.host = std::string(40, 'a');
    job.stock = "L7651";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("an owner's text of any script and length is fitted to the label") {
    SheetJob job = good_sheet();
    for (const std::string& caption :
         {std::string{}, std::string{"\n\n\n"}, std::string(400, 'W'), std::string(400, '\n'),
          std::string{"Eiddo Banc Cit Gwynedd \xE2\x80\x93 ff\xC3\xB4n 07700 900123"},
          std::string{
              "\xD9\x85\xD9\x84\xD9\x83 \xE2\x80\xAE\xE6\x8D\x90\xE8\xB5\xA0 \xF0\x9F\x92\xBB"}}) {
        for (const SheetStock& stock : sheet_stocks()) {
            job.stock = stock.name;
            job.design.caption = caption;
            CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
        }
    }
}

TEST_CASE("labels are printed by many threads with small stacks at once") {
    // The server's threads have 128 KB.
    SheetJob job = good_sheet();
    job.design.caption = std::string(200, 'W') + " \xD9\x85\xD9\x84\xD9\x83";
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 128 * 1024);
    std::array<pthread_t, 8> threads{};
    for (auto& thread : threads) {
        const auto print = [](void* given) -> void* {
            const auto printed = sheet_pdf(*static_cast<SheetJob*>(given));
            return std::holds_alternative<std::string>(printed) ? given : nullptr;
        };
        REQUIRE(pthread_create(&thread, &small, print, &job) == 0);
    }
    for (const auto& thread : threads) {
        void* result = nullptr;
        pthread_join(thread, &result);
        CHECK(result == &job);
    }
    pthread_attr_destroy(&small);
}

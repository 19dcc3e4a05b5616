#include "labels/fault.h"

#include <doctest/doctest.h>

#include <pthread.h>

#include <array>
#include <limits>
#include <set>
#include <stdexcept>

#include "labels/layout.h"
#include "labels/picture.h"
#include "labels/qr.h"
#include "labels/sheet.h"
#include "labels/zpl.h"
#include "sample_tags.h"

namespace {

using namespace labels;
using labels::test::sample_tags;

SheetJob good_sheet() { return {.tags = sample_tags(2), .design = {"kit.example.org", "Ours"}}; }

template <typename T>
bool refused(const Printed<T>& printed, PrintFault fault) {
    const auto* actual = std::get_if<PrintFault>(&printed);
    return actual != nullptr && *actual == fault;
}

bool sheet_refused(const SheetJob& job, PrintFault fault) { return refused(sheet_pdf(job), fault); }

}  // namespace

TEST_CASE("a sheet of an unknown stock is refused, and a known one in any case is not") {
    SheetJob job = good_sheet();
    for (const char* name : {"", "L7161", "L7160 ", "2x1in-203dpi"}) {
        job.stock = name;
        CHECK(sheet_refused(job, PrintFault::unknown_stock));
    }
    job.stock = "l7160";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("a sheet begins at one of its own positions") {
    SheetJob job = good_sheet();
    for (int start :
         {0, -1, 22, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        job.start = start;
        CHECK(sheet_refused(job, PrintFault::start_out_of_range));
    }
    job.start = 21;
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("an offset is at most ten millimetres and a number") {
    for (double offset : {10.01, -10.01, 1e300, std::numeric_limits<double>::infinity(),
                          std::numeric_limits<double>::quiet_NaN()}) {
        SheetJob job = good_sheet();
        job.dx_mm = offset;
        CHECK(sheet_refused(job, PrintFault::offset_too_large));
        std::swap(job.dx_mm, job.dy_mm);
        CHECK(sheet_refused(job, PrintFault::offset_too_large));
    }
    SheetJob job = good_sheet();
    job.dx_mm = -10;
    job.dy_mm = 10;
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("between one and a thousand labels are printed at once") {
    SheetJob job = good_sheet();
    job.tags.clear();
    CHECK(sheet_refused(job, PrintFault::no_labels));
    CHECK(refused(roll_zpl({.tags = {}}), PrintFault::no_labels));
    job.tags = sample_tags(1001);
    CHECK(sheet_refused(job, PrintFault::too_many_labels));
    CHECK(refused(roll_zpl({.tags = job.tags}), PrintFault::too_many_labels));
    job.tags.pop_back();
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("only canonical tags are printed") {
    const std::string good = sample_tags(1).front();
    for (const std::string& tag :
         {std::string{}, printed_form(good), good + "X", std::string{"KB7F3K9Q2Y"}}) {
        SheetJob job = good_sheet();
        job.tags.push_back(tag);
        CHECK(sheet_refused(job, PrintFault::bad_tag));
        CHECK(refused(roll_zpl({.tags = job.tags}), PrintFault::bad_tag));
        CHECK(refused(label_png({.tag = tag}), PrintFault::bad_tag));
        CHECK(refused(label_svg({.tag = tag}), PrintFault::bad_tag));
    }
}

TEST_CASE("the address on a label is a plain host name") {
    SheetJob job = good_sheet();
    for (const std::string& host : {std::string{"kit example"}, std::string{"kit.example.org/t"},
                                    std::string{"k\xC3\xADt"}, std::string(61, 'a')}) {
        job.design.host = host;
        CHECK(sheet_refused(job, PrintFault::bad_host));
    }
    job.design.host = "kit.example.org:8443";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
}

TEST_CASE("an address too long for a small label is refused, not printed too fine to read") {
    SheetJob job = good_sheet();
    job.design.host = std::string(60, 'a');
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
    CHECK(std::holds_alternative<std::string>(roll_zpl({.tags = job.tags, .design = job.design})));
    job.design.host = std::string(40, 'a');
    job.stock = "L7651";
    CHECK(std::holds_alternative<std::string>(sheet_pdf(job)));
    CHECK_FALSE(lay_out({38.1, 21.2, sheet_inset_mm, 25.4 / 300}, 53).has_value());
}

TEST_CASE("the owner's text is UTF-8 without control characters, of at most 400 bytes") {
    SheetJob job = good_sheet();
    for (const std::string& caption :
         {std::string{"a\tb"}, std::string{"a\0b", 3}, std::string{"\xC3("}, std::string{"\x7f"},
          std::string(401, 'x')}) {
        job.design.caption = caption;
        CHECK(sheet_refused(job, PrintFault::bad_caption));
    }
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

TEST_CASE("a picture has between 150 and 1,200 dots an inch") {
    const std::string tag = sample_tags(1).front();
    for (int dots : {0, -300, 149, 1201})
        CHECK(refused(label_png({.tag = tag, .dots_per_inch = dots}), PrintFault::bad_resolution));
    for (int dots : {150, 1200})
        CHECK(std::holds_alternative<std::string>(label_png({.tag = tag, .dots_per_inch = dots})));
}

TEST_CASE("a code takes capitals and digits only") {
    CHECK(QrMatrix{"KB7F3K9Q2X"}.size() == 21);
    CHECK(QrMatrix{code_payload("kit.example.org", "KB7F3K9Q2X")}.size() == 25);
    CHECK(code_payload("Kit.example.ORG", "KB7F3K9Q2X") == "HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X");
    CHECK_THROWS_AS(QrMatrix{"kb7f3k9q2x"}, std::invalid_argument);
    CHECK_THROWS_AS(QrMatrix{""}, std::invalid_argument);
    CHECK_THROWS_AS(QrMatrix{std::string(4000, 'A')}, std::invalid_argument);
}

TEST_CASE("each print fault has its own sentence") {
    std::set<std::string_view> sentences;
    for (PrintFault fault :
         {PrintFault::unknown_stock, PrintFault::start_out_of_range, PrintFault::offset_too_large,
          PrintFault::no_labels, PrintFault::too_many_labels, PrintFault::bad_tag,
          PrintFault::bad_host, PrintFault::bad_caption, PrintFault::bad_resolution,
          PrintFault::code_too_dense})
        sentences.insert(sentence(fault));
    CHECK(sentences.size() == 10);
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

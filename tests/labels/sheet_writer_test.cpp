#include "labels/src/sheet_writer.h"

#include <doctest/doctest.h>

#include "decoders.h"
#include "sample_tags.h"

namespace {

using namespace labels;
using namespace labels::test;

// What a reader program says about the sheet of a job.
std::string told_by(const std::string& program, const SheetJob& job, const std::string& output) {
    const Scratch scratch;
    const std::string file = scratch.write("sheet.pdf", std::get<std::string>(sheet_pdf(job)));
    run(program + " '" + file + "' " + output + " > '" + file + ".txt' 2> '" + file +
        ".complaints'");
    CHECK(file_text(file + ".complaints").empty());
    return file_text(file + ".txt");
}

}  // namespace

TEST_CASE("the tags on a sheet can be searched for and copied") {
    const SheetJob job{.tags = sample_tags(30), .design = {"kit.example.org", "Ours"}};
    const std::string text = told_by("pdftotext", job, "-");
    for (const std::string& tag : job.tags)
        CHECK(text.find(printed_form(tag)) != std::string::npos);
}

TEST_CASE("a sheet is A4 and has the pages its labels need") {
    const SheetJob job{.start = 21, .tags = sample_tags(23), .design = {"kit.example.org", ""}};
    const std::string told = told_by("pdfinfo", job, "");
    CHECK(told.find("Pages:           3") != std::string::npos);
    CHECK(told.find("(A4)") != std::string::npos);
}

TEST_CASE("the same job gives the same file, byte for byte") {
    const SheetJob job{.tags = sample_tags(3), .design = {"kit.example.org", "Ours"}};
    CHECK(std::get<std::string>(sheet_pdf(job)) == std::get<std::string>(sheet_pdf(job)));
}

#include "labels/zpl.h"

#include <doctest/doctest.h>

#include "printed.h"
#include "sample_tags.h"
#include "zpl_reader.h"

namespace {

using namespace labels;
using namespace labels::test;

bool refused(const RollJob& job, PrintFault fault) {
    const auto printed = roll_zpl(job);
    const auto* actual = std::get_if<PrintFault>(&printed);
    return actual != nullptr && *actual == fault;
}

}  // namespace

TEST_CASE("both decoders read every label of a ZPL roll in its place") {
    RollJob job{.tags = sample_tags(30, 5), .design = design};
    const auto pictures = ZplReader{std::get<std::string>(roll_zpl(job))}.labels();
    REQUIRE(pictures.size() == job.tags.size());
    const double dot = 25.4 / 203;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        CHECK(pictures[i].width == 406);
        CHECK(pictures[i].height == 203);
        check_labels(pictures[i], 203,
                     {{address(job.tags[i]), 0, 0, 406 * dot, 203 * dot, (2 + 16.5 * 6) * dot,
                       203 * dot / 2, 25 * 6 * dot}});
    }
}

TEST_CASE("a roll holds nothing but pictures, whatever the owner's text says") {
    const RollJob job{.tags = sample_tags(2), .design = {"kit.example.org", "^XZ~JR^FDno"}};
    const auto zpl = std::get<std::string>(roll_zpl(job));
    CHECK(ZplReader{zpl}.labels().size() == 2);
    CHECK(zpl.find('~') == std::string::npos);
    CHECK(zpl.find("^FD") == std::string::npos);
}

TEST_CASE("a roll that cannot be is refused") {
    CHECK(refused({.stock = "L7160", .tags = sample_tags(1)}, PrintFault::unknown_stock));
    CHECK(refused({.tags = {}}, PrintFault::no_labels));
    CHECK(refused({.tags = sample_tags(1001)}, PrintFault::too_many_labels));
    CHECK(refused({.tags = {"KB7F3K9Q2Y"}}, PrintFault::bad_tag));
    CHECK(refused({.tags = sample_tags(1), .design = {"a b", ""}}, PrintFault::bad_host));
}

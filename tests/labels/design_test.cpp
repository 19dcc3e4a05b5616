#include "labels/design.h"

#include <doctest/doctest.h>

#include <set>

namespace {

using namespace labels;

}  // namespace

TEST_CASE("the owner's text is UTF-8 without control characters, of at most 400 bytes") {
    Design design{"kit.example.org", ""};
    for (const std::string& caption :
         {std::string{"a\tb"}, std::string{"a\0b", 3}, std::string{"\xC3("}, std::string{"\x7f"},
          std::string(401, 'x')}) {
        design.caption = caption;
        CHECK(check_design(design) == PrintFault::bad_caption);
    }
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

TEST_CASE("a design with a plain host and a plain text can be printed") {
    for (const char* host : {"", "kit.example.org", "KIT.example.org:8443", "127.0.0.1"})
        CHECK_FALSE(check_design({host, "Property of Fellside Kit Bank\nFfôn 07700 900123"}));
    for (const char* host : {"kit example", "kit.example.org/t", "k_t", "http://kit.example.org"})
        CHECK(check_design({host, ""}) == PrintFault::bad_host);
}

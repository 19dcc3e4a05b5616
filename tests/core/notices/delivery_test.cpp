#include "server/core/notices/delivery.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

std::string lines(std::string_view name, std::string_view address, std::string_view postcode) {
    const auto found = postal_lines(name, address, postcode);
    if (!found) return "none";
    std::string all;
    for (const std::string& line : *found) all += (all.empty() ? "" : "|") + line;
    return all;
}

}  // namespace

TEST_CASE("mobiles take texts, landlines, forwarders and pagers do not") {
    CHECK(takes_texts("+447700900123"));
    CHECK(takes_texts("+447624900123"));
    CHECK(takes_texts("+33612345678"));
    CHECK_FALSE(takes_texts("+447000900123"));
    CHECK_FALSE(takes_texts("+447600900123"));
    CHECK_FALSE(takes_texts("+441632960123"));
    CHECK_FALSE(takes_texts(""));
}

TEST_CASE("a postal address has three to seven lines, the last a true postcode") {
    CHECK(lines("A. Example", "1 Example Street, Alnwick", "ne66 1aa") ==
          "A. Example|1 Example Street|Alnwick|NE66 1AA");
    CHECK(lines("A. Example", "1 Example Street\nAlnwick, NE66 1AA", "NE66 1AA") ==
          "A. Example|1 Example Street|Alnwick|NE66 1AA");
    CHECK(lines("", "1 Example Street, Alnwick", "NE66 1AA") ==
          "1 Example Street|Alnwick|NE66 1AA");
    CHECK(lines("A. Example", "a, b, c, d, e, f, g", "NE66 1AA") ==
          "A. Example|a|b|c|d|e, f, g|NE66 1AA");
    CHECK(lines("A. Example", "", "NE66 1AA") == "none");
    CHECK(lines("A. Example", "1 Example Street", "QQ1 1AA") == "none");
    CHECK(lines("A. Example", "1 Example Street", "") == "none");
}

TEST_CASE("the service's words are under way, delivered or failed") {
    CHECK(fate_of("sending") == DeliveryFate::under_way);
    CHECK(fate_of("accepted") == DeliveryFate::under_way);
    CHECK(fate_of("delivered") == DeliveryFate::delivered);
    CHECK(fate_of("received") == DeliveryFate::delivered);
    for (const char* const status : {"permanent-failure", "temporary-failure", "technical-failure",
                                     "cancelled", "validation-failed", "virus-scan-failed"})
        CHECK(fate_of(status) == DeliveryFate::failed);
    CHECK_FALSE(fate_of("lost in the post"));
}

TEST_CASE("codes have words, and one without says itself") {
    CHECK(spoken_error("RCPT 550") == "The mail server says that there is no such address");
    CHECK(spoken_error("notify 403 AuthError").find("clock") != std::string::npos);
    CHECK(spoken_error("temporary-failure").find("phone was off") != std::string::npos);
    CHECK(spoken_error("STARTTLS 454") == "STARTTLS 454");
}

}  // namespace kitbank

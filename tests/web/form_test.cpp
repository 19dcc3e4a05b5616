#include "server/web/form.h"

#include <doctest/doctest.h>

#include <string>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

std::string part(const std::string& disposition, const std::string& content,
                 const std::string& more = {}) {
    return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" +
           content + "\r\n";
}
const std::string end = "--B--\r\n";

std::string refusal(const std::string& body, const std::string& boundary = "B") {
    const auto form = parse_multipart(body, boundary);
    return form ? "" : form.fault().sentence;
}

TEST_CASE("a urlencoded form is decoded once and in order") {
    const auto fields = parse_fields("name=Anna+B%C3%B6ll&note=a%2526b&tick=1&tick=2&empty=&bare");
    REQUIRE(fields);
    CHECK(fields.value().text("name") == "Anna B\xC3\xB6ll");
    CHECK(fields.value().text("note") == "a%26b");
    CHECK(fields.value().all("tick") == std::vector<std::string_view>{"1", "2"});
    CHECK(fields.value().has("empty"));
    CHECK(fields.value().has("bare"));
    CHECK_FALSE(fields.value().has("none"));
}

TEST_CASE("a urlencoded form that is not plain is refused") {
    for (const std::string& bad :
         {std::string("a=%"), std::string("a=%4"), std::string("a=%zz"), std::string("=x"),
          std::string("a=%00"), std::string("a=%1b"), std::string("a=%c0%80"),
          std::string("a=%ed%a0%80"), std::string("%ff=1"), std::string("a=\xF5"),
          std::string(1025, 'n') + "=1", "a=" + std::string(64 * 1024 + 1, 'x')}) {
        CAPTURE(bad.substr(0, 20));
        const auto fields = parse_fields(bad);
        REQUIRE_FALSE(fields);
        CHECK(fields.fault().code == FaultCode::malformed);
    }
}

TEST_CASE("a hundred fields are read and the next one is refused") {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "f" + std::to_string(i) + "=1&";
    const auto hundred = parse_fields(many);
    REQUIRE(hundred);
    CHECK(hundred.value().size() == 100);
    CHECK_FALSE(parse_fields(many + "one=more"));
}

TEST_CASE("a browser's upload is read byte for byte") {
    const std::string content("\x00\xFF--B\r\n-\r\n--A\r\n", 16);
    const auto form =
        parse_multipart(part("name=\"csrf\"", "secret") + part("name=\"note\"", "two\r\nlines") +
                            part("name=\"log\"; filename=\"C:\\logs\\wipe %22one%22.txt\"", content,
                                 "Content-Type: text/plain; charset=utf-8\r\n") +
                            end,
                        "B");
    // The content holds "--B" behind no line end, which is no boundary.
    REQUIRE(form);
    CHECK(form.value().fields.text("csrf") == "secret");
    CHECK(form.value().fields.text("note") == "two\r\nlines");
    REQUIRE(form.value().file);
    CHECK(form.value().file->field == "log");
    CHECK(form.value().file->name == "wipe \"one\".txt");
    CHECK(form.value().file->media_type == "text/plain");
    CHECK(form.value().file->content == content);
}

TEST_CASE("a file input left empty is no file") {
    const auto form = parse_multipart(part("name=\"log\"; filename=\"\"", "") + end, "B");
    REQUIRE(form);
    CHECK_FALSE(form.value().file);
}

TEST_CASE("a multipart form that is not exactly one is refused") {
    const std::string good = part("name=\"a\"", "1") + end;
    CHECK(refusal(good).empty());
    CHECK(refusal("preamble\r\n" + good) == "The form does not begin with its boundary.");
    CHECK(refusal(good + "epilogue") == "There is text after the form's end.");
    CHECK(refusal("") == "The form does not begin with its boundary.");
    CHECK(refusal(good, "") == "The form's boundary is missing or not plain.");
    CHECK(refusal(good, "a b") == "The form's boundary is missing or not plain.");
    CHECK(refusal(good, std::string(71, 'B')) == "The form's boundary is missing or not plain.");
    CHECK(refusal(part("filename=\"x\"", "1") + end) == "A part of the form has no name.");
    CHECK(refusal(part("name=\"a\"", "1", "X-Other: 1\r\n") + end) ==
          "A part has a header that no form has.");
    CHECK(refusal(part("name=\"a\"", "1", "Content-Transfer-Encoding: base64\r\n") + end) ==
          "A part has a header that no form has.");
    CHECK(refusal(part("name=\"a\"", "\xFF") + end) ==
          "The field is too long or not plain UTF-8 text.");
    CHECK(refusal(part("name=\"a\"", std::string(64 * 1024 + 1, 'x')) + end) ==
          "The field is too long or not plain UTF-8 text.");
    CHECK(refusal(part("name=\"" + std::string(1025, 'n') + "\"", "1") + end) ==
          "A field's name is too long or not plain UTF-8 text.");
    CHECK(refusal(part("name=\"a\"; filename=\"1\"", "x") +
                  part("name=\"b\"; filename=\"2\"", "y") + end) == "One file at a time, please.");
    std::string many;
    for (int i = 0; i < 101; ++i) many += part("name=\"a\"", "1");
    CHECK(refusal(many + end) == "There are more than 100 fields.");
}

TEST_CASE("a multipart form cut anywhere is refused") {
    const std::string whole = part("name=\"a\"; filename=\"f\"", "content") + "--B--";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        CAPTURE(cut);
        CHECK_FALSE(refusal(whole.substr(0, cut)).empty());
    }
    CHECK(refusal(whole).empty());
}

TEST_CASE("a body of another type is no form") {
    Request request;
    request.headers.add("content-type", "application/json");
    const auto form = parse_form(request);
    REQUIRE_FALSE(form);
    CHECK(form.fault().code == FaultCode::unsupported_media_type);
}

TEST_CASE("the boundary is read from the header, quoted or not") {
    for (const char* type :
         {"multipart/form-data; boundary=B", "Multipart/Form-Data;boundary=\"B\"",
          "multipart/form-data; charset=utf-8; boundary=B"}) {
        Request request;
        request.headers.add("content-type", type);
        request.body = part("name=\"a\"", "1") + end;
        const auto form = parse_form(request);
        REQUIRE(form);
        CHECK(form.value().fields.text("a") == "1");
    }
}

TEST_CASE("UTF-8 is taken strictly") {
    for (const char* good : {"", "a", "\xC2\x80", "\xE0\xA0\x80", "\xEF\xBF\xBF",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
        CHECK(is_utf8(good));
    }
    for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80",
                            "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82",
                            "\xFF", "a\xC2z"}) {
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("percent-encoding comes back as it was") {
    std::string all;
    for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
    CHECK(percent_decode(percent_encode(all), false) == all);
    CHECK(percent_decode("a+b", false) == "a+b");
}

}  // namespace
}  // namespace kitbank::web

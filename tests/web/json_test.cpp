#include "server/web/json.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kitbank::web {
namespace {

Fault refusal(const std::string& text) {
    const auto json = parse_json(text);
    REQUIRE_FALSE(json);
    CHECK(json.fault().code == FaultCode::malformed);
    return json.fault();
}

TEST_CASE("plain JSON is read with its names, texts, whole numbers and order of items") {
    const auto json = parse_json(
        R"( {"tag": "KB\u00e9", "n": [0, -999999999999999, 999999999999999, true, null], "o": {}} )");
    REQUIRE(json);
    CHECK(json.value()["tag"] == "KB\xC3\xA9");
    CHECK(json.value()["n"].size() == 5);
    CHECK(json.value()["n"][2].get<std::int64_t>() == 999999999999999);
    CHECK(json.value()["o"].is_object());
}

TEST_CASE("a number that some reader would bend is refused") {
    for (const char* number :
         {"18446744073709551616", "18446744073709551615", "9007199254740993", "1000000000000000",
          "-1000000000000000", "1e400", "-1e400", "1e2", "0.1", "1.0", "1E-5"}) {
        CAPTURE(number);
        const auto fault = refusal(std::string("{\"events\": [{\"seq\": ") + number + "}]}");
        CHECK(fault.sentence == "Only whole numbers of at most 15 digits are read.");
        CHECK(fault.where == "events[0].seq");
    }
    for (const char* number : {"01", "+1", ".5", "1.", "0x10", "NaN", "Infinity", "--1", "1e"}) {
        CAPTURE(number);
        refusal(number);
    }
}

TEST_CASE("a name that comes twice is refused with its place") {
    const auto fault = refusal(R"({"a": 1, "list": [{"b": 1}, {"b": 1, "c": {}, "b": 2}]})");
    CHECK(fault.sentence == "A name comes twice in one object.");
    CHECK(fault.where == "list[1].b");
    refusal(R"({"a": 1, "\u0061": 2})");
    CHECK(parse_json(R"({"a": {"a": {"a": 1}}})"));
}

TEST_CASE("NUL is refused in texts and names") {
    CHECK(refusal(R"({"a": "x\u0000y"})").where == "a");
    refusal(R"({"a\u0000": 1})");
    refusal(std::string("{\"a\": \"x\0y\"}", 12));
}

TEST_CASE("text that is not UTF-8 is refused") {
    for (const char* bytes : {"\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xE2\x82\""}) {
        CHECK(refusal(bytes).sentence == "The body is not UTF-8.");
    }
    for (const char* surrogate : {R"("\ud800")", R"("\udc00\ud800")", R"("\ud800x")"}) {
        refusal(surrogate);
    }
}

TEST_CASE("sixteen levels are read and the seventeenth is refused") {
    CHECK(parse_json(std::string(16, '[') + std::string(16, ']')));
    CHECK(refusal(std::string(17, '[') + std::string(17, ']')).sentence ==
          "The JSON is nested too deeply.");
    refusal(std::string(1'000'000, '['));
    std::string objects;
    for (int i = 0; i < 17; ++i) objects += "{\"a\":";
    refusal(objects + "1" + std::string(17, '}'));
}

TEST_CASE("broken text is refused with its line and character") {
    CHECK(refusal("{\n  \"a\": 1,\n  b\n}").where == "line 3, character 3");
    for (const char* broken :
         {"", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{'a':1}", "[1 2]", "tru", "\"a", "\"\t\"",
          "\"\\x\"", "1 2", "{} x", "// c\n1", "[1]]", "nul"}) {
        CAPTURE(broken);
        refusal(broken);
    }
}

TEST_CASE("what the library takes for an end or for nothing is refused") {
    refusal(std::string("{}\0", 3));
    refusal(std::string("{}\0{", 4));
    refusal("\xEF\xBB\xBF{}");
}

TEST_CASE("a good text cut anywhere is refused") {
    const std::string whole = R"({"a": [1, "two", {"b": null}], "c": true})";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) refusal(whole.substr(0, cut));
    CHECK(parse_json(whole));
}

}  // namespace
}  // namespace kitbank::web

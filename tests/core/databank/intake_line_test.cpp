#include "server/core/databank/intake_line.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

std::vector<Network> networks() {
    Network o2;
    o2.code = "o2";
    o2.name = "O2";
    o2.numbers = {{"894411", 19, {5, 4, 4}, true}};
    Network three;
    three.code = "three";
    three.name = "Three";
    three.numbers = {{"894420", 19, {}, true}};
    return {o2, three};
}

std::vector<TypedLine> typed(std::vector<std::string> texts) {
    std::vector<TypedLine> lines;
    for (std::string& text : texts) {
        lines.push_back({static_cast<int>(lines.size()) + 1, std::move(text), {}});
    }
    return lines;
}

std::vector<IntakeLine> judged(std::vector<std::string> texts, Confirmed confirmed = {}) {
    return judge_sims(typed(std::move(texts)), networks(), "o2", confirmed);
}

std::string fates(const std::vector<IntakeLine>& lines) {
    std::string text;
    for (const IntakeLine& line : lines) {
        text += (text.empty() ? "" : " ") + std::string{name_of(line.fate)};
        const bool is_well = line.fate == LineFate::ready;
        CHECK(line.sentence.empty() == is_well);
    }
    return text;
}

}  // namespace

TEST_CASE("each line of a list has its fate") {
    const std::vector<IntakeLine> lines =
        judged({"8944110000000001238", "8944 1100 0000 0001 238F", "8944110000000001239",
                "8944200000000007897", "8.94E+18", "8944500000000001236", "0000000001246"});
    CHECK(fates(lines) == "ready repeated doubtful other_network malformed doubtful ready");
    CHECK(lines[1].sentence.find("line 1") != std::string::npos);
    CHECK(lines[3].sentence.find("Three") != std::string::npos);
    CHECK(lines[5].sentence.find("begins like this") != std::string::npos);
    CHECK(lines[6].reference == "8944110000000001246");
    CHECK(may_be_received(lines[0]));
    CHECK(may_be_received(lines[2]));
    CHECK_FALSE(may_be_received(lines[1]));
    CHECK_FALSE(may_be_received(lines[4]));
}

TEST_CASE("what a person confirmed is received") {
    CHECK(fates(judged({"8944110000000001239", "8944500000000001236"}, {true, false})) ==
          "ready ready");
}

TEST_CASE("a misread pair in a box is a suspect until it is confirmed") {
    const std::vector<std::string> box = {"8944110109906958472", "8944110190906958480",
                                          "8944110109906958498"};
    const std::vector<IntakeLine> lines = judged(box);
    CHECK(fates(lines) == "ready swap_suspect ready");
    CHECK(lines[1].sentence.find("8944110109906958480") != std::string::npos);
    CHECK(fates(judged(box, {false, true})) == "ready ready ready");
    CHECK(fates(judged(box, {true, false})) == "ready swap_suspect ready");
}

TEST_CASE("a number that ends in zeros is doubtful alone and believed beside its neighbours") {
    const std::string zeros = "8944110000000080000";
    REQUIRE(has_luhn_digit(zeros));
    CHECK(fates(judged({zeros})) == "doubtful");
    CHECK(fates(judged({zeros, "8944110000000080018"})) == "ready ready");
    CHECK(fates(judged({zeros, "8944110000000080026"})) == "doubtful ready");
}

TEST_CASE("a telephone number beside a SIM is kept, and one that cannot be read is told") {
    std::vector<TypedLine> lines = typed({"8944110000000001238", "8944110000000001246"});
    lines[0].phone = "+44 7700 900123";
    lines[1].phone = "ring the bell";
    const std::vector<IntakeLine> found = judge_sims(lines, networks(), "o2", {});
    CHECK(found[0].phone == "+447700900123");
    CHECK(fates(found) == "ready malformed");
    CHECK_FALSE(may_be_received(found[1]));
}

TEST_CASE("a code of a voucher is compared in any spelling and shown in none") {
    const std::vector<IntakeLine> lines =
        judge_vouchers(typed({"AB12-CD34-7Q", "ab12cd347q", "short", "8.94E+18", "12E4567890"}));
    CHECK(fates(lines) == "ready repeated malformed malformed ready");
    CHECK(lines[0].code == "AB12-CD34-7Q");
    for (const IntakeLine& line : lines) {
        CHECK(line.reference.empty());
        CHECK(line.shown.find("CD34") == std::string::npos);
        CHECK(line.sentence.find("CD34") == std::string::npos);
    }
    CHECK(lines[0].shown == "\u2022\u2022\u2022\u2022 7Q");
    CHECK(masked_code("AB12CD") == "\u2022\u2022\u2022\u2022");
    CHECK_FALSE(voucher_code("12345"));
    CHECK_FALSE(voucher_code("------"));
    CHECK_FALSE(voucher_code(std::string(65, 'A')));
    CHECK_FALSE(voucher_code("AB12\tCD34"));
    CHECK(voucher_code(" AB 12 CD ") == "AB 12 CD");
}

TEST_CASE("a pasted list is read as people paste it") {
    const std::vector<TypedLine> lines = pasted_lines("1\r\n2, 3;;\n\n 4 5 \n", 10);
    REQUIRE(lines.size() == 4);
    CHECK(lines[2].text == "3");
    CHECK(lines[3].line == 4);
    CHECK(lines[3].text == "4 5");
    CHECK(pasted_lines("1,2,3,4,5", 3).size() == 4);
    CHECK(pasted_lines("", 3).empty());
}

TEST_CASE("what is shown of a line is short and plain") {
    const std::vector<IntakeLine> lines = judged({std::string(400, 'x'), "\u00e4"});
    CHECK(lines[0].shown == std::string(24, 'x') + "...");
    CHECK(lines[1].shown == "??");
}

TEST_CASE("names of fates are read back, and each has words") {
    for (const std::string_view name : line_fate_names) {
        const auto fate = parse_line_fate(name);
        REQUIRE(fate);
        CHECK(name_of(*fate) == name);
        CHECK_FALSE(label_of(*fate).empty());
    }
}

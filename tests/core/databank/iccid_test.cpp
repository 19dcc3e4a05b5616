#include "server/core/databank/iccid.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kitbank;

namespace {

Network network(std::string code, std::string name, std::vector<NumberRow> numbers) {
    Network row;
    row.code = std::move(code);
    row.name = std::move(name);
    row.numbers = std::move(numbers);
    return row;
}

std::vector<Network> house() {
    return {
        network("ee", "EE", {{"894430", 19, {}, true}}),
        network("o2", "O2", {{"894411", 19, {5, 4, 4}, true}}),
        network("three", "Three", {{"894420", 19, {}, true}, {"89442001", 19, {5, 3, 3}, true}}),
        network("vodafone", "Vodafone",
                {{"89441", 20, {5, 5, 5}, true}, {"894410", 19, {}, true}})};
}

// What a person is told; empty when the number was taken.
std::string told(std::string_view text, std::string_view chosen = {}) {
    const Result<ReadIccid> read = read_iccid(text, house(), chosen);
    if (read) return "";
    CHECK(read.refusal().code == RefusalCode::iccid_malformed);
    return read.refusal().detail;
}

bool says(const std::string& sentence, std::string_view words) {
    return sentence.find(words) != std::string::npos;
}

ReadIccid read(std::string_view text) {
    const Result<ReadIccid> found = read_iccid(text, house());
    REQUIRE(found);
    return *found;
}

// The card so many accounts after this one, with its own check digit.
std::string card(const std::string& first, std::size_t after) {
    std::uint64_t payload = std::stoull(first.substr(0, first.size() - 1)) + after;
    for (char digit = '0'; digit <= '9'; ++digit) {
        const std::string number = std::to_string(payload) + digit;
        if (has_luhn_digit(number)) return number;
    }
    return "";
}

}  // namespace

TEST_CASE("worked numbers of four networks are taken, with their network") {
    CHECK(read("8944110000000001238").network == "o2");
    CHECK(read("8944200000000007897").network == "three");
    CHECK(read("8944300000000003218").network == "ee");
    CHECK(read("8944100000000004564").network == "vodafone");
    CHECK(read("89441000000000012344").network == "vodafone");
    CHECK(read("8944200119284003123").network == "three");
    for (const char* number :
         {"8944110000000001238", "8944200000000007897", "8944300000000003218",
          "8944100000000004564", "89441000000000012344", "8944200119284003123"}) {
        CAPTURE(number);
        CHECK_FALSE(read(number).is_doubtful);
        CHECK(doubt_of(read(number)).empty());
        CHECK(read(number).digits == number);
    }
}

TEST_CASE("a wrong digit or two changed places are doubtful, and the sentence says what to do") {
    for (const char* number : {"8944110000000001239", "8944110000000010238", "8944200000000007987",
                               "8944110068204611234"}) {
        CAPTURE(number);
        CHECK(read(number).is_doubtful);
        CHECK(says(doubt_of(read(number)), "Scan it again"));
    }
    for (const char* number : {"89441000000000012345", "89441000304133971234"}) {
        CAPTURE(number);
        CHECK(read(number).is_doubtful);
        CHECK(says(doubt_of(read(number)), "Compare it with the card"));
    }
}

TEST_CASE("Luhn cannot see 09 written as 90") {
    CHECK(has_luhn_digit("8944110109906958480"));
    CHECK(has_luhn_digit("8944110190906958480"));
    CHECK_FALSE(has_luhn_digit(""));
    CHECK_FALSE(has_luhn_digit("0"));
    CHECK_FALSE(has_luhn_digit("89441x"));
}

TEST_CASE("a number has one spelling however it is written") {
    for (const char* text :
         {"8944110000000001238", "89 4411 0000 0000 01238", "8944-1100-0000-0001-238",
          "8944110000000001238F", "8944110000000001238f", " 8944110000000001238\r\n",
          "8944\u00A01100\u2013000000\t01238", "\uFEFF8944110000000001238"}) {
        CAPTURE(text);
        CHECK(read(text).digits == "8944110000000001238");
    }
}

TEST_CASE("the printed end is completed with the prefix of its network") {
    const ReadIccid o2 = read("00000 0000 1238");
    CHECK(o2.digits == "8944110000000001238");
    CHECK(o2.network == "o2");
    CHECK(o2.is_completed);
    CHECK_FALSE(o2.is_doubtful);
    CHECK(read("19284003123").digits == "8944200119284003123");
    CHECK(read("00000 00000 12344").digits ==
          "89441000000000"
          "012344");
    CHECK(read("0000000001239").is_doubtful);
}

TEST_CASE("an end that several networks print needs the network") {
    std::vector<Network> networks = house();
    networks.push_back(network("gift", "Gift Mobile", {{"894499", 19, {5, 4, 4}, true}}));
    const Result<ReadIccid> either = read_iccid("0000000001238", networks);
    REQUIRE_FALSE(either);
    CHECK(says(either.refusal().detail, "Gift Mobile, O2. Choose the network"));
    const Result<ReadIccid> named = read_iccid("0000000001238", networks, "o2");
    REQUIRE(named);
    CHECK(named->digits == "8944110000000001238");
    networks.back().numbers.push_back({"894498", 19, {5, 4, 4}, true});
    const Result<ReadIccid> twice = read_iccid("0000000001238", networks, "gift");
    REQUIRE_FALSE(twice);
    CHECK(says(twice.refusal().detail, "several beginnings"));
}

TEST_CASE("what is no number of a British card is refused with what to do") {
    CHECK(says(told(""), "no number"));
    CHECK(says(told(" - "), "no number"));
    CHECK(says(told("8.94E+18"), "spreadsheet"));
    CHECK(says(told("8,94411E+18"), "spreadsheet"));
    CHECK(says(told("894411000000000123O"), "holds \"O\""));
    CHECK(says(told("FFFF"), "digits alone"));
    CHECK(says(told(std::string_view{"8944110000000\0001238", 18}), "a sign that is no digit"));
    CHECK(says(told("8933110000000001238"), "another country"));
    CHECK(says(told("8949110000000001238"), "another country"));
    CHECK(says(told("7944110000000001238"), "begins with 89"));
    CHECK(says(told("8944110000000"), "cut off after 13"));
    CHECK(says(told("894411000000000123"), "cut off after 18"));
    CHECK(says(told("89441100000000012388944110000000001238"), "run together"));
    CHECK(says(told(std::string(65, '8')), "too long"));
    CHECK(says(told("123456789012"), "has 12 digits"));
    CHECK(says(told("123456", "o2"), "O2 prints the last 13"));
}

TEST_CASE("a chosen network must be that of the number") {
    CHECK(told("8944110000000001238", "o2").empty());
    CHECK(says(told("8944200000000007897", "o2"), "a number of Three, and you chose O2"));
    CHECK(says(told("89441100000000012380", "o2"), "has 19 digits, and this one has 20"));
    CHECK(says(told("19284003123", "o2"), "O2 prints the last 13"));
    // A beginning that no row has yet is not another network's.
    const Result<ReadIccid> unknown = read_iccid("8944500000000001236", house(), "o2");
    REQUIRE(unknown);
    CHECK(unknown->network.empty());
}

TEST_CASE("a network without check digits has none looked for") {
    const std::vector<Network> plain = {network("plain", "Plain", {{"894477", 19, {}, false}})};
    const Result<ReadIccid> one = read_iccid("8944770000000001239", plain);
    REQUIRE(one);
    CHECK_FALSE(one->is_doubtful);
    const Result<ReadIccid> next = read_iccid("8944770000000001241", plain);
    REQUIRE(next);
    const Result<std::vector<std::string>> range = iccid_range(*one, *next);
    REQUIRE(range);
    CHECK(*range == std::vector<std::string>{"8944770000000001239", "8944770000000001240",
                                             "8944770000000001241"});
}

TEST_CASE("an end of zeros is what a spreadsheet leaves") {
    const ReadIccid lost = read("8944110000000010000");
    CHECK(lost.is_doubtful);
    CHECK(says(doubt_of(lost), "spreadsheet"));
}

TEST_CASE("a range counts accounts and gives each card its check digit") {
    const ReadIccid first = read("8944110000000001238");
    const Result<std::vector<std::string>> same = iccid_range(first, first);
    REQUIRE(same);
    CHECK(*same == std::vector<std::string>{"8944110000000001238"});

    const Result<std::vector<std::string>> fifty = iccid_range(first, read(card(first.digits, 49)));
    REQUIRE(fifty);
    REQUIRE(fifty->size() == 50);
    CHECK((*fifty)[1] == card(first.digits, 1));
    CHECK(std::ranges::all_of(*fifty,
                              [](const std::string& digits) { return has_luhn_digit(digits); }));

    const ReadIccid long_first = read("89441000000000012344");
    const Result<std::vector<std::string>> twenty =
        iccid_range(long_first, read(card(long_first.digits, 2)));
    REQUIRE(twenty);
    CHECK(twenty->back() == card(long_first.digits, 2));

    CHECK(iccid_range(first, read(card(first.digits, range_max - 1))));
}

TEST_CASE("ends that do not belong together are refused") {
    const ReadIccid first = read("8944110000000001238");
    const auto refused = [](const ReadIccid& from, const ReadIccid& to) {
        const Result<std::vector<std::string>> range = iccid_range(from, to);
        REQUIRE_FALSE(range);
        CHECK(range.refusal().code == RefusalCode::iccid_malformed);
        return range.refusal().detail;
    };
    CHECK(says(refused(read(card(first.digits, 3)), first), "lower one first"));
    CHECK(says(refused(first, read(card(first.digits, range_max))), "5001 cards"));
    CHECK(says(refused(first, read("8944200000000007897")), "not of one range"));
    CHECK(says(refused(first, read("89441000000000012344")), "not of one range"));
    CHECK(says(refused(first, read("8944110000000001239")), "is doubtful"));
}

TEST_CASE("a swapped pair stands out of the run of its neighbours") {
    const std::string right = "8944110109906958480";
    std::vector<std::string> run;
    for (std::size_t after = 0; after < 5; ++after) run.push_back(card(right, after + 1));
    run.insert(run.begin() + 2, "8944110190906958480");
    CHECK(swap_suspects(run) == std::vector<SwapSuspect>{{2, right}});

    run[2] = right;
    CHECK(swap_suspects(run).empty());
    // The number it would be is there as well: both are what they are.
    run.push_back("8944110190906958480");
    CHECK(swap_suspects(run).empty());
}

TEST_CASE("a swapped pair that leaves a hole in its run is seen close by, too") {
    std::vector<std::string> run;
    for (std::size_t account = 1; account <= 85; ++account) {
        run.push_back(card("8944110000000000002", account));
    }
    const std::string right = run[8];
    REQUIRE(right.substr(14, 4) == "0009");
    run[8] = card("8944110000000000002", 90);
    CHECK(swap_suspects(run) == std::vector<SwapSuspect>{{8, right}});
}

TEST_CASE("numbers from anywhere are no suspects") {
    const std::vector<std::string> numbers = {
        "8944110000000001238", "8944200000000007897", "8944110109906958480", "", "x", "890990"};
    CHECK(swap_suspects(numbers).empty());
    CHECK(swap_suspects({}).empty());
}

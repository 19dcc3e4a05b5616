#include "server/core/databank/scanned_code.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

Network network(std::string code, std::string name, std::vector<NumberRow> numbers) {
    Network row;
    row.code = std::move(code);
    row.name = std::move(name);
    row.numbers = std::move(numbers);
    return row;
}

const std::vector<Network>& house() {
    static const std::vector<Network> networks = {
        network("ee", "EE", {{"894430", 19, {6, 6}, true}}),
        network("o2", "O2", {{"894411", 19, {5, 4, 4}, true}}),
        network("three", "Three", {{"894420", 19, {}, true}, {"89442001", 19, {5, 3, 3}, true}}),
        network("vodafone", "Vodafone",
                {{"89441", 20, {5, 5, 5}, true}, {"894410", 19, {}, true}})};
    return networks;
}

ScannedCode read(std::string_view text, std::string_view chosen = {}) {
    return read_code(text, house(), chosen);
}

bool says(const ScannedCode& code, std::string_view words) {
    return code.sentence.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a whole card's number is a SIM card, and its network is known by its beginning") {
    struct Row {
        const char* number;
        const char* network;
    };
    for (const Row& row : {Row{"8944110000000001238", "o2"}, Row{"8944200000000007897", "three"},
                           Row{"8944300000000003218", "ee"}, Row{"8944100000000004564", "vodafone"},
                           Row{"89441000000000012344", "vodafone"}}) {
        CAPTURE(row.number);
        const ScannedCode code = read(row.number);
        CHECK(code.kind == CodeKind::sim);
        CHECK(code.text == row.number);
        CHECK(code.network == row.network);
        CHECK_FALSE(code.is_doubtful);
        CHECK(read(std::string{row.number} + "F") == code);
        CHECK(read(in_fours(row.number)) == code);
        CHECK(read("]C1" + std::string{row.number}) == code);
    }
}

TEST_CASE("a card's number whose last digit does not agree is a SIM card to look at again") {
    for (const char* number : {"8944110000000001239", "8944110000000010238", "8944200000000007987",
                               "89441000000000012345"}) {
        CAPTURE(number);
        const ScannedCode code = read(number);
        CHECK(code.kind == CodeKind::sim);
        CHECK(code.is_doubtful);
        CHECK_FALSE(code.sentence.empty());
    }
    // 09 written as 90 is what Luhn does not see: both are taken.
    CHECK_FALSE(read("8944110109906958480").is_doubtful);
    CHECK_FALSE(read("8944110190906958480").is_doubtful);
}

TEST_CASE("without a table of networks whole numbers are read all the same") {
    const ScannedCode code = read_code("8944110000000001238", {});
    CHECK(code.kind == CodeKind::sim);
    CHECK(code.network.empty());
    CHECK(read_code("0000001234567", {}).kind == CodeKind::other);
}

TEST_CASE("a device's number is no SIM card's") {
    for (const char* number :
         {"490154203237518", "356938035643809", "350000000000014", "352099001761481"}) {
        CAPTURE(number);
        CHECK(read(number) == ScannedCode{CodeKind::imei, number});
        CHECK(read(number, "o2") == ScannedCode{CodeKind::imei, number});
    }
    CHECK(read("35-693803-564380-9").text == "356938035643809");
    CHECK(read("356938/03/564380/9").text == "356938035643809");
    CHECK(read("35693803564380").text == "356938035643809");    // the check digit left out
    CHECK(read("3569380356438012").text == "356938035643809");  // with its software's number
    for (const char* wrong : {"490154203237519", "490154203235718", "356938305643809"}) {
        CAPTURE(wrong);
        CHECK(read(wrong).kind == CodeKind::unclear);
        CHECK(says(read(wrong), "scan it again"));
    }
    CHECK_FALSE(read_imei("000000000000000"));
    CHECK_FALSE(read_imei("49015420323"));
}

TEST_CASE("the printed end of a card's number is read only where its network was chosen") {
    CHECK(read("00000 0000 1238", "o2").text == "8944110000000001238");
    CHECK(read("0000000001238", "o2").text == "8944110000000001238");
    CHECK(read("0000000001238").kind == CodeKind::other);
    CHECK(read("000000 003218", "ee").kind == CodeKind::unclear);  // 18 digits make no number
    CHECK(read("8944110000000").kind == CodeKind::unclear);        // cut to 13 digits
    CHECK(says(read("8944110000000"), "cut off"));
}

TEST_CASE("fifteen digits that could be a device or a card are nobody's guess") {
    // The one check digit says yes to both, whatever the digits are.
    const std::string end = "356938035643809";
    const ScannedCode both = read(end, "vodafone");
    CHECK(both.kind == CodeKind::unclear);
    CHECK(says(both, "type 89441 in front"));
    CHECK(read("89441" + end, "vodafone") == ScannedCode{CodeKind::sim, "89441" + end, "vodafone"});
    CHECK(read("35693 80356 43809", "vodafone").text == "89441" + end);  // as it is printed
    CHECK(read("35-693803-564380-9", "vodafone").kind == CodeKind::unclear);
    CHECK(read("35-693803-564380-9", "o2").kind == CodeKind::imei);
    const ScannedCode only_card = read("000304133971234", "vodafone");
    CHECK(only_card.kind == CodeKind::sim);
    CHECK(only_card.text == "89441000304133971234");
    CHECK(only_card.is_doubtful);
}

TEST_CASE("numbers of other countries and of spreadsheets are named") {
    CHECK(says(read("8933011234567890123"), "another country"));
    CHECK(read("8933011234567890123").kind == CodeKind::unclear);
    CHECK(says(read("8.94E+18"), "spreadsheet"));
    CHECK(says(read("8944200000000007897", "o2"), "number of Three"));
}

TEST_CASE("a reference is read bare or as the last part of an address") {
    CHECK(read("Q-7K3M9QXZ") == ScannedCode{CodeKind::request, "Q-7K3M9QXZ"});
    CHECK(read("q-7k3m9qxz").text == "Q-7K3M9QXZ");
    CHECK(read("HTTPS://KIT.EXAMPLE.ORG/Q/Q-7K3M9QXZ").kind == CodeKind::request);
    CHECK(read("https://kit.example.org/c/C-7K3M9QXZ/?x=1").text == "C-7K3M9QXZ");
    CHECK(read("]Q1V-7K3M9QXZ").kind == CodeKind::voucher);
    CHECK(read("Q-7K3M").kind == CodeKind::other);
    CHECK(read("7K3M9QXZ").kind == CodeKind::other);
    CHECK(read("R-7K3M9QXZ").kind == CodeKind::other);
}

TEST_CASE("a label's tag is left to the reader of labels") {
    for (const char* text : {"KB7F3K9Q2X", "kb7f-3k9q-2x", "https://kit.example.org/t/KB7F3K9Q2X",
                             "", "   ", "]", "B2", "5060123450019x"})
        CHECK(read(text) == ScannedCode{});
    CHECK(read("12345678") == ScannedCode{});
    CHECK(read(std::string(5000, '9')).kind != CodeKind::sim);
    CHECK(read(std::string("8944\0", 5)).kind != CodeKind::sim);
}

TEST_CASE("what was read is said in words") {
    CHECK(spoken(read("8944110000000001238"), house()) == "SIM card 8944 1100 0000 0001 238, O2");
    CHECK(spoken(read_code("8944110000000001238", {}), {}) == "SIM card 8944 1100 0000 0001 238");
    CHECK(spoken(read("490154203237518"), house()) == "device with IMEI 4901 5420 3237 518");
    CHECK(spoken(read("C-7K3M9QXZ"), house()) == "consignment C-7K3M9QXZ");
    CHECK(spoken(read("V-7K3M9QXZ"), house()) == "voucher V-7K3M9QXZ");
    CHECK(spoken(read("Q-7K3M9QXZ"), house()) == "request Q-7K3M9QXZ");
    CHECK(spoken(read("KB7F3K9Q2X"), house()).empty());
}

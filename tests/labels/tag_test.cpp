#include "labels/tag.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "sample_tags.h"

namespace {

using labels::parse_tag;
using labels::read_tag;
using labels::TagFault;
using labels::test::sample_tags;

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<TagFault> fault_of(std::string_view text) { return read_tag(text).fault; }

}  // namespace

TEST_CASE("MOD 37-2 agrees with the published vectors") {
    for (const char* text : {"DLB000001R", "DLB0000429", "DLB123456B", "NBL7K3QX9N", "DLB000039*",
                             "G123498654321H", "G123489654321Y", "0794C", "07O"}) {
        CAPTURE(text);
        CHECK(labels::mod_37_2_valid(text));
    }
    for (const char* text : {"DLB0000428", "DLB0000249", "DLB000093*", "DLB0000420"}) {
        CAPTURE(text);
        CHECK_FALSE(labels::mod_37_2_valid(text));
    }
    CHECK(labels::mod_37_2_check("G123498654321") == 'H');
    CHECK(labels::mod_37_2_check("dlb") == std::nullopt);
    CHECK(labels::mod_37_2_check("12*") == std::nullopt);
    CHECK_FALSE(labels::mod_37_2_valid(""));
    CHECK_FALSE(labels::mod_37_2_valid("0"));
}

TEST_CASE("every single wrong character of a tag is found") {
    for (const std::string& tag : sample_tags(500)) {
        for (std::size_t place = 0; place < tag.size(); ++place) {
            for (char other : std::string_view{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}) {
                std::string wrong = tag;
                wrong[place] = other;
                if (wrong != tag) REQUIRE_FALSE(labels::is_canonical_tag(wrong));
            }
        }
    }
}

TEST_CASE("every swap of two neighbours, and of two around one, is found") {
    for (const std::string& tag : sample_tags(2000)) {
        for (std::size_t apart = 1; apart <= 2; ++apart) {
            for (std::size_t place = 0; place + apart < tag.size(); ++place) {
                std::string wrong = tag;
                std::swap(wrong[place], wrong[place + apart]);
                if (wrong != tag) REQUIRE_FALSE(labels::is_canonical_tag(wrong));
            }
        }
    }
}

TEST_CASE("a misread symbol is refused even where reading folds letters") {
    for (const std::string& tag : sample_tags(300)) {
        for (std::size_t place = 2; place < tag.size(); ++place) {
            for (char other : symbols) {
                std::string wrong = tag;
                wrong[place] = other;
                if (wrong != tag) REQUIRE(fault_of(lower(wrong)) == TagFault::wrong_character);
            }
        }
    }
}

TEST_CASE("a drawn tag is ten plain characters, and no two are alike") {
    const auto tags = sample_tags(20000);
    for (const std::string& tag : tags) {
        REQUIRE(labels::is_canonical_tag(tag));
        REQUIRE(tag.substr(2).find_first_of("ILOU*") == std::string::npos);
    }
    CHECK(std::set<std::string>(tags.begin(), tags.end()).size() == tags.size());
}

TEST_CASE("each of the 32 symbols is drawn about as often as any other") {
    std::array<int, 128> count{};
    for (const std::string& tag : sample_tags(20000))
        for (char c : tag.substr(2, 7)) ++count[static_cast<std::size_t>(c)];
    for (char c : symbols) {  // 140,000 symbols: 4,375 each, standard deviation 65
        CHECK(count[static_cast<std::size_t>(c)] > 4000);
        CHECK(count[static_cast<std::size_t>(c)] < 4750);
    }
}

TEST_CASE("a bank's prefix is two capital letters") {
    const labels::RandomBytes zeros = [](std::span<std::uint8_t> bytes) {
        std::ranges::fill(bytes, std::uint8_t{0});
    };
    for (const char* prefix : {"", "K", "KBX", "K1", "kb", "K-", "\xC3\x89"}) {
        CAPTURE(prefix);
        CHECK_THROWS_AS(labels::draw_tag(prefix, zeros), std::invalid_argument);
    }
}

TEST_CASE("a random source that only repeats a refused draw ends in an error") {
    // KB followed by seven equal symbols: at least one of the 32 gives a refused check character.
    int ended = 0;
    for (int value = 0; value < 32; ++value) {
        const labels::RandomBytes same = [value](std::span<std::uint8_t> bytes) {
            std::ranges::fill(bytes, static_cast<std::uint8_t>(value));
        };
        try {
            const std::string tag = labels::draw_tag("KB", same);
            if (!labels::is_canonical_tag(tag)) ended = 100;
        } catch (const std::runtime_error&) {
            ++ended;
        }
    }
    CHECK(ended > 0);
    CHECK(ended < 32);
}

TEST_CASE("a tag is read in any case, with hyphens or blanks, and with I, L and O for 1 and 0") {
    for (const std::string& tag : sample_tags(2000)) {
        const std::string printed = labels::printed_form(tag);
        std::string confused = lower(tag);
        for (std::size_t i = 2; i < confused.size(); ++i) {
            if (confused[i] == '1') confused[i] = i % 2 == 0 ? 'l' : 'I';
            if (confused[i] == '0') confused[i] = i % 2 == 0 ? 'o' : 'O';
        }
        std::string spaced = printed;
        std::ranges::replace(spaced, '-', ' ');
        for (const std::string& text :
             {tag, printed, lower(printed), confused, spaced, "  " + tag + "\r\n", "]Q1" + tag})
            REQUIRE(parse_tag(text) == tag);
    }
}

TEST_CASE("a prefix with I, L or O is kept as it is and never folded") {
    std::mt19937 random{7};
    const labels::RandomBytes fill = [&](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    };
    for (const char* prefix : {"OL", "IO", "LI", "OO"}) {
        const std::string tag = labels::draw_tag(prefix, fill);
        CHECK(tag.substr(0, 2) == prefix);
        CHECK(parse_tag(lower(tag)) == tag);
        CHECK(parse_tag(labels::printed_form(tag)) == tag);
    }
    const std::string tag = labels::draw_tag("OL", fill);
    CHECK(fault_of("0L" + tag.substr(2)) == TagFault::not_a_tag);
    CHECK(fault_of("O1" + tag.substr(2)) == TagFault::not_a_tag);
}

TEST_CASE("a tag is read from any address whose last segment it is") {
    const std::string tag = sample_tags(1).front();
    for (const std::string& text :
         {"HTTPS://KIT.EXAMPLE.ORG/T/" + tag, "https://old.example.org:8443/a/b/" + lower(tag),
          "http://example.org/t/" + tag + "/", "http://example.org/t/" + tag + "?from=/x/y#z",
          "http://example.org/" + labels::printed_form(tag) + "#top", "/t/" + tag,
          "https://user@example.org//t//" + tag + "///"})
        CHECK(parse_tag(text) == tag);
    CHECK(fault_of("https://example.org/t/" + tag + "/edit") == TagFault::not_a_tag);
    CHECK(fault_of("https://example.org/?tag=" + tag) == TagFault::not_a_tag);
}

TEST_CASE("what is no tag says why") {
    const std::string tag = sample_tags(1).front();
    CHECK(fault_of("") == TagFault::nothing_read);
    CHECK(fault_of(" \t\r\n") == TagFault::nothing_read);
    CHECK(fault_of(tag.substr(0, 9)) == TagFault::wrong_length);
    CHECK(fault_of(tag + "7") == TagFault::wrong_length);
    CHECK(fault_of(tag + tag) == TagFault::not_a_tag);
    CHECK(fault_of("5060123450019") == TagFault::not_a_tag);
    CHECK(fault_of("https://www.example.org/") == TagFault::not_a_tag);
    CHECK(fault_of("KB7F_3K9Q2") == TagFault::not_a_tag);
    CHECK(fault_of(std::string{"KB7F\0K9Q2X", 10}) == TagFault::not_a_tag);
    CHECK(fault_of("K\xC3\x89"
                   "7F3K9Q2X") == TagFault::not_a_tag);
    CHECK(fault_of(std::string(2954, 'K')) == TagFault::too_long);
    CHECK(fault_of(std::string(2953, 'K')) == TagFault::not_a_tag);
    CHECK(read_tag("nonsense").tag.empty());
}

TEST_CASE("each reason has its own sentence") {
    std::set<std::string_view> sentences;
    for (TagFault fault : {TagFault::nothing_read, TagFault::too_long, TagFault::not_a_tag,
                           TagFault::wrong_length, TagFault::wrong_character})
        sentences.insert(labels::sentence(fault));
    CHECK(sentences.size() == 5);
}

TEST_CASE("a tag is printed in groups of four, four and two") {
    CHECK(labels::printed_form("KB7F3K9Q2X") == "KB7F-3K9Q-2X");
}

TEST_CASE("random bytes never read as a tag unless they are one") {
    std::mt19937 random{3};
    for (int round = 0; round < 20000; ++round) {
        std::string text(random() % 40, ' ');
        for (char& c : text) c = static_cast<char>(random());
        const auto reading = read_tag(text);
        REQUIRE(reading.fault.has_value() == reading.tag.empty());
        if (!reading.fault) REQUIRE(labels::is_canonical_tag(reading.tag));
    }
}

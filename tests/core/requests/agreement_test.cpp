#include "server/core/requests/agreement.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("every kind of handover has a text in each language") {
    for (const AllocationKind kind : {AllocationKind::loan, AllocationKind::gift}) {
        for (const Language language : {Language::en, Language::cy}) {
            const HouseAgreement& newest = house_agreement(kind, language);
            CHECK(newest.kind == kind);
            CHECK(newest.language == language);
            CHECK(agreement_fault(newest.text).empty());
            CHECK(find_house_agreement(kind, language, newest.version) == &newest);
            CHECK(find_house_agreement(kind, language, newest.version + 1) == nullptr);
        }
    }
}

TEST_CASE("the versions of a house text count up from one") {
    for (const HouseAgreement& each : house_agreements()) {
        for (int version = 1; version <= each.version; ++version) {
            CHECK(find_house_agreement(each.kind, each.language, version) != nullptr);
        }
    }
}

TEST_CASE("the name of a text says whose it is, and which version") {
    for (const char* name : {"house-1", "scheme-3", "scheme-120"}) {
        const auto read = parse_agreement_name(name);
        REQUIRE(read);
        CHECK(name_of(*read) == name);
    }
    for (const char* name : {"", "house", "house-", "house-0", "scheme--1", "scheme-1x", "ours-1",
                             "house-99999999999"}) {
        CAPTURE(name);
        CHECK_FALSE(parse_agreement_name(name));
    }
}

TEST_CASE("a text that is too short, too long or unprintable is refused") {
    CHECK_FALSE(agreement_fault("Bring it back.").empty());
    CHECK(agreement_fault("You bring it back, all of it, on the day it is due.\n- with care")
              .empty());
    CHECK_FALSE(agreement_fault(std::string(agreement_length_max + 1, 'x')).empty());
    CHECK_FALSE(agreement_fault(std::string(60, 'x') + '\x01').empty());
}

}  // namespace kitbank

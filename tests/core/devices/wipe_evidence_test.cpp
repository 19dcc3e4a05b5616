#include "server/core/devices/wipe_evidence.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

WipedMedium erased() {
    WipedMedium medium;
    medium.serial = "WD-WXC1A14S2591";
    medium.model = "WDC WD3200LPVX-6";
    medium.status = WipeStatus::erased;
    medium.bytes = 320072933376;
    return medium;
}

}  // namespace

TEST_CASE("a drive has failed by its status, by its errors or by bytes left") {
    CHECK_FALSE(has_failed(erased()));
    for (const WipeStatus status : {WipeStatus::failed, WipeStatus::insanity}) {
        WipedMedium medium = erased();
        medium.status = status;
        CHECK(has_failed(medium));
    }
    for (const WipeErrors errors :
         {WipeErrors{1, 0, 0}, WipeErrors{0, 1, 0}, WipeErrors{0, 0, 1}}) {
        WipedMedium medium = erased();
        medium.errors = errors;
        CHECK(has_failed(medium));
    }
    WipedMedium medium = erased();
    medium.bytes_erased = 1;
    medium.bytes_total = 2;
    CHECK(has_failed(medium));
    medium.bytes_erased = 2;
    CHECK_FALSE(has_failed(medium));
}

TEST_CASE("a person who stops a wipe says nothing about the drive") {
    for (const WipeStatus status : {WipeStatus::aborted, WipeStatus::not_wiped}) {
        WipedMedium medium = erased();
        medium.status = status;
        medium.bytes_erased = 1;
        medium.bytes_total = 2;
        CHECK_FALSE(has_failed(medium));
    }
}

TEST_CASE("a medium goes on record with the size that the host sees, or else the total") {
    CHECK(medium_of(erased()) == Medium{"WD-WXC1A14S2591", "WDC WD3200LPVX-6", 320072933376});
    WipedMedium medium = erased();
    medium.bytes.reset();
    CHECK(medium_of(medium).bytes == 0);
    medium.bytes_total = 330072933376;
    CHECK(medium_of(medium).bytes == 330072933376);
}

TEST_CASE("levels and verifications are spelt as they are in JSON and SQL") {
    CHECK(name_of(SanitisationLevel::clear) == "clear");
    CHECK(parse_sanitisation_level("purge") == SanitisationLevel::purge);
    CHECK_FALSE(parse_sanitisation_level("Clear"));
    CHECK(name_of(WipeVerification::last_pass) == "last_pass");
    CHECK(parse_wipe_verification("all_passes") == WipeVerification::all_passes);
    CHECK(name_of(WipeStatus::insanity) == "insanity");
}

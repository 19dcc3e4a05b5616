#include "server/core/devices/factory_reset.h"

#include <doctest/doctest.h>

#include "tests/core/devices/wipe_fixture.h"

using namespace kitbank;
using namespace kitbank::wipe_fixture;

namespace {

const Instant exposed = at("2026-05-02T10:00:00Z");

FactoryReset good(DeviceKind kind) {
    const auto checks = reset_checks(kind);
    return {kind,
            {checks.begin(), checks.end()},
            "amina.khan",
            "Tom Baird",
            at("2026-05-03T10:00:00Z")};
}

std::string reasons(const FactoryReset& reset) {
    return names(judge_reset(reset, exposed, now).reasons);
}

}  // namespace

TEST_CASE(
    "a reset of a tablet, phone or Chromebook with its whole checklist and two people is accepted "
    "as Clear") {
    for (const DeviceKind kind : {DeviceKind::tablet, DeviceKind::phone, DeviceKind::chromebook}) {
        CAPTURE(name_of(kind));
        const WipeVerdict verdict = judge_reset(good(kind), exposed, now);
        CHECK(verdict.accepted);
        CHECK(verdict.level == SanitisationLevel::clear);
        CHECK(verdict.ended == at("2026-05-03T10:00:00Z"));
        CHECK_FALSE(verdict.medium_failed);
    }
}

TEST_CASE("each step of a checklist is needed") {
    for (const DeviceKind kind : {DeviceKind::tablet, DeviceKind::phone, DeviceKind::chromebook}) {
        for (const ResetCheck check : reset_checks(kind)) {
            CAPTURE(name_of(check));
            FactoryReset reset = good(kind);
            std::erase(reset.checks, check);
            CHECK(reasons(reset) == "check_missing");
            CHECK(judge_reset(reset, exposed, now).level == SanitisationLevel::none);
            CHECK(parse_reset_check(name_of(check)) == check);
            CHECK(sentence_of(check).ends_with('.'));
        }
    }
    FactoryReset wrong_list = good(DeviceKind::phone);
    wrong_list.kind = DeviceKind::chromebook;
    CHECK(reasons(wrong_list) == "check_missing");
}

TEST_CASE("the one who did the reset and the one who checked it are two people") {
    FactoryReset reset = good(DeviceKind::phone);
    reset.verified_by = " Amina.KHAN ";
    CHECK(reasons(reset) == "verifier_is_operator");
    reset.verified_by = " ";
    CHECK(reasons(reset) == "verifier_missing");
    reset.reset_by.clear();
    CHECK(reasons(reset) == "operator_missing verifier_missing");
}

TEST_CASE("a reset before the last stay outside or in the future does not count") {
    FactoryReset reset = good(DeviceKind::tablet);
    reset.reset_at = exposed;
    CHECK(reasons(reset) == "");
    reset.reset_at = exposed - std::chrono::seconds{1};
    CHECK(reasons(reset) == "before_exposure");
    reset.reset_at = now + wipe_future_tolerance;
    CHECK(reasons(reset) == "");
    reset.reset_at += std::chrono::seconds{1};
    CHECK(reasons(reset) == "in_future");
}

TEST_CASE("a laptop, desktop or router is not wiped by a checklist") {
    for (const DeviceKind kind : {DeviceKind::laptop, DeviceKind::desktop, DeviceKind::router}) {
        CHECK(reset_checks(kind).empty());
        CHECK(reasons(good(kind)) == "kind_not_reset");
    }
}

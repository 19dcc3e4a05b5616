#include "server/core/devices/evidence.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace kitbank {
namespace {

using enum DeviceEvent;

// The field that is refused, or empty.
std::string wrong_field(DeviceEvent event, const Evidence& evidence) {
    const Result<Evidence> checked = check_evidence(event, evidence);
    if (checked) return "";
    REQUIRE(checked.refusal().code == RefusalCode::invalid_fields);
    REQUIRE_FALSE(checked.refusal().fields.front().sentence.empty());
    return checked.refusal().fields.front().field;
}

}  // namespace

TEST_CASE("evidence is trimmed and empty fields are left out") {
    const Result<Evidence> checked =
        check_evidence(repair, {{"reason", "  hinge \n"}, {"repairer", " "}});
    REQUIRE(checked);
    CHECK(*checked == Evidence{{"reason", "hinge"}});
}

TEST_CASE("each kind of wrong field is named") {
    const std::string too_long(101, 'x');
    CHECK(wrong_field(reservation, {}) == "request");
    CHECK(wrong_field(reservation, {{"request", "R-1"}, {"state", "gifted"}}) == "state");
    CHECK(wrong_field(reservation, {{"request", too_long}}) == "request");
    CHECK(wrong_field(reservation, {{"request", "R\n1"}}) == "request");
    CHECK(wrong_field(reservation, {{"request", "R\xff"}}) == "request");
    CHECK(wrong_field(lock_found, {{"lock", "padlock"}}) == "lock");
    CHECK(wrong_field(handback, {{"condition", "good"}, {"accessories", "21"}}) == "accessories");
    CHECK(wrong_field(handback, {{"condition", "good"}, {"accessories", "-1"}}) == "accessories");
    CHECK(wrong_field(handback, {{"condition", "good"}, {"accessories", "99999999999999999999"}}) ==
          "accessories");
    CHECK(wrong_field(renewal, {{"due", "2026-02-30"}}) == "due");
    CHECK(wrong_field(repair_completion,
                      {{"parts", "none"}, {"opened", "maybe"}, {"medium_changed", "no"}}) ==
          "opened");
    CHECK(wrong_field(wipe_failure, {{"evidence", "7"}, {"reason", "x"}}) == "evidence");
    CHECK(wrong_field(repair, {{"reason", std::string(500, 'x')}}).empty());
    CHECK(wrong_field(repair, {{"reason", "line one\nline two \xc3\xa9"}}).empty());
}

TEST_CASE("a limit counts characters, not bytes") {
    std::string accents;
    for (int i = 0; i < 100; ++i) accents += "\xc3\xa9";
    CHECK(wrong_field(reservation, {{"request", accents}}).empty());
    CHECK(wrong_field(reservation, {{"request", accents + "x"}}) == "request");
}

TEST_CASE("the rows of an event stand together in the table") {
    std::size_t rows = 0;
    for (const std::string_view name : device_event_names)
        rows += evidence_fields(*parse_device_event(name)).size();
    CHECK(rows == evidence_table().size());
    for (const EvidenceField& field : evidence_table()) {
        CAPTURE(field.name);
        CHECK_FALSE(field.label.empty());
        CHECK((field.kind == FieldKind::choice) == !field.choices.empty());
        CHECK((field.kind == FieldKind::number) == (field.most > 0));
    }
}

}  // namespace kitbank

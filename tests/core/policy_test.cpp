#include "server/core/policy.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace kitbank {

TEST_CASE("each kind of object has a name of its own") {
    std::set<std::string_view> names;
    for (const Object object : all_objects()) names.insert(name_of(object));
    CHECK(names.size() == all_objects().size());
    CHECK_FALSE(names.contains(""));
    CHECK(name_of(Object::none) == "none");
    CHECK(name_of(all_objects().back()) == "data_report");
}

TEST_CASE("a field is shown from its least relation on, and a field without a row to nobody") {
    for (const FieldRule& rule : field_rules()) {
        CAPTURE(rule.field);
        using enum Relation;
        for (const Relation relation : {stranger, elsewhere, within, in_charge}) {
            CHECK(shows(rule.object, rule.field, relation) == (relation >= rule.least));
        }
        CHECK(rule.least != stranger);
    }
    CHECK_FALSE(shows(Object::device, "password", Relation::within));
    CHECK_FALSE(shows(Object::person, "tag", Relation::within));
}

TEST_CASE("what is for those in charge has somebody in charge, and each field one row") {
    std::set<std::pair<Object, std::string_view>> fields;
    for (const FieldRule& rule : field_rules()) {
        CAPTURE(rule.field);
        CHECK(fields.emplace(rule.object, rule.field).second);
        if (rule.least == Relation::in_charge) CHECK(charge_of(rule.object));
    }
}

TEST_CASE("who manages such things is in charge of them, and others are within") {
    CHECK(relation_within(Role::manager, Object::hold) == Relation::in_charge);
    CHECK(relation_within(Role::referrer, Object::hold) == Relation::within);
    CHECK(relation_within(Role::volunteer, Object::organisation) == Relation::within);
    CHECK(relation_within(Role::admin, Object::device) == Relation::within);
    CHECK_FALSE(shows(Object::hold, "kind", relation_within(Role::hub_staff, Object::hold)));
}

TEST_CASE("a label in hand tells nothing of people, serial numbers or the past") {
    for (const char* const field : {"serial", "custody", "media", "wipe", "reservation", "due"}) {
        CHECK_FALSE(shows(Object::device, field, Relation::elsewhere));
    }
    for (const FieldRule& rule : field_rules()) {
        if (rule.object == Object::event) CHECK(rule.least == Relation::within);
    }
}

}  // namespace kitbank

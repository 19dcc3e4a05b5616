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
    CHECK(name_of(all_objects().back()) == "certificate");
}

TEST_CASE("a field is shown from its least relation on, and a field without a row to nobody") {
    for (const FieldRule& rule : field_rules()) {
        CAPTURE(rule.field);
        CHECK(shows(rule.object, rule.field, Relation::within));
        CHECK_FALSE(shows(rule.object, rule.field, Relation::stranger));
        CHECK(shows(rule.object, rule.field, Relation::elsewhere) ==
              (rule.least == Relation::elsewhere));
    }
    CHECK_FALSE(shows(Object::device, "password", Relation::within));
    CHECK_FALSE(shows(Object::person, "tag", Relation::within));
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

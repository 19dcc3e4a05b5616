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
    CHECK_FALSE(names.contains(name_of(Object::unsaid)));
    CHECK(name_of(all_objects().back()) == "certificate");
}

}  // namespace kitbank

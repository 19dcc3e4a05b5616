#include "server/core/canonical.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace kitbank {

TEST_CASE("a canonical text gives its fields back") {
    CHECK(rc::check("fields", [](const std::vector<std::string>& fields) {
        CanonicalText text;
        for (const std::string& field : fields) text.add(field);
        RC_ASSERT(fields_of_canonical(text.text()) == fields);
    }));
}

TEST_CASE("what is no canonical text has no fields") {
    for (const char* const text : {"3:ab,", "2:ab", "2:ab;", ":ab,", "-1:a,", "2 :ab,", "x",
                                   "1:", "18446744073709551615:a,", "99999999999999999999:a,"}) {
        CAPTURE(text);
        CHECK_FALSE(fields_of_canonical(text));
    }
    CHECK(fields_of_canonical("") == std::vector<std::string>{});
}

}  // namespace kitbank

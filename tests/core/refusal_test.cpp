#include "server/core/refusal.h"

#include <doctest/doctest.h>

#include <set>

namespace kitbank {

TEST_CASE("the table has one row a code, in order, each with its own name and words") {
    std::set<std::string_view> names;
    std::size_t i = 0;
    for (const RefusalText& row : refusal_table()) {
        CAPTURE(row.name);
        CHECK(static_cast<std::size_t>(row.code) == i++);
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(row.title.empty());
        CHECK(row.sentence.back() == '.');
    }
    CHECK(i == static_cast<std::size_t>(RefusalCode::internal) + 1);
}

TEST_CASE("a case's own sentence stands before the code's") {
    CHECK(sentence_of({RefusalCode::tag_void, "Gone.", {}}) == "Gone.");
    CHECK(sentence_of({RefusalCode::tag_void, "", {}}) == text_of(RefusalCode::tag_void).sentence);
}

TEST_CASE("only what the world may mend is worth sending again") {
    std::set<std::string_view> retried;
    for (const RefusalText& row : refusal_table()) {
        if (may_retry(row.code)) retried.insert(row.name);
    }
    CHECK(retried == std::set<std::string_view>{"too_many_attempts", "provider_failed", "busy",
                                                "unavailable", "storage_full", "internal"});
}

}  // namespace kitbank

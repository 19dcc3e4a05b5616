#include "server/core/registers/monitoring.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace kitbank {

TEST_CASE("exactly the four kinds of data of the law are asked for") {
    std::set<std::string_view> names;
    for (const MonitoringQuestion& question : monitoring_questions()) names.insert(question.name);
    CHECK(names == std::set<std::string_view>{"ethnic_group", "religion", "health", "orientation"});
}

TEST_CASE("every question may be left unsaid, and none has an answer twice") {
    for (const MonitoringQuestion& question : monitoring_questions()) {
        std::set<std::string_view> names, labels;
        for (const MonitoringAnswer& answer : question.answers) {
            names.insert(answer.name);
            labels.insert(answer.label);
            CHECK(is_monitoring_answer(question.name, answer.name));
        }
        CHECK(names.size() == question.answers.size());
        CHECK(labels.size() == question.answers.size());
        CHECK(question.answers.back().name == "prefer_not_to_say");
    }
}

TEST_CASE("the ethnic groups are the nineteen of the 2021 census") {
    CHECK(monitoring_questions()[0].answers.size() == 19 + 1);
}

TEST_CASE("an answer belongs to its question") {
    CHECK(is_monitoring_answer("religion", "sikh"));
    CHECK_FALSE(is_monitoring_answer("health", "sikh"));
    CHECK_FALSE(is_monitoring_answer("age", "prefer_not_to_say"));
    CHECK_FALSE(is_monitoring_answer("religion", ""));
}

}  // namespace kitbank

#include "server/core/requests/answers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "server/core/requests/request.h"

using namespace kitbank;

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};

Answers complete() {
    return {{"name", {"R.E."}},
            {"uses", {"school_work", "video_calls"}},
            {"kinds", {"laptop", "data"}},
            {"allocation", {"loan"}},
            {"need", {"important"}},
            {"household", {"3"}},
            {"language", {"en"}},
            {"criteria", {"is_adult", "low_income", "cannot_afford"}},
            {"agreed_to_share", {"yes"}},
            {"delivery", {"collect"}},
            {"hub", {"NORTH"}}};
}

std::string faults_of(const Answers& typed) {
    std::vector<FieldFault> faults;
    const Answers kept = checked(typed, today, faults);
    std::string names;
    for (const FieldFault& fault : faults) names += (names.empty() ? "" : " ") + fault.field;
    return names;
}

std::string missing(const Answers& answers) {
    std::vector<FieldFault> faults;
    require_all(answers, faults);
    std::string names;
    for (const FieldFault& fault : faults) names += (names.empty() ? "" : " ") + fault.field;
    return names;
}

}  // namespace

TEST_CASE("every question has a step, a name of its own, and choices when it is one of choices") {
    std::set<std::string_view> names;
    std::set<AskStep> steps;
    for (const AnswerRow& row : answer_rows()) {
        CAPTURE(row.name);
        CHECK(names.insert(row.name).second);
        steps.insert(row.step);
        const bool has_choices = row.kind == AnswerKind::choice || row.kind == AnswerKind::choices;
        CHECK(choices_of(row).empty() != has_choices);
        for (const AnswerChoice& choice : choices_of(row)) CHECK_FALSE(choice.label.empty());
    }
    CHECK(steps.size() == ask_step_rows.size());
    for (const AskStepRow& row : ask_step_rows) CHECK(parse_ask_step(row.name) == row.step);
    CHECK(parse_ask_step("health") == std::nullopt);
    // What the vault keeps is asked under the vault's own names, and within its limits.
    for (const ResidentFieldRow& field : resident_field_rows) {
        const AnswerRow* const row = find_answer_row(field.name);
        REQUIRE(row != nullptr);
        CHECK(row->most == field.characters_max);
    }
}

TEST_CASE("answers are kept in one spelling, and choices in the order of the table") {
    std::vector<FieldFault> faults;
    const Answers kept = checked({{"name", {"  R.E. "}},
                                  {"phone", {"+44 (0) 7700 900456"}},
                                  {"postcode", {"ne612ef"}},
                                  {"uses", {"video_calls", "school_work", "video_calls"}},
                                  {"household", {"03"}},
                                  {"hub", {"north"}},
                                  {"resident", {"r-7k3m9qxz"}},
                                  {"needed_by", {"2026-11-21"}},
                                  {"safeguarding", {}}},
                                 today, faults);
    CHECK(faults.empty());
    CHECK(answer(kept, "name") == "R.E.");
    CHECK(answer(kept, "postcode") == "NE61 2EF");
    CHECK(area_of(kept) == "NE61");
    CHECK(all_answers(kept, "uses") == std::vector<std::string>{"school_work", "video_calls"});
    CHECK(answer(kept, "household") == "3");
    CHECK(answer(kept, "hub") == "NORTH");
    CHECK(answer(kept, "resident") == "R-7K3M9QXZ");
    CHECK(kept.contains("safeguarding"));
    CHECK(facts_of(kept).at(ResidentField::postcode) == "NE61 2EF");
    CHECK(area_of({}).empty());
}

TEST_CASE("what is wrong is named, and never repeated") {
    CHECK(faults_of({{"needed_by", {"2026-11-20"}}}) == "needed_by");  // yesterday
    CHECK(faults_of({{"needed_by", {"2029-01-01"}}}) == "needed_by");
    CHECK(faults_of({{"needed_by", {"2026-02-30"}}}) == "needed_by");
    CHECK(faults_of({{"household", {"0"}}}) == "household");
    CHECK(faults_of({{"household", {"21"}}}) == "household");
    CHECK(faults_of({{"household", {"2x"}}}) == "household");
    CHECK(faults_of({{"uses", {"gaming"}}}) == "uses");
    CHECK(faults_of({{"language", {"en", "cy"}}}) == "language");
    CHECK(faults_of({{"agreed_to_share", {"no"}}}) == "agreed_to_share");
    CHECK(faults_of({{"collector", {std::string(101, 'x')}}}) == "collector");
    CHECK(faults_of({{"collector", {"a\nb"}}}) == "collector");
    CHECK(faults_of({{"resident", {"nobody"}}}) == "resident");
    CHECK(faults_of({{"hub", {"a hub"}}}) == "hub");
    CHECK(faults_of({{"health", {"asthma"}}}) == "health");
    std::vector<FieldFault> faults;
    checked({{"phone", {"0123456"}}}, today, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().sentence.find("0123456") == std::string::npos);
}

TEST_CASE("what is missing is named, of a step and of the whole") {
    CHECK(missing(complete()).empty());
    CHECK(missing({}) ==
          "name uses kinds allocation need household language criteria agreed_to_share delivery");
    Answers answers = complete();
    answers["name"] = {};
    CHECK(missing(answers) == "name");
    answers["resident"] = {"R-7K3M9QXZ"};
    CHECK(missing(answers).empty());
    answers = complete();
    answers["hub"] = {};
    CHECK(missing(answers) == "hub");
    answers["delivery"] = {"deliver"};
    CHECK(missing(answers) == "address");
    answers["address"] = {"1 Example Street"};
    CHECK(missing(answers).empty());
    std::vector<FieldFault> faults;
    require_step(AskStep::uses, {}, faults);
    CHECK(faults.size() == 1);
}

TEST_CASE("eligible is a, b and one of c, d and e; whatever lacks is named") {
    for (int flags = 0; flags < 32; ++flags) {
        CAPTURE(flags);
        Answers answers;
        Criteria criteria;
        int i = 0;
        for (const CriterionRow& row : criterion_rows) {
            if ((flags >> i++ & 1) == 0) continue;
            criteria.*row.flag = true;
            answers["criteria"].emplace_back(row.name);
        }
        CHECK(criteria_of(answers) == criteria);
        const bool is_one = (flags & 1) != 0 && (flags & 2) != 0 && (flags & 28) != 0;
        CHECK(is_eligible(criteria) == is_one);
        CHECK(missing_criteria(criteria).empty() == is_one);
    }
}

TEST_CASE("answers come back from one text as they were") {
    const Answers answers = complete();
    CHECK(answers_from(kept_text(answers)) == answers);
    CHECK(answers_from("") == Answers{});
    CHECK(answers_from("4:name,") == std::nullopt);
    CHECK(answers_from("nonsense") == std::nullopt);
}

#include "server/core/requests/terms.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

Date day(const char* text) { return *parse_date(text); }

std::string faults_of(LendingTerms terms) {
    const auto refusal = check_terms(terms);
    std::string fields;
    if (refusal) {
        for (const FieldFault& fault : refusal->fields) fields += fault.field + " ";
    }
    return fields;
}

}  // namespace

TEST_CASE("the house lends for four weeks, and once more") {
    const LendingTerms house;
    CHECK(format(due_of_loan(house, day("2026-11-21"))) == "2026-12-19");
    CHECK(format(due_of_renewal(house, day("2026-12-19"))) == "2027-01-16");
    CHECK(faults_of(house).empty());
}

TEST_CASE("a loan is renewed up to its due day, and as often as the terms allow") {
    LendingTerms terms;
    const Date due = day("2026-12-19");
    CHECK_FALSE(hindrance_to_renewal(terms, 0, due, day("2026-12-01")));
    CHECK_FALSE(hindrance_to_renewal(terms, 0, due, due));
    CHECK(hindrance_to_renewal(terms, 0, due, day("2026-12-20"))->code ==
          RefusalCode::renewal_late);
    CHECK(hindrance_to_renewal(terms, 1, due, due)->code == RefusalCode::renewal_limit);
    terms.renewals_max = 2;
    CHECK_FALSE(hindrance_to_renewal(terms, 1, due, due));
}

TEST_CASE("reminders are in the order of their days") {
    LendingTerms terms;
    terms.remind_before = {1, 7};
    terms.remind_after = {14, 1};
    CHECK_FALSE(check_terms(terms));
    CHECK(terms.remind_before == std::vector{7, 1});
    CHECK(reminder_days(terms) == std::vector{-7, -1, 1, 14});
}

TEST_CASE("terms out of bounds are refused, each by its name") {
    LendingTerms terms;
    terms.loan_days = 0;
    terms.renewal_days = 367;
    terms.renewals_max = loan_renewals_max + 1;
    terms.remind_before = {7, 7};
    terms.remind_after = {61};
    terms.lost_after_days = 0;
    terms.reservation_days = 91;
    CHECK(faults_of(terms) ==
          "loan_days renewal_days renewals_max remind_before remind_after lost_after_days "
          "reservation_days ");
    LendingTerms often;
    often.remind_after = {1, 2, 3, 4, 5, 6, 7};
    CHECK(faults_of(often) == "remind_after ");
    LendingTerms never;
    never.remind_before = {};
    never.remind_after = {};
    never.renewals_max = 0;
    CHECK(faults_of(never).empty());
}

#include "server/core/requests/terms.h"

#include <algorithm>
#include <functional>
#include <string>

namespace kitbank {
namespace {

Date days_later(Date day, int days) {
    return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

bool is_between(int value, int least, int most) { return value >= least && value <= most; }

void check_number(int value, int least, int most, const char* field, Refusal& refusal) {
    if (is_between(value, least, most)) return;
    refusal.fields.push_back({field, "Enter a number from " + std::to_string(least) + " to " +
                                         std::to_string(most) + "."});
}

void check_days(const std::vector<int>& days, const char* field, Refusal& refusal) {
    const bool are_real =
        std::ranges::all_of(days, [](int day) { return is_between(day, 1, reminder_days_max); });
    const bool are_single = std::ranges::adjacent_find(days) == days.end();
    if (are_real && are_single && days.size() <= reminders_max) return;
    refusal.fields.push_back({field, "Enter up to " + std::to_string(reminders_max) +
                                         " different numbers of days, each from 1 to " +
                                         std::to_string(reminder_days_max) + "."});
}

}  // namespace

std::optional<Refusal> check_terms(LendingTerms& terms) {
    std::ranges::sort(terms.remind_before, std::greater{});
    std::ranges::sort(terms.remind_after);
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    check_number(terms.loan_days, 1, loan_days_max, "loan_days", refusal);
    check_number(terms.renewal_days, 1, loan_days_max, "renewal_days", refusal);
    check_number(terms.renewals_max, 0, loan_renewals_max, "renewals_max", refusal);
    check_days(terms.remind_before, "remind_before", refusal);
    check_days(terms.remind_after, "remind_after", refusal);
    check_number(terms.lost_after_days, 1, loan_days_max, "lost_after_days", refusal);
    check_number(terms.reservation_days, 1, reservation_days_max, "reservation_days", refusal);
    if (refusal.fields.empty()) return std::nullopt;
    return refusal;
}

Date due_of_loan(const LendingTerms& terms, Date handed_over) {
    return days_later(handed_over, terms.loan_days);
}

Date due_of_renewal(const LendingTerms& terms, Date due) {
    return days_later(due, terms.renewal_days);
}

std::optional<Refusal> hindrance_to_renewal(const LendingTerms& terms, int renewals, Date due,
                                            Date today) {
    if (today > due) return Refusal{RefusalCode::renewal_late, "", {}};
    if (renewals >= terms.renewals_max) return Refusal{RefusalCode::renewal_limit, "", {}};
    return std::nullopt;
}

std::vector<int> reminder_days(const LendingTerms& terms) {
    std::vector<int> days;
    for (const int before : terms.remind_before) days.push_back(-before);
    days.insert(days.end(), terms.remind_after.begin(), terms.remind_after.end());
    std::ranges::sort(days);
    return days;
}

}  // namespace kitbank

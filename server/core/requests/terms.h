#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/evidence.h"
#include "server/core/ids.h"
#include "server/core/refusal.h"

// On what terms a scheme lends. The house's own fit every public scheme in the UK that publishes theirs:
// four weeks and one renewal of four weeks (Telford & Wrekin, Leeds libraries, Lewisham); what is ten weeks
// overdue counts as lost (Newcastle University). How often and when to remind is ours.
namespace kitbank {

struct LendingTerms {
    OrganisationId organisation = {};
    int loan_days = loan_days_default;
    int renewal_days = 28;  // from the present due day, whenever somebody asks
    int renewals_max = 1;
    std::vector<int> remind_before = {7, 1};  // days before the due day, most first
    std::vector<int> remind_after = {1, 7, 14};
    int lost_after_days = 70;   // after the due day
    int reservation_days = 14;  // how long an item stays set aside for somebody who does not come
    std::uint32_t version = 0;  // 0: the house's own, nobody has set any
    friend bool operator==(const LendingTerms&, const LendingTerms&) = default;
};

inline constexpr int reminder_days_max = 60;
inline constexpr std::size_t reminders_max = 6;  // before, and as many after
inline constexpr int reservation_days_max = 90;

// `invalid_fields` naming each that is out of bounds. Lists of days are put in order first.
std::optional<Refusal> check_terms(LendingTerms& terms);

Date due_of_loan(const LendingTerms& terms, Date handed_over);
Date due_of_renewal(const LendingTerms& terms, Date due);

// May a loan with that many renewals be renewed on that day? On the due day itself it may.
std::optional<Refusal> hindrance_to_renewal(const LendingTerms& terms, int renewals, Date due,
                                            Date today);

// The days from the due day, below 0 before it, on which somebody is reminded; in order.
std::vector<int> reminder_days(const LendingTerms& terms);

}  // namespace kitbank

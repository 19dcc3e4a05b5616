#include "server/core/requests/priority.h"

#include <algorithm>
#include <numeric>

namespace kitbank {
namespace {

struct ReasonText {
    PriorityReason reason;
    std::string_view label;
    std::string_view meaning;
};
constexpr std::array reason_texts = {
    ReasonText{PriorityReason::need, "Need", "when it is important, and twice when it is urgent"},
    ReasonText{PriorityReason::waiting, "Waiting", "for each day of waiting"},
    ReasonText{PriorityReason::household, "Household",
               "for each further person who would share it, five at most"},
    ReasonText{PriorityReason::safeguarding, "Safeguarding", "when there is a concern"},
    ReasonText{PriorityReason::deadline, "Deadline",
               "when it was needed within 14 days of being asked for"},
};

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

int further_people(const PriorityFacts& facts) {
    return std::clamp(facts.household - 1, 0, household_counted_max);
}

bool has_deadline(const PriorityFacts& facts) {
    return facts.needed_by &&
           days_between(facts.asked_on, *facts.needed_by) <= deadline_within.count();
}

// How often the points of a reason count; waiting is left to whoever asks for a day.
int times(PriorityReason reason, const PriorityFacts& facts) {
    switch (reason) {
        case PriorityReason::need:
            return static_cast<int>(facts.need);
        case PriorityReason::waiting:
            return 0;
        case PriorityReason::household:
            return further_people(facts);
        case PriorityReason::safeguarding:
            return facts.safeguarding ? 1 : 0;
        case PriorityReason::deadline:
            return has_deadline(facts) ? 1 : 0;
    }
    return 0;
}

std::string words_of(PriorityReason reason, const PriorityFacts& facts, int days_waiting) {
    switch (reason) {
        case PriorityReason::need:
            return facts.need == Need::urgent ? "Urgent" : "Important";
        case PriorityReason::waiting:
            return "Waiting for " + std::to_string(days_waiting) +
                   (days_waiting == 1 ? " day" : " days");
        case PriorityReason::household:
            return "Shared by " + std::to_string(facts.household) + " people";
        case PriorityReason::safeguarding:
            return "Safeguarding concern";
        case PriorityReason::deadline:
            return "Needed by " + in_words(*facts.needed_by);
    }
    return "";
}

}  // namespace

std::vector<NamedReason> reasons_of(const PriorityFacts& facts, const PriorityPoints& points,
                                    Date today) {
    const int days_waiting = std::max(0, days_between(facts.asked_on, today));
    std::vector<NamedReason> reasons;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto reason = static_cast<PriorityReason>(i);
        const int count = reason == PriorityReason::waiting ? days_waiting : times(reason, facts);
        const int given = points[i] * count;
        if (given != 0) reasons.push_back({reason, given, words_of(reason, facts, days_waiting)});
    }
    return reasons;
}

int priority_of(std::span<const NamedReason> reasons) {
    return std::accumulate(reasons.begin(), reasons.end(), 0,
                           [](int sum, const NamedReason& each) { return sum + each.points; });
}

std::int64_t sort_key_of(const PriorityFacts& facts, const PriorityPoints& points) {
    std::int64_t key = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        key += std::int64_t{points[i]} * times(static_cast<PriorityReason>(i), facts);
    }
    const std::int64_t day = std::chrono::sys_days{facts.asked_on}.time_since_epoch().count();
    return key - points[static_cast<std::size_t>(PriorityReason::waiting)] * day;
}

std::string_view label_of(PriorityReason reason) {
    return reason_texts[static_cast<std::size_t>(reason)].label;
}

std::string_view meaning_of(PriorityReason reason) {
    return reason_texts[static_cast<std::size_t>(reason)].meaning;
}

}  // namespace kitbank

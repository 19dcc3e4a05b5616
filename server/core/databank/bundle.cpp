#include "server/core/databank/bundle.h"

namespace kitbank {

Date last_day(Date activated, int months) {
    const Date same_day = activated + std::chrono::months{months};
    if (!same_day.ok()) return same_day.year() / same_day.month() / std::chrono::last;
    return Date{std::chrono::sys_days{same_day} - std::chrono::days{1}};
}

}  // namespace kitbank

#include "server/core/devices/wipe_evidence.h"

namespace kitbank {

Medium medium_of(const WipedMedium& wiped) {
    const std::uint64_t bytes = wiped.bytes.value_or(wiped.bytes_total.value_or(0));
    return {wiped.serial, wiped.model, static_cast<std::int64_t>(bytes), wiped.type};
}

bool is_short(const WipedMedium& wiped) {
    return wiped.bytes_erased && wiped.bytes_total && *wiped.bytes_erased != *wiped.bytes_total;
}

bool has_failed(const WipedMedium& wiped) {
    return wiped.status == WipeStatus::failed || wiped.status == WipeStatus::insanity ||
           wiped.errors.any() || (wiped.status == WipeStatus::erased && is_short(wiped));
}

}  // namespace kitbank

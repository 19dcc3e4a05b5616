#pragma once
#include <doctest/doctest.h>

#include <string>

#include "server/core/devices/fold.h"

// Short ways to write a device's history in tests.
namespace kitbank {

constexpr HubId town{1};
constexpr HubId village{2};

inline Instant hour(int h) {
    return Instant{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}} + std::chrono::hours{h};
}

inline Uuid uuid(int number) {
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    return id;
}

inline Event happening(DeviceEvent event, int h, Evidence evidence = {}, HubId hub = town) {
    static int number = 0;
    Event row;
    row.device = DeviceId{7};
    row.event = event;
    row.happened = {hour(h), "test", ++number, uuid(number)};
    row.hub = hub;
    row.evidence = std::move(evidence);
    return row;
}

// Evidence that the rules accept for each event, at an hour.
inline Evidence good_evidence(DeviceEvent event, int h) {
    using enum DeviceEvent;
    switch (event) {
        case wipe:
            return {{"evidence", format(uuid(900 + h))},
                    {"tool", "nwipe"},
                    {"level", "clear"},
                    {"started", format(hour(h) - std::chrono::minutes{30})},
                    {"ended", format(hour(h))}};
        case loan:
            return {{"recipient", "R-1"},
                    {"agreement", "A-1"},
                    {"accessories", "1"},
                    {"due", "2026-03-30"}};
        case gift:
            return {{"recipient", "R-1"}, {"agreement", "A-1"}, {"accessories", "1"}};
        case renewal:
            return {{"due", "2026-04-27"}};
        case inspection:
            return {{"grade", "B"},
                    {"os", "Linux Mint 22"},
                    {"locks_off", "yes"},
                    {"accessories", "1"}};
        case reservation:
            return {{"request", "R-1"}};
        case repair_completion:
            return {{"parts", "none"}, {"opened", "no"}, {"medium_changed", "no"}};
        case disposal:
            return {
                {"method", "recycled"}, {"recycler", "County Recycling"}, {"media", "destroyed"}};
        default:
            return {};
    }
}

inline Event good(DeviceEvent event, int h, HubId hub = town) {
    return happening(event, h, good_evidence(event, h), hub);
}

// The standing after these events, each of which must be accepted, an hour apart.
inline Standing after(std::initializer_list<DeviceEvent> events, int first_hour = 1) {
    Standing standing;
    int h = first_hour;
    for (const DeviceEvent event : events) {
        const Result<Standing> next = apply(standing, good(event, h++));
        REQUIRE_MESSAGE(
            next, std::string{name_of(event)} << ": " << (next ? "" : sentence_of(next.refusal())));
        standing = *next;
    }
    return standing;
}

}  // namespace kitbank

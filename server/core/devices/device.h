#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/ids.h"
#include "server/core/names.h"

namespace kitbank {

enum class DeviceKind : std::uint8_t { laptop, desktop, chromebook, tablet, phone, router };

inline constexpr std::array<std::string_view, 6> device_kind_names = {
    "laptop", "desktop", "chromebook", "tablet", "phone", "router"};
constexpr std::string_view name_of(DeviceKind kind) {
    return device_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<DeviceKind> parse_device_kind(std::string_view name) {
    return parse_name<DeviceKind>(device_kind_names, name);
}

// Tablets, phones and Chromebooks have no disk that a wiping program can reach: they are reset, and
// the evidence is a checklist entered by hand.
constexpr bool is_reset_by_hand(DeviceKind kind) {
    return kind == DeviceKind::chromebook || kind == DeviceKind::tablet ||
           kind == DeviceKind::phone;
}

enum class MediumType : std::uint8_t { unknown, hdd, ssd, nvme, emmc };

inline constexpr std::array<std::string_view, 5> medium_type_names = {"unknown", "hdd", "ssd",
                                                                      "nvme", "emmc"};
constexpr std::string_view name_of(MediumType type) {
    return medium_type_names[static_cast<std::size_t>(type)];
}
constexpr std::optional<MediumType> parse_medium_type(std::string_view name) {
    return parse_name<MediumType>(medium_type_names, name);
}

// Something inside a device that can hold a person's data. `bytes` is 0 when not known.
struct Medium {
    std::string serial;  // canonical (serial.h)
    std::string model;
    std::int64_t bytes = 0;
    MediumType type = MediumType::unknown;
    friend bool operator==(const Medium&, const Medium&) = default;
};

// Who holds a device. Exactly one holder at any time; a lost device stays with its last holder, who
// answers for it.
enum class HolderKind : std::uint8_t { donor, hub, consignment, person, repairer, recycler };

inline constexpr std::array<std::string_view, 6> holder_kind_names = {
    "donor", "hub", "consignment", "person", "repairer", "recycler"};
constexpr std::string_view name_of(HolderKind kind) {
    return holder_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<HolderKind> parse_holder_kind(std::string_view name) {
    return parse_name<HolderKind>(holder_kind_names, name);
}

struct Holder {
    HolderKind kind = HolderKind::donor;
    HubId hub;              // set when kind is hub
    std::string reference;  // the shelf at a hub; else the donor, recipient reference, firm
    friend bool operator==(const Holder&, const Holder&) = default;
};

}  // namespace kitbank

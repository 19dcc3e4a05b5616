#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kitbank {

// A row's number. The type parameter keeps a hub's number from being taken for a device's.
template <class Of>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(const Id&, const Id&) = default;
};

using DeviceId = Id<struct DeviceRow>;
using HubId = Id<struct HubRow>;
using OrganisationId = Id<struct OrganisationRow>;
using PersonId = Id<struct PersonRow>;
using TokenId = Id<struct TokenRow>;
using BatchId = Id<struct BatchRow>;
using MembershipId = Id<struct MembershipRow>;
using InvitationId = Id<struct InvitationRow>;
using ResidentId = Id<struct ResidentRow>;
using RequestId = Id<struct RequestRow>;

// A 128-bit name that a client makes before it sends anything: request ids, event ids, evidence
// ids. Written as RFC 9562 has it, in lower case; read in either case. The version is not looked
// at: the client's word is enough, since a clash is found by its content.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

std::optional<Uuid> parse_uuid(std::string_view text);
std::string format(const Uuid& uuid);

// A tag in its canonical ten characters (labels/tag.h has the grammar). Only text that passed
// labels::parse_tag becomes a Tag.
struct Tag {
    std::string text;
    friend auto operator<=>(const Tag&, const Tag&) = default;
};

using Hash = std::array<std::uint8_t, 32>;

// Bytes as lower-case hexadecimal.
std::string format_hex(const std::uint8_t* bytes, std::size_t count);
inline std::string format(const Hash& hash) { return format_hex(hash.data(), hash.size()); }

}  // namespace kitbank

#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/usecase/partners/records.h"

namespace kitbank {

// Someone who can sign in. What they may do is in their memberships.
struct Person {
    PersonId id;
    std::string email;  // canonical: lower case
    std::string name;
    std::string password_hash;  // empty: signs in another way
    bool disabled = false;
};

// A signed-in browser. It acts in one membership; `caller` is that membership as it is now.
struct Session {
    Hash token{};  // BLAKE2b of the cookie's value
    PersonId person;
    MembershipId membership;
    std::string csrf;
    Instant started_at;
    Instant ends_at;
    std::string browser;           // as its owner tells one from another: "Firefox on Windows"
    Caller caller;                 // filled on reading
    Instant seen_at = started_at;  // last used, to within `session_touch_every`
    bool proved = false;           // with a second factor
};

// A session that is not used for so long has ended: a hub's computer is left behind more often than it
// is signed out of. The same for all roles, since a referrer's screen shows residents.
inline constexpr std::chrono::hours session_idle_max{2};

// An authenticator app that a person set up.
struct SecondFactor {
    PersonId person;
    std::string secret;          // sealed
    std::int64_t last_step = 0;  // of the last code accepted (core/partners/one_time_code.h)
    Instant since;
};

// A right password that still wants a code. With a `secret` (sealed) an app is being set up.
struct HalfSignIn {
    Hash token{};  // BLAKE2b of the cookie's value
    PersonId person;
    MembershipId membership;
    std::string secret;
    Instant ends_at;
};

// What a link in a letter is for: a new password, or signing in.
enum class LinkPurpose : std::uint8_t { password, sign_in };
inline constexpr std::array<std::string_view, 2> link_purpose_names = {"password", "sign_in"};
constexpr std::string_view name_of(LinkPurpose purpose) {
    return link_purpose_names[static_cast<std::size_t>(purpose)];
}
constexpr std::optional<LinkPurpose> parse_link_purpose(std::string_view name) {
    return parse_name<LinkPurpose>(link_purpose_names, name);
}

// Someone asked for a link to be sent to an address. Nobody may have the address.
struct LinkWish {
    Uuid id;
    std::string email;  // canonical
    LinkPurpose purpose = LinkPurpose::password;
    Instant wished_at;
};

// A link that was sent. It works once.
struct Link {
    Hash token{};  // BLAKE2b of its secret
    PersonId person;
    LinkPurpose purpose = LinkPurpose::password;
    Instant ends_at;
};

}  // namespace kitbank

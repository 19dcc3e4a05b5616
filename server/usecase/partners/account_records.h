#pragma once
#include <string>

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
    std::string browser;  // as its owner tells one from another: "Firefox on Windows"
    Caller caller;        // filled on reading
};

}  // namespace kitbank

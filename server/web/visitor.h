#pragma once

#include <string>
#include <string_view>

#include "server/usecase/partners/throttle.h"
#include "server/web/call.h"

// What a request says of whoever sent it: for counting attempts and for the list of sessions.
namespace kitbank::web {

Visitor visitor_of(const Call& call);

// An IPv4 address as it is; of an IPv6 address the first 64 bits, since one household has that many
// addresses. Anything else, as it stands.
std::string network_of(std::string_view address);

// "Firefox on Windows", from a User-Agent header; "A browser" when it says nothing we know. For people
// to tell their own browsers apart: never judged.
std::string browser_text(std::string_view user_agent);

}  // namespace kitbank::web

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "server/core/result.h"

namespace kitbank {

// Where the database is and who we are there.
struct DatabaseAddress {
    std::string user;
    std::string password;
    std::string host;
    std::uint16_t port = 3306;
    std::string schema;
    std::string socket;  // path of a Unix socket; takes the place of host and port
};

// `mysql://user:password@host:port/schema?socket=/path`; port and socket may be absent, each part may
// be percent-encoded. A refusal (`malformed`) says which part is wrong and never repeats the
// password.
Result<DatabaseAddress> parse_address(std::string_view url);

}  // namespace kitbank

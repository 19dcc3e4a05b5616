#include "server/store/address.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("an address with every part is read") {
    const auto address =
        parse_address("mysql://kit:s%40cret@db.example.org:3307/kitbank?socket=/run/a%20b");
    REQUIRE(address);
    CHECK(address->user == "kit");
    CHECK(address->password == "s@cret");
    CHECK(address->host == "db.example.org");
    CHECK(address->port == 3307);
    CHECK(address->schema == "kitbank");
    CHECK(address->socket == "/run/a b");
}

TEST_CASE("port, password and socket may be absent") {
    const auto address = parse_address("mysql://kit@localhost/kitbank");
    REQUIRE(address);
    CHECK(address->password.empty());
    CHECK(address->port == 3306);
    CHECK(address->socket.empty());
}

TEST_CASE("a wrong address is refused without its password") {
    for (const char* url :
         {"", "postgres://kit:hunter2@h/k", "mysql://hunter2", "mysql://kit:hunter2@h",
          "mysql://kit:hunter2@/k", "mysql://:hunter2@h/k", "mysql://kit:hunter2@h:0/k",
          "mysql://kit:hunter2@h:70000/k", "mysql://kit:hunter2@h:1x/k",
          "mysql://kit:hunter2%4@h/k", "mysql://kit:hunter2%00@h/k", "mysql://kit:hunter2%zz@h/k",
          "mysql://kit:hunter2@h/k?tls=1"}) {
        CAPTURE(url);
        const auto address = parse_address(url);
        REQUIRE_FALSE(address);
        CHECK(address.refusal().code == RefusalCode::malformed);
        CHECK_FALSE(address.refusal().detail.empty());
        CHECK(address.refusal().detail.find("hunter2") == std::string::npos);
    }
}

}  // namespace kitbank

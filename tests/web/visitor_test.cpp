#include "server/web/visitor.h"

#include <doctest/doctest.h>

using namespace kitbank::web;

TEST_CASE("an IPv6 address stands for its first half, an IPv4 address for itself") {
    CHECK(network_of("192.0.2.17") == "192.0.2.17");
    CHECK(network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    CHECK(network_of("2001:db8:1:2::9") == "2001:db8:1:2::/64");
    CHECK(network_of("2001:db8:1:3::9") == "2001:db8:1:3::/64");
    CHECK(network_of("::ffff:192.0.2.17") == "192.0.2.17");
    CHECK(network_of("unknown") == "unknown");
    CHECK(network_of(std::string(1000, 'x')).size() == 64);
}

TEST_CASE("browsers are called what people call them") {
    CHECK(browser_text("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 "
                       "Firefox/130.0") == "Firefox on Windows");
    CHECK(browser_text("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                       "Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0") == "Edge on Windows");
    CHECK(
        browser_text("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
                     "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1") ==
        "Safari on an iPhone");
    CHECK(browser_text("Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like "
                       "Gecko) Chrome/129.0.0.0 Mobile Safari/537.36") == "Chrome on Android");
    CHECK(browser_text("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like "
                       "Gecko) Chrome/129.0.0.0 Safari/537.36") == "Chrome on a Chromebook");
    CHECK(browser_text("curl/8.5") == "A browser");
    CHECK(browser_text("") == "A browser");
}

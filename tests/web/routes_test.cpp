#include "server/web/routes.h"

#include <doctest/doctest.h>

#include <set>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

// A row without an Access, or with an empty one, is no row.
template <class... Columns>
concept MakesRoute = requires(Columns... columns) {
    Route{columns...};
};
using Handle = Response (*)(const Call&);
static_assert(MakesRoute<Method, const char*, Access, Body, Handle>);
static_assert(!MakesRoute<Method, const char*, Body, Handle>);
static_assert(!std::is_default_constructible_v<Access>);
// Nor is an Access without what the route is about.
template <class... Words>
concept Needs = requires(Words... words) {
    Access::needs(words...);
};
static_assert(Needs<Permission, Object>);
static_assert(!Needs<Permission>);
static_assert(!std::is_default_constructible_v<Route>);

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const auto part = path.substr(0, path.find('/'));
        segments.emplace_back(part);
        path.remove_prefix(part.size());
    }
    return segments;
}

// An address that fits the pattern.
std::vector<std::string> example_of(std::string_view pattern) {
    std::vector<std::string> segments = split(pattern);
    for (std::string& segment : segments) {
        if (segment.starts_with('{')) segment = "KB7F3K9Q2X";
    }
    return segments;
}

TEST_CASE("every row can be reached by an address of its own") {
    for (const Route& route : routes()) {
        CAPTURE(route.pattern);
        CHECK(find_route(route.method, example_of(route.pattern)).route == &route);
        CHECK((route.handle != nullptr));
    }
}

TEST_CASE(
    "a row that changes something says how much it reads, and one that does not reads nothing") {
    for (const Route& route : routes()) {
        CAPTURE(route.pattern);
        if (is_safe(route.method)) {
            CHECK(route.body.bytes_max == 0);
        } else {
            CHECK(route.body.bytes_max > 0);
            CHECK(route.body.bytes_max <= 8 * 1024 * 1024);
            CHECK_FALSE(route.body.media_types.empty());
        }
    }
}

TEST_CASE("only these rows of the API are open to everyone") {
    std::set<std::string> open;
    for (const Route& route : routes()) {
        if (is_api_path(route.pattern) && route.access.is_public()) open.emplace(route.pattern);
    }
    CHECK(open == std::set<std::string>{"/api/openapi.yaml", "/healthz", "/readyz", "/metrics",
                                        "/notify/callback"});
}

TEST_CASE("an address of other methods names them, an unknown one names none") {
    const Match put = find_route(Method::put, split("/api/v1/hubs"));
    CHECK(put.route == nullptr);
    CHECK(put.allowed == std::vector<Method>{Method::post, Method::get});
    CHECK(find_route(Method::get, split("/api/v1/nothing")).allowed.empty());
    CHECK(find_route(Method::get, split("/api/v1/hubs/")).route == nullptr);
    CHECK(find_route(Method::get, split("/API/v1/hubs")).route == nullptr);
    CHECK(find_route(Method::get, split("/api/v1/devices//history")).route == nullptr);
}

TEST_CASE("HEAD finds the row of GET, and places carry their values") {
    const Match match =
        find_route(Method::head, {"api", "v1", "devices", "kb7f-3k9q-2x", "history"});
    REQUIRE(match.route != nullptr);
    CHECK(match.route->method == Method::get);
    REQUIRE(match.params.size() == 1);
    CHECK(match.params[0].first == "tag");
    CHECK(match.params[0].second == "kb7f-3k9q-2x");
}

TEST_CASE("programs' addresses are told from pages") {
    for (const char* api : {"/api/v1/hubs", "/api/openapi.yaml", "/healthz", "/metrics?x=1"}) {
        CHECK(is_api_path(api));
    }
    for (const char* page : {"/", "/devices", "/api/docs", "/t/KB7F3K9Q2X", "", "/apiary"}) {
        CHECK_FALSE(is_api_path(page));
    }
}

}  // namespace
}  // namespace kitbank::web

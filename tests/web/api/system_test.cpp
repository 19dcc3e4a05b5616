#include "server/web/api/system.h"

#include <doctest/doctest.h>

#include "server/web/http_server.h"
#include "tests/web/api_world.h"
#include "tests/web/raw_client.h"

namespace kitbank::web {
namespace {

TEST_CASE("a living process says so, and a ready one only when its database is there") {
    ApiWorld api;
    CHECK(api.send({.target = "/healthz"}).json()["status"] == "ok");
    CHECK(api.send({.target = "/readyz"}).json()["status"] == "ready");
    api.not_ready = "The database is not migrated: run kitbank-server migrate.";
    const Answer answer = api.send({.target = "/readyz"});
    CHECK(answer.status == 503);
    CHECK(answer.json()["detail"] == api.not_ready);
    CHECK(api.send({.target = "/healthz"}).status == 200);
}

TEST_CASE("requests are counted by the pattern of their route, never by their address") {
    ApiWorld api;
    const std::string tag = api.world.device_in(DeviceState::received).tag.text;
    api.get("/api/v1/devices/" + tag);
    api.get("/api/v1/devices/" + tag);
    api.send({.target = "/api/v1/devices/" + tag});
    api.get("/api/v1/nothing");
    const std::string text = api.send({.target = "/metrics"}).body;
    CHECK(text.find("kitbank_http_requests_total{method=\"GET\","
                    "route=\"/api/v1/devices/{tag}\",status=\"200\"} 2") != std::string::npos);
    CHECK(text.find("route=\"/api/v1/devices/{tag}\",status=\"401\"} 1") != std::string::npos);
    CHECK(text.find("route=\"none\",status=\"404\"} 1") != std::string::npos);
    CHECK(text.find("kitbank_http_request_seconds_count") != std::string::npos);
    CHECK(text.find("kitbank_database_connections_in_use 3") != std::string::npos);
    CHECK(text.find(tag) == std::string::npos);
}

TEST_CASE("the description of the API is served to everyone") {
    ApiWorld api;
    const Answer answer = api.send({.target = "/api/openapi.yaml"});
    CHECK(answer.status == 200);
    CHECK(answer.body.starts_with("openapi: \"3.1.0\""));
}

// The same service on a real socket: what the server itself refuses is a problem too.
TEST_CASE("faults of the wire are problems on the API's addresses and pages elsewhere") {
    ApiWorld api;
    HttpServer server({}, api.service());
    server.start();
    const auto exchange = [&](const std::string& bytes) {
        RawClient client(server.port());
        client.send(bytes);
        client.finish_sending();
        return client.read_all();
    };
    const std::string big =
        exchange("POST /api/v1/tags HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                 api.token(Role::hub_staff) +
                 "\r\nIdempotency-Key: 00000000-0000-4000-8000-000000000001\r\n"
                 "Content-Type: application/json\r\nContent-Length: 99999\r\n\r\n");
    CHECK(statuses_in(big) == std::vector<int>{413});
    CHECK(big.find("application/problem+json") != std::string::npos);
    CHECK(big.find("\"code\":\"too_large\"") != std::string::npos);
    const std::string broken = exchange("GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(broken.find("\"code\":\"malformed\"") != std::string::npos);
    CHECK(broken.find("\"reference\":") != std::string::npos);
    const std::string page = exchange("GET /devices HTTP/1.1\r\nHost: example.org\r\n\r\n");
    CHECK(statuses_in(page) == std::vector<int>{421});
    CHECK(page.find("text/html") != std::string::npos);
    CHECK(page.find("Not this server") != std::string::npos);
    const std::string trace = exchange("TRACE /api/v1/hubs HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(trace.find("\r\nAllow: ") != std::string::npos);
}

TEST_CASE("two people on one connection each get their own answers") {
    ApiWorld api;
    HttpServer server({}, api.service());
    server.start();
    const auto ask = [](const std::string& token, const std::string& more) {
        return "GET /api/v1/hubs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token +
               "\r\n" + more + "\r\n";
    };
    api.world.found_organisation("Southshire Kit Bank");
    const auto created =
        create_token({"Elsewhere", Role::manager, "Southshire Kit Bank", ""}, api.world.ports);
    REQUIRE(created);
    RawClient client(server.port());
    client.send(ask(api.token(Role::hub_staff), "") + ask(created->secret, "") +
                ask("nobody", "Connection: close\r\n"));
    const std::string stream = client.read_all();
    CHECK(statuses_in(stream) == std::vector<int>{200, 200, 401});
    const auto north = stream.find("\"code\":\"NORTH\"");
    CHECK(north < stream.find("\"items\":[]"));
    CHECK(stream.find("\"code\":\"NORTH\"", north + 1) == std::string::npos);
}

}  // namespace
}  // namespace kitbank::web

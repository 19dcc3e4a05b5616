#include <doctest/doctest.h>

#include "server/core/reference.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/add_resident.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const Json strokes = {"100,300 120,80 180,320", "240,200 500,210"};

// The API with something set aside for somebody.
struct HandoverApi : ApiWorld {
    struct Ready {
        std::string request;
        std::string tag;
    };
    std::string accepted(LineKind kind = LineKind::laptop) {
        if (!resident) {
            resident = *add_resident(
                {world.crypto.make_uuid(),
                 world.caller(Role::manager),
                 {{ResidentField::name, "Robin Sample"}, {ResidentField::phone, "07700 900456"}}},
                world.ports);
        }
        KitRequest row;
        row.organisation = world.organisation;
        row.asking = world.organisation;
        row.reference = request_reference(world.crypto.digest(new_id()));
        row.state = RequestState::accepted;
        row.entered_by = world.caller(Role::hub_staff).actor;
        row.resident = resident->id;
        row.hub = world.north.id;
        row.created_at = world.clock.now();
        row.submitted_at = row.created_at;
        row.changed_at = row.created_at;
        RequestLine line;
        line.kind = kind;
        line.changed_at = row.created_at;
        row.lines = {line};
        world.store.write([&](Transaction& tx) {
            tx.write_requests().insert_request(row);
            return true;
        });
        return row.reference;
    }
    Ready ready() {
        const std::string request = accepted();
        const Device device = world.device_in(DeviceState::ready);
        world.record(world.step(device.tag, DeviceEvent::reservation, {{"request", request}}));
        return {request, device.tag.text};
    }
    Json body(const Ready& of) {
        return {{"tag", of.tag},
                {"signed", "screen"},
                {"strokes", strokes},
                {"accessories", {{{"name", "Charger"}, {"count", 1}}}}};
    }
    static std::string path(const Ready& of) {
        return "/api/v1/requests/" + of.request + "/handover";
    }
    Answer photograph(const std::string& reference, const std::string& bytes) {
        return call(Role::volunteer, {.method = "POST",
                                      .target = "/api/v1/handovers/" + reference + "/signature",
                                      .body = bytes,
                                      .type = "image/jpeg"});
    }

    std::optional<Resident> resident;
};

}  // namespace

TEST_CASE("an item is handed over, and the handover is read again") {
    HandoverApi api;
    const auto of = api.ready();
    const Answer done = api.post(HandoverApi::path(of), api.body(of), Role::volunteer);
    REQUIRE(done.status == 201);
    const Json row = done.json();
    CHECK(row["request"] == of.request);
    CHECK(row["device"] == of.tag);
    CHECK(row["signed"] == "screen");
    CHECK(row["signature_kept"] == true);
    CHECK(row["due"] == "2026-12-19");
    CHECK(row["agreement"] == "house-1");
    CHECK(row["accessories"][0]["name"] == "Charger");
    CHECK(done.body.find(api.resident->reference) == std::string::npos);
    const std::string reference = row["reference"];
    const Answer read = api.get("/api/v1/handovers/" + reference, Role::volunteer);
    CHECK(read.json()["reference"] == reference);
    CHECK(api.get("/api/v1/handovers/H-ZZZZZZZZ").status == 404);
    CHECK(api.get("/api/v1/handovers/" + reference, Role::admin).status == 403);
}

TEST_CASE("what must not be handed over says so") {
    HandoverApi api;
    const auto one = api.ready();
    const auto two = api.ready();
    const auto outcome = [&](const std::string& field, const Json& value) {
        Json body = api.body(one);
        body[field] = value;
        return api.post(HandoverApi::path(one), body).code();
    };
    CHECK(outcome("tag", two.tag) == "reserved_for_another");
    CHECK(outcome("tag", api.world.device_in(DeviceState::received).tag.text) == "wipe_missing");
    CHECK(outcome("signed", "none_yet") == "agreement_needed");
    CHECK(outcome("strokes", Json::array()) == "agreement_needed");
    CHECK(outcome("strokes", {"1,1"}) == "agreement_needed");
    CHECK(outcome("strokes", {7}) == "invalid_fields");
    CHECK(outcome("accessories", {{{"name", "Mouse"}, {"count", 0}}}) == "invalid_fields");
    CHECK(outcome("lines", {"one"}) == "invalid_fields");
    CHECK(outcome("agreement", "ours") == "invalid_fields");
    CHECK(outcome("colour", "red") == "invalid_fields");
    CHECK(outcome("due", "2020-01-01") == "due_date_wrong");
    CHECK(api.post(HandoverApi::path(one), api.body(one), Role::referrer).status == 403);
    CHECK(api.post(HandoverApi::path(one), api.body(one)).status == 201);
}

TEST_CASE("a signature and a photograph are added later") {
    HandoverApi api;
    const auto of = api.ready();
    Json paper = api.body(of);
    paper["signed"] = "paper";
    paper.erase("strokes");
    const Answer done = api.post(HandoverApi::path(of), paper);
    REQUIRE(done.status == 201);
    CHECK(done.json()["signature_kept"] == false);
    const std::string reference = done.json()["reference"];
    CHECK(api.get("/api/v1/handovers").json()["items"][0]["reference"] == reference);
    CHECK(api.photograph(reference, "GIF89a").code() == "invalid_fields");
    const Answer kept = api.photograph(reference, "\xFF\xD8\xFF\xE0 signed \xFF\xD9");
    CHECK(kept.json()["signature_kept"] == true);
    CHECK(kept.json()["signed"] == "paper");
    CHECK(api.get("/api/v1/handovers").json()["items"].empty());
    CHECK(
        api.post("/api/v1/handovers/" + reference + "/signature", {{"strokes", strokes}}).code() ==
        "changed");
}

TEST_CASE("the pick list names items and requests, and nobody") {
    HandoverApi api;
    const auto of = api.ready();
    const Answer list = api.get("/api/v1/pick-list?hub=NORTH", Role::volunteer);
    REQUIRE(list.status == 200);
    CHECK(list.json()["items"][0]["request"] == of.request);
    CHECK(list.json()["items"][0]["items"][0]["tag"] == of.tag);
    CHECK(list.body.find("Robin") == std::string::npos);
    CHECK(api.get("/api/v1/pick-list?hub=NOWHERE").code() == "hub_not_found");
    CHECK(api.get("/api/v1/pick-list?shelf=B2").code() == "invalid_fields");
    CHECK(api.get("/api/v1/pick-list", Role::referrer).status == 403);
}

TEST_CASE("a delivery that failed puts its items back") {
    HandoverApi api;
    const auto of = api.ready();
    const std::string path = "/api/v1/requests/" + of.request + "/failed-delivery";
    CHECK(api.post(path, {{"items", "stock"}}).fields() == "words");
    const Answer done = api.post(path, {{"items", "stock"}, {"words", "nobody at home"}});
    CHECK(done.json() == Json{{"request", of.request}, {"state", "accepted"}});
    CHECK(api.get("/api/v1/devices/" + of.tag).json()["state"] == "ready");
}

TEST_CASE("agreements are written in versions") {
    HandoverApi api;
    const Json text = {"You look after it, and you bring it back.", "- dry and whole"};
    const Answer first =
        api.post("/api/v1/agreements", {{"kind", "loan"}, {"text", text}}, Role::manager);
    REQUIRE(first.status == 201);
    CHECK(first.json()["agreement"] == "scheme-1");
    CHECK(first.json()["text"] == "You look after it, and you bring it back.\n- dry and whole");
    const Json book = api.get("/api/v1/agreements", Role::manager).json();
    CHECK(book["in_force"][0]["agreement"] == "scheme-1");
    CHECK(book["in_force"][2]["agreement"] == "house-1");
    CHECK(api.post("/api/v1/agreements", {{"text", {"short"}}}, Role::manager).fields() == "text");
    CHECK(api.get("/api/v1/agreements", Role::hub_staff).status == 403);
}

TEST_CASE("a handback says which request it closes") {
    HandoverApi api;
    const auto of = api.ready();
    REQUIRE(api.post(HandoverApi::path(of), api.body(of)).status == 201);
    const Answer back =
        api.post("/api/v1/devices/" + of.tag + "/events",
                 {{"event", "handback"}, {"condition", "good"}, {"accessories", 1}});
    CHECK(back.status == 200);
    CHECK(back.json()["request"] == Json{{"reference", of.request}, {"state", "closed"}});
}

}  // namespace kitbank::web

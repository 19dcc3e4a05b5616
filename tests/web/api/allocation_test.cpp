#include <doctest/doctest.h>

#include "server/usecase/requests/ports.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

struct AllocationApi : ApiWorld {
    // An accepted request for a laptop; its reference.
    std::string accepted_request() {
        const Answer asked =
            post("/api/v1/requests", {{"name", "Robin Example"},
                                      {"phone", "07700 900456"},
                                      {"uses", {"banking"}},
                                      {"kinds", {"laptop"}},
                                      {"allocation", "loan"},
                                      {"need", "important"},
                                      {"household", 1},
                                      {"language", "en"},
                                      {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
                                      {"agreed_to_share", true},
                                      {"delivery", "collect"},
                                      {"hub", "NORTH"},
                                      {"is_someone_else", true}});
        if (asked.status != 201) throw std::runtime_error(asked.body);
        const auto reference = asked.json().at("reference").get<std::string>();
        world.store.write([&](Transaction& tx) {
            KitRequest request = *tx.requests().request(reference);
            request.state = RequestState::accepted;
            for (RequestLine& line : request.lines) line.memory_gb = 0;
            return tx.write_requests().update_request(request);
        });
        return reference;
    }
    Json latest(const std::string& query = "") {
        const Answer answer = get("/api/v1/allocations/latest" + query);
        REQUIRE(answer.status == 200);
        return answer.json();
    }
    // Posts the decision on the first proposal of the latest run.
    Answer decide(const std::string& verb, const Json& body) {
        const Json proposal = latest().at("items").at(0);
        return post("/api/v1/proposals/" + proposal.at("id").get<std::string>() + "/" + verb, body);
    }
};

}  // namespace

TEST_CASE_FIXTURE(AllocationApi, "a run is asked for, read, and one of its proposals accepted") {
    CHECK(latest().at("run").is_null());
    const std::string reference = accepted_request();
    accepted_request();
    const Device device = world.device_in(DeviceState::ready);
    const Answer run = post("/api/v1/allocations", Json::object());
    REQUIRE(run.status == 201);
    CHECK(run.json().at("state") == "done");
    CHECK(run.json().at("lines") == 2);
    CHECK(run.json().at("proposed") == 1);
    const Json shown = latest("?hub=NORTH");
    CHECK(shown.at("run").at("id") == run.json().at("id"));
    CHECK(shown.at("is_working") == false);
    CHECK(shown.at("hubs").at(0).at("proposed") == 1);
    CHECK(shown.at("next").is_null());
    REQUIRE(shown.at("items").size() == 1);
    CHECK(shown.at("items")[0].at("request") == reference);
    CHECK(shown.at("items")[0].at("tag") == device.tag.text);
    CHECK(shown.at("items")[0].at("travel_km") == 0);
    CHECK(shown.at("items")[0].at("why") == "NORTH hub itself has a ready laptop.");
    CHECK(latest("?state=unserved").at("items").size() == 1);
    CHECK(latest("?hub=").at("items").empty());
    const Answer accepted = decide("acceptance", Json::object());
    REQUIRE(accepted.status == 200);
    CHECK(accepted.json().at("state") == "accepted");
    CHECK(latest().at("items").empty());
    CHECK(get("/api/v1/requests/" + reference).json().at("state") == "ready");
    CHECK(get("/api/v1/devices/" + device.tag.text).json().at("reservation") == reference);
}

TEST_CASE_FIXTURE(AllocationApi, "a proposal is changed and refused") {
    accepted_request();
    world.device_in(DeviceState::ready);
    post("/api/v1/allocations", Json::object());
    CHECK(decide("refusal", Json::object()).fields() == "reason");
    CHECK(decide("change", Json::object()).fields() == "tag");
    CHECK(decide("change", {{"tag", "nonsense"}}).code() == "tag_malformed");
    CHECK(decide("change", {{"tag", "KB"}, {"more", 1}}).status == 422);
    const Device other = world.device_in(DeviceState::ready);
    const Answer changed = decide("change", {{"tag", other.tag.text}});
    REQUIRE(changed.status == 200);
    CHECK(changed.json().at("state") == "changed");
    accepted_request();
    post("/api/v1/allocations", Json::object());
    const Answer refused = decide("refusal", {{"reason", "The screen is cracked"}});
    REQUIRE(refused.status == 200);
    CHECK(refused.json().at("reason") == "The screen is cracked");
    CHECK(latest().at("items").empty());
}

TEST_CASE_FIXTURE(AllocationApi, "a device is reserved without a proposal") {
    const std::string url = "/api/v1/requests/" + accepted_request() + "/reservation";
    const Device device = world.device_in(DeviceState::ready);
    const Answer reserved = post(url, {{"tag", device.tag.text}});
    REQUIRE(reserved.status == 200);
    CHECK(reserved.json().at("state") == "ready");
    const std::string other = "/api/v1/requests/" + accepted_request() + "/reservation";
    CHECK(post(other, {{"tag", device.tag.text}}).code() == "line_taken");
    CHECK(post(other, Json::object()).fields() == "tag");
    CHECK(post("/api/v1/requests/Q-00000000/reservation", {{"tag", device.tag.text}}).code() ==
          "request_not_found");
}

TEST_CASE_FIXTURE(AllocationApi, "what makes no sense is refused") {
    CHECK(get("/api/v1/allocations/latest?state=open").fields() == "state");
    CHECK(get("/api/v1/allocations/latest?cursor=x").fields() == "cursor");
    CHECK(get("/api/v1/allocations/latest?hub=SOUTH").code() == "hub_not_found");
    CHECK(get("/api/v1/allocations/latest", Role::volunteer).code() == "forbidden");
    CHECK(post("/api/v1/proposals/none/acceptance", Json::object()).code() == "proposal_not_found");
}

}  // namespace kitbank::web

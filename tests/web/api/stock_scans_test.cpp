#include <doctest/doctest.h>

#include "server/usecase/databank/stock_ports.h"
#include "server/web/api/scans.h"
#include "server/web/api/stock_facts.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

constexpr const char* one_card = "8944110000000001238";
constexpr const char* other_card = "8944110109906958480";

// A data bank with one bundle of SIM cards.
struct BankWorld : ApiWorld {
    BankWorld() {
        world.ports.store.write([&](Transaction& tx) {
            Bundle bundle;
            bundle.organisation = world.organisation;
            bundle.code = "O2-25";
            bundle.network = "o2";
            bundle.name = "O2 25 GB";
            bundle.valid_from = *parse_date("2026-01-01");
            tx.write_stock().insert_bundle(bundle);
            return true;
        });
    }
    Json scan(const std::string& event, const std::string& sim, Json facts = Json::object()) {
        facts["id"] = new_id();
        facts["seq"] = 1;
        facts["at"] = "2026-11-21T09:00:00Z";
        facts["hub"] = "NORTH";
        facts["event"] = event;
        facts["sim"] = sim;
        return facts;
    }
    Json receipt(const std::string& sim) { return scan("sim_receipt", sim, {{"bundle", "O2-25"}}); }
    Json deliver(const std::vector<Json>& events, bool is_live = false,
                 Role role = Role::hub_staff) {
        Json body{{"scanner", "scan-1"}, {"count", events.size()}, {"events", events}};
        if (is_live) body["live"] = true;
        const Answer answer = post("/api/v1/scans", body, role);
        CAPTURE(answer.body);
        REQUIRE(answer.status == 200);
        return answer.json();
    }
};

TEST_CASE_FIXTURE(BankWorld, "scans of cards stand in one delivery with those of devices") {
    const Tag label = world.printed_label();
    const Json intake{{"id", new_id()},    {"at", "2026-11-21T09:00:00Z"},
                      {"tag", label.text}, {"event", "intake"},
                      {"kind", "laptop"},  {"make", "Dell"},
                      {"model", "Vostro"}, {"serial", "SERIAL-A"}};
    const Json received = receipt("8944 1100 0000 0001 238");
    const Json imei = receipt("490154203237518");
    const Json body = deliver(
        {received, intake, imei, received, scan("sim_void", other_card, {{"reason", "lost"}})});
    CHECK(body["received"] == 5);
    CHECK(body["applied"] == 2);
    CHECK(body["duplicate"] == 1);
    CHECK(body["conflict"] == 1);
    CHECK(body["refused"] == 1);
    CHECK(body["results"][0]["state"] == "in_stock");
    CHECK(body["results"][0]["note"] == "O2 25 GB.");
    CHECK(body["results"][1]["state"] == "received");
    CHECK(body["results"][2]["problem"]["code"] == "iccid_malformed");
    CHECK(body["results"][4]["problem"]["code"] == "sim_not_found");
}

TEST_CASE_FIXTURE(BankWorld,
                  "a live scan is a wish, and leaves nothing behind when it is refused") {
    const Json lost = scan("sim_void", one_card, {{"reason", "lost"}});
    const Json body = deliver({lost}, true);
    CHECK(body["refused"] == 1);
    CHECK(body["results"][0]["problem"]["code"] == "sim_not_found");
    deliver({receipt(one_card)}, true);
    CHECK(deliver({lost}, true)["applied"] == 1);
    CHECK(deliver({lost})["duplicate"] == 1);
}

TEST_CASE_FIXTURE(BankWorld, "what cannot be read of one scan does not hold up the others") {
    Json unknown = receipt(one_card);
    unknown["colour"] = "red";
    Json nothing = scan("sim_count", "");
    Json odd_time = receipt(one_card);
    odd_time["at"] = "yesterday";
    Json no_packet = scan("consignment_arrival", "");
    no_packet.erase("sim");
    no_packet["consignment"] = "C-1";
    const Json body = deliver({unknown, nothing, odd_time, no_packet, receipt(one_card)}, true);
    CHECK(body["refused"] == 4);
    CHECK(body["applied"] == 1);
    CHECK(body["results"][2]["problem"]["fields"][0]["field"] == "events[2].at");
    CHECK(body["results"][3]["problem"]["code"] == "consignment_not_found");
}

TEST_CASE_FIXTURE(BankWorld, "a scanner learns the terms of networks, and that they have changed") {
    const std::string digest = get("/api/v1/data/facts?hub=NORTH").json()["digest"];
    world.ports.store.write([&](Transaction& tx) {
        Network o2;
        o2.organisation = world.organisation;
        o2.code = "o2";
        o2.name = "O2";
        o2.user_terms = "One card for one person.\nhttps://o2.example/terms";
        tx.write_stock().write_network(o2);
        return true;
    });
    const Json body = get("/api/v1/data/facts?hub=NORTH&known=" + digest).json();
    REQUIRE(body["unchanged"] == false);
    for (const Json& network : body["networks"]) {
        CHECK(
            network["user_terms"] ==
            (network["code"] == "o2" ? "One card for one person.\nhttps://o2.example/terms" : ""));
    }
}

TEST_CASE_FIXTURE(BankWorld, "a scanner learns its hub's cards, and hears when nothing changed") {
    deliver({receipt(one_card)});
    const Answer facts = get("/api/v1/data/facts");
    REQUIRE(facts.status == 200);
    const Json body = facts.json();
    CHECK(body["hub"] == "NORTH");
    CHECK(body["unchanged"] == false);
    REQUIRE(body["sims"].size() == 1);
    CHECK(body["sims"][0]["reference"] == one_card);
    CHECK(body["sims"][0]["bundle"] == "O2-25");
    CHECK(body["sims"][0]["network"] == "o2");
    CHECK(body["networks"].size() >= 4);
    for (const Json& network : body["networks"]) CHECK(network["user_terms"] == "");
    const std::string digest = body["digest"];
    const Json same = get("/api/v1/data/facts?hub=NORTH&known=" + digest).json();
    CHECK(same["unchanged"] == true);
    CHECK_FALSE(same.contains("sims"));
    deliver({scan("sim_void", one_card, {{"reason", "damaged"}})});
    CHECK(get("/api/v1/data/facts?known=" + digest).json()["sims"].empty());
    CHECK(get("/api/v1/data/facts?hub=NEVER").status == 404);
    CHECK(get("/api/v1/data/facts", Role::referrer).status == 403);
    CHECK(get("/api/v1/data/facts?page=2").status >= 400);
}

}  // namespace
}  // namespace kitbank::web

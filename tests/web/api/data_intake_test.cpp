#include <doctest/doctest.h>

#include "server/usecase/databank/stock_ports.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const std::string good = "8944110000000001238";

struct IntakeApi : ApiWorld {
    IntakeApi() {
        for (const ItemKind kind : {ItemKind::sim, ItemKind::voucher}) {
            Bundle row;
            row.organisation = world.organisation;
            row.code = kind == ItemKind::sim ? "O2-25" : "O2-V";
            row.network = "o2";
            row.kind = kind;
            row.name = "O2 25 GB";
            row.gb_per_month = 25;
            row.months = 12;
            row.valid_from = *parse_date("2026-01-01");
            world.ports.store.write([&](Transaction& tx) {
                tx.write_stock().insert_bundle(row);
                return true;
            });
        }
    }
    Answer upload(const std::string& content, const std::string& query = "bundle=O2-25") {
        return call(Role::hub_staff, {.method = "POST",
                                      .target = "/api/v1/data/files?" + query,
                                      .body = content,
                                      .type = "text/csv"});
    }
    Json delivered() {
        return post("/api/v1/data/deliveries",
                    {{"bundle", "O2-25"}, {"expected", 2}, {"expected_on", "2026-12-01"}})
            .json();
    }
};

}  // namespace

TEST_CASE("numbers are received, and each line has its fate") {
    IntakeApi api;
    const Answer answer =
        api.post("/api/v1/data/items", {{"bundle", "O2-25"},
                                        {"batch", "box 7"},
                                        {"activate_by", "2027-06-30"},
                                        {"numbers", {good, "8944110000000001239", "8.94E+18"}}});
    REQUIRE(answer.status == 200);
    const Json body = answer.json();
    CHECK(body.at("hub") == "NORTH");
    CHECK(body.at("counts").at("received") == 1);
    CHECK(body.at("counts").at("doubtful") == 1);
    CHECK(body.at("items").at(0).at("reference") == good);
    CHECK(body.at("items").at(2).at("fate") == "malformed");
    CHECK(body.at("items").at(2).at("sentence").get<std::string>().find("spreadsheet") !=
          std::string::npos);
    const Answer range =
        api.post("/api/v1/data/items",
                 {{"bundle", "O2-25"}, {"first", good}, {"last", "8944110000000001246"}});
    CHECK(range.json().at("counts").at("here_already") == 1);
    CHECK(range.json().at("counts").at("received") == 1);
    CHECK(api.post("/api/v1/data/items", {{"bundle", "O2-25"}}).fields() == "numbers");
    CHECK(api.post("/api/v1/data/items",
                   {{"bundle", "O2-25"}, {"numbers", {1}}, {"activate_by", "soon"}})
              .fields() == "activate_by numbers");
    CHECK(api.post("/api/v1/data/items", {{"bundle", "NONE"}, {"numbers", {good}}}).code() ==
          "bundle_not_found");
}

TEST_CASE("a file is uploaded, looked at, loaded and told of") {
    IntakeApi api;
    const Answer added =
        api.upload("ICCID\n" + good + "\n8944110000000001239\n8.94E+18\n",
                   "bundle=O2-25&file_name=box.csv&batch=7&activate_by=2027-06-30");
    REQUIRE(added.status == 201);
    const std::string path = "/api/v1/data/files/" + added.json().at("id").get<std::string>();
    CHECK(added.json().at("state") == "previewed");
    CHECK(added.json().at("name") == "box.csv");
    const Json shown = api.get(path).json();
    CHECK(shown.at("counts").at("ready") == 1);
    CHECK(shown.at("lines") == 3);
    const Json lines = api.get(path + "/lines?fate=malformed").json();
    REQUIRE(lines.at("items").size() == 1);
    CHECK(lines.at("items").at(0).at("line") == 4);
    const Json page = api.get(path + "/lines?limit=1").json();
    CHECK(page.at("next") == "2");
    CHECK(api.get(path + "/lines?limit=1&cursor=2").json().at("items").at(0).at("line") == 3);
    CHECK(api.get(path + "/lines?fate=lost").fields() == "fate");
    CHECK(api.get("/api/v1/data/files").json().at("items").size() == 1);
    const Answer loaded = api.post(path + "/load", {{"doubtful", true}});
    CHECK(loaded.status == 200);
    CHECK(loaded.json().at("state") == "loaded");
    CHECK(loaded.json().at("received") == 2);
    CHECK(api.get(path).json().at("counts").at("received") == 2);
    CHECK(api.post(path + "/drop", Json::object()).code() == "item_not_possible");
    CHECK(api.get("/api/v1/data/files/none").status == 404);
}

TEST_CASE("a file says which of its columns are not read, until it is loaded") {
    IntakeApi api;
    const Answer added =
        api.upload("ICCID,Batch,Activate By\n" + good + ",8,2027-01-31\n", "bundle=O2-25&batch=7");
    const std::string path = "/api/v1/data/files/" + added.json().at("id").get<std::string>();
    CHECK(api.get(path).json().at("unread_columns") == Json{"batch", "activate_by"});
    api.post(path + "/load", Json::object());
    CHECK(api.get(path).json().at("unread_columns").empty());
    const Json item = api.get("/api/v1/data/items/" + good).json();
    CHECK(item.at("batch") == "7");
    CHECK(item.at("activate_by").is_null());
    const Answer plain = api.upload("ICCID\n8944110000000001246\n");
    const std::string other = "/api/v1/data/files/" + plain.json().at("id").get<std::string>();
    CHECK(api.get(other).json().at("unread_columns").empty());
}

TEST_CASE("a file that is no list is refused, and one that is not wanted is dropped") {
    IntakeApi api;
    CHECK(api.upload("PK\x03\x04").code() == "file_not_understood");
    CHECK(api.upload("ICCID\n1\n", "bundle=O2-25&activate_by=soon").fields() == "activate_by");
    CHECK(api.upload("ICCID\n1\n", "bundle=O2-25&colour=blue").status == 422);
    const Answer added = api.upload("Voucher code\nAB12-CD34-EF7Q\n", "bundle=O2-V");
    REQUIRE(added.status == 201);
    const std::string path = "/api/v1/data/files/" + added.json().at("id").get<std::string>();
    CHECK(api.get(path + "/lines").body.find("CD34") == std::string::npos);
    CHECK(api.post(path + "/drop", Json::object()).json().at("state") == "dropped");
    CHECK(api.get(path + "/lines").json().at("items").empty());
}

TEST_CASE("a delivery is announced, arrives and is closed") {
    IntakeApi api;
    const Json delivery = api.delivered();
    const std::string reference = delivery.at("reference");
    const std::string path = "/api/v1/data/deliveries/" + reference;
    CHECK(delivery.at("state") == "expected");
    CHECK(api.get("/api/v1/data/deliveries?open=true").json().at("items").size() == 1);
    CHECK(api.get("/api/v1/data/deliveries?open=perhaps").fields() == "open");
    CHECK(api.post(path + "/arrival", Json::object()).json().at("state") == "arrived");
    api.post("/api/v1/data/items", {{"delivery", reference}, {"numbers", {good}}});
    CHECK(api.get(path).json().at("counted") == 1);
    const Answer closed = api.post(path + "/close", {{"words", "1 short"}});
    CHECK(closed.json().at("state") == "closed");
    CHECK(closed.json().at("words") == "1 short");
    CHECK(api.get(path).json().at("counted") == 1);
    CHECK(api.get("/api/v1/data/deliveries?open=true").json().at("items").empty());
    CHECK(api.post("/api/v1/data/deliveries", {{"bundle", "O2-25"}, {"expected", 0}}).fields() ==
          "expected");
    CHECK(api.get("/api/v1/data/deliveries/N-00000000").code() == "delivery_not_found");
}

}  // namespace kitbank::web

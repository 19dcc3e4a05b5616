#pragma once
#include <map>
#include <set>
#include <string>

#include "fake_server.h"
#include "scanner-client/wire.h"

namespace kitbank::scanner::test {

// What the scanner needs of a server, in memory: known ids are answered as duplicates, and each
// new one changes its device once. `before` and `after` may break in: before anything is done, or
// when it is done and the answer is about to leave.
class TinyKitbank {
  public:
    std::map<std::string, std::string> states;        // tag -> state
    std::map<std::string, std::string> reservations;  // tag -> request
    std::map<std::string, int> changes;               // tag -> how often it was changed
    std::set<std::string> known;                      // event ids
    std::function<std::string(const Asked&)> before = [](const Asked&) { return "go on"; };
    std::function<std::string(const Asked&, std::string)> after =
        [](const Asked&, std::string answer) { return answer; };

    std::string answer(const Asked& asked) {
        if (std::string early = before(asked); early != "go on") return early;
        return after(asked, act(asked));
    }

    std::string device_json(const std::string& tag) const {
        const std::string& state = states.at(tag);
        const bool wiped = state != "received" && state != "returned";
        const bool out = state == "on_loan" || state == "gifted";
        Json json{{"tag", tag},
                  {"make", "Dell"},
                  {"model", "Vostro 5581"},
                  {"state", state},
                  {"next", {"move"}}};
        json["custody"] =
            out ? Json{{"holder", "person"}, {"hub", nullptr}, {"reference", "REQ-77"}}
                : Json{{"holder", "hub"}, {"hub", "ALN"}, {"reference", "B2"}};
        const auto reserved = reservations.find(tag);
        if (reserved != reservations.end() && state == "reserved")
            json["reservation"] = reserved->second;
        if (state == "returned" && reserved != reservations.end())
            json["request"] = {{"reference", reserved->second}, {"state", "closed"}};
        json["wipe"] = wiped ? Json{{"evidence", "x"}} : Json();
        return json.dump();
    }

  private:
    std::string act(const Asked& asked) {
        if (asked.path == "/api/v1/hubs")
            return http(200, R"({"items":[{"code":"ALN","name":"Alnwick"}],"next":null})");
        if (asked.path == "/api/v1/scans") return batch(Json::parse(asked.body));
        const auto rest = asked.path.substr(std::string{"/api/v1/devices"}.size());
        const Json body = asked.body.empty() ? Json() : Json::parse(asked.body);
        const std::string tag = rest.empty() ? body["tag"].get<std::string>() : rest.substr(1, 10);
        if (asked.method == "GET")
            return states.contains(tag) ? http(200, device_json(tag))
                                        : problem(404, "device_not_found");
        const std::string event = rest.empty() ? "intake" : body["event"].get<std::string>();
        const auto reserved = reservations.find(tag);
        if (event == "loan" && reserved != reservations.end() &&
            body.value("request", "") != reserved->second)
            return problem(409, "reserved_for_another");
        const std::string outcome = record(asked.header("Idempotency-Key"), tag, event);
        if (outcome == "refused") return problem(409, "event_not_allowed");
        return http(rest.empty() ? 201 : 200, device_json(tag));
    }

    std::string record(const std::string& id, const std::string& tag, const std::string& event) {
        if (known.contains(id)) return "duplicate";
        if (event == "intake") states[tag] = "received";
        if (!states.contains(tag)) return "refused";
        if (event == "loan" && states[tag] != "reserved") return "refused";
        if (event == "loan") states[tag] = "on_loan";
        if (event == "handback") states[tag] = "returned";
        known.insert(id);
        ++changes[tag];
        return "applied";
    }

    std::string batch(const Json& body) {
        Json results = Json::array();
        for (const Json& event : body["events"]) {
            const std::string tag = event["tag"];
            std::string outcome = record(event["id"], tag, event["event"]);
            if (outcome == "refused" && states.contains(tag)) outcome = "conflict";
            Json result{{"id", event["id"]}, {"outcome", outcome}, {"state", nullptr}};
            if (states.contains(tag)) result["state"] = states[tag];
            if (outcome == "conflict" || outcome == "refused")
                result["problem"] = {
                    {"code", "event_not_allowed"}, {"detail", "Not now."}, {"retry", false}};
            results.push_back(result);
        }
        return http(200, Json{{"received", results.size()}, {"results", results}}.dump());
    }
};

}  // namespace kitbank::scanner::test

#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/sign_in.h"
#include "server/web/guard.h"
#include "server/web/json.h"
#include "server/web/service.h"
#include "tests/support/world.h"

namespace kitbank::web {

// What a client sends; the head is written out and read by the guard, as on the wire.
struct Ask {
    std::string method = "GET";
    std::string target;
    std::string body = {};
    std::string type = "application/json";
    std::map<std::string, std::string> headers = {};
};

struct Answer {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;

    [[nodiscard]] Json json() const { return Json::parse(body); }
    [[nodiscard]] std::string code() const { return json().value("code", ""); }
    // The fields that a problem names, joined by a space.
    [[nodiscard]] std::string fields() const {
        std::string names;
        const Json problem = json();
        for (const Json& field : problem.value("fields", Json::array())) {
            names += (names.empty() ? "" : " ") + field.at("field").get<std::string>();
        }
        return names;
    }
};

// The web service over the small scheme of tests/support/world.h.
class ApiWorld {
  public:
    explicit ApiWorld(const std::string& notify_callback_token = {})
        : service_(services(notify_callback_token)) {}

    std::string token(Role role, const std::string& hub = "NORTH") {
        const auto created = create_token({"Test scanner", role, "", hub}, world.ports);
        if (!created) throw std::runtime_error(sentence_of(created.refusal()));
        return created->secret;
    }
    // Sends with everything a good call has: a token of the role, and a new key where one is asked.
    Answer call(Role role, Ask ask) {
        if (!ask.headers.contains("Authorization")) {
            ask.headers["Authorization"] = "Bearer " + tokens_of(role);
        }
        if (ask.method != "GET" && !ask.headers.contains("Idempotency-Key")) {
            ask.headers["Idempotency-Key"] = new_id();
        }
        return send(ask);
    }
    Answer get(const std::string& target, Role role = Role::hub_staff) {
        return call(role, {.target = target});
    }
    Answer post(const std::string& target, const Json& body, Role role = Role::hub_staff) {
        return call(role, {.method = "POST", .target = target, .body = body.dump()});
    }
    Answer send(const Ask& ask) {
        Request request = request_of(ask);
        const Plan plan = service_.plan(request);
        if (plan.refusal) return answer_of(*plan.refusal);
        if (ask.body.size() > plan.body_bytes_max) {
            return answer_of(service_.present({FaultCode::too_large, "Too large.", {}},
                                              ask.method + " " + ask.target, "REFERENCE0"));
        }
        return answer_of(plan.answer(request));
    }
    std::string new_id() { return format(world.crypto.make_uuid()); }
    WebService& service() { return service_; }

    World world;
    std::string not_ready;

  private:
    Services services(const std::string& notify_callback_token) {
        WebSettings settings{"Northshire Kit Bank", "kit.example.org", "Found it? 07700 900123",
                             "https://kit.example.org"};
        settings.notify_callback_token = notify_callback_token;
        return {world.ports, combiner_, settings, [this] { return not_ready; },
                [] {
                    return std::vector<Gauge>{{"kitbank_database_connections_in_use",
                                               "Connections of the pool in use.", 3}};
                }};
    }
    const std::string& tokens_of(Role role) {
        if (!tokens_.contains(role)) tokens_[role] = token(role);
        return tokens_[role];
    }
    static Request request_of(const Ask& ask) {
        std::string head = ask.method + " " + ask.target + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto& [name, value] : ask.headers) head += name + ": " + value + "\r\n";
        if (ask.method != "GET" && ask.method != "HEAD") {
            head += "Content-Type: " + ask.type + "\r\n";
            head += "Content-Length: " + std::to_string(ask.body.size()) + "\r\n";
        }
        auto read = parse_head(head + "\r\n", {});
        if (!read) throw std::runtime_error(read.fault().sentence);
        Request request{std::move(read.value()), ask.body, "127.0.0.1", "REFERENCE0", false};
        return request;
    }
    static Answer answer_of(const Response& response) {
        check_headers(response);
        Answer answer{response.status, response.body, {}};
        for (const auto& [name, value] : response.headers) answer.headers[name] = value;
        answer.headers["Content-Type"] = response.content_type;
        return answer;
    }

    EventCombiner combiner_{world.ports};
    WebService service_;
    std::map<Role, std::string> tokens_;
};

}  // namespace kitbank::web

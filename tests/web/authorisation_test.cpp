#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>

#include "server/web/json.h"
#include "server/web/text.h"
#include "tests/web/authorisation_world.h"

// Every route x every caller x everything it can be about, as real requests. What is expected comes
// from the tables alone: server/core/permission.h, server/core/policy.h, the lifecycle's permissions
// and the route's row.
namespace kitbank::web {
namespace {

enum class Expected {
    let_in,         // neither refused nor sent away
    anyone,         // whatever the address answers to everyone
    signed_out,     // 401, or a page's way to the sign-in page
    forbidden,      // 403
    never_was,      // the same answer, byte for byte, as for a thing that never was
    label_in_hand,  // the fields of the relation `elsewhere` only
    out_of_reach,   // 403, or the answer for what never was
};

struct Case {
    const Route& route;
    const Who& who;
    const Target& target;
    Method method;
    std::optional<DeviceEvent> event;  // that is asked to be recorded
};

bool asks_for_event(const Route& route) {
    return route.pattern == "/api/v1/devices/{tag}/events" ||
           route.pattern == "/devices/{tag}/{event}";
}

// Steps that have a page of their own are not at the address of a step.
bool has_step_page(DeviceEvent event) {
    using enum DeviceEvent;
    return event != pledge && event != intake && event != wipe && event != wipe_failure &&
           event != annulment;
}

Reach reach_through(const Case& each) {
    const auto permission = each.route.access.permission();
    if (!permission) return Reach::organisation;
    return reach_of(each.who.caller.role, *permission);
}

// How the caller stands to the thing, by the reach of the permission that the step or route asks.
Relation relation_of(const Case& each, Reach reach) {
    const Caller& caller = each.who.caller;
    const Target& target = each.target;
    if (!target.organisation || *target.organisation != caller.organisation) {
        return Relation::stranger;
    }
    const bool is_of_hub = target.home.value != 0;
    if (reach == Reach::own) {
        return target.owner == caller.actor ? Relation::within : Relation::elsewhere;
    }
    const bool is_bound = reach == Reach::hub && caller.hub && is_of_hub;
    return is_bound && caller.hub->id != target.home ? Relation::elsewhere : Relation::within;
}

bool has_things(const Case& each) {
    return !each.target.places.empty() &&
           !(is_safe(each.method) && each.route.access.object() == Object::device &&
             AuthorisationWorld::takes_tag_elsewhere(each.route.pattern));
}

Expected expected_of(const Case& each) {
    if (each.route.access.is_public()) {
        return each.target.places.empty() ? Expected::anyone : Expected::never_was;
    }
    // What a token scanned before it was revoked is set aside for a person.
    if (each.who.key == Key::over && each.route.pattern == "/api/v1/scans") return Expected::anyone;
    if (each.who.key != Key::good) return Expected::signed_out;
    const Role role = each.who.caller.role;
    const Reach reach = reach_through(each);
    if (reach == Reach::none) return Expected::forbidden;
    if (!has_things(each)) return Expected::let_in;
    const bool is_api_event = each.event && is_api_path(each.route.pattern);
    if (is_api_event && !may(role, permission_of(*each.event))) return Expected::forbidden;
    const Relation relation = relation_of(each, reach);
    if (relation == Relation::stranger) return Expected::never_was;
    if (each.target.is_bare_label) return Expected::let_in;
    if (each.event && !may(role, permission_of(*each.event))) return Expected::out_of_reach;
    // The invitation is an admin's: no concern of a manager's, and no program approves it.
    const bool is_program = is_api_path(each.route.pattern);
    if (each.route.access.object() == Object::invitation &&
        (role != Role::admin || (is_program && each.route.pattern.ends_with("/approval")))) {
        return Expected::out_of_reach;
    }
    if (relation == Relation::within) return Expected::let_in;
    if (each.route.access.object() != Object::label) return Expected::out_of_reach;
    if (is_safe(each.method) && !each.event) return Expected::label_in_hand;
    if (each.event && !ends_at_hub(*each.event) && *each.event != DeviceEvent::pledge) {
        return Expected::out_of_reach;
    }
    return Expected::label_in_hand;
}

// Each run of 36 hexadecimal digits and hyphens becomes a star.
std::string without_uuids(const std::string& text) {
    std::string result;
    std::string run;
    const auto finish = [&] {
        result += run.size() == 36 ? "*" : run;
        run.clear();
    };
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-') {
            run += c;
            continue;
        }
        finish();
        result += c;
    }
    finish();
    return result;
}

// What differs from answer to answer by chance alone, and the thing's own name.
std::string without_chance(std::string text, const Target& target) {
    const auto replace = [&](const std::string& value) {
        for (auto at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
            text.replace(at, value.size(), "*");
        }
    };
    for (const auto& [place, value] : target.places) {
        if (value.size() < 5) continue;  // a number, which stands elsewhere too
        replace(value);
        if (place == "tag") {
            replace(value.substr(0, 4) + "-" + value.substr(4, 4) + "-" + value.substr(8));
        }
    }
    return without_uuids(text);
}

std::string seen_of(const Sent& sent, const Target& target) {
    std::string seen = std::to_string(sent.response.status) + " " + sent.response.content_type;
    for (const auto& [name, value] : sent.response.headers) seen += "\n" + name + ": " + value;
    return without_chance(seen + "\n\n" + sent.response.body, target);
}

// Marks of what the caller may see nothing of, on no page and in no list.
std::vector<std::string> forbidden_marks(const Who& who) {
    if (who.key != Key::good) return {"QZA", "QZS", "QZN"};
    if (who.caller.organisation != OrganisationId{1}) return {"QZS", "QZN"};
    std::vector<std::string> marks{"QZA", "qza"};
    const bool is_bound = reach_of(who.caller.role, Permission::see_devices) == Reach::hub;
    if (is_bound && who.caller.hub)
        marks.emplace_back(who.caller.hub->code == "NORTH" ? "QZS" : "QZN");
    if (who.caller.role == Role::referrer) marks.insert(marks.end(), {"QZS", "QZN"});
    return marks;
}

// What each question of the API answers with: one thing, or a list of them under a name.
struct AnsweredThing {
    std::string_view pattern;
    Object object;  // none: not about things with rows in the table of fields
    const char* list = "items";
    bool is_of_partners = false;
};

constexpr std::array answered_things{
    AnsweredThing{"/api/v1/hubs", Object::hub},
    AnsweredThing{"/api/v1/hubs/{code}", Object::hub},
    AnsweredThing{"/api/v1/organisation", Object::organisation},
    AnsweredThing{"/api/v1/partners", Object::organisation, "items", true},
    AnsweredThing{"/api/v1/people", Object::person},
    AnsweredThing{"/api/v1/tokens", Object::token},
    AnsweredThing{"/api/v1/audit", Object::audit},
    AnsweredThing{"/api/v1/residents", Object::resident},
    AnsweredThing{"/api/v1/residents/{reference}", Object::resident},
    AnsweredThing{"/api/v1/residents/{reference}/readings", Object::reading},
    AnsweredThing{"/api/v1/residents/{reference}/holds", Object::hold},
    AnsweredThing{"/api/v1/readings", Object::reading},
    AnsweredThing{"/api/v1/complaints", Object::register_entry},
    AnsweredThing{"/api/v1/complaints/{number}", Object::register_entry},
    AnsweredThing{"/api/v1/subject-access-requests", Object::register_entry},
    AnsweredThing{"/api/v1/subject-access-requests/{number}", Object::register_entry},
    AnsweredThing{"/api/v1/requests", Object::request},
    AnsweredThing{"/api/v1/requests/{reference}", Object::request},
    AnsweredThing{"/api/v1/queue", Object::request},
    AnsweredThing{"/api/v1/priority-rules", Object::none},  // points, about nobody
    AnsweredThing{"/api/v1/request-caps", Object::none},    // limits, about nobody
    AnsweredThing{"/api/v1/allocations/latest", Object::proposal},
    AnsweredThing{"/api/v1/handovers", Object::handover},
    AnsweredThing{"/api/v1/handovers/{reference}", Object::handover},
    AnsweredThing{"/api/v1/pick-list", Object::none},   // items and references
    AnsweredThing{"/api/v1/agreements", Object::none},  // words, about nobody
    AnsweredThing{"/api/v1/devices", Object::device},
    AnsweredThing{"/api/v1/devices/{tag}", Object::device},
    AnsweredThing{"/api/v1/devices/{tag}/history", Object::event},
    AnsweredThing{"/api/v1/loans", Object::loan},
    AnsweredThing{"/api/v1/lending-terms", Object::lending},
    AnsweredThing{"/api/v1/shared-use", Object::lending},
    AnsweredThing{"/api/v1/appointments", Object::appointment},
    AnsweredThing{"/api/v1/hubs/{code}/slots", Object::appointment},
    AnsweredThing{"/api/v1/hubs/{code}/slot-rules", Object::lending, "rules"},
    AnsweredThing{"/api/v1/data/networks", Object::network},
    AnsweredThing{"/api/v1/data/bundles", Object::bundle},
    AnsweredThing{"/api/v1/data/stock", Object::stock_account},
    AnsweredThing{"/api/v1/data/balances", Object::stock_account},
    AnsweredThing{"/api/v1/data/statement", Object::stock_account},
    AnsweredThing{"/api/v1/data/facts", Object::data_item, "sims"},
    AnsweredThing{"/api/v1/data/items", Object::data_item},
    AnsweredThing{"/api/v1/data/items/{reference}", Object::data_item},
    AnsweredThing{"/api/v1/data/items/{reference}/history", Object::data_item},
    AnsweredThing{"/api/v1/data/items/{reference}/showings", Object::data_item},
    AnsweredThing{"/api/v1/data/files", Object::stock_file},
    AnsweredThing{"/api/v1/data/files/{id}", Object::stock_file},
    AnsweredThing{"/api/v1/data/files/{id}/lines", Object::stock_file},
    AnsweredThing{"/api/v1/data/deliveries", Object::delivery},
    AnsweredThing{"/api/v1/data/deliveries/{reference}", Object::delivery},
    AnsweredThing{"/api/v1/data/reminders", Object::data_item},
    AnsweredThing{"/api/v1/data/issues", Object::data_issue},
    AnsweredThing{"/api/v1/data/issues/{reference}", Object::data_issue},
    AnsweredThing{"/api/v1/data/second-bundles", Object::data_issue},
    AnsweredThing{"/api/v1/data/limits", Object::data_issue},
    AnsweredThing{"/api/v1/data/overrides", Object::limit_override},
    AnsweredThing{"/api/v1/data/overrides/{reference}", Object::limit_override},
    AnsweredThing{"/api/v1/data/consignments", Object::consignment},
    AnsweredThing{"/api/v1/data/consignments/{reference}", Object::consignment},
    AnsweredThing{"/api/v1/data/reorder", Object::none},     // sums by hub
    AnsweredThing{"/api/v1/data/thresholds", Object::none},  // rules, about nobody
    AnsweredThing{"/api/v1/data/counts", Object::stock_count},
    AnsweredThing{"/api/v1/data/counts/{reference}", Object::stock_count},
    AnsweredThing{"/api/v1/data/reports", Object::data_report},
    AnsweredThing{"/api/v1/data/reports/foi", Object::data_report},
    AnsweredThing{"/api/v1/data/reports/network", Object::data_report},
    AnsweredThing{"/api/v1/monitoring", Object::none},               // sums of nobody
    AnsweredThing{"/api/v1/wipe-evidence/{id}/file", Object::none},  // the file as it came
    AnsweredThing{"/api/v1/message-templates", Object::none},        // words, about nobody
    AnsweredThing{"/api/v1/checkpoints/latest", Object::none},       // the house's own
};

class Matrix {
  public:
    void run();

    int run_count = 0;
    int deviations = 0;
    std::map<std::string, int> things_compared;  // in lists, of each route

  private:
    void run_route(const Route& route);
    void run_case(const Case& each);
    void deviate(const Case& each, const Sent& sent, const std::string& why);
    bool is_as_expected(const Case& each, const Sent& sent, Expected expected);
    const std::string& answer_for_nothing(const Case& each);
    std::string fault_of_fields(const Case& each, const Response& response);

    AuthorisationWorld world_;
    std::map<std::string, int> shown_;  // deviations of each route: two are enough to see why
    std::map<std::string, std::string> nothing_;  // answers for what never was
};

void Matrix::run() {
    for (const Route& route : routes()) run_route(route);
}

void Matrix::run_route(const Route& route) {
    std::vector<Method> methods{route.method};
    if (route.method == Method::get) methods.push_back(Method::head);
    std::vector<Target> targets = world_.targets_of(route);
    for (const Method method : methods) {
        for (const Who& who : world_.callers) {
            for (Target& target : targets) {
                if (method == Method::head && &target != &targets.front()) break;
                if (!asks_for_event(route)) {
                    run_case({route, who, target, method, std::nullopt});
                    continue;
                }
                for (const std::string_view name : device_event_names) {
                    const DeviceEvent event = *parse_device_event(name);
                    const bool is_page = !is_api_path(route.pattern);
                    if (is_page && (!has_step_page(event) || method == Method::head)) continue;
                    if (is_page) target.places["event"] = name;
                    run_case({route, who, target, method, event});
                }
            }
        }
    }
}

std::string key_of(const Case& each) {
    return each.who.name + "|" + std::string(name_of(each.method)) + "|" +
           std::string(each.route.pattern) + "|" +
           (each.event ? std::string(name_of(*each.event)) : "");
}

// The answer to the same request about a thing that never was.
const std::string& Matrix::answer_for_nothing(const Case& each) {
    const auto [found, is_new] = nothing_.try_emplace(key_of(each));
    if (!is_new) return found->second;
    Target nothing = each.target;
    for (const Target& target : world_.targets_of(each.route)) {
        if (!target.organisation && !target.places.empty()) nothing = target;
    }
    if (each.event && !is_api_path(each.route.pattern))
        nothing.places["event"] = name_of(*each.event);
    const DeviceEvent event = each.event.value_or(DeviceEvent::move);
    const Sent sent = world_.send(each.who, each.route, each.method, nothing,
                                  body_for(each.route, each.who, nothing, event));
    if (sent.wrote) world_.world.store.put_back(world_.state);
    found->second = seen_of(sent, nothing);
    return found->second;
}

// The first field of a thing that the table shows to nobody who stands so to it.
std::string unshown_field(const Json& thing, Object object, Relation relation) {
    for (const auto& field : thing.items()) {
        if (!shows(object, field.key(), relation)) return field.key();
    }
    return "";
}

// No field of a thing beyond what the table shows in the caller's relation to it.
std::string Matrix::fault_of_fields(const Case& each, const Response& response) {
    if (!is_api_path(each.route.pattern) || each.method != Method::get) return "";
    if (response.status >= 300 || response.content_type != "application/json") return "";
    const auto answered =
        std::ranges::find(answered_things, each.route.pattern, &AnsweredThing::pattern);
    if (answered == answered_things.end()) {
        const bool has_fields =
            std::ranges::count(field_rules(), each.route.access.object(), &FieldRule::object) > 0;
        return has_fields ? "of a thing without a row in this test" : "";
    }
    if (answered->object == Object::none) return "";
    const Json body = Json::parse(response.body, nullptr, false);
    Relation relation = relation_within(each.who.caller.role, answered->object);
    if (each.route.access.object() == Object::label)
        relation = std::min(relation, relation_of(each, reach_through(each)));
    if (answered->is_of_partners) relation = Relation::elsewhere;
    if (!body.contains(answered->list)) return unshown_field(body, answered->object, relation);
    for (const Json& item : body[answered->list]) {
        ++things_compared[std::string(each.route.pattern)];
        const std::string field = unshown_field(item, answered->object, relation);
        if (!field.empty()) return field;
    }
    return "";
}

bool Matrix::is_as_expected(const Case& each, const Sent& sent, Expected expected) {
    const int status = sent.response.status;
    const bool is_page = !is_api_path(each.route.pattern);
    switch (expected) {
        case Expected::let_in:
            // One's own password or code may be asked for again.
            if (status == 401) return each.route.access.object() == Object::self;
            return status != 403 && status < 500;
        case Expected::anyone:
            return status < 500 || status == 502;  // an OpenID provider that is not there
        case Expected::signed_out:
            if (is_page && is_safe(each.method)) return status == 303 && !sent.wrote;
            return status == 401 && !sent.wrote;
        case Expected::forbidden:
            return status == 403 && !sent.wrote;
        case Expected::never_was:
            return seen_of(sent, each.target) == answer_for_nothing(each);
        case Expected::out_of_reach:
            return !sent.wrote &&
                   (status == 403 || seen_of(sent, each.target) == answer_for_nothing(each));
        case Expected::label_in_hand:
            return status < 500 && (status != 403 || !each.event);
    }
    return false;
}

void Matrix::deviate(const Case& each, const Sent& sent, const std::string& why) {
    ++deviations;
    if (++shown_[std::string(each.route.pattern)] > 2) return;
    std::cout << "deviation: " << key_of(each) << " | " << each.target.name << " | "
              << sent.response.status << " " << sent.response.body.substr(0, 100) << " | " << why
              << '\n';
}

void Matrix::run_case(const Case& each) {
    ++run_count;
    const DeviceEvent event = each.event.value_or(DeviceEvent::move);
    const Sent sent = world_.send(each.who, each.route, each.method, each.target,
                                  body_for(each.route, each.who, each.target, event));
    if (sent.wrote) world_.world.store.put_back(world_.state);
    const Expected expected = expected_of(each);
    if (!is_as_expected(each, sent, expected)) {
        deviate(each, sent, "expected " + std::to_string(static_cast<int>(expected)));
    }
    if (sent.changed && is_safe(each.method)) deviate(each, sent, "a question wrote");
    if (sent.changed && !is_safe(each.method)) deviate(each, sent, "a refusal wrote");
    for (const std::string& mark : forbidden_marks(each.who)) {
        if (sent.wrote && mark != "QZA" && expected == Expected::label_in_hand) continue;
        if (sent.response.body.find(mark) != std::string::npos)
            deviate(each, sent, "shows " + mark);
    }
    if (const std::string field = fault_of_fields(each, sent.response); !field.empty()) {
        deviate(each, sent, "shows the field " + field);
    }
}

TEST_CASE("the authorisation matrix: every route, caller and thing, as the tables say") {
    Matrix matrix;
    matrix.run();
    std::cout << "authorisation: combinations run " << matrix.run_count << ", deviations "
              << matrix.deviations << '\n';
    CHECK(matrix.run_count >= 20'000);
    CHECK(matrix.deviations == 0);
    for (const char* const route : {"/api/v1/hubs", "/api/v1/people", "/api/v1/tokens",
                                    "/api/v1/residents", "/api/v1/devices"}) {
        CAPTURE(route);
        CHECK(matrix.things_compared[route] > 0);
    }
}

}  // namespace
}  // namespace kitbank::web

// The description and the code say the same: every call both ways, with its permission, its limit
// and its media types; and the words of states, events, evidence and problems.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "embedded/document.h"
#include "server/core/devices/evidence.h"
#include "server/core/devices/lifecycle.h"
#include "server/web/problem.h"
#include "server/web/routes.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

struct Documented {
    std::string permission;
    std::string bytes_max;
    std::set<std::string> media_types;  // of the request
    bool has_key = false;
};

std::vector<std::string> lines() {
    std::vector<std::string> all;
    std::istringstream text{std::string(document::openapi)};
    for (std::string line; std::getline(text, line);) all.push_back(line);
    return all;
}

std::string after(const std::string& line, const std::string& mark) {
    const auto at = line.find(mark);
    return at == std::string::npos ? "" : line.substr(at + mark.size());
}

// The calls of the file, which is written with two spaces a level.
std::map<std::string, Documented> documented_calls() {
    std::map<std::string, Documented> calls;
    std::string path;
    Documented* call = nullptr;
    bool in_paths = false;
    bool in_body = false;
    for (const std::string& line : lines()) {
        const auto indent = line.find_first_not_of(' ');
        if (indent == std::string::npos) continue;
        const std::string text = line.substr(indent);
        if (indent == 0) in_paths = text == "paths:";
        if (!in_paths) continue;
        if (indent == 2) path = text.substr(0, text.size() - 1);
        if (indent == 4) {
            call = &calls[text.substr(0, text.size() - 1) + " " + path];
            in_body = false;
        }
        if (indent == 6) in_body = text == "requestBody:";
        if (indent == 6 && text.starts_with("x-permission: ")) call->permission = text.substr(14);
        if (indent == 6 && text.starts_with("x-body-bytes-max: "))
            call->bytes_max = text.substr(18);
        if (indent == 10 && in_body) call->media_types.insert(text.substr(0, text.size() - 1));
        if (text.find("parameters/IdempotencyKey") != std::string::npos) call->has_key = true;
    }
    return calls;
}

// The words of the `enum` of a schema, or the names below its `properties`.
std::set<std::string> enum_of(const std::string& schema) {
    const std::string text(document::openapi);
    const auto at = text.find("\n    " + schema + ":\n");
    REQUIRE(at != std::string::npos);
    const auto begin = text.find('[', at) + 1;
    std::istringstream list(text.substr(begin, text.find(']', begin) - begin));
    std::set<std::string> words;
    for (std::string word; std::getline(list, word, ',');) {
        const auto first = word.find_first_not_of(" \n");
        words.insert(word.substr(first, word.find_last_not_of(" \n") - first + 1));
    }
    return words;
}

template <class Names>
std::set<std::string> set_of(const Names& names) {
    return {names.begin(), names.end()};
}

TEST_CASE("every call of the table is described, and every described call is in the table") {
    const auto calls = documented_calls();
    std::set<std::string> described;
    for (const auto& [call, details] : calls) described.insert(call);
    std::set<std::string> real;
    for (const Route& route : routes()) {
        if (!is_api_path(route.pattern)) continue;
        real.insert(lower_case(name_of(route.method)) + " " + std::string(route.pattern));
    }
    CHECK(described == real);
}

TEST_CASE("the description has each call's permission, limit, media types and key") {
    const auto calls = documented_calls();
    for (const Route& route : routes()) {
        if (!is_api_path(route.pattern)) continue;
        CAPTURE(route.pattern);
        const Documented& call =
            calls.at(lower_case(name_of(route.method)) + " " + std::string(route.pattern));
        CHECK(call.permission == route.access.name());
        CHECK(call.bytes_max ==
              (route.body.bytes_max == 0 ? "" : std::to_string(route.body.bytes_max)));
        CHECK(call.media_types == set_of(route.body.media_types));
        CHECK(call.has_key == (!is_safe(route.method) && !route.body.has_ids_inside));
    }
}

TEST_CASE("the description has the words of states, events, kinds and problems") {
    auto states = set_of(device_state_names);
    states.erase("none");
    CHECK(enum_of("DeviceState") == states);
    CHECK(enum_of("DeviceEvent") == set_of(device_event_names));
    CHECK(enum_of("DeviceKind") == set_of(device_kind_names));
    std::set<std::string> codes;
    for (const ProblemText& text : problem_table()) codes.emplace(text.code);
    CHECK(enum_of("ProblemCode") == codes);
}

TEST_CASE("the description has the reasons of a swap, and what is lost is not swapped") {
    for (const std::string& line : lines()) {
        if (line.find("enum: [activation, swap, handback, void, recovery]") == std::string::npos)
            continue;
        CHECK(after(line, "if: ").starts_with("{properties: {event: {const: swap}}}"));
        CHECK(after(line, "then: ") ==
              "{properties: {reason: {enum: [faulty, wrong_sim, damaged, recalled]}}}}");
        return;
    }
    FAIL("the events of an item are not described");
}

TEST_CASE("the description says with which events each field of evidence comes") {
    std::map<std::string, std::string> descriptions;
    bool inside = false;
    std::string field;
    for (const std::string& line : lines()) {
        const auto indent = line.find_first_not_of(' ');
        if (indent == 4) inside = line == "    Evidence:";
        if (!inside) continue;
        if (indent == 8) field = line.substr(8, line.size() - 9);
        if (indent == 10) descriptions[field] += after(line, "description: ");
    }
    std::set<std::string> fields;
    for (const EvidenceField& row : evidence_table()) {
        CAPTURE(row.name);
        fields.emplace(row.name);
        const std::string& text = descriptions[std::string(row.name)];
        const std::string kind = row.required ? "Needed with " : "May come with ";
        const std::string list = after(text, kind).substr(0, after(text, kind).find('.'));
        CHECK((", " + list + ",").find(" " + std::string(name_of(row.event)) + ",") !=
              std::string::npos);
    }
    std::set<std::string> described;
    for (const auto& [name, text] : descriptions) {
        if (!text.empty()) described.insert(name);
    }
    CHECK(described == fields);
}

}  // namespace
}  // namespace kitbank::web

#include <doctest/doctest.h>

#include "server/usecase/notices/deliver.h"
#include "server/usecase/notices/ports.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const std::string callback_token = "a-token-of-twenty-signs";

Json overdue(const std::string& subject, const std::string& body, int version = 0) {
    return {{"kind", "loan_overdue"}, {"language", "cy"}, {"channel", "email"},
            {"subject", subject},     {"body", body},     {"version", version}};
}

Ask callback(const std::string& token, const Json& body) {
    Ask ask{.method = "POST", .target = "/notify/callback", .body = body.dump()};
    if (!token.empty()) ask.headers["Authorization"] = "Bearer " + token;
    return ask;
}

}  // namespace

TEST_CASE("every message's words are listed, and one kind's alone") {
    ApiWorld api;
    const Json all = api.get("/api/v1/message-templates", Role::manager).json();
    CHECK(all.at("items").size() == 126);
    const Json some =
        api.get("/api/v1/message-templates?kind=loan_overdue", Role::manager).json().at("items");
    REQUIRE(some.size() == 6);
    CHECK(some[0].at("version") == 0);
    CHECK(some[0].at("placeholders").dump().find("due") != std::string::npos);
    CHECK(api.get("/api/v1/message-templates?kind=nonsense", Role::manager).status == 422);
    CHECK(api.get("/api/v1/message-templates").status == 403);
}

TEST_CASE("words are saved and previewed, and what is wrong with them is named") {
    ApiWorld api;
    const Answer saved = api.post("/api/v1/message-templates",
                                  overdue("Cais", "Yn ôl erbyn ((due))"), Role::manager);
    REQUIRE(saved.status == 200);
    CHECK(saved.json().at("version") == 1);
    CHECK(saved.json().at("body") == "Yn ôl erbyn ((due))");
    const Answer late =
        api.post("/api/v1/message-templates", overdue("Cais", "Yn ôl"), Role::manager);
    CHECK(late.code() == "changed");
    const Answer wrong = api.post("/api/v1/message-templates",
                                  overdue("For ((name))", "((colour))", 1), Role::manager);
    CHECK(wrong.code() == "template_wrong");
    CHECK(wrong.fields() == "subject body");
    CHECK(wrong.body.find("((colour)) is not known here.") != std::string::npos);
    Json words = overdue("Cais", "Yn ôl erbyn ((due))");
    words.erase("version");
    const Answer preview = api.post("/api/v1/message-templates/preview", words, Role::manager);
    CHECK(preview.json().at("body") == "Yn ôl erbyn 3 Gorffennaf 2026");
    words["colour"] = "blue";
    CHECK(api.post("/api/v1/message-templates", words, Role::manager).status == 422);
    words["kind"] = "birthday";
    CHECK(api.post("/api/v1/message-templates", words, Role::manager).fields() == "kind colour");
}

TEST_CASE("the service calls back with its token and with no other") {
    ApiWorld api{callback_token};
    const Uuid handed = api.world.crypto.make_uuid();
    api.world.store.write([&](Transaction& tx) {
        Mail mail{"+447700900123", "", "Words", api.world.organisation};
        mail.channel = Channel::text;
        mail.kind = "request_ready";
        post_mail(mail, tx, api.world.ports);
        const Instant now = api.world.clock.now();
        const Uuid id = tx.notices().letters_due(now, 1).front().id;
        return tx.write_notices().hand_letter(id, handed, now, now);
    });
    const Json news{{"id", format(handed)}, {"to", "07700900123"}, {"status", "temporary-failure"}};
    const auto failed = [&] {
        std::vector<Letter> rows;
        api.world.store.read([&](Reader& reader) {
            rows = reader.notices().letters_failed(api.world.organisation, 10);
        });
        return rows.size();
    };
    CHECK(api.send(callback("", news)).status == 401);
    CHECK(api.send(callback("another-token-of-signs", news)).status == 401);
    CHECK(failed() == 0);
    CHECK(api.send(callback(callback_token, news)).status == 200);
    CHECK(failed() == 1);
    CHECK(api.send(callback(callback_token, {{"id", 7}})).status == 200);
}

TEST_CASE("without a token in the settings nobody may call back") {
    ApiWorld api;
    CHECK(api.send(callback("", Json::object())).status == 401);
    Ask ask = callback("", Json::object());
    ask.headers["Authorization"] = "Bearer ";
    CHECK(api.send(ask).status == 401);
}

}  // namespace kitbank::web

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scanner-client/command/scan_desk.h"
#include "scratch.h"
#include "tiny_kitbank.h"

namespace {

using namespace kitbank;
using namespace kitbank::scanner;
using namespace kitbank::scanner::test;

constexpr Patience short_patience{std::chrono::milliseconds{500}, std::chrono::milliseconds{400}};

Orders orders(DeviceEvent event) {
    return {event, "ALN", sample_scan(event).evidence, {}, std::nullopt};
}

// A desk with a server behind it, and a clock that moves only when told.
struct Hub {
    Scratch scratch;
    TinyKitbank kitbank;
    FakeServer server{[this](const Asked& asked) { return kitbank.answer(asked); }};
    ScanQueue queue{scratch / "q"};
    ApiClient api{server.url(), "secret", short_patience};
    Instant time = noon();
    std::vector<Answer> earlier;
    ScanDesk desk{queue, api, [this] { return time; },
                  [this](const Answer& answer) { earlier.push_back(answer); }};

    Answer take(DeviceEvent event, const std::string& scanned = one_tag) {
        time += std::chrono::seconds{1};
        return desk.take(scanned, orders(event));
    }
    void cut_line() {
        kitbank.before = [](const Asked&) { return close_now; };
    }
    void mend_line() {
        kitbank.before = [](const Asked&) { return "go on"; };
        time += line_rest_seconds;
    }
};

}  // namespace

TEST_CASE("a scan with a line is asked of the server with its own id and is sent") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    const Answer answer = hub.take(DeviceEvent::loan, "https://kit.example.org/t/kb7f-3k9q-2x");
    CHECK(answer.word == AnswerWord::ok);
    CHECK(answer.tag == one_tag);
    CHECK(answer.state == "on_loan");
    CHECK(answer.sentence == "Dell Vostro 5581: on loan, with a borrower.");
    CHECK(hub.queue.count_waiting() == 0);
    const auto asked = hub.server.asked();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].path == std::string{"/api/v1/devices/"} + one_tag + "/events");
    CHECK(asked[0].header("Idempotency-Key") == format(answer.id));
    CHECK(asked[0].header("Authorization") == "Bearer secret");
    const Json body = Json::parse(asked[0].body);
    CHECK(body["event"] == "loan");
    CHECK(body["hub"] == "ALN");
    CHECK(body["at"] == "2026-11-20T12:00:01Z");
    CHECK(body["recipient"] == "REQ-77");
    CHECK(body["accessories"] == 2);
}

namespace {

constexpr const char* our_request = "Q-7K3M9QXZ";
constexpr const char* other_request = "Q-11111111";

// Orders of a run that is told its request by a scan.
Orders for_requests() {
    Orders given{DeviceEvent::loan, "ALN", {{"accessories", "1"}}, {}, std::nullopt};
    given.takes_requests = true;
    given.needs_request = true;
    return given;
}

}  // namespace

TEST_CASE("a request is scanned before its item, and holds for one") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    hub.kitbank.reservations[one_tag] = our_request;
    const Answer early = hub.desk.take(one_tag, for_requests());
    CHECK(early.word == AnswerWord::refused);
    CHECK(early.sentence.find("KB7F-3K9Q-2X") != std::string::npos);
    for (const char* code :
         {"HTTPS://KIT.EXAMPLE.ORG/Q/Q-7K3M9QXZ", "q-7k3m9qxz", "]Q1Q-7K3M9QXZ"}) {
        const Answer request = hub.desk.take(code, for_requests());
        CHECK(request.word == AnswerWord::ok);
        CHECK(request.sentence == "This is request Q-7K3M9QXZ. Now scan its item.");
        CHECK(request.seq == 0);
    }
    CHECK(hub.desk.take(one_tag, for_requests()).word == AnswerWord::ok);
    const Json body = Json::parse(hub.server.asked().back().body);
    CHECK(body["request"] == our_request);
    CHECK_FALSE(body.contains("recipient"));
    CHECK(hub.desk.take(one_tag, for_requests()).word == AnswerWord::refused);
}

TEST_CASE("the wrong item is refused by the server, and the request stays for the right one") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    hub.kitbank.reservations[one_tag] = other_request;
    hub.desk.take(our_request, for_requests());
    const Answer wrong = hub.desk.take(one_tag, for_requests());
    CHECK(wrong.word == AnswerWord::refused);
    CHECK(wrong.code == "reserved_for_another");
    hub.kitbank.reservations[one_tag] = our_request;
    CHECK(hub.desk.take(one_tag, for_requests()).word == AnswerWord::ok);
}

TEST_CASE("without a line the wrong item is refused as far as is known here") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    hub.kitbank.reservations[one_tag] = other_request;
    hub.desk.look_up(one_tag);
    hub.cut_line();
    hub.desk.look_up(one_tag);  // from here on the line rests
    hub.desk.take(our_request, for_requests());
    const Answer wrong = hub.desk.take(one_tag, for_requests());
    CHECK(wrong.word == AnswerWord::refused);
    CHECK(wrong.code == "reserved_for_another");
    CHECK(wrong.sentence == "It is reserved for Q-11111111; put it back.");
    // Nor does it go without a word about any request.
    CHECK(hub.take(DeviceEvent::loan).word == AnswerWord::refused);
    CHECK(hub.queue.count_waiting() == 0);
    hub.desk.take(other_request, for_requests());
    CHECK(hub.desk.take(one_tag, for_requests()).word == AnswerWord::kept);
    hub.mend_line();
    hub.desk.send_waiting();
    CHECK(hub.kitbank.states[one_tag] == "on_loan");
}

TEST_CASE("without a line an item that is reserved for nobody is refused for a request") {
    Hub hub;
    hub.kitbank.states[one_tag] = "ready";
    hub.desk.look_up(one_tag);
    hub.cut_line();
    hub.desk.look_up(one_tag);  // from here on the line rests
    hub.desk.take(our_request, for_requests());
    const Answer loose = hub.desk.take(one_tag, for_requests());
    CHECK(loose.word == AnswerWord::refused);
    CHECK(loose.code == "event_not_allowed");
}

TEST_CASE("where nothing is handed out a request's code is told from an item's") {
    Hub hub;
    const Answer answer = hub.take(DeviceEvent::move, our_request);
    CHECK(answer.word == AnswerWord::refused);
    CHECK(answer.sentence.find("This is the code of a request (Q-7K3M9QXZ)") == 0);
    CHECK(hub.desk.look_up(our_request).answer.word == AnswerWord::refused);
    CHECK(hub.server.asked().empty());
}

TEST_CASE("taking back says which request it closes when the server tells") {
    Hub hub;
    hub.kitbank.states[one_tag] = "on_loan";
    hub.kitbank.reservations[one_tag] = our_request;
    const Answer answer = hub.take(DeviceEvent::handback);
    CHECK(answer.word == AnswerWord::ok);
    CHECK(answer.sentence.ends_with("Request Q-7K3M9QXZ is closed."));
}

TEST_CASE("a device nobody announced is received with all that is known of it") {
    Hub hub;
    Orders intake = orders(DeviceEvent::intake);
    intake.evidence = {{"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro 5581"}};
    intake.media = {{"S3Z9NB0K", "Samsung 860", 500107862016, MediumType::ssd}};
    CHECK(hub.desk.take(one_tag, intake).word == AnswerWord::ok);
    const auto asked = hub.server.asked();
    CHECK(asked[0].path == "/api/v1/devices");
    const Json body = Json::parse(asked[0].body);
    CHECK(body["tag"] == one_tag);
    CHECK(body["media"][0]["bytes"] == 500107862016);
    CHECK_FALSE(body.contains("event"));
}

TEST_CASE("a refusal is told, parked with its reason, and never sent again") {
    Hub hub;
    hub.kitbank.states[one_tag] = "received";
    const Answer answer = hub.take(DeviceEvent::loan);
    CHECK(answer.word == AnswerWord::refused);
    CHECK(answer.code == "event_not_allowed");
    CHECK(hub.queue.parked().size() == 1);
    hub.desk.send_waiting();
    CHECK(hub.server.asked().size() == 1);
}

TEST_CASE("without a line scans are kept, and go once, in order, when it is back") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    hub.cut_line();
    const Answer first = hub.take(DeviceEvent::loan);
    CHECK(first.word == AnswerWord::kept);
    CHECK(first.sentence.find("Kept, and will be sent later") != std::string::npos);
    CHECK(hub.take(DeviceEvent::handback).word == AnswerWord::kept);
    CHECK(hub.take(DeviceEvent::move).word == AnswerWord::kept);
    CHECK(hub.queue.count_waiting() == 3);
    hub.mend_line();
    const Answer last = hub.take(DeviceEvent::move);
    CHECK(last.word == AnswerWord::ok);
    REQUIRE(hub.earlier.size() == 3);
    CHECK(hub.earlier[0].id == first.id);
    CHECK(hub.kitbank.states[one_tag] == "returned");
    CHECK(hub.kitbank.changes[one_tag] == 4);
    CHECK(hub.queue.count_waiting() == 0);
    const Json batch = Json::parse(hub.server.asked().back().body);
    CHECK(batch["scanner"] == hub.queue.scanner());
    CHECK(batch["count"] == 4);
    CHECK(batch["sent_at"] == format(hub.time));
    for (int i = 0; i < 4; ++i) CHECK(batch["events"][static_cast<std::size_t>(i)]["seq"] == i + 1);
}

TEST_CASE("while the line rests no scan waits for the server") {
    Hub hub;
    hub.cut_line();
    hub.take(DeviceEvent::move);
    const auto asked = hub.server.asked().size();
    for (int i = 0; i < 5; ++i) CHECK(hub.take(DeviceEvent::move).word == AnswerWord::kept);
    CHECK(hub.server.asked().size() == asked);
}

TEST_CASE(
    "an answer that never came, came late, broken or from someone else leaves the scan waiting") {
    struct Case {
        const char* what;
        std::string answer;
    };
    const std::string whole = R"({"tag":"KB7F3K9Q2X","state":"returned"})";
    for (const Case& broken :
         {Case{"closed", close_now}, Case{"too late", hang},
          Case{"cut in its body", cut_short(200, whole)},
          Case{"cut in its head", "HTTP/1.1 200 OK\r\nX-Cut: yes\r\nContent-"},
          Case{"half a JSON", http(200, "{\"tag\":")},
          Case{"a page", http(200, "<h1>Welcome to our Wi-Fi</h1>", "text/html")},
          Case{"a proxy's no", http(403, "Forbidden", "text/html")},
          Case{"moved",
               "HTTP/1.1 302 X\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n"},
          Case{"busy", problem(503, "unavailable", true)},
          Case{"broken", problem(500, "internal", true)},
          Case{"signed out", problem(401, "unauthenticated")},
          Case{"an unknown code", problem(409, "from_the_future")},
          Case{"no such call", problem(404, "not_found")}}) {
        CAPTURE(broken.what);
        Hub hub;
        hub.kitbank.states[one_tag] = "on_loan";
        bool is_first = true;
        hub.kitbank.after = [&](const Asked&, std::string answer) {
            return std::exchange(is_first, false) ? broken.answer : answer;
        };
        CHECK(hub.take(DeviceEvent::handback).word == AnswerWord::kept);
        CHECK(hub.queue.count_waiting() == 1);
        CHECK(hub.desk.sign_in_needed() == (broken.what == std::string{"signed out"}));
        if (broken.answer == hang) continue;  // the server hangs until the end
        hub.mend_line();
        hub.desk.send_waiting();
        CHECK(hub.queue.count_waiting() == 0);
        CHECK(hub.kitbank.changes[one_tag] == 1);  // done the first time, known the second
    }
}

TEST_CASE("a scan with a time from paper goes as a fact, not as a wish") {
    Hub hub;
    hub.kitbank.states[one_tag] = "received";
    Orders paper = orders(DeviceEvent::loan);
    paper.at = noon() - std::chrono::hours{3};
    const Answer answer = hub.desk.take(one_tag, paper);
    CHECK(answer.word == AnswerWord::conflict);
    CHECK(hub.server.asked().front().path == "/api/v1/scans");
    CHECK(Json::parse(hub.server.asked().front().body)["events"][0]["at"] ==
          "2026-11-20T09:00:00Z");
    CHECK(hub.queue.parked().size() == 1);
}

TEST_CASE(
    "without a line a device last known as unwiped is warned of, since that may have changed") {
    Hub hub;
    hub.kitbank.states[one_tag] = "received";
    CHECK(hub.desk.look_up(one_tag).facts.has_value());
    hub.cut_line();
    const Answer answer = hub.take(DeviceEvent::loan);
    CHECK(answer.word == AnswerWord::kept);
    CHECK(answer.code == "wipe_missing");
    CHECK(answer.sentence.find("Do not hand it out unless that changed after 20 November") == 0);
    CHECK(hub.queue.count_waiting() == 1);
}

TEST_CASE("without a line a device that came back here is not handed out again unwiped") {
    Hub hub;
    hub.kitbank.states[one_tag] = "reserved";
    hub.desk.look_up(one_tag);
    hub.cut_line();
    hub.desk.look_up(one_tag);  // from here on the line rests
    CHECK(hub.take(DeviceEvent::loan).state == "on_loan");
    CHECK(hub.take(DeviceEvent::handback).state == "returned");
    const Answer answer = hub.take(DeviceEvent::loan);
    CHECK(answer.word == AnswerWord::refused);
    CHECK(answer.code == "wipe_missing");
    CHECK(hub.queue.parked().size() == 1);
    CHECK(hub.queue.count_waiting() == 2);
}

TEST_CASE("a hand-over that may have reached the server is not taken back, but warned of") {
    Hub hub;
    hub.kitbank.states[one_tag] = "received";
    hub.desk.look_up(one_tag);
    hub.kitbank.after = [](const Asked&, const std::string&) {
        return problem(503, "unavailable", true);
    };
    const Answer answer = hub.take(DeviceEvent::loan);
    CHECK(answer.word == AnswerWord::kept);
    CHECK(answer.sentence.find("Do not hand it out") == 0);
    CHECK(hub.queue.count_waiting() == 1);
}

TEST_CASE("without a line nothing known of a device is said before it is handed out") {
    Hub hub;
    hub.cut_line();
    CHECK(hub.take(DeviceEvent::loan).sentence.find("only if you know that it is wiped") !=
          std::string::npos);
    CHECK(hub.take(DeviceEvent::move).sentence.find("hand it out") == std::string::npos);
}

TEST_CASE("what is no tag is refused at once and nothing is kept of it") {
    Hub hub;
    for (const std::string& scanned :
         {std::string{"5060123450019"}, std::string{"KB7F3K9Q2Y"}, std::string(3000, 'K')}) {
        const Answer answer = hub.take(DeviceEvent::move, scanned);
        CHECK(answer.word == AnswerWord::refused);
        CHECK(answer.code == "tag_malformed");
        CHECK(answer.seq == 0);
    }
    CHECK(hub.server.asked().empty());
    CHECK(hub.queue.keep(sample_scan()).seq == 1);
}

TEST_CASE("one scan that the server cannot take does not hold up the others") {
    Hub hub;
    hub.cut_line();
    for (int i = 0; i < 9; ++i) hub.take(DeviceEvent::move, i == 4 ? other_tag : one_tag);
    hub.kitbank.states[one_tag] = "ready";
    hub.mend_line();
    for (const auto& [answer, waiting] :
         {std::pair{problem(500, "internal", true), 1}, std::pair{problem(400, "malformed"), 0}}) {
        hub.kitbank.before = [answer = answer](const Asked& asked) -> std::string {
            return asked.body.find(other_tag) != std::string::npos ? answer : "go on";
        };
        hub.desk.send_waiting();
        CHECK(hub.kitbank.changes[one_tag] == 8);
        CHECK(hub.queue.count_waiting() == waiting);
    }
    CHECK(hub.queue.parked().size() == 1);
}

TEST_CASE("1,200 kept scans go in three deliveries") {
    Hub hub;
    hub.kitbank.states[one_tag] = "ready";
    for (int i = 0; i < 1200; ++i) hub.queue.keep(sample_scan());
    CHECK(hub.desk.send_waiting().verdict == Verdict::accepted);
    CHECK(hub.server.asked().size() == 3);
    CHECK(hub.kitbank.changes[one_tag] == 1200);
    CHECK(hub.queue.count_waiting() == 0);
}

TEST_CASE("a delivery whose answer was cut is sent again and does nothing twice") {
    Hub hub;
    hub.kitbank.states[one_tag] = "ready";
    for (int i = 0; i < 20; ++i) hub.queue.keep(sample_scan());
    int deliveries = 0;
    hub.kitbank.after = [&](const Asked&, std::string answer) {
        return ++deliveries < 3 ? answer.substr(0, answer.size() / 2) + "\r\nX-Cut: yes" : answer;
    };
    for (int i = 0; i < 3; ++i) {
        hub.desk.send_waiting();
        hub.time += line_rest_seconds;
    }
    CHECK(deliveries == 3);
    CHECK(hub.kitbank.changes[one_tag] == 20);
    CHECK(hub.queue.count_waiting() == 0);
}

TEST_CASE(
    "a program killed between keeping and sending, or after sending, loses and doubles nothing") {
    const Scratch scratch;
    TinyKitbank kitbank;
    kitbank.states[one_tag] = "ready";
    const FakeServer server{[&](const Asked& asked) { return kitbank.answer(asked); }};
    for (const bool is_done : {false, true}) {
        pid_t child = 0;
        kitbank.before = [&](const Asked&) -> std::string {
            if (is_done) return "go on";
            kill(child, SIGKILL);
            return close_now;
        };
        kitbank.after = [&](const Asked&, const std::string&) -> std::string {
            kill(child, SIGKILL);
            return close_now;
        };
        int ready[2];
        REQUIRE(pipe(ready) == 0);
        child = fork();
        if (child == 0) {
            char go = 0;
            if (read(ready[0], &go, 1) != 1) _exit(1);
            ScanQueue queue{scratch / "q"};
            ApiClient api{server.url(), "secret", short_patience};
            ScanDesk desk{queue, api, [] { return noon(); }, [](const Answer&) {}};
            desk.take(one_tag, orders(DeviceEvent::move));
            _exit(0);
        }
        REQUIRE(write(ready[1], "g", 1) == 1);
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        close(ready[0]);
        close(ready[1]);
        ScanQueue queue{scratch / "q"};
        CHECK(queue.count_waiting() == 1);
        kitbank.before = [](const Asked&) { return "go on"; };
        kitbank.after = [](const Asked&, std::string answer) { return answer; };
        ApiClient api{server.url(), "secret"};
        ScanDesk desk{queue, api, [] { return noon(); }, [](const Answer&) {}};
        desk.send_waiting();
        CHECK(queue.count_waiting() == 0);
        CHECK(kitbank.changes[one_tag] == (is_done ? 2 : 1));
    }
}

TEST_CASE("a look-up without a line shows what was last known, and says so") {
    Hub hub;
    hub.kitbank.states[one_tag] = "ready";
    CHECK(hub.desk.look_up(one_tag).answer.word == AnswerWord::ok);
    hub.cut_line();
    const auto known = hub.desk.look_up(one_tag);
    CHECK(known.facts->state == DeviceState::ready);
    CHECK(known.answer.sentence.find("as known here since") != std::string::npos);
    CHECK(hub.desk.look_up(other_tag).answer.word == AnswerWord::refused);
}

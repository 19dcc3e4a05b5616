#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <sstream>

#include "scanner-client/command/options.h"
#include "scanner-client/command/program.h"
#include "scanner-client/printer/printer.h"
#include "scanner-client/settings.h"
#include "scratch.h"
#include "tiny_kitbank.h"

namespace {

using namespace kitbank::scanner;
using namespace kitbank::scanner::test;
using Words = std::vector<std::string>;

struct Said {
    int code = -1;
    std::string out;
    std::string err;
};

// The whole program against a server, with a profile of its own.
struct Desktop {
    Scratch scratch;
    TinyKitbank kitbank;
    FakeServer server{[this](const Asked& asked) { return kitbank.answer(asked); }};

    Said run(Words words, const std::string& input = "", bool is_terminal = false) {
        words.insert(words.end(), {"--profile", scratch / "profile"});
        const int file = open(scratch.write("input", input).c_str(), O_RDONLY);
        std::ostringstream out;
        std::ostringstream err;
        const int code = kitbank::scanner::run(words, {file, out, err, is_terminal});
        close(file);
        return {code, out.str(), err.str()};
    }
    void sign_in() {
        REQUIRE(run({"sign-in", "--server", server.url()}, "secret\n").code == exit_ok);
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("sign-in checks token and hub with the server before it stores them") {
    Desktop desktop;
    CHECK(desktop.run({"shelve"}).code == exit_sign_in);
    CHECK(desktop.run({"sign-in", "--server", "http://kit.example.org"}, "secret\n").code ==
          exit_usage);
    CHECK(desktop.run({"sign-in", "--server", desktop.server.url()}, "").code == exit_usage);
    CHECK(has(
        desktop.run({"sign-in", "--server", desktop.server.url(), "--hub", "HEX"}, "secret\n").err,
        "The hubs are: ALN."));
    desktop.kitbank.before = [](const Asked& asked) {
        return asked.header("Authorization") == "Bearer secret" ? "go on"
                                                                : problem(401, "unauthenticated");
    };
    const Said wrong = desktop.run({"sign-in", "--server", desktop.server.url()}, "other\n");
    CHECK(wrong.code == exit_sign_in);
    CHECK(has(wrong.out, "REFUSED sign-in  The server does not accept this token."));
    CHECK(desktop.run({"shelve"}).code == exit_sign_in);
    CHECK(desktop.run({"sign-in", "--server", desktop.server.url(), "--hub", "aln"}, "secret\n")
              .code == exit_ok);
    CHECK(desktop.run({"shelve"}).code == exit_ok);
    CHECK_FALSE(has(desktop.run({"queue", "--json"}).out, "secret"));
}

TEST_CASE("one line is said about each scan, and its first word is the verdict") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.states[one_tag] = "ready";
    const Said said = desktop.run({"shelve", "--shelf", "B2"},
                                  std::string{one_tag} + "\r\nrubbish\n" + other_tag + "\n");
    CHECK(said.out ==
          "OK KB7F-3K9Q-2X  Dell Vostro 5581: ready, at ALN, shelf B2.\n"
          "REFUSED rubbish  This is not one of our tags. A tag is ten characters, like "
          "KB7F-3K9Q-2X.\n"
          "REFUSED KB00-0000-06  A sentence.\n");
    CHECK(said.code == exit_refused);
    CHECK_FALSE(has(said.out, "\x1b"));
    CHECK(has(desktop.run({"shelve"}, one_tag, true).out, "\x1b[1;32mOK\x1b[0m"));
}

TEST_CASE("with --json each line is one object") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.states[one_tag] = "ready";
    const Said said = desktop.run({"shelve", "--json"}, std::string{one_tag} + "\nrub\"bish\xff\n");
    std::istringstream lines{said.out};
    std::string line;
    std::vector<Json> objects;
    while (std::getline(lines, line)) objects.push_back(Json::parse(line));
    REQUIRE(objects.size() == 2);
    CHECK(objects[0]["answer"] == "OK");
    CHECK(objects[0]["tag"] == one_tag);
    CHECK(objects[0]["state"] == "ready");
    CHECK(objects[0]["seq"] == 1);
    CHECK(objects[1]["answer"] == "REFUSED");
    CHECK(objects[1]["code"] == "tag_malformed");
}

TEST_CASE("scans kept without a line wait in the queue and go with the next run") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.states[one_tag] = "ready";
    desktop.kitbank.before = [](const Asked&) { return close_now; };
    const Said kept = desktop.run({"shelve"}, std::string{one_tag} + "\n" + one_tag + "\n");
    CHECK(kept.code == exit_kept);
    CHECK(has(kept.out, "KEPT KB7F-3K9Q-2X  Kept, and will be sent later."));
    CHECK(has(kept.out, "2 scans wait here."));
    CHECK(desktop.run({"queue"}).code == exit_kept);
    CHECK(desktop.run({"send"}).code == exit_kept);
    desktop.kitbank.before = [](const Asked&) { return "go on"; };
    const Said sent = desktop.run({"send"});
    CHECK(sent.code == exit_ok);
    CHECK(has(sent.out, "OK KB7F-3K9Q-2X  Sent: move of "));
    CHECK(desktop.kitbank.changes[one_tag] == 2);
    CHECK(desktop.run({"send"}).out.empty());
    CHECK(desktop.kitbank.changes[one_tag] == 2);
}

TEST_CASE("scans that wait for one server are not sent to another") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.before = [](const Asked&) { return close_now; };
    CHECK(desktop.run({"shelve"}, one_tag).code == exit_kept);
    TinyKitbank other;
    const FakeServer elsewhere{[&](const Asked& asked) { return other.answer(asked); }};
    CHECK(has(desktop.run({"sign-in", "--server", elsewhere.url()}, "secret\n").err,
              "Scans wait here for"));
    desktop.kitbank.before = [](const Asked&) { return "go on"; };
    desktop.kitbank.states[one_tag] = "ready";
    desktop.sign_in();
    CHECK(desktop.run({"send"}).code == exit_ok);
    CHECK(desktop.run({"sign-in", "--server", elsewhere.url()}, "secret\n").code == exit_ok);
    CHECK(elsewhere.asked().size() == 1);
}

TEST_CASE("a refused scan stays in the queue until a person is done with it") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.states[one_tag] = "received";
    const Words hand_over{"hand-over", "--recipient",   "REQ-77", "--agreement",
                          "A-12",      "--accessories", "1"};
    CHECK(desktop.run(hand_over, one_tag).code == exit_refused);
    CHECK(has(desktop.run({"queue"}).out, "REFUSED KB7F-3K9Q-2X  Number 1, loan on"));
    CHECK(desktop.run({"queue", "--done", "2"}).code == exit_usage);
    CHECK(desktop.run({"queue", "--done", "1"}).code == exit_ok);
    CHECK(desktop.run({"queue"}).out.empty());
}

TEST_CASE("a look-up says what it is, its state, where, whether it may go out, and what next") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.states[one_tag] = "received";
    CHECK(desktop.run({"look-up"}, one_tag).out ==
          "OK KB7F-3K9Q-2X  Dell Vostro 5581\n"
          "   state        received\n"
          "   where        at ALN, shelf B2\n"
          "   may go out   no: No wipe is in force for this device. Wipe it and upload the "
          "evidence first.\n"
          "   next         move\n");
    desktop.kitbank.states[one_tag] = "reserved";
    const Json json = Json::parse(desktop.run({"look-up", "--json"}, one_tag).out);
    CHECK(json["device"]["may_go_out"] == true);
    CHECK(json["device"]["state"] == "reserved");
    CHECK(desktop.run({"look-up"}, other_tag).code == exit_refused);
}

TEST_CASE("what a server says cannot steer the terminal") {
    Desktop desktop;
    desktop.sign_in();
    desktop.kitbank.before = [](const Asked&) {
        return http(409, R"({"code":"event_not_allowed","detail":"a\u001b[2Jb\n\u009bOK \u00e9"})",
                    "application/problem+json");
    };
    CHECK(desktop.run({"shelve"}, one_tag).out == "REFUSED KB7F-3K9Q-2X  a [2Jb  OK \xC3\xA9\n");
}

TEST_CASE("labels are printed into a file, a device and a raw printer port alike") {
    Desktop desktop;
    const std::string file = desktop.scratch / "labels.zpl";
    CHECK(
        desktop
            .run({"print", "--host", "kit.example.org", "--file", file, "kb7f-3k9q-2x", other_tag})
            .code == exit_ok);
    const std::string zpl = file_text(file);
    CHECK(zpl.starts_with("^XA"));
    const std::string device = desktop.scratch.write("lp0", "");
    CHECK(desktop
              .run({"print", "--host", "kit.example.org", "--device", device},
                   std::string{one_tag} + "\n" + other_tag)
              .code == exit_ok);
    CHECK(file_text(device) == zpl);

    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(listen(listener, 1) == 0);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    std::string printed;
    std::thread printer{[&] {
        const int connection = accept(listener, nullptr, nullptr);
        char piece[4096];
        ssize_t count = 0;
        while ((count = recv(connection, piece, sizeof piece, 0)) > 0)
            printed.append(piece, static_cast<std::size_t>(count));
        close(connection);
    }};
    const std::string port = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    CHECK(desktop.run({"print", "--host", "kit.example.org", "--printer", port, one_tag, other_tag})
              .code == exit_ok);
    printer.join();
    close(listener);
    CHECK(printed == zpl);
    CHECK(desktop.run({"print", "--host", "kit.example.org", "--printer", port, one_tag}).code ==
          exit_local_trouble);
}

TEST_CASE("labels are also printed as a sheet and as pictures, and wrong wishes are refused") {
    Desktop desktop;
    const std::string file = desktop.scratch / "labels";
    const Words start{"print", "--bare", "--file", file, one_tag};
    const auto with = [&](std::initializer_list<std::string> more) {
        Words words = start;
        words.insert(words.end(), more);
        return words;
    };
    CHECK(
        desktop.run(with({"--format", "pdf", "--stock", "L7651", "--start", "60", "--dx", "-0.5"}))
            .code == exit_ok);
    CHECK(file_text(file).starts_with("%PDF"));
    CHECK(desktop.run(with({"--format", "png"})).code == exit_ok);
    CHECK(file_text(file).substr(1, 3) == "PNG");
    CHECK(desktop.run(with({"--format", "svg", "--stock", "L7159"})).code == exit_ok);
    for (const auto& wrong : {with({"--format", "gif"}), with({"--format", "pdf", "--start", "22"}),
                              with({"--format", "pdf", "--dx", "far"}), with({"--stock", "L9999"}),
                              with({"KB7F3K9Q2Y"}), with({"--format", "png", other_tag}),
                              with({"--device", "x"}), Words{"print", "--bare", one_tag}})
        CHECK(desktop.run(wrong).code == exit_usage);
    CHECK(desktop.run({"print", "--bare", "--file", desktop.scratch / "no/such/folder", one_tag})
              .code == exit_local_trouble);
    CHECK(desktop.run({"print", "--bare", "--device", desktop.scratch / "none", one_tag}).code ==
          exit_local_trouble);
}

TEST_CASE("a picture without a code is refused, and one that is none is trouble") {
    Desktop desktop;
    desktop.sign_in();
    const std::string blank = desktop.scratch / "blank.png";
    REQUIRE(std::system(("convert -size 50x50 xc:white '" + blank + "'").c_str()) == 0);
    CHECK(desktop.run({"shelve", "--picture", blank}).code == exit_refused);
    CHECK(desktop.run({"shelve", "--picture", desktop.scratch / "none.png"}).code ==
          exit_local_trouble);
}

// Fontconfig, Pango and cairo keep their caches to the end of the process, out of the leak
// checker's sight. (Measured: thousands of prints, from ever new threads, do not grow.)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:libglib\n";
}

#include <doctest/doctest.h>

#include "scanner-client/command/modes.h"
#include "scanner-client/command/options.h"
#include "scanner-client/http.h"
#include "scanner-client/settings.h"
#include "scratch.h"

#include <sys/stat.h>

namespace {

using namespace kitbank;
using namespace kitbank::scanner;
using namespace kitbank::scanner::test;
using Words = std::vector<std::string>;

std::string fault_of(const Words& words) {
    const auto read = read_arguments(words);
    const auto* fault = std::get_if<UsageFault>(&read);
    return fault == nullptr ? "" : fault->sentence;
}

std::variant<Orders, UsageFault> orders_of(const Words& words) {
    const auto arguments = std::get<Arguments>(read_arguments(words));
    return read_orders(*find_mode(arguments.command), arguments, "ALN", noon());
}

Orders good(const Words& words) { return std::get<Orders>(orders_of(words)); }
bool is_wrong(const Words& words) { return std::holds_alternative<UsageFault>(orders_of(words)); }

const Words loan{"hand-over", "--recipient", "REQ-77", "--agreement=A-12", "--accessories", "2"};

Words with(Words words, std::initializer_list<std::string> more) {
    words.insert(words.end(), more);
    return words;
}

}  // namespace

TEST_CASE("the options of a mode are its evidence") {
    const Orders orders = good(with(loan, {"--due", "2026-12-18"}));
    CHECK(orders.event == DeviceEvent::loan);
    CHECK(orders.hub == "ALN");
    CHECK(orders.evidence == Evidence{{"recipient", "REQ-77"},
                                      {"agreement", "A-12"},
                                      {"accessories", "2"},
                                      {"due", "2026-12-18"}});
    CHECK(good(with(loan, {"--gift"})).event == DeviceEvent::gift);
    CHECK(good({"shelve", "--shelf", "B2", "--hub", "HEX"}).hub == "HEX");
    CHECK(good({"take-back", "--condition", "worn", "--accessories", "0"}).event ==
          DeviceEvent::handback);
}

TEST_CASE("evidence that is missing or wrong is told before the first scan") {
    CHECK(is_wrong({"hand-over"}));
    CHECK(is_wrong({"hand-over", "--recipient", "R", "--agreement", "A", "--accessories", "many"}));
    CHECK(is_wrong(with(loan, {"--due", "31.12.2026"})));
    CHECK(is_wrong(with(loan, {"--gift", "--due", "2026-12-18"})));
    CHECK(is_wrong({"take-back", "--condition", "bad", "--accessories", "1"}));
    CHECK(is_wrong({"receive", "--kind", "laptop"}));
    CHECK(is_wrong({"receive", "--kind", "toaster", "--make", "a", "--model", "b"}));
}

TEST_CASE("for a request nothing but the accessories is asked") {
    const Orders named = good({"hand-over", "--request", "q-7k3m9qxz", "--accessories", "2"});
    CHECK(named.evidence == Evidence{{"request", "Q-7K3M9QXZ"}, {"accessories", "2"}});
    CHECK(named.takes_requests);
    CHECK_FALSE(named.needs_request);
    const Orders scanned = good({"hand-over", "--accessories", "2"});
    CHECK(scanned.evidence == Evidence{{"accessories", "2"}});
    CHECK(scanned.needs_request);
    CHECK_FALSE(good(loan).needs_request);
    CHECK_FALSE(good({"shelve", "--shelf", "B2"}).takes_requests);
    CHECK(is_wrong({"hand-over", "--request", "Q-7K3M9QXZ"}));
    CHECK(is_wrong({"hand-over", "--request", "R-1001", "--accessories", "1"}));
}

TEST_CASE("a pledged device is received without its make, a new one with all") {
    CHECK(good({"receive"}).evidence.empty());
    CHECK(good({"receive", "--shelf", "A1"}).evidence == Evidence{{"shelf", "A1"}});
    const Orders orders =
        good({"receive", "--kind", "laptop", "--make", "Dell", "--model", "5581", "--medium",
              " s3z9nb0k ,Samsung SSD 860, EVO,500107862016,ssd", "--medium", "X1Y2,,,"});
    REQUIRE(orders.media.size() == 2);
    CHECK(orders.media[0] ==
          Medium{"S3Z9NB0K", "Samsung SSD 860, EVO", 500107862016, MediumType::ssd});
    CHECK(orders.media[1] == Medium{"X1Y2", "", 0, MediumType::unknown});
    for (const char* medium : {"", "S3Z9NB0K", "S3Z9NB0K,a,b,ssd", "S3Z9NB0K,a,-1,ssd",
                               "S3Z9NB0K,a,1,tape", "00000000,a,1,ssd", ",,,"})
        CHECK(is_wrong({"receive", "--medium", medium}));
}

TEST_CASE("a command line that makes no sense is refused with what is wrong") {
    CHECK(fault_of({}) == "Which command?");
    CHECK(fault_of({"recieve"}) == "There is no command recieve.");
    CHECK(fault_of({"shelve", "--shelve", "A"}) == "shelve has no option --shelve.");
    CHECK(fault_of({"shelve", "--shelf"}) == "--shelf needs a value: TEXT.");
    CHECK(fault_of({"shelve", "--shelf", "A", "--shelf", "B"}) == "--shelf is given twice.");
    CHECK(fault_of({"shelve", "--json=yes"}) == "--json takes no value.");
    CHECK(fault_of({"shelve", "KB7F3K9Q2X"}) == "shelve does not know what to do with KB7F3K9Q2X.");
    CHECK(fault_of({"print", "KB7F3K9Q2X", "--file", "x"}).empty());
}

TEST_CASE("help names every command, and each command its options and the exit codes") {
    for (const CommandForm& form : command_forms()) {
        CHECK(help_text().find("\n  " + form.name) != std::string::npos);
        const std::string help = help_text(form.name);
        for (const Option& option : form.options)
            CHECK(help.find("--" + option.name) != std::string::npos);
        CHECK(help.find("Exit codes: 0") != std::string::npos);
    }
}

TEST_CASE("a time from paper is local or RFC 3339, real and past") {
    setenv("TZ", "Europe/London", 1);
    tzset();
    const auto now = *parse_instant("2026-07-20T12:00:00Z");
    CHECK(parse_time("10:30", now) == parse_instant("2026-07-20T09:30:00Z"));
    CHECK(parse_time("2026-01-05 10:30", now) == parse_instant("2026-01-05T10:30:00Z"));
    CHECK(parse_time("2026-07-01T08:00:00+01:00", now) == parse_instant("2026-07-01T07:00:00Z"));
    for (const char* text : {"", "10", "10:3x", "24:00", "10:60", "-1:30", "2026-02-30 10:00",
                             "2026-13-01 10:00", "yesterday"})
        CHECK_FALSE(parse_time(text, now).has_value());
    CHECK(is_wrong({"shelve", "--at", "2026-11-20T12:00:01Z"}));
    CHECK(good({"shelve", "--at", "2026-11-20T11:00:00Z"}).at ==
          parse_instant("2026-11-20T11:00:00Z"));
}

TEST_CASE("a token travels over https, or over http inside this computer only") {
    for (const char* server : {"https://kit.example.org", "https://kit.example.org:8443/kitbank",
                               "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"})
        CHECK(fault_of_server(server).empty());
    for (const char* server :
         {"", "kit.example.org", "ftp://kit.example.org", "http://kit.example.org",
          "http://192.0.2.7", "https://", "https://a:b@kit.example.org",
          "https://kit.example.org/?x=1", "http://localhost.example.org"})
        CHECK_FALSE(fault_of_server(server).empty());
}

TEST_CASE("settings are written whole, for their owner only, and read back") {
    const Scratch scratch;
    const auto profile = profile_folder(scratch / "profile");
    CHECK_FALSE(read_settings(profile).has_value());
    write_settings(profile, {"https://kit.example.org", "secret", "ALN"});
    const auto settings = read_settings(profile);
    REQUIRE(settings.has_value());
    CHECK(settings->token == "secret");
    CHECK(settings->hub == "ALN");
    struct stat status {};
    REQUIRE(stat(settings_path(profile).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    REQUIRE(stat(profile.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700);
    scratch.write("profile/settings.json", "{\"server\":");
    CHECK_THROWS_AS(read_settings(profile), LocalTrouble);
}

#include <doctest/doctest.h>

#include "server/usecase/databank/deliveries.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_files.h"
#include "tests/support/stock_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

struct IntakePages : StockWorld {
    explicit IntakePages(Role role = Role::volunteer) { browser.sign_in(role); }
    StockFile file(const std::string& content) {
        AddFile command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.told.bundle = "O2-25";
        command.name = "box 7.csv";
        command.content = content;
        return *add_file(command, ports);
    }
    // As the page sends it: with the hidden fields of where and how.
    Response send(const std::string& how, PageBrowser::Answers answers) {
        answers.insert(answers.end(), {{"how", how}, {"hub", "NORTH"}, {"bundle", "O2-25"}});
        return browser.submit("/data/receive/numbers", std::move(answers));
    }
    PageBrowser browser{*this};
};

const std::string good = "8944110000000001238";

}  // namespace

TEST_CASE("where and how is asked first, and wrong answers come back") {
    IntakePages pages;
    const Response form = pages.browser.get("/data/receive");
    CHECK(has(form, "O2 25 GB (O2-25)"));
    const Response refused =
        pages.browser.submit("/data/receive", {{"hub", "NORTH"}, {"how", "scan"}, {"batch", "7"}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "Choose the bundle."));
    CHECK(has(refused, "value=\"7\""));
    pages.browser.get("/data/receive");
    const Response date = pages.browser.submit("/data/receive", {{"hub", "NORTH"},
                                                                 {"bundle", "O2-25"},
                                                                 {"activate_by-day", "31"},
                                                                 {"activate_by-month", "2"},
                                                                 {"activate_by-year", "2027"}});
    CHECK(has(date, "Enter a real date."));
    pages.browser.get("/data/receive");
    const PageBrowser::Answers right{
        {"hub", "NORTH"}, {"bundle", "O2-25"}, {"how", "scan"}, {"batch", "box 7"}};
    CHECK(location_of(pages.browser.submit("/data/receive", right)) ==
          "/data/receive/numbers?how=scan&hub=NORTH&bundle=O2-25&batch=box%207");
    CHECK(location_of(pages.browser.get("/data/receive/numbers?how=scan")) == "/data/receive");
}

TEST_CASE("card after card is scanned on one page") {
    IntakePages pages;
    const Response first =
        pages.browser.get("/data/receive/numbers?how=scan&hub=NORTH&bundle=O2-25");
    CHECK(has(first, "autofocus"));
    const Response scanned = pages.send("scan", {{"number", "8944 1100 0000 0001 238"}});
    CHECK(scanned.status == 200);
    CHECK(has(scanned, good));
    CHECK(has(scanned, "Received"));
    CHECK(has(scanned, "autofocus"));
    CHECK(pages.held(AccountKind::hub, pages.north.id.value) == 1);
    const Response again = pages.send("scan", {{"number", good}});
    CHECK(has(again, "Here already"));
    const Response empty = pages.send("scan", {{"number", " "}});
    CHECK(empty.status == 422);
    CHECK(has(empty, "Scan or type at least one number."));
}

TEST_CASE("a doubtful card is received when it is ticked") {
    IntakePages pages;
    pages.browser.get("/data/receive/numbers?how=list&hub=NORTH&bundle=O2-25");
    const Response list =
        pages.send("list", {{"numbers", good + "\r\n8944110000000001239\r\nnonsense"}});
    CHECK(has(list, "Look again"));
    CHECK(has(list, "Not a number"));
    CHECK(pages.held(AccountKind::hub, pages.north.id.value) == 1);
    const Response ticked = pages.send(
        "list", {{"confirmed", "8944110000000001239"}, {"numbers", "8944110000000001246"}});
    CHECK(ticked.status == 200);
    CHECK(has(ticked, "8944110000000001246"));  // waits for the next press
    CHECK(pages.held(AccountKind::hub, pages.north.id.value) == 2);
}

TEST_CASE("a range is received, and one that is none is told beside its box") {
    IntakePages pages;
    pages.browser.get("/data/receive/numbers?how=range&hub=NORTH&bundle=O2-25");
    const Response wrong = pages.send("range", {{"first", "8944110000000001246"}, {"last", good}});
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "lower one first"));
    pages.browser.get("/data/receive/numbers?how=range&hub=NORTH&bundle=O2-25");
    pages.send("range", {{"first", good}, {"last", "8944110000000001246"}});
    CHECK(pages.held(AccountKind::hub, pages.north.id.value) == 2);
}

TEST_CASE("a file shows what will become of its lines, is loaded, and tells what did") {
    IntakePages pages;
    const StockFile file = pages.file("ICCID\n" + good + "\n8.94E+18\n8944110000000001239\n");
    const std::string url = "/data/files/" + format(file.id);
    const Response preview = pages.browser.get(url);
    CHECK(has(preview, "Nothing is received yet."));
    CHECK(has(preview, "Load 1 line"));
    CHECK(has(preview, "spreadsheet"));
    CHECK(has(preview, "1 number to look at again"));
    CHECK(has(pages.browser.get("/data/files"), "box 7.csv"));
    pages.browser.get(url);
    CHECK(location_of(pages.browser.submit(url + "/load", {{"also", "doubtful"}})) == url);
    const Response loaded = pages.browser.get(url);
    CHECK(has(loaded, "2 of 3 lines received."));
    CHECK(has(loaded, "What became of its lines"));
    CHECK(has(pages.browser.get(url + "?fate=malformed"), "Line 3"));
    CHECK_FALSE(has(pages.browser.get(url + "?fate=malformed"), "Line 2"));
}

TEST_CASE("a file can be loaded when there is something in it to load, or to confirm") {
    IntakePages pages;
    const auto preview = [&](const std::string& lines) {
        return pages.browser.get("/data/files/" + format(pages.file("ICCID\n" + lines).id));
    };
    const Response none = preview("8.94E+18\n");
    CHECK(has(none, "There is nothing to load in it."));
    CHECK_FALSE(has(none, "/load"));
    CHECK(has(none, "Drop this file"));
    const Response doubtful = preview("8944110000000001239\n");
    CHECK(has(doubtful, "Load what I have ticked"));
    CHECK(has(doubtful, "/load"));
}

TEST_CASE("a file with a column for batches or last days says that they are not read") {
    IntakePages pages;
    const StockFile plain = pages.file("ICCID\n8944110000000001246\n");
    const std::string url = "/data/files/";
    CHECK_FALSE(has(pages.browser.get(url + format(plain.id)), "not read"));
    const StockFile file = pages.file("iccid,BATCH,Activate by\n" + good + ",8,2027-01-31\n");
    const Response page = pages.browser.get(url + format(file.id));
    CHECK(has(page,
              "The columns for the batch and the last day to activate of this file are not read"));
    CHECK(has(page, "(batch: none, last day to activate: none)"));
    const StockFile batches = pages.file("Batch,SIM\n8," + good + "\n");
    CHECK(has(pages.browser.get(url + format(batches.id)),
              "The column for the batch of this file is not read"));
}

TEST_CASE("a file that is being loaded shows how far it is, without script") {
    IntakePages pages;
    StockFile file = pages.file("ICCID\n" + good + "\n");
    file.state = FileState::loading;
    pages.ports.store.write([&](Transaction& tx) {
        tx.write_intake().update_file(file);
        return true;
    });
    const Response page = pages.browser.get("/data/files/" + format(file.id));
    CHECK(has(page, "0 of 1 lines"));
    const auto& headers = page.headers;
    CHECK(std::ranges::count(headers, std::pair<std::string, std::string>{"Refresh", "2"}) == 1);
}

TEST_CASE("a delivery is announced, counted and closed with what was short") {
    IntakePages pages;
    pages.browser.get("/data/deliveries/new");
    const Response refused = pages.browser.submit(
        "/data/deliveries/new", {{"hub", "NORTH"}, {"bundle", "O2-25"}, {"expected", "many"}});
    CHECK(has(refused, "from 1 to 100,000"));
    pages.browser.get("/data/deliveries/new");
    const std::string url = location_of(pages.browser.submit(
        "/data/deliveries/new",
        {{"hub", "NORTH"}, {"bundle", "O2-25"}, {"expected", "2"}, {"order_reference", "PO-7"}}));
    REQUIRE(url.starts_with("/data/deliveries/N-"));
    CHECK(has(pages.browser.get(url), "2 expected, 0 counted: 2 short."));
    const std::string reference = url.substr(17);
    CHECK(has(pages.browser.get("/data/receive?delivery=" + reference), reference));
    pages.browser.get("/data/receive/numbers?how=scan&delivery=" + reference);
    pages.browser.submit("/data/receive/numbers", {{"number", good}, {"delivery", reference}});
    CHECK(has(pages.browser.get(url), "1 short."));
    pages.browser.get(url + "/close");
    CHECK(location_of(pages.browser.submit(url + "/close", {{"words", "told the network"}})) ==
          url);
    CHECK(has(pages.browser.get(url), "told the network"));
    CHECK(has(pages.browser.get("/data/deliveries?list=closed"), reference));
    CHECK_FALSE(has(pages.browser.get("/data/deliveries"), reference));
}

}  // namespace kitbank::web

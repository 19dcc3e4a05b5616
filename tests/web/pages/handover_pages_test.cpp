#include <doctest/doctest.h>

#include "tests/support/handover_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

struct Desk : HandoverWorld {
    PageBrowser browser{*this, settings()};

    static WebSettings settings() {
        WebSettings settings;
        settings.label_host = "kit.example.org";
        return settings;
    }
    static std::string counter(const Ready& of) { return "/handover/" + of.request.reference; }
    static PageBrowser::Answers signed_form(const Ready& of) {
        return {{"tag", of.device.tag.text}, {"count-0", "1"},         {"count-3", "1"},
                {"other-name", "Hub"},       {"other-count", "1"},     {"collected_by", "resident"},
                {"language", "en"},          {"agreement", "house-1"}, {"strokes", ink}};
    }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "an item or a request leads to the counter") {
    const Ready of = ready();
    browser.sign_in(Role::volunteer);
    CHECK(has(browser.get("/handover"), "Scan the item or the request"));
    CHECK(location_of(browser.get("/handover?code=" + of.device.tag.text)) ==
          counter(of) + "?tag=" + of.device.tag.text);
    const std::string code = "HTTPS%3A%2F%2FKIT.EXAMPLE.ORG%2FQ%2F" + of.request.reference;
    CHECK(location_of(browser.get("/handover?code=" + code)) == counter(of));
    CHECK(location_of(browser.get("/scan?code=" + code)) == "/q/" + of.request.reference);
    CHECK(location_of(browser.get("/Q/" + of.request.reference)) == counter(of));
    const Response loose = browser.get("/handover?code=" + device_in(DeviceState::ready).tag.text);
    CHECK(loose.status == 404);
    CHECK(has(loose, "not set aside for a request"));
    CHECK(browser.get("/handover?code=banana").status == 422);
}

TEST_CASE_FIXTURE(Desk, "the counter says whether this item may go, and asks for the rest") {
    const Ready of = ready();
    const Ready other = ready();
    browser.sign_in(Role::volunteer);
    const Response start = browser.get(counter(of));
    CHECK(has(start, "Scan the item"));
    CHECK_FALSE(has(start, "They have it now"));
    const Response wrong = browser.get(counter(of) + "?tag=" + other.device.tag.text);
    CHECK(has(wrong, "No, not this one"));
    CHECK(has(wrong, "It is set aside for " + other.request.reference));
    CHECK_FALSE(has(wrong, "They have it now"));
    const Response right = browser.get(counter(of) + "?tag=" + of.device.tag.text);
    CHECK(has(right, "Yes, this one may go"));
    CHECK(has(right, "We lend you the kit named above"));
    CHECK(has(right, "data-kb-sign"));
    const Response welsh = browser.get(counter(of) + "?tag=" + of.device.tag.text + "&language=cy");
    CHECK(has(welsh, "lang=\"cy\""));
}

TEST_CASE_FIXTURE(Desk, "signed and handed over, with a receipt") {
    const Ready of = ready();
    browser.sign_in(Role::volunteer);
    browser.get(counter(of) + "?tag=" + of.device.tag.text);
    PageBrowser::Answers unsigned_form = signed_form(of);
    unsigned_form.pop_back();
    const Response refused = browser.submit(counter(of), unsigned_form);
    CHECK(refused.status == 422);
    CHECK(has(refused, "value=\"Hub\""));
    CHECK(has(refused, "strokes-error"));
    const Response done = browser.submit(counter(of), signed_form(of));
    REQUIRE(done.status == 303);
    const Response receipt = browser.get(location_of(done));
    CHECK(has(receipt, "Bring it back by"));
    CHECK(has(receipt, "19 December 2026"));
    CHECK(has(receipt, "1 Charger, 1 Mouse, 1 Hub"));
    CHECK_FALSE(has(receipt, "NE61 2EF"));
    CHECK_FALSE(has(receipt, "07700 900456"));
    CHECK(story(of.request) == "handed_over: handed_over");
    CHECK(has(browser.get(counter(of)), "Nothing more is handed over"));
}

TEST_CASE_FIXTURE(Desk, "what went out by a scan waits for its signature") {
    const Ready of = ready();
    record(loan(of.device, of.request));
    const std::string url = "/handovers/" + handovers(of.request).front().reference;
    browser.sign_in(Role::hub_staff);
    CHECK(has(browser.get("/handovers"), url + "/signature"));
    browser.get(url + "/signature");
    CHECK(browser.submit(url + "/signature", {{"language", "en"}}).status == 422);
    CHECK(browser.upload(url + "/signature", "photograph", "no picture").status == 422);
    const Response done = browser.upload(url + "/signature", "photograph", photograph());
    CHECK(location_of(done) == url + "?done=signed");
    CHECK(has(browser.get("/handovers"), "Everything that went out is signed for."));
    browser.get(url);
    CHECK(browser.submit(url + "/reading", {}).status == 422);
    const Response seen = browser.submit(url + "/reading", {{"reason", "collection"}});
    CHECK(seen.content_type == "image/jpeg");
    CHECK(seen.body == photograph());
    CHECK(readings(*resident).size() == 1);
}

TEST_CASE_FIXTURE(Desk, "a signature of the screen is drawn for whoever has a reason") {
    const Ready of = ready();
    const Result<Handover> row = hand_over(over(of), ports);
    REQUIRE(code_of(row) == "done");
    const std::string url = "/handovers/" + row->reference;
    browser.sign_in(Role::volunteer);
    CHECK_FALSE(has(browser.get(url), "See the signature"));
    browser.sign_in(Role::manager);
    CHECK(has(browser.get(url), "See the signature"));
    CHECK(has(browser.submit(url + "/reading", {{"reason", "collection"}}),
              "M100 300L120 80L180 320M240 200L500 210"));
}

TEST_CASE_FIXTURE(Desk, "the pick list and the packing slip name nobody") {
    const Ready of = ready();
    browser.sign_in(Role::volunteer);
    const Response list = browser.get("/handover/pick-list");
    CHECK(has(list, of.request.reference));
    CHECK(has(list, "Dell Vostro 5581"));
    const Response slip = browser.get("/requests/" + of.request.reference + "/packing-slip");
    CHECK(has(slip, "QR code of " + of.request.reference));
    for (const Response& page : {list, slip}) {
        CHECK_FALSE(has(page, "NE61 2EF"));
        CHECK_FALSE(has(page, resident->reference));
    }
}

TEST_CASE_FIXTURE(Desk, "a delivery that failed is recorded") {
    const Ready of = ready();
    browser.sign_in(Role::hub_staff);
    const std::string url = "/requests/" + of.request.reference + "/failed-delivery";
    browser.get(url);
    CHECK(browser.submit(url, {{"words", "nobody at home"}}).status == 422);
    browser.get(url);
    const Response done = browser.submit(url, {{"items", "stock"}, {"words", "nobody at home"}});
    CHECK(done.status == 303);
    CHECK(story(of.request) == "accepted: waiting");
}

TEST_CASE_FIXTURE(Desk, "a new agreement is looked at before it is used") {
    browser.sign_in(Role::manager);
    const std::string url = "/organisation/agreements";
    CHECK(has(browser.get(url), "The house’s text, version 1."));
    browser.get(url + "/new?kind=loan&language=en");
    const std::string text =
        "You look after it, and you bring it back.\r\n- dry\r\n- <b>whole</b> and with its charger";
    const PageBrowser::Answers typed = {{"kind", "loan"}, {"language", "en"}, {"text", text}};
    PageBrowser::Answers brief = typed;
    brief.back().second = "Be good.";
    CHECK(browser.submit(url, brief).status == 422);
    const Response preview = browser.submit(url, typed);
    CHECK(has(preview, "This is how it looks"));
    CHECK(has(preview, "&lt;b&gt;whole&lt;/b&gt;"));
    PageBrowser::Answers sure = typed;
    sure.emplace_back("step", "write");
    CHECK(location_of(browser.submit(url, sure)) == url + "?done=written");
    const Response list = browser.get(url);
    CHECK(has(list, "Your version 1."));
    CHECK(has(list, "is still the house’s text"));
    CHECK(has(browser.get(url + "/version?kind=loan&language=en&version=1"), "Version 1"));
    CHECK(browser.get(url + "/version?kind=loan&language=en&version=2").status == 404);
    browser.sign_in(Role::hub_staff);
    CHECK(browser.get(url).status == 403);
}

}  // namespace kitbank::web

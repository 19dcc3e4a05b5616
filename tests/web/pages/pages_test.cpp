#include <doctest/doctest.h>

#include "server/usecase/devices/find_devices.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

using enum DeviceState;

std::string url(const Device& device) { return "/devices/" + device.tag.text; }

DeviceState state_now(World& world, const Tag& tag) {
    return find_device(world.caller(Role::manager), tag, world.ports)->standing.state;
}

// Opens a form of the device and sends it with these answers.
Response act(PageBrowser& browser, const Device& device, const std::string& step,
             PageBrowser::Answers answers) {
    const auto form = browser.get(url(device) + "/" + step);
    CHECK(form.status == 200);
    return browser.submit(url(device) + "/" + step, std::move(answers));
}

const PageBrowser::Answers intake_answers = {
    {"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro 5581"}, {"hub", "NORTH"}};

PageBrowser::Answers with(PageBrowser::Answers answers, std::string name, std::string value) {
    answers.emplace_back(std::move(name), std::move(value));
    return answers;
}

}  // namespace

TEST_CASE("a page asks whoever is not signed in to sign in and brings them back") {
    World world;
    PageBrowser browser(world);
    const auto asked = browser.get("/devices?state=ready");
    CHECK(asked.status == 303);
    CHECK(location_of(asked) == "/sign-in?then=%2Fdevices%3Fstate%3Dready");
    const auto form = browser.get(location_of(asked));
    CHECK(has(form, "name=\"then\" value=\"/devices?state=ready\""));
}

TEST_CASE("a wrong password keeps the address that was typed and says nothing of which was wrong") {
    World world;
    PageBrowser browser(world);
    browser.get("/sign-in");
    const auto answer = browser.submit(
        "/sign-in", {{"email", "nobody@example.org"}, {"password", "a wrong password"}});
    CHECK(answer.status == 401);
    CHECK(has(answer, "value=\"nobody@example.org\""));
    CHECK_FALSE(has(answer, "a wrong password"));
    CHECK(has(answer, "role=\"alert\""));
}

TEST_CASE("signing in leads to no other site") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    CHECK(location_of(browser.get("/sign-in?then=https%3A%2F%2Fexample.org%2F")) == "/");
    CHECK(location_of(browser.get("/sign-in?then=%2F%2Fexample.org")) == "/");
}

TEST_CASE("signing out ends the session") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto old = browser.cookie;
    browser.get("/");
    CHECK(location_of(browser.submit("/sign-out", {})) == "/sign-in");
    browser.cookie = old;
    CHECK(browser.get("/").status == 303);
}

TEST_CASE("a device is received with a printed label, its facts and its disks") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::volunteer);
    const auto tag = world.printed_label();
    browser.get("/devices/new");
    auto answers = with(intake_answers, "tag", tag.text);
    answers = with(answers, "serial", "3fbj6p2");
    answers = with(answers, "medium-1-serial", "Z0BPC1TRP6W1");
    answers = with(answers, "medium-1-type", "nvme");
    const auto received = browser.submit("/devices", answers);
    CHECK(location_of(received) == "/devices/" + tag.text + "?done=intake");
    const auto device = browser.get("/devices/" + tag.text);
    CHECK(has(device, "Dell Vostro 5581"));
    CHECK(has(device, "Serial Z0BPC1TRP6W1"));
    CHECK(has(device, "No, it must not go out"));
}

TEST_CASE("a form that was refused comes back as it was typed, with each mistake at its field") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    auto answers = with(intake_answers, "serial", "To be filled by O.E.M.");
    const auto refused = browser.submit("/devices", with(answers, "donor", "Example Council"));
    CHECK(refused.status == 422);
    CHECK(has(refused, "value=\"To be filled by O.E.M.\""));
    CHECK(has(refused, "value=\"Example Council\""));
    CHECK(has(refused, "<a href=\"#serial\">"));
    CHECK(has(refused, "id=\"serial-error\""));
    CHECK(has(refused, "<title>Error: Receive a device"));
}

TEST_CASE("a filler for a disk's serial is shown at the row it was typed in") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    auto answers = with(intake_answers, "medium-1-serial", "");
    answers = with(answers, "medium-2-serial", "Default string");
    const auto refused = browser.submit("/devices", answers);
    CHECK(refused.status == 422);
    CHECK(has(refused, "id=\"medium-2-serial-error\""));
}

TEST_CASE("another disk can be added without script and nothing typed is lost") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    auto answers = with(intake_answers, "medium-1-serial", "Z0BPC1TRP6W1");
    const auto more = browser.submit("/devices", with(answers, "more", "disk"));
    CHECK(more.status == 200);
    CHECK(has(more, "name=\"medium-2-serial\""));
    CHECK(has(more, "value=\"Z0BPC1TRP6W1\""));
    CHECK(has(more, "value=\"Vostro 5581\""));
}

TEST_CASE("a form sent twice is done once") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    const auto first = browser.submit("/devices", intake_answers);
    const auto second = browser.submit("/devices", intake_answers);
    CHECK(first.status == 303);
    CHECK(location_of(second) == location_of(first));
    const auto all = find_devices(world.caller(Role::manager), {}, {}, world.ports);
    CHECK(all->items.size() == 1);
}

TEST_CASE("a form without the secret of its page does nothing") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto before = world.dump();
    CHECK(browser.post("/devices", intake_answers).status == 403);
    CHECK(world.dump() == before);
}

TEST_CASE("a step that is taken on a page that has grown old is refused and shown as it is now") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(ready);
    browser.get(url(device) + "/reservation");
    world.record(world.step(device.tag, DeviceEvent::move, {{"shelf", "B2"}}));
    const auto refused = browser.submit(url(device) + "/reservation", {{"request", "REQ-1"}});
    CHECK(refused.status == 412);
    CHECK(has(refused, "value=\"REQ-1\""));
    CHECK(state_now(world, device.tag) == ready);
    CHECK(browser.submit(url(device) + "/reservation", {{"request", "REQ-1"}}).status == 303);
}

TEST_CASE("each step of a device's life can be taken on a page") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    struct Attempt {
        DeviceState from;
        std::string step;
        PageBrowser::Answers answers;
        DeviceState to;
    };
    const PageBrowser::Answers handover = {
        {"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", "1"}};
    const std::vector<Attempt> attempts = {
        {received, "lock_found", {{"lock", "bios_password"}}, locked},
        {locked, "lock_release", {{"released_by", "IT team of the donor"}}, received},
        {wiped, "repair", {{"reason", "A key is stuck"}}, in_repair},
        {in_repair,
         "repair_completion",
         {{"parts", "none"}, {"opened", "no"}, {"medium_changed", "no"}},
         wiped},
        {wiped,
         "inspection",
         {{"grade", "B"}, {"os", "Linux Mint 22"}, {"locks_off", "yes"}, {"accessories", "1"}},
         ready},
        {wiped, "inspection_failure", {{"failed", "The screen flickers"}}, in_repair},
        {ready, "reservation", {{"request", "REQ-7"}}, reserved},
        {reserved, "release", {{"reason", "They moved away"}}, ready},
        {reserved, "loan", handover, on_loan},
        {reserved, "gift", handover, gifted},
        {ready, "shared_use", {{"purpose", "Drop-in"}}, in_shared_use},
        {on_loan, "renewal", {{"due-day", "4"}, {"due-month", "1"}, {"due-year", "2027"}}, on_loan},
        {on_loan, "handback", {{"condition", "good"}, {"accessories", "1"}}, returned},
        {ready, "loss", {{"report", "Not on its shelf"}}, lost},
        {lost, "recovery", {}, returned},
        {received,
         "disposal",
         {{"method", "destroyed"}, {"recycler", "Example Recycling"}, {"media", "destroyed"}},
         disposed},
        {ready, "move", {{"shelf", "B2"}}, ready},
        {ready, "wipe_void", {{"reason", "The log was of another machine"}}, received},
    };
    for (const auto& attempt : attempts) {
        CAPTURE(attempt.step);
        const auto device = world.device_in(attempt.from);
        const auto done = act(browser, device, attempt.step, attempt.answers);
        CHECK(location_of(done) == url(device) + "?done=" + attempt.step);
        CHECK(state_now(world, device.tag) == attempt.to);
        CHECK(browser.get(location_of(done)).status == 200);
    }
}

TEST_CASE("a history names who did what, and one's own acts are one's own") {
    World world;
    PageBrowser staff(world);
    staff.sign_in(Role::hub_staff);
    const auto device = world.device_in(ready);
    act(staff, device, "reservation", {{"request", "REQ-7"}});
    CHECK(has(staff.get(url(device)), "You at NORTH hub"));
    PageBrowser manager(world);
    manager.sign_in(Role::manager);
    CHECK(has(manager.get(url(device)), "Robin Example at NORTH hub"));
}

TEST_CASE("a step that the state does not allow is refused before its form is filled in") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(returned);
    const auto refused = browser.get(url(device) + "/loan");
    CHECK(refused.status == 409);
    CHECK(has(refused, "The device is returned."));
    CHECK(has(refused, "href=\"" + url(device) + "\""));
}

TEST_CASE("what a role may not do is neither offered nor done") {
    World world;
    PageBrowser browser(world);
    const auto device = world.device_in(ready);
    browser.sign_in(Role::volunteer);
    CHECK_FALSE(has(browser.get(url(device)), url(device) + "/disposal"));
    CHECK(browser.get(url(device) + "/disposal").status == 403);
    CHECK(browser.get("/conflicts").status == 403);
    browser.sign_in(Role::referrer);
    CHECK(browser.get("/").status == 200);
    CHECK(browser.get("/devices").status == 403);
}

TEST_CASE("evidence that cannot be read is refused where it was chosen") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(received);
    browser.get(url(device) + "/wipe");
    const auto refused = browser.upload(url(device) + "/wipe", "report", "Dear diary");
    CHECK(refused.status == 422);
    CHECK(has(refused, "id=\"report-error\""));
    CHECK(state_now(world, device.tag) == received);
}

TEST_CASE("a factory reset needs every point and a second person") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    const auto received_tablet = browser.submit(
        "/devices", {{"kind", "phone"}, {"make", "Example"}, {"model", "One"}, {"hub", "NORTH"}});
    const auto page = location_of(received_tablet);
    const auto form = page.substr(0, page.find('?')) + "/factory-reset";
    PageBrowser::Answers answers = {{"operator", "Ann"}, {"verifier", "ann"}};
    for (const auto* const check :
         {"account_signed_out", "storage_encrypted", "cards_removed", "welcome_screen_shown"}) {
        answers.emplace_back("confirmed", check);
    }
    browser.get(form);
    const auto alone = browser.submit(form, answers);
    CHECK(alone.status == 422);
    CHECK(has(alone, "id=\"verifier-error\""));
    CHECK(has(alone, "value=\"Ann\""));
    answers[1].second = "Ben";
    const auto done = browser.submit(form, answers);
    CHECK(done.status == 303);
    const auto verdict = browser.get(location_of(done));
    CHECK(has(verdict, "Accepted: every disk is wiped"));
    CHECK(has(verdict, "Done by Ann, looked at by Ben."));
}

TEST_CASE("a time that is no time is refused at its field") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    const auto phone = location_of(browser.submit(
        "/devices", {{"kind", "phone"}, {"make", "Example"}, {"model", "One"}, {"hub", "NORTH"}}));
    const auto form = phone.substr(0, phone.find('?')) + "/factory-reset";
    browser.get(form);
    const auto refused = browser.submit(
        form, {{"at-day", "31"}, {"at-month", "2"}, {"at-year", "2026"}, {"at-time", "14:30"}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "<a href=\"#at-day\">"));
    CHECK(has(refused, "value=\"14:30\""));
}

TEST_CASE("the scan box leads to the device, to receiving it, or to a search") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(ready);
    const auto fresh = world.printed_label();
    CHECK(location_of(browser.get("/scan?code=" + device.tag.text)) == url(device));
    CHECK(location_of(browser.get("/scan?code=HTTPS%3A%2F%2FKIT.EXAMPLE.ORG%2FT%2F" +
                                  device.tag.text)) == url(device));
    CHECK(location_of(browser.get("/scan?code=" + fresh.text)) == "/devices/new?tag=" + fresh.text);
    CHECK(location_of(browser.get("/scan?code=Vostro+5581")) == "/devices?q=Vostro%205581");
    CHECK(browser.get("/scan?code=" + world.withdrawn_label().text).status == 409);
}

TEST_CASE("the list says how many match and keeps its filters in the address") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    for (int i = 0; i < 51; ++i) world.device_in(received);
    world.device_in(ready);
    const auto list = browser.get("/devices?state=received&q=");
    CHECK(has(list, "51 devices match"));
    CHECK(has(list, "href=\"/devices?state=received&amp;cursor="));
    CHECK(has(list, "<option value=\"received\" selected>"));
    CHECK(has(browser.get("/devices?q=nothing+has+this+name"), "No devices match"));
    CHECK(browser.get("/devices?state=cheerful").status == 422);
}

TEST_CASE("tags are made, listed and drawn on a sheet") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/labels");
    CHECK(browser.submit("/labels", {{"count", "0"}}).status == 422);
    const auto made = browser.submit("/labels", {{"count", "3"}});
    CHECK(made.status == 303);
    const auto batch = location_of(made).substr(0, location_of(made).find('?'));
    CHECK(browser.get(location_of(made)).status == 200);
    const auto sheet = browser.get(batch + "/sheet.pdf?stock=L7160&start=2&dx=0.5&dy=-1");
    CHECK(sheet.content_type == "application/pdf");
    CHECK(sheet.body.rfind("%PDF", 0) == 0);
    CHECK(browser.get(batch + "/labels.zpl").body.rfind("^XA", 0) == 0);
    CHECK(browser.get(batch + "/sheet.pdf?stock=L7160&start=99").status == 422);
    CHECK(browser.get(batch + "/sheet.pdf?dx=sideways").status == 422);
}

TEST_CASE("printing a label again needs a reason and is recorded") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(ready);
    browser.get(url(device) + "/label");
    CHECK(browser.submit(url(device) + "/label", {}).status == 422);
    const auto done = browser.submit(url(device) + "/label", {{"reason", "lost"}});
    CHECK(location_of(done) == url(device) + "/label?done=reprint");
    CHECK(browser.get(location_of(done)).status == 200);
    CHECK(browser.get(url(device) + "/label.svg").content_type == "image/svg+xml");
    CHECK(browser.get(url(device) + "/label.pdf").body.rfind("%PDF", 0) == 0);
    CHECK(browser.get(url(device) + "/label.zpl").body.rfind("^XA", 0) == 0);
}

TEST_CASE("the page behind a label says the same for a known, an unknown and a withdrawn tag") {
    World world;
    PageBrowser browser(world, {"Example Kit Library", "", "Ring 07700 900123", "", false});
    const auto said = [&](const Tag& tag) {
        const auto answer = browser.get("/t/" + tag.text);
        CHECK(answer.status == 200);
        auto body = answer.body;
        const auto shown =
            tag.text.substr(0, 4) + "-" + tag.text.substr(4, 4) + "-" + tag.text.substr(8);
        const auto at = body.find(shown);
        REQUIRE(at != std::string::npos);
        return body.erase(at, shown.size());
    };
    const auto known = said(world.device_in(on_loan).tag);
    CHECK(known.find("Ring 07700 900123") != std::string::npos);
    CHECK(said(world.crypto.draw_tag()) == known);
    CHECK(said(world.withdrawn_label()) == known);
    CHECK(said(world.printed_label()) == known);
    CHECK(browser.get("/T/" + world.printed_label().text).status == 200);
}

TEST_CASE("a conflict is shown with both its sides and settled with a reason") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const auto device = world.device_in(returned);
    auto late = world.step(device.tag, DeviceEvent::loan,
                           {{"recipient", "P-9"}, {"agreement", "A-9"}, {"accessories", "0"}});
    late.tense = Tense::fact;
    late.source = "BER-1";
    REQUIRE(record_events({&late, 1}, world.ports)[0].outcome == ScanOutcome::conflict);
    CHECK(has(browser.get("/"), "Conflicts to settle"));
    CHECK(has(browser.get(url(device)), "See the conflict"));
    const auto conflict = "/conflicts/" + device.tag.text + "/" + format(late.id);
    CHECK(has(browser.get("/conflicts"), conflict));
    const auto shown = browser.get(conflict);
    CHECK(has(shown, "Handed back on 21 November 2026"));
    CHECK(has(shown, "with scanner BER-1"));
    CHECK(browser.submit(conflict, {}).status == 422);
    CHECK(location_of(browser.submit(conflict, {{"reason", "Scanned the wrong one"}})) ==
          "/conflicts?done=settled");
    CHECK(has(browser.get("/conflicts"), "No open conflicts"));
}

TEST_CASE("help, problems, calls and files answer, and an unknown address says so") {
    World world;
    PageBrowser browser(world);
    for (const auto* const page :
         {"/help", "/accessibility", "/problems/wipe_missing", "/api/docs"}) {
        CAPTURE(page);
        CHECK(browser.get(page).status == 200);
    }
    CHECK(has(browser.get("/api/docs"), "/api/v1/devices/{tag}/history"));
    CHECK(browser.get("/problems/no_such_code").status == 404);
    CHECK(browser.get("/no/such/page").status == 404);
    CHECK(browser.get("/assets/none/kitbank.css").status == 404);
}

TEST_CASE("a database that is gone is said on the page, and nothing is lost") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    browser.get("/devices/new");
    const auto before = world.dump();
    world.store.fail_next(RefusalCode::unavailable, 1);
    CHECK(browser.submit("/devices", intake_answers).status == 503);
    CHECK(world.dump() == before);
}

}  // namespace kitbank::web

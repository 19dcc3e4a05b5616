#include <doctest/doctest.h>

#include "server/usecase/requests/propose_allocation.h"
#include "tests/support/allocation_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {

TEST_CASE_FIXTURE(AllocationWorld,
                  "who gets what is proposed, shown with its reasons, and accepted") {
    const KitRequest first = request(RequestState::accepted);
    const KitRequest second = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    PageBrowser browser{*this};
    browser.sign_in(Role::hub_staff);
    CHECK(has(browser.get("/"), "Who gets what"));
    CHECK(has(browser.get("/allocation"), "Propose who gets what"));
    CHECK(location_of(browser.submit("/allocation", {})) == "/allocation?done=run");
    const Response page = browser.get("/allocation");
    CHECK(has(page, first.reference));
    CHECK(has(page, "NORTH hub itself has a ready laptop."));
    CHECK(has(page, "The only ready laptop goes to what comes before it in the queue."));
    const std::string url = "/proposals/" + format(proposal_for(first).proposal.id);
    CHECK(location_of(browser.submit(url + "/acceptance", {})) ==
          "/allocation?hub=NORTH&done=accepted");
    CHECK(story(first) == "ready: reserved");
    CHECK(has(browser.get("/allocation?hub=NORTH"), second.reference));
    browser.get("/allocation");
    const Response again = browser.submit(url + "/acceptance", {});
    CHECK(again.status == 409);
    CHECK(has(again, "This has been decided already"));
}

TEST_CASE_FIXTURE(AllocationWorld, "another device is chosen, with the substitute agreed") {
    const KitRequest wanted = request(RequestState::accepted, {LineKind::tablet});
    const Device laptop = device_in(DeviceState::ready);
    run();
    PageBrowser browser{*this};
    browser.sign_in(Role::hub_staff);
    const std::string url = "/proposals/" + format(proposal_for(wanted).proposal.id) + "/change";
    CHECK(has(browser.get(url), "No hub has a ready tablet. A laptop is left over"));
    const Response refused = browser.submit(url, {{"tag", laptop.tag.text}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "Choose another, or agree a substitute first."));
    CHECK(has(refused, laptop.tag.text));
    CHECK(browser.submit(url, {{"tag", "?"}}).status == 422);
    CHECK(location_of(
              browser.submit(url, {{"tag", laptop.tag.text}, {"substitute_agreed", "yes"}})) ==
          "/allocation?hub=NORTH&done=accepted");
    CHECK(now(wanted).lines[0].substitute == LineKind::laptop);
}

TEST_CASE_FIXTURE(AllocationWorld,
                  "a proposal is refused with a reason, and all are accepted at once") {
    const KitRequest one = request(RequestState::accepted);
    const KitRequest two = request(RequestState::accepted);
    const Device first = device_in(DeviceState::ready);
    const Device second = device_in(DeviceState::ready);
    run();
    PageBrowser browser{*this};
    browser.sign_in(Role::hub_staff);
    const std::string url = "/proposals/" + format(proposal_for(one).proposal.id) + "/refusal";
    CHECK(has(browser.get(url), "Refuse "));
    CHECK(has(browser.submit(url, {{"reason", ""}}), "Say why, in a few words."));
    CHECK(location_of(browser.submit(url, {{"reason", "a crack"}})) ==
          "/allocation?hub=NORTH&done=refused");
    browser.get("/allocation");
    CHECK(location_of(browser.submit("/allocation/acceptance", {{"hub", "NORTH"}})) ==
          "/allocation?hub=NORTH&done=all");
    CHECK(story(one) == "accepted: waiting");
    CHECK(story(two) == "ready: reserved");
    CHECK(first.id != second.id);
}

TEST_CASE_FIXTURE(AllocationWorld,
                  "a large run says that it is being worked out, and looks again") {
    for (int count = 0; count <= lines_at_once_max; ++count) request(RequestState::accepted);
    run();
    PageBrowser browser{*this};
    browser.sign_in(Role::manager);
    const Response page = browser.get("/allocation");
    CHECK(has(page, "Proposals are being worked out"));
    CHECK(std::ranges::find(page.headers, std::pair<std::string, std::string>{"Refresh", "3"}) !=
          page.headers.end());
}

TEST_CASE_FIXTURE(AllocationWorld, "a device is set aside from the request's page") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    PageBrowser browser{*this};
    browser.sign_in(Role::hub_staff);
    const std::string url = "/requests/" + wanted.reference;
    CHECK(has(browser.get(url), "Set a device aside for this request"));
    CHECK(has(browser.get(url + "/reservation"), "Tag of the device"));
    CHECK(location_of(browser.submit(url + "/reservation", {{"tag", device.tag.text}})) == url);
    CHECK(story(wanted) == "ready: reserved");
    CHECK_FALSE(has(browser.get(url), "Set a device aside for this request"));
}

}  // namespace kitbank::web

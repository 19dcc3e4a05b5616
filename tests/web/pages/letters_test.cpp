#include <doctest/doctest.h>

#include "server/usecase/notices/deliver.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

class RefusingCourier : public Courier {
  public:
    kitbank::Delivery deliver(const Mail& /*mail*/, const Uuid& /*id*/) override {
        return {DeliveryOutcome::refused, "RCPT 550"};
    }
};

void fail_a_letter(World& world) {
    world.store.write([&](Transaction& tx) {
        post_mail({"robin@example.org", "An invitation", "Hello", world.organisation}, tx,
                  world.ports);
        return true;
    });
    RefusingCourier courier;
    deliver_letters(courier, world.ports);
}

}  // namespace

TEST_CASE("a manager sees that a letter was not taken, and not whose it was") {
    World world;
    fail_a_letter(world);
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    const Response shown = browser.get("/organisation/letters");
    CHECK(shown.status == 200);
    CHECK(has(shown, "r***@example.org"));
    CHECK(has(shown, "RCPT 550"));
    CHECK(has(shown, "Given up"));
    CHECK_FALSE(has(shown, "robin@example.org"));
}

TEST_CASE("who may not see the audit does not see the letters") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::volunteer);
    CHECK(browser.get("/organisation/letters").status == 403);
}

TEST_CASE("letters that were all taken say so") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/organisation/letters"), "Every letter was taken."));
}

}  // namespace kitbank::web

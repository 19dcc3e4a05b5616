#include "server/usecase/notices/list_letters.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/deliver.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

class RefusingCourier : public Courier {
  public:
    Delivery deliver(const Mail& mail, const Uuid& /*id*/) override {
        if (mail.to.starts_with("robin")) return {DeliveryOutcome::refused, "RCPT 550"};
        return {};
    }
};

}  // namespace

TEST_CASE("letters are counted, and those that were not taken are listed, masked") {
    World world;
    const OrganisationId other = world.found_organisation("Another scheme");
    world.store.write([&](Transaction& tx) {
        for (const char* const to : {"robin@example.org", "sam@example.org", "alex@example.org"})
            post_mail({to, "An invitation", "Hello", world.organisation}, tx, world.ports);
        post_mail({"robin@example.com", "An invitation", "Hello", other}, tx, world.ports);
        return true;
    });
    RefusingCourier courier;
    deliver_letters(courier, world.ports);

    const LetterList list = list_letters(world.caller(Role::manager), world.ports);
    REQUIRE(list.counts.size() == 4);
    CHECK(list.counts[0].count == 0);
    CHECK(list.counts[1].count == 0);
    CHECK(list.counts[2].count == 2);
    CHECK(list.counts[3].count == 1);
    REQUIRE(list.failed.size() == 1);
    CHECK(list.failed.front().address == "r***@example.org");
    CHECK(list.failed.front().state == LetterState::failed);
    CHECK(list.failed.front().error == "RCPT 550");
    CHECK(list.failed.front().attempts == 1);
    CHECK_FALSE(list.failed.front().can_go_again);
    CHECK(list_letters(world.elsewhere(Role::manager, other), world.ports).failed.size() == 1);
    CHECK(list_letters(world.elsewhere(Role::manager, other), world.ports).failed.front().address ==
          "r***@example.com");
}

}  // namespace kitbank

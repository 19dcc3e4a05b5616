#include "server/usecase/databank/list_consignments.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct ListWorld : MovesWorld {
    Consignment opened() {
        return *open_consignment({crypto.make_uuid(), volunteer(north), "", "SOUTH"}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(ListWorld, "a hub sees the packets that it sends and gets, page by page") {
    for (int i = 0; i < 51; ++i) opened();
    const auto page = list_consignments(volunteer(south), {}, ports);
    CHECK(page->items.size() == 50);
    const auto rest = list_consignments(volunteer(south), {false, page->next}, ports);
    CHECK(rest->items.size() == 1);
    CHECK(rest->next.empty());
    CHECK(list_consignments(volunteer(open_hub("WEST")), {}, ports)->items.empty());
    CHECK(code_of(list_consignments(caller(Role::referrer), {}, ports)) == "forbidden");
}

TEST_CASE_FIXTURE(ListWorld, "a packet says what this person can do with it now") {
    const Consignment packet = opened();
    const auto see = [&](const Caller& who) {
        return *show_consignment(who, packet.reference, ports);
    };
    CHECK(see(volunteer(north)).may_pack);
    CHECK(!see(volunteer(south)).may_pack);
    const auto sims = receive(north, 2);
    REQUIRE(pack_items({crypto.make_uuid(), volunteer(north), packet.reference, sims}, ports));
    REQUIRE(send_consignment({crypto.make_uuid(), volunteer(north), packet.reference}, ports));
    CHECK(!see(volunteer(north)).may_pack);
    CHECK(!see(volunteer(north)).may_receive);
    CHECK(see(volunteer(south)).may_receive);
    REQUIRE(receive_consignment(
        {crypto.make_uuid(), volunteer(south), packet.reference, "", {{sims[0]}}}, ports));
    CHECK(see(volunteer(south)).may_find);
    CHECK(!see(volunteer(south)).may_lose);
    CHECK(see(manager()).may_lose);
    CHECK(code_of(show_consignment(volunteer(open_hub("WEST")), packet.reference, ports)) ==
          "consignment_not_found");
}

}  // namespace kitbank

#include "server/usecase/databank/pack_consignment.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/list_consignments.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct PackingWorld : MovesWorld {
    Result<Consignment> open(const Caller& who, const std::string& from = "",
                             const std::string& to = "SOUTH") {
        return open_consignment({crypto.make_uuid(), who, from, to}, ports);
    }
    Consignment opened() { return *open(volunteer(north)); }
    Result<PackedNow> pack(const Consignment& packet, const std::vector<std::string>& codes) {
        return pack_items({crypto.make_uuid(), volunteer(north), packet.reference, codes}, ports);
    }
    Result<PackedNow> pack_next(const Consignment& packet, int next) {
        PackItems command{crypto.make_uuid(), volunteer(north), packet.reference};
        command.bundle = "O2-25";
        command.next = next;
        return pack_items(command, ports);
    }
    Result<PackedNow> pack_range(const Consignment& packet, const std::string& first,
                                 const std::string& last) {
        PackItems command{crypto.make_uuid(), volunteer(north), packet.reference};
        command.first = first;
        command.last = last;
        return pack_items(command, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(PackingWorld, "a packet is opened by the hub that sends it, for another one") {
    const auto packet = open(volunteer(north));
    REQUIRE(packet);
    CHECK(packet->reference.starts_with("C-"));
    CHECK(packet->from_code == "NORTH");
    CHECK(packet->to_code == "SOUTH");
    CHECK(packet->state == ConsignmentState::open);
    CHECK(fields_of(open(volunteer(north), "", "NORTH")) == "to");
    CHECK(fields_of(open(volunteer(north), "", "WEST")) == "to");
    CHECK(code_of(open(volunteer(north), "SOUTH", "NORTH")) == "forbidden");
    CHECK(fields_of(open(manager())) == "from");
    CHECK(open(manager(), "SOUTH", "NORTH"));
    CHECK(code_of(open(caller(Role::referrer))) == "forbidden");
}

TEST_CASE_FIXTURE(PackingWorld, "a packet that is opened twice with one id is one packet") {
    const OpenConsignment command{crypto.make_uuid(), volunteer(north), "", "SOUTH"};
    CHECK(open_consignment(command, ports)->reference ==
          open_consignment(command, ports)->reference);
    CHECK(list_consignments(manager(), {}, ports)->items.size() == 1);
}

TEST_CASE_FIXTURE(PackingWorld, "SIMs are packed by scan; the same again changes nothing") {
    const auto sims = receive(north, 3);
    const Consignment packet = opened();
    CHECK(pack(packet, {sims[0], sims[1]})->added == 2);
    const auto again = pack(packet, {sims[1], sims[2], sims[2]});
    CHECK(again->added == 1);
    CHECK(again->consignment.items == 3);
    CHECK(on_shelf(north) == 3);  // until it is sent
}

TEST_CASE_FIXTURE(PackingWorld, "what cannot be packed is named, and nothing of it is packed") {
    const auto sims = receive(north, 3);
    const auto theirs = receive(south, 1);
    give(north, sims[1]);
    const Consignment packet = opened();
    const std::string unknown = number();
    const auto refused = pack(packet, {sims[0], sims[1], theirs[0], unknown});
    REQUIRE(!refused);
    CHECK(fields_of(refused) == "codes codes codes");
    CHECK(refused.refusal().fields[0].sentence.find("given") != std::string::npos);
    CHECK(refused.refusal().fields[1].sentence.find("SOUTH") != std::string::npos);
    CHECK(refused.refusal().fields[2].sentence.find("Receive it first") != std::string::npos);
    const Consignment other = opened();
    CHECK(pack(other, {sims[2]}));
    const auto held = pack(packet, {sims[2]});
    REQUIRE(!held);
    CHECK(held.refusal().fields[0].sentence.find(other.reference) != std::string::npos);
    CHECK(fields_of(pack(packet, {"not a number"})) == "codes");
    CHECK(fields_of(pack(packet, {})) == "codes");
    CHECK(show_consignment(manager(), packet.reference, ports)->lines.empty());
}

TEST_CASE_FIXTURE(PackingWorld, "a range packs what of it is on the shelf") {
    const auto sims = receive(north, 10);
    give(north, sims[4]);
    const Consignment packet = opened();
    CHECK(pack_range(packet, sims[2], sims[7])->added == 5);
    const std::string unknown = number();
    CHECK(code_of(pack_range(packet, unknown, number())) == "stock_short");
    CHECK(fields_of(pack_range(packet, sims[0], "x")) == "last");
    CHECK(fields_of(pack_range(packet, "", sims[0])) == "first");
}

TEST_CASE_FIXTURE(PackingWorld, "the next to expire are those that are free") {
    const auto late = receive(north, 2, "2027-12-31");
    const auto soon = receive(north, 2, "2027-01-31");
    const Consignment first = opened();
    CHECK(pack(first, {soon[0]}));
    const Consignment packet = opened();
    CHECK(pack_next(packet, 2)->added == 2);
    const auto view = show_consignment(manager(), packet.reference, ports);
    REQUIRE(view->lines.size() == 2);
    CHECK(view->lines[0].item.reference == late[0]);
    CHECK(view->lines[1].item.reference == soon[1]);
    CHECK(view->sums.front().items == 2);
    CHECK(code_of(pack_next(packet, 2)) == "stock_short");
    CHECK(fields_of(pack_next(packet, 501)) == "next");
}

TEST_CASE_FIXTURE(PackingWorld, "only the sending hub packs, and strangers learn nothing") {
    const auto sims = receive(north, 1);
    const Consignment packet = opened();
    PackItems command{crypto.make_uuid(), volunteer(south), packet.reference, sims};
    CHECK(code_of(pack_items(command, ports)) == "sim_not_here");
    command.caller = volunteer(open_hub("WEST"));
    CHECK(code_of(pack_items(command, ports)) == "consignment_not_found");
    command.caller = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(pack_items(command, ports)) == "consignment_not_found");
    command.caller = volunteer(north);
    command.reference = "nonsense";
    CHECK(code_of(pack_items(command, ports)) == "consignment_not_found");
}

TEST_CASE_FIXTURE(PackingWorld, "what is given meanwhile can be taken out again") {
    const auto sims = receive(north, 3);
    const Consignment packet = opened();
    REQUIRE(pack(packet, sims));
    give(north, sims[1]);
    const auto shown = show_consignment(volunteer(north), packet.reference, ports);
    CHECK(!shown->lines[1].is_here);
    const auto left = unpack_items({crypto.make_uuid(), volunteer(north), packet.reference}, ports);
    CHECK(left->items == 2);
    CHECK(unpack_items({crypto.make_uuid(), volunteer(north), packet.reference, {sims[0]}}, ports)
              ->items == 1);
    CHECK(fields_of(unpack_items(
              {crypto.make_uuid(), volunteer(north), packet.reference, {sims[0]}}, ports)) ==
          "codes");
}

TEST_CASE_FIXTURE(PackingWorld, "a cancelled packet lets its items go") {
    const auto sims = receive(north, 1);
    const Consignment packet = opened();
    REQUIRE(pack(packet, sims));
    CHECK(cancel_consignment({crypto.make_uuid(), volunteer(north), packet.reference}, ports)
              ->state == ConsignmentState::cancelled);
    CHECK(code_of(pack(packet, sims)) == "step_out_of_order");
    CHECK(pack(opened(), sims)->added == 1);
    CHECK(list_consignments(manager(), {true}, ports)->items.size() == 1);
}

}  // namespace kitbank

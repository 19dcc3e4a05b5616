#include "server/usecase/databank/send_consignment.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/list_consignments.h"
#include "server/usecase/databank/pack_consignment.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct SendingWorld : MovesWorld {
    Consignment packed(const std::vector<std::string>& sims) {
        const auto packet =
            open_consignment({crypto.make_uuid(), volunteer(north), "", "SOUTH"}, ports);
        if (sims.empty()) return *packet;
        REQUIRE(pack_items({crypto.make_uuid(), volunteer(north), packet->reference, sims}, ports));
        return *packet;
    }
    Consignment sent(const std::vector<std::string>& sims) { return *send(packed(sims)); }
    Result<Consignment> send(const Consignment& packet) {
        return send_consignment({crypto.make_uuid(), volunteer(north), packet.reference}, ports);
    }
    Result<ReceivedConsignment> receive_at(
        const Hub& hub, const Consignment& packet,
        std::optional<std::vector<std::string>> counted = std::nullopt) {
        return receive_consignment(
            {crypto.make_uuid(), volunteer(hub), packet.reference, "", std::move(counted)}, ports);
    }
    std::int64_t in_transit(const Consignment& packet) {
        return balance(AccountKind::transit, packet.id.value);
    }
    SettleMissing settling(const Caller& who, const Consignment& packet,
                           const std::string& reason = "") {
        return {crypto.make_uuid(), who, packet.reference, {}, reason};
    }
};

}  // namespace

TEST_CASE_FIXTURE(SendingWorld, "a packet of fifty is one scan at either end") {
    const auto sims = receive(north, 50);
    const Consignment packet = packed(sims);
    CHECK(send(packet)->state == ConsignmentState::on_its_way);
    CHECK(on_shelf(north) == 0);
    CHECK(in_transit(packet) == 50);
    const auto received = receive_at(south, packet);
    REQUIRE(received);
    CHECK(received->consignment.state == ConsignmentState::closed);
    CHECK(received->missing.empty());
    CHECK(on_shelf(south) == 50);
    CHECK(in_transit(packet) == 0);
    CHECK(item(sims[17]).standing.hub == south.id);
}

TEST_CASE_FIXTURE(SendingWorld, "nothing leaves that is not on the shelf any more") {
    const auto sims = receive(north, 2);
    const Consignment packet = packed(sims);
    give(north, sims[0]);
    const auto refused = send(packet);
    CHECK(code_of(refused) == "sim_not_here");
    CHECK(sentence_of(refused.refusal()).find(sims[0]) != std::string::npos);
    REQUIRE(unpack_items({crypto.make_uuid(), volunteer(north), packet.reference}, ports));
    CHECK(send(packet));
    CHECK(code_of(send(packet)) == "step_out_of_order");
    CHECK(code_of(send(packed({}))) == "step_out_of_order");
}

TEST_CASE_FIXTURE(SendingWorld, "a packet at a wrong hub, not sent or arrived before says so") {
    const Consignment unsent = packed(receive(north, 1));
    CHECK(code_of(receive_at(south, unsent)) == "step_out_of_order");
    const Consignment packet = sent(receive(north, 2));
    CHECK(code_of(receive_at(north, packet)) == "sim_not_here");
    const Hub west = open_hub("WEST");
    const auto wrong = receive_at(west, packet);
    CHECK(code_of(wrong) == "forbidden");
    CHECK(sentence_of(wrong.refusal()).find("SOUTH") != std::string::npos);
    CHECK(code_of(receive_consignment({crypto.make_uuid(), manager(), packet.reference, "WEST"},
                                      ports)) == "sim_not_here");
    Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(receive_consignment({crypto.make_uuid(), stranger, packet.reference}, ports)) ==
          "consignment_not_found");
    CHECK(receive_at(south, packet));
    const auto again = receive_at(south, packet);
    CHECK(code_of(again) == "step_out_of_order");
    CHECK(on_shelf(south) == 2);
}

TEST_CASE_FIXTURE(SendingWorld, "the same arrival again is answered as before") {
    const auto sims = receive(north, 2);
    const Consignment packet = sent(sims);
    const ReceiveConsignment command{
        crypto.make_uuid(), volunteer(south), packet.reference, "", {{sims[0], number()}}};
    const auto first = receive_consignment(command, ports);
    const auto again = receive_consignment(command, ports);
    REQUIRE(again);
    CHECK(first->missing == again->missing);
    CHECK(first->extra == again->extra);
    CHECK(on_shelf(south) == 1);
}

TEST_CASE_FIXTURE(SendingWorld,
                  "what is missing stays in transit, what is extra is told its place") {
    const auto sims = receive(north, 3);
    const auto left_behind = receive(north, 1);
    const auto own = receive(south, 1);
    const Consignment packet = sent(sims);
    const std::string unknown = number();
    const auto received =
        receive_at(south, packet, {{sims[0], sims[2], left_behind[0], own[0], unknown}});
    REQUIRE(received);
    CHECK(received->consignment.state == ConsignmentState::arrived);
    CHECK(received->missing == std::vector<std::string>{sims[1]});
    REQUIRE(received->extra.size() == 3);
    CHECK(received->extra[0].words.find("NORTH") != std::string::npos);
    CHECK(received->extra[1].words.find("yours") != std::string::npos);
    CHECK(received->extra[2].words.find("Nobody has received it") != std::string::npos);
    CHECK(in_transit(packet) == 1);
    CHECK(on_shelf(south) == 3);
    CHECK(code_of(receive_at(south, packet)) == "step_out_of_order");
    CHECK(fields_of(receive_at(south, sent(receive(north, 1)), {{own[0]}})) == "counted");
    CHECK(fields_of(receive_at(south, packet, std::vector<std::string>{})) == "counted");
}

TEST_CASE_FIXTURE(SendingWorld, "what was missing is found at the hub, or lost by a manager") {
    const auto sims = receive(north, 3);
    const Consignment packet = sent(sims);
    REQUIRE(receive_at(south, packet, {{sims[0]}}));
    SettleMissing found = settling(volunteer(south), packet);
    found.codes = {sims[1]};
    CHECK(find_missing(found, ports)->missing == 1);
    CHECK(on_shelf(south) == 2);
    CHECK(fields_of(find_missing(
              {crypto.make_uuid(), volunteer(south), packet.reference, {sims[0]}}, ports)) ==
          "codes");
    CHECK(code_of(find_missing(settling(volunteer(north), packet), ports)) == "sim_not_here");
    CHECK(code_of(lose_missing(settling(volunteer(south), packet, "torn"), ports)) == "forbidden");
    CHECK(fields_of(lose_missing(settling(manager(), packet), ports)) == "reason");
    const auto closed = lose_missing(settling(manager(), packet, "The envelope was torn"), ports);
    CHECK(closed->state == ConsignmentState::closed);
    CHECK(item(sims[2]).standing.void_reason == VoidReason::lost);
    CHECK(in_transit(packet) == 0);
    CHECK(code_of(lose_missing(settling(manager(), packet, "again"), ports)) ==
          "step_out_of_order");
}

TEST_CASE_FIXTURE(SendingWorld, "what was written off on its way does not arrive") {
    const auto sims = receive(north, 2);
    const Consignment packet = sent(sims);
    lose(north, sims[0]);
    const auto received = receive_at(south, packet);
    CHECK(received->consignment.state == ConsignmentState::closed);
    CHECK(on_shelf(south) == 1);
    const auto view = show_consignment(manager(), packet.reference, ports);
    CHECK(view->lines[0].fate == PackedFate::gone);
}

}  // namespace kitbank

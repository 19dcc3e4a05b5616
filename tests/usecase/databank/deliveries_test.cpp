#include "server/usecase/databank/deliveries.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/receive_stock.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

struct DeliveryWorld : StockWorld {
    AnnounceDelivery wish(std::int64_t expected = 3) {
        return {crypto.make_uuid(), caller(Role::hub_staff),  "",    "O2-25",
                expected,           parse_date("2026-12-01"), "PO-7"};
    }
    NetworkDelivery announced(std::int64_t expected = 3) {
        return *announce_delivery(wish(expected), ports);
    }
    Result<NetworkDelivery> arrive(const std::string& reference) {
        return note_arrival({crypto.make_uuid(), caller(Role::volunteer), reference}, ports);
    }
    Result<NetworkDelivery> close(const std::string& reference, const std::string& words = "") {
        return close_delivery({crypto.make_uuid(), caller(Role::volunteer), reference, words},
                              ports);
    }
    void count(const NetworkDelivery& delivery, std::vector<std::string> numbers) {
        ReceiveStock command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.told.delivery = delivery.reference;
        command.numbers = std::move(numbers);
        REQUIRE(receive_stock(command, ports));
    }
    std::string story(const NetworkDelivery& delivery) {
        std::string text;
        ports.store.read([&](Reader& reader) {
            for (const AuditEvent& row :
                 reader.trust().audit_of("delivery:" + delivery.reference)) {
                text += (text.empty() ? "" : " ") + row.event;
            }
        });
        return text;
    }
};

}  // namespace

TEST_CASE_FIXTURE(DeliveryWorld, "a delivery is announced, arrives, is counted and closed") {
    const NetworkDelivery delivery = announced();
    CHECK(delivery.reference.starts_with("N-"));
    CHECK(delivery.state == DeliveryState::expected);
    CHECK(delivery.hub_code == "NORTH");
    const auto here = arrive(delivery.reference);
    REQUIRE(here);
    CHECK(here->arrived_at);
    CHECK(arrive(delivery.reference)->version == here->version);  // said twice
    count(delivery, {"8944110000000001238", "8944110000000001246"});
    const auto closed = close(delivery.reference, "one missing");
    REQUIRE(closed);
    CHECK(closed->counted == 2);
    CHECK(in_words_of_count(closed->expected, closed->counted) ==
          "3 expected, 2 counted: 1 short.");
    CHECK(closed->words == "one missing");
    CHECK(story(delivery) == "announced arrived closed");
    CHECK(code_of(close(delivery.reference)) == "delivery_not_found");
    CHECK(code_of(arrive(delivery.reference)) == "delivery_not_found");
}

TEST_CASE_FIXTURE(DeliveryWorld,
                  "a repeat announces nothing twice, and a closed one takes no more") {
    const AnnounceDelivery command = wish();
    const auto first = announce_delivery(command, ports);
    REQUIRE(first);
    CHECK(announce_delivery(command, ports)->reference == first->reference);
    CHECK(list_deliveries(caller(Role::volunteer), true, "", ports)->rows.size() == 1);
    REQUIRE(close(first->reference));
    CHECK(list_deliveries(caller(Role::volunteer), true, "", ports)->rows.empty());
    CHECK(list_deliveries(caller(Role::volunteer), false, "", ports)->rows.size() == 1);
    ReceiveStock late;
    late.id = crypto.make_uuid();
    late.caller = caller(Role::volunteer);
    late.told.delivery = first->reference;
    late.numbers = {"8944110000000001238"};
    CHECK(code_of(receive_stock(late, ports)) == "delivery_not_found");
}

TEST_CASE_FIXTURE(DeliveryWorld, "what is wrong with a delivery is told by field") {
    CHECK(fields_of(announce_delivery(wish(0), ports)) == "expected");
    CHECK(fields_of(announce_delivery(wish(100'001), ports)) == "expected");
    AnnounceDelivery command = wish();
    command.order_reference = "two\nlines";
    CHECK(fields_of(announce_delivery(command, ports)) == "order_reference");
    command = wish();
    command.bundle = "";
    CHECK(fields_of(announce_delivery(command, ports)) == "bundle");
    command = wish();
    command.caller = caller(Role::referrer);
    CHECK(code_of(announce_delivery(command, ports)) == "forbidden");
    CHECK(fields_of(close(announced().reference, std::string(201, 'x'))) == "words");
}

TEST_CASE_FIXTURE(DeliveryWorld,
                  "another hub's delivery is none, and another organisation's even less") {
    AnnounceDelivery command = wish();
    command.caller = caller(Role::manager);
    command.caller.hub.reset();
    command.hub = "SOUTH";
    const auto south_delivery = announce_delivery(command, ports);
    REQUIRE(south_delivery);
    const Caller volunteer = caller(Role::volunteer);
    CHECK(code_of(find_delivery(volunteer, south_delivery->reference, ports)) ==
          "delivery_not_found");
    CHECK(code_of(arrive(south_delivery->reference)) == "delivery_not_found");
    CHECK(list_deliveries(volunteer, {}, "", ports)->rows.empty());
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(find_delivery(stranger, south_delivery->reference, ports)) ==
          "delivery_not_found");
    CHECK(find_delivery(command.caller, south_delivery->reference, ports));
}

TEST_CASE_FIXTURE(DeliveryWorld, "a page holds fifty, newest first") {
    for (int each = 0; each < 51; ++each) announced();
    const auto page = list_deliveries(caller(Role::volunteer), {}, "", ports);
    REQUIRE(page);
    CHECK(page->has_more);
    CHECK(page->rows.size() == 50);
    const auto last =
        list_deliveries(caller(Role::volunteer), {}, page->rows.back().reference, ports);
    CHECK(last->rows.size() == 1);
    CHECK_FALSE(last->has_more);
}

}  // namespace kitbank

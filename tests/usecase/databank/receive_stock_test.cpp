#include "server/usecase/databank/receive_stock.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/deliveries.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

struct ReceiveWorld : StockWorld {
    ReceiveStock wish(std::vector<std::string> numbers, Role role = Role::volunteer) {
        ReceiveStock command;
        command.id = crypto.make_uuid();
        command.caller = caller(role);
        command.told.bundle = "O2-25";
        command.numbers = std::move(numbers);
        return command;
    }
    ReceivedStock receive(const ReceiveStock& command) { return *receive_stock(command, ports); }
    std::int64_t on_shelf() { return held(AccountKind::hub, north.id.value); }
    Bundle voucher_bundle() {
        Bundle row = bundle;
        row.code = "VOD-V";
        row.network = "vodafone";
        row.kind = ItemKind::voucher;
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_stock().insert_bundle(row);
            return true;
        });
        return row;
    }
};

std::string fates(const ReceivedStock& stock) {
    std::string text;
    for (const IntakeLine& line : stock.lines) {
        text += (text.empty() ? "" : " ") + std::string{name_of(line.fate)};
    }
    return text;
}

const std::string good = "8944110000000001238";
const std::string next = "8944110000000001246";

}  // namespace

TEST_CASE_FIXTURE(ReceiveWorld, "a list is received line by line, and the ledger has what came") {
    ReceiveStock command = wish({good, "8944110000000001239", "8944 1100 0000 0001 238",
                                 "8944200000000007897", "nonsense", next});
    command.told.batch = "box 7";
    command.told.activate_by = parse_date("2027-06-30");
    const ReceivedStock stock = receive(command);
    CHECK(fates(stock) == "received doubtful repeated other_network malformed received");
    CHECK(stock.hub_code == "NORTH");
    CHECK(stock.bundle_name == "O2 25 GB");
    CHECK(on_shelf() == 2);
    DataItem item;
    item.reference = good;
    CHECK(now(item).batch == "box 7");
    CHECK(now(item).standing.activate_by == parse_date("2027-06-30"));
    CHECK(now(item).standing.state == ItemState::in_stock);
    // The same again answers the same and changes nothing.
    const std::string before = dump();
    CHECK(receive(command).lines == stock.lines);
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(ReceiveWorld, "what is here already in another spelling is not received twice") {
    receive(wish({good}));
    const std::string before_count = std::to_string(on_shelf());
    CHECK(fates(receive(wish({"8944-1100-0000-0001-238F"}))) == "here_already");
    CHECK(fates(receive(wish({"0000000001238"}))) == "here_already");
    CHECK(std::to_string(on_shelf()) == before_count);
}

TEST_CASE_FIXTURE(ReceiveWorld, "a doubtful number is received when somebody confirms it") {
    ReceiveStock doubtful = wish({"8944110000000001239"});
    CHECK(fates(receive(doubtful)) == "doubtful");
    doubtful.id = crypto.make_uuid();
    doubtful.confirm = true;
    CHECK(fates(receive(doubtful)) == "received");
}

TEST_CASE_FIXTURE(ReceiveWorld, "one scan with a swapped pair stands out of what came before it") {
    receive(wish({"8944110109906958472", "8944110109906958498"}));
    const ReceivedStock scan = receive(wish({"8944110190906958480"}));
    CHECK(fates(scan) == "swap_suspect");
    CHECK(scan.lines[0].sentence.find("8944110109906958480") != std::string::npos);
    CHECK(fates(receive(wish({"8944110109906958480"}))) == "received");
}

TEST_CASE_FIXTURE(ReceiveWorld, "a range is received from its first to its last card") {
    ReceiveStock range = wish({});
    range.first = good;
    range.last = next;
    CHECK(fates(receive(range)) == "received received");
    range.id = crypto.make_uuid();
    range.last = "8944110000000001239";
    CHECK(fields_of(receive_stock(range, ports)) == "last");
    range.last = "";
    CHECK(fields_of(receive_stock(range, ports)) == "last");
    range.first = "123";
    range.last = good;
    CHECK(code_of(receive_stock(range, ports)) == "iccid_malformed");
    range.numbers = {good};
    CHECK(fields_of(receive_stock(range, ports)) == "numbers");
}

TEST_CASE_FIXTURE(ReceiveWorld,
                  "what concerns all lines is refused as a whole, and nothing changes") {
    const std::string before = dump();
    CHECK(fields_of(receive_stock(wish({}), ports)) == "numbers");
    CHECK(fields_of(receive_stock(wish(std::vector<std::string>(5'001, good)), ports)) ==
          "numbers");
    CHECK(fields_of(receive_stock(wish({std::string(201, '8')}), ports)) == "numbers");
    CHECK(code_of(receive_stock(wish({good}, Role::referrer), ports)) == "forbidden");
    ReceiveStock other = wish({good});
    other.told.bundle = "NONE";
    CHECK(code_of(receive_stock(other, ports)) == "bundle_not_found");
    other = wish({good});
    other.told.hub = "SOUTH";
    CHECK(code_of(receive_stock(other, ports)) == "hub_not_found");
    other = wish({good});
    other.told.activate_by = parse_date("2026-11-20");
    CHECK(fields_of(receive_stock(other, ports)) == "activate_by");
    other = wish({good});
    other.told.batch = std::string(65, 'b');
    CHECK(fields_of(receive_stock(other, ports)) == "batch");
    other = wish({good});
    other.told.delivery = "N-00000000";
    CHECK(code_of(receive_stock(other, ports)) == "delivery_not_found");
    other = wish({good});
    other.caller = elsewhere(Role::manager, found_organisation("Elsewhere"));
    other.told.hub = "NORTH";
    CHECK(code_of(receive_stock(other, ports)) == "hub_not_found");
    CHECK(store.snapshot().data_items.empty());
    CHECK(before.find("data_item") == std::string::npos);
}

TEST_CASE_FIXTURE(ReceiveWorld, "a card that comes on the last day to start it is received") {
    ReceiveStock command = wish({good});
    command.told.activate_by = parse_date("2026-11-21");
    CHECK(fates(receive(command)) == "received");
}

TEST_CASE_FIXTURE(ReceiveWorld,
                  "a voucher's code is sealed at once and known again in any spelling") {
    const Bundle vouchers = voucher_bundle();
    ReceiveStock command = wish({"AB12-CD34-EF7Q", "AB12CD34EF7Q", "ZZ99-CD34-EF7Q"});
    command.told.bundle = vouchers.code;
    const ReceivedStock stock = receive(command);
    CHECK(fates(stock) == "received repeated received");
    CHECK(stock.lines[0].reference.starts_with("V-"));
    CHECK(stock.lines[0].shown == stock.lines[0].reference);
    for (const IntakeLine& line : stock.lines) CHECK(line.code.empty());
    DataItem item;
    item.reference = stock.lines[0].reference;
    const DataItem kept = now(item);
    CHECK(kept.kind == ItemKind::voucher);
    CHECK(safe.open(kept.sealed_code, "voucher:" + kept.reference + "/code") == "AB12-CD34-EF7Q");
    CHECK(dump().find("CD34") == std::string::npos);
    command.id = crypto.make_uuid();
    command.numbers = {"ab12 cd34 ef7q"};
    CHECK(fates(receive(command)) == "here_already");
    command.id = crypto.make_uuid();
    command.first = "AB12CD34EF7Q";
    command.last = "AB12CD34EF7R";
    command.numbers.clear();
    CHECK(fields_of(receive_stock(command, ports)) == "first");
}

TEST_CASE_FIXTURE(ReceiveWorld,
                  "what comes with a delivery is counted with it, and says it has arrived") {
    const auto delivery = announce_delivery(
        {crypto.make_uuid(), caller(Role::volunteer), "", "O2-25", 2, {}, "PO-7"}, ports);
    REQUIRE(delivery);
    ReceiveStock command = wish({good});
    command.told.bundle.clear();
    command.told.delivery = delivery->reference;
    CHECK(fates(receive(command)) == "received");
    const auto after = find_delivery(caller(Role::volunteer), delivery->reference, ports);
    REQUIRE(after);
    CHECK(after->counted == 1);
    CHECK(after->state == DeliveryState::arrived);
    command.id = crypto.make_uuid();
    command.told.bundle = add_bundle("O2-40", 40).code;
    CHECK(fields_of(receive_stock(command, ports)) == "bundle");
}

}  // namespace kitbank

#include "server/core/reference.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

// An organisation with two hubs and items on the shelf of the first.
struct Moves {
    explicit Moves(Store& store) : bench{store} {
        bundle.organisation = bench.ours;
        bundle.code = "O2-25";
        bundle.network = "o2";
        bundle.name = "O2 25 GB";
        bundle.valid_from = *parse_date("2026-01-01");
        south.organisation = bench.ours;
        south.code = bench.word().substr(0, 12);
        south.name = "South";
        bench.change([&](Transaction& tx) {
            bundle.id = tx.write_stock().insert_bundle(bundle);
            south.id = tx.insert_hub(south);
        });
    }

    std::vector<DataItemId> items(int count) {
        StockGroup group;
        group.uuid = bench.crypto().make_uuid();
        group.organisation = bench.ours;
        group.actor = "person:7";
        group.hub = bench.hub.id;
        group.happened_at = group.recorded_at = bench.now();
        std::vector<DataItem> rows(static_cast<std::size_t>(count));
        static std::int64_t number = 8'944'112'000'000'000'000;
        for (DataItem& row : rows) {
            row.organisation = bench.ours;
            row.reference = std::to_string(++number);
            row.bundle = bundle.id;
            row.standing.state = ItemState::in_stock;
            row.standing.hub = bench.hub.id;
            row.received_at = row.changed_at = group.recorded_at;
        }
        return bench.write([&](Transaction& tx) {
            const StockGroupId receipt = tx.write_stock().insert_group(group);
            for (DataItem& row : rows) row.receipt = receipt;
            return tx.write_stock().insert_data_items(rows);
        });
    }

    Consignment packet() {
        Consignment row;
        row.organisation = bench.ours;
        row.reference = drawn_reference('C', bench.crypto().digest(bench.word()));
        row.from = bench.hub.id;
        row.from_code = bench.hub.code;
        row.from_name = bench.hub.name;
        row.to = south.id;
        row.to_code = south.code;
        row.to_name = south.name;
        row.opened_by = "person:7";
        row.opened_at = row.changed_at = bench.now();
        row.id = bench.write(
            [&](Transaction& tx) { return tx.write_consignments().insert_consignment(row); });
        return row;
    }
    void pack(const Consignment& row, const std::vector<DataItemId>& ids) {
        bench.change([&](Transaction& tx) {
            tx.write_consignments().add_packed(row.id, ids, "person:7", bench.now());
        });
    }
    void update(const Consignment& row) {
        bench.change([&](Transaction& tx) { tx.write_consignments().update_consignment(row); });
    }
    Consignment now(const Consignment& row) {
        return *bench.ask([&](Reader& reader) {
            return reader.consignments().consignment(bench.ours, row.reference);
        });
    }
    template <class Question>
    auto ask(const Question& question) {
        return bench.ask([&](Reader& reader) { return question(reader.consignments()); });
    }

    StockCount count() {
        StockCount row;
        row.organisation = bench.ours;
        row.reference = drawn_reference('K', bench.crypto().digest(bench.word()));
        row.hub = bench.hub.id;
        row.hub_code = bench.hub.code;
        row.hub_name = bench.hub.name;
        row.opened_by = "person:7";
        row.opened_at = bench.now();
        row.id =
            bench.write([&](Transaction& tx) { return tx.write_consignments().insert_count(row); });
        return row;
    }

    Bench bench;
    Hub south;
    Bundle bundle;
};

CountLine seen(const std::string& number, DataItemId item, Instant at) {
    CountLine line;
    line.number = number;
    line.item = item;
    line.seen_at = at;
    line.seen_by = "person:7";
    return line;
}

}  // namespace

TEST_CASE_TEMPLATE("a packet is read as it was written, with what is in it", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    Consignment row = world.packet();
    CHECK(world.now(row) == row);
    const auto items = world.items(3);
    world.pack(row, {items[0], items[2]});
    row.items = 2;
    CHECK(world.now(row) == row);
    const auto packed =
        world.ask([&](ConsignmentReader& reader) { return reader.packed_items(row.id); });
    REQUIRE(packed.size() == 2);
    CHECK(packed[0].item == items[0]);
    CHECK(packed[1].fate == PackedFate::packed);
    world.bench.change([&](Transaction& tx) {
        tx.write_consignments().remove_packed(row.id, std::vector{items[0]});
    });
    CHECK(world.now(row).items == 1);
    const auto stranger = world.bench.ask([&](Reader& reader) {
        return reader.consignments().consignment(world.bench.theirs, row.reference);
    });
    CHECK(!stranger);
}

TEST_CASE_TEMPLATE("an item is in one packet at a time that is not over", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    const auto items = world.items(2);
    Consignment first = world.packet();
    Consignment second = world.packet();
    world.pack(first, items);
    CHECK(world.bench.refuses([&](Transaction& tx) {
        tx.write_consignments().add_packed(second.id, std::vector{items[0]}, "person:7",
                                           world.bench.now());
    }));
    const auto holder = [&] {
        return world.ask([&](ConsignmentReader& reader) { return reader.packet_of(items[0]); });
    };
    CHECK(holder()->id == first.id);
    first.state = ConsignmentState::cancelled;
    world.update(first);
    CHECK(!holder());
    world.pack(second, items);
    CHECK(holder()->id == second.id);
    second.state = ConsignmentState::arrived;
    second.sent_at = second.arrived_at = world.bench.now();
    world.update(second);
    world.bench.change([&](Transaction& tx) {
        tx.write_consignments().set_fates(second.id, std::vector{items[0]}, PackedFate::arrived);
        tx.write_consignments().set_fates(second.id, std::vector{items[1]}, PackedFate::missing);
    });
    CHECK(!holder());
    CHECK(world.now(second).missing == 1);
    CHECK(world.ask([&](ConsignmentReader& reader) { return reader.items_in_packets(items); }) ==
          std::vector{items[1]});
}

TEST_CASE_TEMPLATE("packets come newest first, of both hubs, and those over apart", S,
                   KITBANK_STORES) {
    Moves world{shared_store<S>()};
    std::vector<Consignment> rows;
    for (int i = 0; i < 3; ++i) rows.push_back(world.packet());
    rows[1].state = ConsignmentState::cancelled;
    world.update(rows[1]);
    ConsignmentQuery query{world.bench.ours};
    query.limit = 1;
    const auto page = [&] {
        return world.ask([&](ConsignmentReader& reader) { return reader.consignments(query); });
    };
    CHECK(page().front().id == rows[2].id);
    query.before = rows[2].id;
    CHECK(page().front().id == rows[0].id);
    query.before = {};
    for (const HubId hub : {world.bench.hub.id, world.south.id}) {
        query.hub = hub;
        query.limit = 10;
        CHECK(page().size() == 2);
    }
    query.hub = HubId{999'999};
    CHECK(page().empty());
    query.hub.reset();
    query.is_under_way = false;
    CHECK(page().size() == 1);
}

TEST_CASE_TEMPLATE("what is on its way is summed by hub and bundle", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    Consignment row = world.packet();
    world.pack(row, world.items(3));
    const auto coming = [&](const Scope& scope) {
        return world.ask([&](ConsignmentReader& reader) { return reader.on_its_way(scope); });
    };
    CHECK(coming(world.bench.ours).empty());
    row.state = ConsignmentState::on_its_way;
    row.sent_at = world.bench.now();
    world.update(row);
    CHECK(coming(world.bench.ours) == std::vector<ComingStock>{{world.south.id, "O2-25", "o2", 3}});
    CHECK(coming({world.bench.ours, world.bench.hub.id}).empty());
    CHECK(coming({world.bench.ours, world.south.id}).size() == 1);
}

TEST_CASE_TEMPLATE("what was extra in a packet is kept", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    const Consignment row = world.packet();
    const std::vector<ExtraItem> extra{{"8944110", "The books have it at Northgate."},
                                       {"8944111", "Nobody has received it."}};
    world.bench.change([&](Transaction& tx) {
        tx.write_consignments().add_extras(row.id, {});
        tx.write_consignments().add_extras(row.id, extra);
    });
    CHECK(world.ask([&](ConsignmentReader& reader) { return reader.extra_items(row.id); }) ==
          extra);
}

TEST_CASE_TEMPLATE("a threshold is set, changed and taken away", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    const Hub& hub = world.bench.hub;
    HubThreshold row{world.bench.ours,      hub.id,  hub.code, hub.name,
                     ThresholdKind::bundle, "O2-25", 20};
    const auto write = [&] {
        world.bench.change([&](Transaction& tx) { tx.write_consignments().write_threshold(row); });
    };
    const auto all = [&](const Scope& scope) {
        return world.ask([&](ConsignmentReader& reader) { return reader.thresholds(scope); });
    };
    write();
    row.least = 30;
    write();
    CHECK(all(world.bench.ours) == std::vector{row});
    CHECK(all({world.bench.ours, world.south.id}).empty());
    CHECK(all(world.bench.theirs).empty());
    row.least = 0;
    write();
    CHECK(all(world.bench.ours).empty());
}

TEST_CASE_TEMPLATE("one count is open at a hub, and keeps each number once", S, KITBANK_STORES) {
    Moves world{shared_store<S>()};
    StockCount row = world.count();
    CHECK(world.bench.refuses([&](Transaction& tx) { tx.write_consignments().insert_count(row); }));
    const auto item = world.items(1).front();
    const Instant at = world.bench.now();
    const std::vector lines{seen("8944112", item, at), seen("8944113", {}, at)};
    const auto add = [&](const std::vector<CountLine>& some) {
        return world.bench.write(
            [&](Transaction& tx) { return tx.write_consignments().add_count_lines(row.id, some); });
    };
    CHECK(add(lines) == 2);
    CHECK(add({lines[1], seen("8944114", {}, at)}) == 1);
    auto kept = world.ask([&](ConsignmentReader& reader) { return reader.count_lines(row.id); });
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].bundle == "O2-25");
    CHECK(kept[1] == lines[1]);
    kept[0].fate = CountFate::right;
    kept[1].fate = CountFate::extra;
    kept[1].words = "Nobody has received it";
    CountLine missing;
    missing.number = "8944115";
    missing.fate = CountFate::missing;
    kept.push_back(missing);
    row.state = CountState::closed;
    row.closed_at = world.bench.now();
    world.bench.change([&](Transaction& tx) {
        tx.write_consignments().write_count_lines(row.id, kept);
        tx.write_consignments().update_count(row);
    });
    CHECK(world.ask([&](ConsignmentReader& reader) { return reader.count_lines(row.id); }) == kept);
    row.counted = 3;
    row.missing = row.extra = 1;
    CHECK(*world.ask([&](ConsignmentReader& reader) {
        return reader.stock_count(world.bench.ours, row.reference);
    }) == row);
    CHECK(!world.ask(
        [&](ConsignmentReader& reader) { return reader.open_count_at(world.bench.hub.id); }));
    const StockCount next = world.count();
    CountQuery query{world.bench.ours};
    query.limit = 1;
    const auto page = [&] {
        return world.ask([&](ConsignmentReader& reader) { return reader.stock_counts(query); });
    };
    CHECK(page().front().id == next.id);
    query.before = next.id;
    CHECK(page().front().id == row.id);
    query.hub = world.south.id;
    CHECK(page().empty());
}

}  // namespace kitbank

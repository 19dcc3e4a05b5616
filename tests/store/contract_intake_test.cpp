#include "server/core/reference.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

Bundle add_bundle(Bench& bench) {
    static int count = 0;
    Bundle row;
    row.organisation = bench.ours;
    row.code = "IN-" + std::to_string(++count);
    row.network = "o2";
    row.name = "O2 25 GB for 12 months";
    row.gb_per_month = 25;
    row.months = 12;
    row.valid_from = *parse_date("2026-01-01");
    row.id = bench.write([&](Transaction& tx) { return tx.write_stock().insert_bundle(row); });
    return row;
}

NetworkDelivery new_delivery(Bench& bench, const Bundle& bundle) {
    NetworkDelivery row;
    row.organisation = bench.ours;
    row.reference = drawn_reference('N', bench.crypto().digest(bench.word()));
    row.hub = bench.hub.id;
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    row.bundle = bundle.id;
    row.bundle_code = bundle.code;
    row.bundle_name = bundle.name;
    row.network = bundle.network;
    row.kind = bundle.kind;
    row.expected = 50;
    row.expected_on = parse_date("2026-12-01");
    row.order_reference = "PO-7";
    row.announced_by = "person:7";
    row.announced_at = bench.now();
    return row;
}

NetworkDelivery insert(Bench& bench, NetworkDelivery row) {
    row.id = bench.write([&](Transaction& tx) { return tx.write_intake().insert_delivery(row); });
    return row;
}

std::optional<NetworkDelivery> read(Bench& bench, const NetworkDelivery& row) {
    return bench.ask(
        [&](Reader& reader) { return reader.intake().delivery(row.organisation, row.reference); });
}

void receive_with(Bench& bench, const NetworkDelivery& delivery, const Bundle& bundle) {
    static std::int64_t count = 0;
    StockGroup group;
    group.uuid = bench.crypto().make_uuid();
    group.organisation = bench.ours;
    group.actor = "person:7";
    group.hub = bench.hub.id;
    group.happened_at = group.recorded_at = bench.now();
    DataItem item;
    item.organisation = bench.ours;
    item.reference = "89441122222" + std::to_string(10'000'000 + ++count);
    item.bundle = bundle.id;
    item.gb_per_month = bundle.gb_per_month;
    item.months = bundle.months;
    item.delivery = delivery.id;
    item.standing.state = ItemState::in_stock;
    item.standing.hub = bench.hub.id;
    item.received_at = item.changed_at = bench.now();
    bench.change([&](Transaction& tx) {
        item.receipt = tx.write_stock().insert_group(group);
        tx.write_stock().insert_data_items({&item, 1});
    });
}

StockFile new_file(Bench& bench, const Bundle& bundle) {
    StockFile row;
    row.id = bench.crypto().make_uuid();
    row.organisation = bench.ours;
    row.hub = bench.hub.id;
    row.bundle = bundle.id;
    row.name = "box 7.csv";
    row.batch = "7";
    row.activate_by = parse_date("2027-06-30");
    row.lines = 10;
    row.actor = "person:7";
    row.uploaded_at = row.changed_at = bench.now();
    return row;
}

const std::string sealed = std::string{"\x01\x00\xFF'\"", 5} + std::string(100'000, 's');

StockFile insert(Bench& bench, const StockFile& row) {
    bench.change([&](Transaction& tx) { tx.write_intake().insert_file(row, sealed); });
    return row;
}

std::optional<StockFile> read(Bench& bench, const StockFile& row) {
    return bench.ask(
        [&](Reader& reader) { return reader.intake().stock_file(row.organisation, row.id); });
}

}  // namespace

TEST_CASE_TEMPLATE("a delivery is read as it was announced, with what came with it", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench);
    NetworkDelivery row = insert(bench, new_delivery(bench, bundle));
    CHECK(read(bench, row) == row);
    receive_with(bench, row, bundle);
    receive_with(bench, row, bundle);
    CHECK(read(bench, row)->counted == 2);
    const auto none = bench.ask(
        [&](Reader& reader) { return reader.intake().delivery(bench.theirs, row.reference); });
    CHECK_FALSE(none);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_intake().insert_delivery(row); }));
}

TEST_CASE_TEMPLATE("a closed delivery keeps what was counted then", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench);
    NetworkDelivery row = insert(bench, new_delivery(bench, bundle));
    receive_with(bench, row, bundle);
    bench.change([&](Transaction& tx) {
        auto locked = tx.write_intake().lock_delivery(bench.ours, row.reference);
        REQUIRE(locked);
        locked->state = DeliveryState::closed;
        locked->arrived_at = locked->closed_at = bench.now();
        locked->words = "49 short";
        tx.write_intake().update_delivery(*locked);
    });
    receive_with(bench, row, bundle);
    const auto after = read(bench, row);
    CHECK(after->state == DeliveryState::closed);
    CHECK(after->counted == 1);
    CHECK(after->words == "49 short");
    CHECK(after->version == row.version + 1);
    CHECK(after->arrived_at);
}

TEST_CASE_TEMPLATE("deliveries come newest first, in pages, and by what is asked", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench);
    const NetworkDelivery first = insert(bench, new_delivery(bench, bundle));
    NetworkDelivery second = insert(bench, new_delivery(bench, bundle));
    const auto found = [&](DeliveryQuery query) {
        query.limit = query.limit == 50 ? 10 : query.limit;
        std::vector<std::string> references;
        for (const auto& row :
             bench.ask([&](Reader& reader) { return reader.intake().deliveries(query); })) {
            references.push_back(row.reference);
        }
        return references;
    };
    using References = std::vector<std::string>;
    CHECK(found({bench.ours}) == References{second.reference, first.reference});
    CHECK(found({bench.ours, {}, second.id}) == References{first.reference});
    CHECK(found({bench.ours, {}, {}, 1}) == References{second.reference});
    CHECK(found({{bench.ours, bench.hub.id}}).size() == 2);
    CHECK(found({{bench.ours, HubId{bench.hub.id.value + 1'000'000}}}).empty());
    CHECK(found({bench.theirs}).empty());
    second.state = DeliveryState::closed;
    second.closed_at = bench.now();
    bench.change([&](Transaction& tx) { tx.write_intake().update_delivery(second); });
    CHECK(found({bench.ours, true}) == References{first.reference});
    CHECK(found({bench.ours, false}) == References{second.reference});
}

TEST_CASE_TEMPLATE("a file keeps what it holds until it is dropped", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench);
    const StockFile row = insert(bench, new_file(bench, bundle));
    const auto kept = read(bench, row);
    REQUIRE(kept);
    CHECK(kept->name == row.name);
    CHECK(kept->batch == row.batch);
    CHECK(kept->activate_by == row.activate_by);
    CHECK(kept->lines == 10);
    CHECK(kept->state == FileState::previewed);
    CHECK(kept->bundle_code == bundle.code);
    CHECK(kept->hub_code == bench.hub.code);
    CHECK(kept->delivery_reference.empty());
    CHECK(kept->uploaded_at == row.uploaded_at);
    const auto content = [&] {
        return bench.ask([&](Reader& reader) { return reader.intake().file_content(row.id); });
    };
    CHECK(content() == sealed);
    bench.change([&](Transaction& tx) { tx.write_intake().drop_file_content(row.id); });
    CHECK_FALSE(content());
    const auto elsewhere =
        bench.ask([&](Reader& reader) { return reader.intake().stock_file(bench.theirs, row.id); });
    CHECK_FALSE(elsewhere);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_intake().insert_file(row, sealed); }));
}

TEST_CASE_TEMPLATE("parts of a file come in the order of its lines, and none twice", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const StockFile row = insert(bench, new_file(bench, add_bundle(bench)));
    const std::string second{"\x00two", 4};
    bench.change([&](Transaction& tx) {
        tx.write_intake().insert_file_part(row.id, 5, second, bench.now());
        tx.write_intake().insert_file_part(row.id, 0, "one", bench.now());
    });
    const auto parts =
        bench.ask([&](Reader& reader) { return reader.intake().file_parts(row.id); });
    CHECK(parts == std::vector<std::string>{"one", second});
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_intake().insert_file_part(row.id, 5, "again", bench.now());
    }));
}

TEST_CASE_TEMPLATE("progress of a file is within its lines", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const StockFile row = insert(bench, new_file(bench, add_bundle(bench)));
    auto locked = bench.write(
        [&](Transaction& tx) { return tx.write_intake().lock_file(bench.ours, row.id); });
    REQUIRE(locked);
    locked->state = FileState::loading;
    locked->confirmed = {true, false};
    locked->lines_done = 5;
    locked->received = 4;
    locked->actor = "person:8";
    locked->changed_at = bench.now();
    bench.change([&](Transaction& tx) { tx.write_intake().update_file(*locked); });
    const auto now = read(bench, row);
    CHECK(now->state == FileState::loading);
    CHECK(now->confirmed.doubtful);
    CHECK_FALSE(now->confirmed.swapped);
    CHECK(now->lines_done == 5);
    CHECK(now->received == 4);
    CHECK(now->actor == "person:8");
    CHECK(now->changed_at == locked->changed_at);
    locked->lines_done = 11;
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_intake().update_file(*locked); }));
}

TEST_CASE_TEMPLATE("files are found by hub and by state", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench);
    const StockFile older = insert(bench, new_file(bench, bundle));
    const StockFile newer = insert(bench, new_file(bench, bundle));
    const auto files = [&](const Scope& scope, int limit) {
        return bench.ask([&](Reader& reader) { return reader.intake().stock_files(scope, limit); });
    };
    REQUIRE(files(bench.ours, 10).size() == 2);
    CHECK(files(bench.ours, 10)[0].id == newer.id);
    CHECK(files(bench.ours, 1).size() == 1);
    CHECK(files({bench.ours, bench.hub.id}, 10).size() == 2);
    CHECK(files({bench.ours, HubId{bench.hub.id.value + 1'000'000}}, 10).empty());
    CHECK(files(bench.theirs, 10).empty());
    const auto waiting = [&](Instant before) {
        std::vector<Uuid> ids;
        const auto rows = bench.ask([&](Reader& reader) {
            return reader.intake().stock_files_in(FileState::previewed, before, 1'000);
        });
        for (const StockFile& row : rows) {
            if (row.organisation == bench.ours) ids.push_back(row.id);
        }
        return ids;
    };
    CHECK(waiting(newer.changed_at) == std::vector<Uuid>{older.id});
    CHECK(waiting(bench.now()) == std::vector<Uuid>{older.id, newer.id});
}

}  // namespace kitbank

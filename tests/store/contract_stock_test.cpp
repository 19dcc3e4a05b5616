#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

using namespace std::chrono;

constexpr Date new_year{year{2026} / January / 1};
constexpr Date june{year{2026} / June / 30};

Bundle add_bundle(Bench& bench, const std::string& code, int version = 1) {
    Bundle row;
    row.organisation = bench.ours;
    row.code = code;
    row.version = version;
    row.network = "o2";
    row.name = "O2 25 GB for 12 months";
    row.gb_per_month = 25;
    row.months = 12;
    row.calls_included = true;
    row.valid_from = new_year;
    row.next = "O2-50";
    row.id = bench.write([&](Transaction& tx) { return tx.write_stock().insert_bundle(row); });
    return row;
}

StockGroup new_group(Bench& bench, ItemEvent event = ItemEvent::receipt) {
    StockGroup row;
    row.uuid = bench.crypto().make_uuid();
    row.organisation = bench.ours;
    row.event = event;
    row.actor = "person:7";
    row.hub = bench.hub.id;
    row.words = "box 4";
    row.happened_at = bench.now();
    row.recorded_at = bench.now();
    return row;
}

StockGroup insert(Bench& bench, StockGroup row) {
    row.id = bench.write([&](Transaction& tx) { return tx.write_stock().insert_group(row); });
    return row;
}

std::string next_number() {
    static std::int64_t count = 0;
    return "89441100000" + std::to_string(10'000'000 + ++count);
}

DataItem new_sim(Bench& bench, const Bundle& bundle, const StockGroup& receipt) {
    DataItem row;
    row.organisation = bench.ours;
    row.reference = next_number();
    row.bundle = bundle.id;
    row.bundle_code = bundle.code;
    row.bundle_name = bundle.name;
    row.network = bundle.network;
    row.gb_per_month = bundle.gb_per_month;
    row.months = bundle.months;
    row.batch = "BOX-4";
    row.standing.state = ItemState::in_stock;
    row.standing.hub = bench.hub.id;
    row.standing.activate_by = june;
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    row.receipt = receipt.id;
    row.received_at = receipt.recorded_at;
    row.changed_at = receipt.recorded_at;
    return row;
}

DataItem new_voucher(Bench& bench, const Bundle& bundle, const StockGroup& receipt) {
    static int count = 0;
    DataItem row = new_sim(bench, bundle, receipt);
    row.kind = ItemKind::voucher;
    row.reference = "V-" + std::to_string(10'000'000 + ++count);
    row.sealed_code = std::string("\x00sealed\xff", 8);
    row.code_digest = bench.crypto().digest("code " + std::to_string(count));
    return row;
}

std::vector<DataItem> insert(Bench& bench, std::vector<DataItem> rows) {
    const auto ids =
        bench.write([&](Transaction& tx) { return tx.write_stock().insert_data_items(rows); });
    REQUIRE(ids.size() == rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) rows[at].id = ids[at];
    return rows;
}

std::optional<DataItem> find(Bench& bench, const DataItem& row) {
    return bench.ask(
        [&](Reader& reader) { return reader.stock().data_item(row.organisation, row.reference); });
}

std::vector<std::string> references(const std::vector<DataItem>& rows) {
    std::vector<std::string> found;
    for (const DataItem& row : rows) found.push_back(row.reference);
    return found;
}

std::vector<DataItem> list(Bench& bench, const ItemQuery& query) {
    return bench.ask([&](Reader& reader) { return reader.stock().data_items(query); });
}

std::int64_t count(Bench& bench, const ItemQuery& query) {
    return bench.ask([&](Reader& reader) { return reader.stock().data_item_count(query); });
}

// A group of this event that takes items from one account to another.
StockGroup post(Bench& bench, const Bundle& bundle, Account from, Account to, std::int64_t items) {
    StockGroup group = new_group(bench, ItemEvent::arrival);
    bench.change([&](Transaction& tx) {
        group.id = tx.write_stock().insert_group(group);
        const std::int64_t gigabytes = items * gigabytes_of(bundle);
        const std::vector<Posting> postings = {{from, bundle.id, -items, -gigabytes},
                                               {to, bundle.id, items, gigabytes}};
        tx.write_stock().post(group.id, bench.ours, postings);
    });
    return group;
}

std::vector<PostedLine> lines(Bench& bench, const StatementQuery& query) {
    return bench.ask([&](Reader& reader) { return reader.stock().statement(query); });
}

const Account source{AccountKind::network, 0};

Account shelf(const Bench& bench) { return {AccountKind::hub, bench.hub.id.value}; }

}  // namespace

TEST_CASE_TEMPLATE("nothing goes by a name that is no ASCII", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    bench.ask([&](Reader& reader) {
        CHECK_FALSE(reader.stock().data_item(bench.ours, "V-\u00e9"));
        CHECK_FALSE(reader.stock().bundle(bench.ours, "\U0001F4A9", new_year));
        CHECK_FALSE(reader.intake().delivery(bench.ours, "N-\u00e9"));
        return true;
    });
    bench.write([&](Transaction& tx) {
        const std::vector<std::string> references = {"V-\u00e9"};
        CHECK(tx.write_stock().lock_data_items(bench.ours, references).empty());
        CHECK_FALSE(tx.write_intake().lock_delivery(bench.ours, "N-\u00e9"));
        return true;
    });
}

TEST_CASE_TEMPLATE("the house's networks are everybody's", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto networks =
        bench.ask([&](Reader& reader) { return reader.stock().networks(bench.ours); });
    REQUIRE(networks.size() == 4);
    CHECK(networks[0].code == "ee");
    CHECK(networks[1].code == "o2");
    CHECK(networks[1].numbers == std::vector<NumberRow>{{"894411", 19, {5, 4, 4}, true}});
    CHECK(networks[2].numbers.size() == 2);
    CHECK(networks[3].name == "Vodafone");
    CHECK(networks[3].numbers[0] == NumberRow{"89441", 20, {5, 5, 5}, true});
    CHECK(networks[3].organisation == OrganisationId{});
}

TEST_CASE_TEMPLATE("an organisation's own network takes the house's place", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Network own;
    own.organisation = bench.ours;
    own.code = "o2";
    own.name = "O2 business";
    own.numbers = {{"894499", 20, {4, 4}, false}, {"894411", 19, {}, true}};
    own.user_terms = "For use in the UK. https://example.org/terms";
    own.activation = "Put the card in.\nRestart the phone.";
    own.help = "07700 900202";
    own.is_retired = true;
    const auto networks_of = [&](OrganisationId organisation) {
        return bench.ask([&](Reader& reader) { return reader.stock().networks(organisation); });
    };
    for (int round = 0; round < 2; ++round) {
        bench.change([&](Transaction& tx) { tx.write_stock().write_network(own); });
        const auto ours = networks_of(bench.ours);
        REQUIRE(ours.size() == 4);
        CHECK(ours[1] == own);
        CHECK(networks_of(bench.theirs)[1].name == "O2");
        own.numbers.pop_back();
        own.is_retired = false;
    }
}

TEST_CASE_TEMPLATE("the version of a bundle is that of the day", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Bundle old = add_bundle(bench, "O2-25");
    Bundle next = old;
    next.version = 2;
    next.gb_per_month = 30;
    next.valid_from = june;
    old.valid_to = Date{sys_days{june} - days{1}};
    bench.change([&](Transaction& tx) {
        tx.write_stock().end_bundle(old.id, *old.valid_to);
        next.id = tx.write_stock().insert_bundle(next);
    });
    const auto on = [&](Date day) {
        return bench.ask(
            [&](Reader& reader) { return reader.stock().bundle(bench.ours, "O2-25", day); });
    };
    CHECK(on(new_year) == old);
    CHECK(on(*old.valid_to) == old);
    CHECK(on(june) == next);
    CHECK_FALSE(on(Date{year{2025} / December / 31}));
    const auto both = bench.ask([&](Reader& reader) { return reader.stock().bundles(bench.ours); });
    CHECK(both == std::vector{next, old});
    CHECK(bench.ask([&](Reader& reader) { return reader.stock().bundle_by_id(old.id); }) == old);
    CHECK(bench.ask([&](Reader& reader) { return reader.stock().bundles(bench.theirs); }).empty());
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_stock().insert_bundle(next); }));
}

TEST_CASE_TEMPLATE("an item is read as it was written", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    DataItem given = new_sim(bench, bundle, receipt);
    given.sealed_number = std::string("\x00number", 7);
    given.standing.state = ItemState::ended;
    given.standing.issue = 77;
    given.standing.activated_on = new_year;
    given.standing.ends_on = june;
    DataItem kept = new_sim(bench, bundle, receipt);
    kept.standing.state = ItemState::reserved;
    kept.standing.reserved_for = "Q-12345678";
    kept.reserved_until = bench.now();
    DataItem lost = new_sim(bench, bundle, receipt);
    lost.standing.state = ItemState::voided;
    lost.standing.void_reason = VoidReason::wrong_sim;
    lost.standing.activate_by.reset();
    DataItem travelling = new_sim(bench, bundle, receipt);
    travelling.standing.consignment = 12;
    const auto rows =
        insert(bench, {given, kept, lost, travelling, new_voucher(bench, bundle, receipt)});
    CHECK(std::ranges::is_sorted(rows, {}, &DataItem::id));
    for (const DataItem& row : rows) {
        CHECK(find(bench, row) == row);
        CHECK(bench.ask([&](Reader& reader) { return reader.stock().data_item_by_id(row.id); }) ==
              row);
    }
    const auto by_code = [&](OrganisationId organisation) {
        return bench.ask([&](Reader& reader) {
            return reader.stock().voucher_by_digest(organisation, *rows[4].code_digest);
        });
    };
    CHECK(by_code(bench.ours) == rows[4]);
    CHECK_FALSE(by_code(bench.theirs));
}

TEST_CASE_TEMPLATE("no number and no code comes twice", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    const auto rows =
        insert(bench, {new_sim(bench, bundle, receipt), new_voucher(bench, bundle, receipt)});
    DataItem same_number = new_sim(bench, bundle, receipt);
    same_number.reference = rows[0].reference;
    DataItem same_code = new_voucher(bench, bundle, receipt);
    same_code.code_digest = rows[1].code_digest;
    for (const DataItem& twin : {same_number, same_code}) {
        const DataItem before = new_sim(bench, bundle, receipt);
        CHECK(bench.refuses([&](Transaction& tx) {
            tx.write_stock().insert_data_items(std::vector{before, twin});
        }));
        CHECK_FALSE(find(bench, before));
    }
    const auto known = bench.ask([&](Reader& reader) {
        return reader.stock().data_items_known(
            bench.ours, std::vector{rows[1].reference, std::string{"8944110000000000000"},
                                    rows[0].reference, rows[1].reference});
    });
    CHECK(known == rows);
    const Hash unknown = bench.crypto().digest("unknown");
    const auto codes = bench.ask([&](Reader& reader) {
        return reader.stock().vouchers_known(bench.ours,
                                             std::vector{unknown, *rows[1].code_digest});
    });
    CHECK(codes == std::vector{*rows[1].code_digest});
}

TEST_CASE_TEMPLATE("many items come and are known in a few questions", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    std::vector<DataItem> rows;
    for (int each = 0; each < 5'003; ++each) rows.push_back(new_sim(bench, bundle, receipt));
    rows = insert(bench, rows);
    CHECK(std::ranges::is_sorted(rows, {}, &DataItem::id));
    CHECK(find(bench, rows.back()) == rows.back());
    const auto known = bench.ask([&](Reader& reader) {
        return reader.stock().data_items_known(bench.ours, references(rows));
    });
    CHECK(known == rows);
}

TEST_CASE_TEMPLATE("a list of items shows what its filters let pass", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    DataItem late = new_sim(bench, bundle, receipt);
    late.standing.activate_by = Date{year{2027} / March / 1};
    DataItem never = new_sim(bench, bundle, receipt);
    never.standing.activate_by.reset();
    DataItem travelling = new_sim(bench, bundle, receipt);
    travelling.standing.consignment = 9;
    DataItem given = new_sim(bench, bundle, receipt);
    given.standing.state = ItemState::issued;
    given.standing.issue = 4;
    const auto rows = insert(bench, {late, never, new_sim(bench, bundle, receipt), travelling,
                                     given, new_voucher(bench, bundle, receipt)});
    const auto at = [&](std::vector<std::size_t> places) {
        std::vector<std::string> found;
        for (const std::size_t place : places) found.push_back(rows[place].reference);
        return found;
    };
    const auto check = [&](const ItemQuery& query, std::vector<std::size_t> places) {
        CHECK(references(list(bench, query)) == at(places));
        CHECK(count(bench, query) == static_cast<std::int64_t>(places.size()));
    };
    ItemQuery all{bench.ours};
    check(all, {5, 4, 3, 2, 1, 0});
    check(ItemQuery{bench.theirs}, {});
    all.first_expiring = true;
    check(all, {2, 3, 4, 5, 0, 1});
    ItemQuery query{bench.ours};
    query.hub = bench.hub.id;
    check(query, {5, 4, 2, 1, 0});  // what travels is held by no hub
    query.state = ItemState::in_stock;
    query.kind = ItemKind::sim;
    check(query, {2, 1, 0});
    query.bundle = bundle.id;
    query.activate_before = Date{year{2027} / March / 1};
    check(query, {2});
    ItemQuery packet{bench.ours};
    packet.consignment = 9;
    check(packet, {3});
    packet.hub = bench.hub.id;
    check(packet, {3});
    ItemQuery typed{bench.ours};
    typed.text = rows[1].reference.substr(13);
    check(typed, {1});
    typed.text = rows[5].reference.substr(0, 2);
    check(typed, {5});
    typed.text = "%";
    check(typed, {});
}

TEST_CASE_TEMPLATE("a list of items goes on after its last", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    std::vector<DataItem> rows;
    for (int each = 0; each < 7; ++each) {
        rows.push_back(new_sim(bench, bundle, receipt));
        if (each % 3 == 1) rows.back().standing.activate_by = new_year;
        if (each % 3 == 2) rows.back().standing.activate_by.reset();
    }
    insert(bench, rows);
    for (const bool first_expiring : {false, true}) {
        ItemQuery query{bench.ours};
        query.first_expiring = first_expiring;
        const auto whole = references(list(bench, query));
        query.limit = 2;
        std::vector<std::string> paged;
        for (auto page = list(bench, query); !page.empty(); page = list(bench, query)) {
            for (const std::string& reference : references(page)) paged.push_back(reference);
            query.after = page.back().id;
            query.after_date = page.back().standing.activate_by;
        }
        CHECK(paged == whole);
    }
}

TEST_CASE_TEMPLATE("items are locked by number, and those that expire first", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const Bundle other = add_bundle(bench, "O2-50");
    const StockGroup receipt = insert(bench, new_group(bench));
    DataItem late = new_sim(bench, bundle, receipt);
    late.standing.activate_by.reset();
    DataItem travelling = new_sim(bench, bundle, receipt);
    travelling.standing.consignment = 9;
    const auto rows =
        insert(bench, {late, travelling, new_sim(bench, other, receipt),
                       new_sim(bench, bundle, receipt), new_sim(bench, bundle, receipt)});
    bench.change([&](Transaction& tx) {
        const auto locked = tx.write_stock().lock_data_items(
            bench.ours, std::vector{rows[3].reference, std::string{"none"}, rows[0].reference});
        CHECK(locked == std::vector{rows[0], rows[3]});
        ItemQuery query{bench.ours};
        query.hub = bench.hub.id;
        query.bundle = bundle.id;
        CHECK(tx.write_stock().lock_first_expiring(query) ==
              std::vector{rows[3], rows[4], rows[0]});
        query.after_date = june;
        query.after = rows[3].id;
        query.limit = 1;
        CHECK(tx.write_stock().lock_first_expiring(query) == std::vector{rows[4]});
    });
}

TEST_CASE_TEMPLATE("a changed item counts its version up", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    auto rows =
        insert(bench, {new_sim(bench, bundle, receipt), new_voucher(bench, bundle, receipt)});
    for (DataItem& row : rows) {
        row.standing.state = ItemState::active;
        row.standing.issue = 5;
        row.standing.activated_on = new_year;
        row.standing.ends_on = june;
        row.sealed_number = "sealed";
        row.changed_at = bench.now();
    }
    bench.change([&](Transaction& tx) { tx.write_stock().update_data_items(rows); });
    for (DataItem& row : rows) {
        ++row.version;
        CHECK(find(bench, row) == row);
    }
}

TEST_CASE_TEMPLATE("an item's history begins with its receipt", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const StockGroup receipt = insert(bench, new_group(bench));
    const auto rows =
        insert(bench, {new_sim(bench, bundle, receipt), new_sim(bench, bundle, receipt)});
    const StockGroup issue = insert(bench, new_group(bench, ItemEvent::issue));
    const StockGroup start = insert(bench, new_group(bench, ItemEvent::activation));
    using Row = StockWriter::ItemEventRow;
    bench.change([&](Transaction& tx) {
        const std::vector<Row> issued = {{rows[0].id, ItemEvent::issue, ItemState::issued},
                                         {rows[1].id, ItemEvent::issue, ItemState::issued}};
        tx.write_stock().insert_item_events(issue.id, issued);
        const Row started{rows[0].id, ItemEvent::activation, ItemState::active};
        tx.write_stock().insert_item_events(start.id, std::span{&started, 1});
    });
    const auto history =
        bench.ask([&](Reader& reader) { return reader.stock().item_history(rows[0].id); });
    const std::string hub = bench.hub.code;
    CHECK(history ==
          std::vector<ItemHistoryRow>{{ItemEvent::receipt, ItemState::in_stock, receipt, hub},
                                      {ItemEvent::issue, ItemState::issued, issue, hub},
                                      {ItemEvent::activation, ItemState::active, start, hub}});
    CHECK(bench
              .ask([&](Reader& reader) {
                  return reader.stock().item_history(DataItemId{987'654'321});
              })
              .empty());
}

TEST_CASE_TEMPLATE("a posting leaves a balance behind", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const Bundle other = add_bundle(bench, "O2-50");
    const Account hub = shelf(bench);
    const Account person{AccountKind::person, bench.hub.id.value};
    const StockGroup first = post(bench, bundle, source, hub, 10);
    const StockGroup second = post(bench, other, source, hub, 3);
    const StockGroup third = post(bench, bundle, hub, person, 4);

    const auto held =
        bench.ask([&](Reader& reader) { return reader.stock().balances_of(bench.ours, hub); });
    REQUIRE(held.size() == 2);
    CHECK(held[0] == Balance{hub, bundle.id, "O2-25", bundle.name, ItemKind::sim, "o2", 6, 1'800});
    CHECK(held[1].items == 3);
    const auto all = bench.ask([&](Reader& reader) { return reader.stock().balances(bench.ours); });
    REQUIRE(all.size() == 5);
    CHECK(all[0].account == source);
    CHECK(all[0].items == -10);
    CHECK(all[1].items == -3);
    CHECK(all[2] == held[0]);
    CHECK(all[4].account == person);
    CHECK(bench.ask([&](Reader& reader) { return reader.stock().balances(bench.theirs); }).empty());

    const auto shelves = bench.ask([&](Reader& reader) {
        return reader.stock().hub_stock({bench.ours, std::nullopt});
    });
    REQUIRE(shelves.size() == 2);
    CHECK(shelves[0].hub_code == bench.hub.code);
    CHECK(shelves[0].hub_name == bench.hub.name);
    CHECK(shelves[0].balance == held[0]);
    const Scope elsewhere{bench.ours, HubId{987'654}};
    CHECK(bench.ask([&](Reader& reader) { return reader.stock().hub_stock(elsewhere); }).empty());

    const auto at = [&](Instant moment) {
        std::int64_t items = 0;
        for (const Balance& row : bench.ask([&](Reader& reader) {
                 return reader.stock().balances_at(bench.ours, hub, moment);
             })) {
            items += row.items;
        }
        return items;
    };
    CHECK(at(first.recorded_at) == 0);
    CHECK(at(second.recorded_at) == 10);
    CHECK(at(third.recorded_at) == 13);
    CHECK(at(third.recorded_at + microseconds{1}) == 9);
}

TEST_CASE_TEMPLATE("a statement is read like that of a bank", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const Bundle other = add_bundle(bench, "O2-50");
    const Account hub = shelf(bench);
    std::vector<StockGroup> groups;
    for (int each = 1; each <= 5; ++each) {
        groups.push_back(post(bench, each == 3 ? other : bundle, source, hub, each));
    }
    StatementQuery query{bench.ours, hub};
    const auto whole = lines(bench, query);
    REQUIRE(whole.size() == 5);
    CHECK(whole[0].group == groups[4]);
    CHECK(whole[0].posting == Posting{hub, bundle.id, 5, 1'500});
    CHECK(whole[0].items_after == 12);
    CHECK(whole[0].gigabytes_after == 3'600);
    CHECK(whole[0].bundle_code == "O2-25");
    CHECK(whole[0].kind == ItemKind::sim);
    CHECK(whole[4].items_after == 1);
    CHECK(lines(bench, {bench.theirs, hub}).empty());

    query.limit = 2;
    std::vector<std::int64_t> seen;
    for (auto page = lines(bench, query); !page.empty(); page = lines(bench, query)) {
        for (const PostedLine& line : page) seen.push_back(line.posting.items);
        query.before = page.back().id;
    }
    CHECK(seen == std::vector<std::int64_t>{5, 4, 3, 2, 1});

    StatementQuery narrow{bench.ours, hub, bundle.id};
    narrow.from = groups[1].recorded_at;
    narrow.to = groups[4].recorded_at;
    const auto some = lines(bench, narrow);
    REQUIRE(some.size() == 2);
    CHECK(some[0].posting.items == 4);
    CHECK(some[1].posting.items == 2);
}

TEST_CASE_TEMPLATE("no account but a source falls below zero", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = add_bundle(bench, "O2-25");
    const Account hub = shelf(bench);
    const Account lost{AccountKind::voided, bench.hub.id.value};
    post(bench, bundle, source, hub, 2);
    const StockGroup group = new_group(bench, ItemEvent::voiding);
    CHECK(bench.refuses([&](Transaction& tx) {
        const StockGroupId id = tx.write_stock().insert_group(group);
        tx.write_stock().post(
            id, bench.ours,
            std::vector<Posting>{{hub, bundle.id, -3, -900}, {lost, bundle.id, 3, 900}});
    }));
    const auto held =
        bench.ask([&](Reader& reader) { return reader.stock().balances_of(bench.ours, hub); });
    REQUIRE(held.size() == 1);
    CHECK(held[0].items == 2);
    CHECK(bench.ask([&](Reader& reader) { return reader.stock().balances_of(bench.ours, lost); })
              .empty());
    CHECK(lines(bench, {bench.ours, hub}).size() == 1);
}

}  // namespace kitbank

#include "server/usecase/databank/intake_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

StockScan new_scan(Bench& bench, const std::string& subject) {
    StockScan scan;
    scan.id = bench.crypto().make_uuid();
    scan.organisation = bench.ours;
    scan.event = StockScanEvent::sim_issue;
    scan.subject = subject;
    scan.actor = "token:7";
    scan.happened_at = *parse_instant("2026-11-21T09:00:00.123456Z");
    scan.source = "scanner-1";
    scan.source_seq = 12;
    scan.recorded_at = *parse_instant("2026-11-21T10:00:00Z");
    scan.facts = {{"request", "Q-7K3M9QXZ"}};
    scan.digest = bench.crypto().digest(subject);
    return scan;
}

// A subject that no other test case has.
std::string new_subject(Bench& bench) {
    return "8944" + format(bench.crypto().make_uuid()).substr(24);
}

void insert(Bench& bench, const std::vector<StockScan>& scans) {
    bench.change([&](Transaction& tx) { tx.write_intake().insert_stock_scans(scans); });
}

std::vector<StockScan> of(Bench& bench, const std::string& subject) {
    return bench.ask(
        [&](Reader& reader) { return reader.intake().stock_scans_of(bench.ours, subject); });
}

std::vector<Uuid> open_ids(Bench& bench, const Scope& scope, const std::string& subject) {
    std::vector<Uuid> ids;
    for (const StockScan& scan :
         bench.ask([&](Reader& reader) { return reader.intake().stock_scans_open(scope, 1000); })) {
        if (scan.subject == subject) ids.push_back(scan.id);
    }
    return ids;
}

const Refusal given{RefusalCode::sim_given, "It is gone.", {{"sim", "Take another one."}}};

}  // namespace

TEST_CASE_TEMPLATE("a scan of data stock is kept as it came", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    StockScan recorded = new_scan(bench, new_subject(bench));
    recorded.took_effect = true;
    StockScan aside = new_scan(bench, recorded.subject);
    aside.event = StockScanEvent::sim_swap;
    aside.is_fact = true;
    aside.reason = given;
    aside.is_waiting = true;
    aside.happened_at = *parse_instant("2026-11-21T08:00:00Z");
    insert(bench, {recorded, aside});
    const std::vector<Uuid> ids{recorded.id, bench.crypto().make_uuid()};
    const auto known =
        bench.ask([&](Reader& reader) { return reader.intake().stock_scans_known(ids); });
    REQUIRE(known.size() == 1);
    CHECK(known[0] == recorded);
    const auto all = of(bench, recorded.subject);
    REQUIRE(all.size() == 2);  // in the order in which they happened
    CHECK(all[0] == aside);
    CHECK(all[1] == recorded);
    CHECK(bench
              .ask([&](Reader& reader) {
                  return reader.intake().stock_scans_of(bench.theirs, recorded.subject);
              })
              .empty());
    CHECK(bench.ask([](Reader& reader) { return reader.intake().stock_scans_known({}); }).empty());
}

TEST_CASE_TEMPLATE("an id of a scan of data stock counts once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const StockScan scan = new_scan(bench, new_subject(bench));
    insert(bench, {scan});
    CHECK_THROWS_AS(insert(bench, {scan}), StoreFailure);
    CHECK(of(bench, scan.subject).size() == 1);
}

TEST_CASE_TEMPLATE("scans of data stock wait until they are recorded or closed", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    StockScan first = new_scan(bench, new_subject(bench));
    first.reason = given;
    StockScan second = new_scan(bench, first.subject);
    second.reason = given;
    second.recorded_at = first.recorded_at + std::chrono::seconds{1};
    StockScan stands = new_scan(bench, first.subject);
    stands.took_effect = true;
    insert(bench, {second, stands, first});
    CHECK(open_ids(bench, Scope{bench.ours}, first.subject) ==
          std::vector<Uuid>{first.id, second.id});
    CHECK(open_ids(bench, Scope{bench.theirs}, first.subject).empty());
    first.closed_by = "person:3";
    first.closed_at = *parse_instant("2026-11-22T09:00:00Z");
    second.reason.reset();
    second.took_effect = true;
    bench.change([&](Transaction& tx) {
        tx.write_intake().update_stock_scan(first);
        tx.write_intake().update_stock_scan(second);
    });
    CHECK(open_ids(bench, Scope{bench.ours}, first.subject).empty());
    const auto all = of(bench, first.subject);
    CHECK(std::ranges::count(all, first) == 1);
    CHECK(std::ranges::count(all, second) == 1);
}

}  // namespace kitbank

#include "server/core/reference.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

// What time does to SIMs and vouchers: who is asked for, noted and settled.
namespace kitbank {
namespace {

Date day(const char* text) { return *parse_date(text); }

// A bundle and its items at the bench's hub.
struct Living {
    explicit Living(Store& store) : bench(store) {
        bundle.organisation = bench.ours;
        bundle.code = "O2-25";
        bundle.network = "o2";
        bundle.name = "O2 25 GB";
        bundle.valid_from = day("2020-01-01");
        bundle.id =
            bench.write([&](Transaction& tx) { return tx.write_stock().insert_bundle(bundle); });
        StockGroup group;
        group.uuid = bench.crypto().make_uuid();
        group.organisation = bench.ours;
        group.actor = "person:7";
        group.hub = bench.hub.id;
        group.happened_at = group.recorded_at = bench.now();
        receipt =
            bench.write([&](Transaction& tx) { return tx.write_stock().insert_group(group); });
    }

    DataItem item(ItemState state, const char* activate_by = "", const char* ends_on = "") {
        static std::int64_t count = 0;
        DataItem row;
        row.organisation = bench.ours;
        row.reference = "89441122" + std::to_string(20'000'000 + ++count);
        row.bundle = bundle.id;
        row.standing.state = ItemState::in_stock;
        row.standing.hub = bench.hub.id;
        row.standing.activate_by = parse_date(activate_by);
        row.receipt = receipt;
        row.received_at = row.changed_at = bench.now();
        bench.change([&](Transaction& tx) {
            row.id = tx.write_stock().insert_data_items({&row, 1}).front();
        });
        row.standing.state = state;
        row.standing.ends_on = parse_date(ends_on);
        if (state == ItemState::issued || state == ItemState::active) {
            row.standing.issue = issue(row).id.value;
        }
        if (state == ItemState::reserved) row.standing.reserved_for = "Q-7K3M9QXZ";
        update(row);
        return row;
    }
    void update(const DataItem& row) {
        bench.change([&](Transaction& tx) { tx.write_stock().update_data_items({&row, 1}); });
    }
    DataIssue issue(const DataItem& of, ResidentId to = {}) {
        static int count = 0;
        DataIssue row;
        row.organisation = row.asking = bench.ours;
        row.reference =
            drawn_reference('D', bench.crypto().digest("living " + std::to_string(++count)));
        row.item = of.id;
        row.hub = bench.hub.id;
        row.actor = "person:7";
        row.resident = to;
        row.may_remind = to.value != 0;
        row.issued_at = row.recorded_at = bench.now();
        row.id =
            bench.write([&](Transaction& tx) { return tx.write_issues().insert_issue(row, {}); });
        return row;
    }
    ResidentId resident() {
        static int count = 0;
        Resident row;
        row.organisation = bench.ours;
        row.reference =
            drawn_reference('R', bench.crypto().digest("told " + std::to_string(++count)));
        row.entered_by = "person:7";
        row.sealed_key = "key";
        row.created_at = row.changed_at = bench.now();
        return bench.write(
            [&](Transaction& tx) { return tx.write_residents().insert_resident(row); });
    }
    // Our own of these, since the question is asked of all organisations.
    std::vector<std::string> ours(const std::vector<ItemOver>& items) {
        std::vector<std::string> references;
        for (const ItemOver& each : items) {
            if (each.organisation != bench.ours) continue;
            CHECK(each.hub == bench.hub.id);
            references.push_back(each.reference);
        }
        return references;
    }
    std::vector<StaleStock> stale(const char* from, const char* to, int days) {
        return bench.ask([&](Reader& reader) {
            return reader.issues().stale_stock(bench.ours, day(from), day(to), days);
        });
    }

    Bench bench;
    Bundle bundle;
    StockGroupId receipt;
};

using References = std::vector<std::string>;

}  // namespace

TEST_CASE_TEMPLATE("what is over is found, the longest over first", S, KITBANK_STORES) {
    Living living{shared_store<S>()};
    const DataItem later = living.item(ItemState::active, "", "2026-05-31");
    const DataItem sooner = living.item(ItemState::active, "", "2026-05-30");
    living.item(ItemState::active, "", "2026-06-01");
    const auto over = living.bench.ask(
        [&](Reader& reader) { return reader.issues().items_over(day("2026-06-01"), 10'000); });
    CHECK(living.ours(over) == References{sooner.reference, later.reference});
    const auto ending = living.bench.ask([&](Reader& reader) {
        return reader.issues().items_ending(living.bench.ours, day("2026-05-31"), 10);
    });
    CHECK(ending == std::vector{sooner.id, later.id});
    const auto elsewhere = living.bench.ask([&](Reader& reader) {
        const Scope scope{living.bench.ours, HubId{1'000'000}};
        return reader.issues().items_ending(scope, day("2026-05-31"), 10);
    });
    CHECK(elsewhere.empty());
}

TEST_CASE_TEMPLATE("what was not started in time is found, unless it travels", S, KITBANK_STORES) {
    Living living{shared_store<S>()};
    const DataItem shelf = living.item(ItemState::in_stock, "2026-05-29");
    const DataItem aside = living.item(ItemState::reserved, "2026-05-30");
    const DataItem out = living.item(ItemState::issued, "2026-05-31");
    living.item(ItemState::in_stock, "2026-06-01");
    living.item(ItemState::in_stock);
    living.item(ItemState::active, "2026-05-01", "2027-05-01");
    DataItem packed = living.item(ItemState::in_stock, "2026-05-01");
    packed.standing.consignment = 77;
    living.update(packed);
    const auto past = living.bench.ask(
        [&](Reader& reader) { return reader.issues().items_past_date(day("2026-06-01"), 10'000); });
    CHECK(living.ours(past) == References{shelf.reference, aside.reference, out.reference});
}

TEST_CASE_TEMPLATE("stale stock is counted by bundle, until it is noted at that step", S,
                   KITBANK_STORES) {
    Living living{shared_store<S>()};
    living.item(ItemState::in_stock, "2026-06-10");
    living.item(ItemState::reserved, "2026-06-05");
    living.item(ItemState::issued, "2026-06-05");
    living.item(ItemState::in_stock, "2026-07-05");
    const Hub& hub = living.bench.hub;
    const std::vector<StaleStock> expected{
        {hub.id, hub.code, hub.name, "O2 25 GB", day("2026-06-05"), 2}};
    CHECK(living.stale("2026-06-01", "2026-06-30", 30) == expected);
    const auto note = [&](int days) {
        return living.bench.write([&](Transaction& tx) {
            return tx.write_issues().note_stale(living.bench.ours, hub.id, day("2026-06-01"),
                                                day("2026-06-30"), days, living.bench.now());
        });
    };
    CHECK(note(30) == 2);
    CHECK(note(30) == 0);
    CHECK(living.stale("2026-06-01", "2026-06-30", 30).empty());
    CHECK(living.stale("2026-06-01", "2026-06-30", 7) == expected);
    const auto organisations =
        living.bench.ask([](Reader& reader) { return reader.issues().data_organisations(); });
    CHECK(std::ranges::count(organisations, living.bench.ours) == 1);
}

TEST_CASE_TEMPLATE("whoever agreed is found before the last day, once a step", S, KITBANK_STORES) {
    Living living{shared_store<S>()};
    DataItem theirs = living.item(ItemState::active, "", "2026-06-05");
    const DataIssue agreed = living.issue(theirs, living.resident());
    theirs.standing.issue = agreed.id.value;
    living.update(theirs);
    living.item(ItemState::active, "", "2026-06-05");  // of nobody in the vault
    const auto ending = [&](const char* from, const char* to) {
        return living.bench.ask([&](Reader& reader) {
            return reader.issues().issues_ending(living.bench.ours, day(from), day(to), 7, 10);
        });
    };
    REQUIRE(ending("2026-06-01", "2026-06-08").size() == 1);
    CHECK(ending("2026-06-01", "2026-06-08").front().reference == agreed.reference);
    CHECK(ending("2026-06-06", "2026-06-13").empty());
    const auto note = [&] {
        return living.bench.write([&](Transaction& tx) {
            return tx.write_issues().note_reminder(theirs.id, ItemReminder::ending, 7,
                                                   living.bench.now());
        });
    };
    CHECK(note());
    CHECK_FALSE(note());
    CHECK(ending("2026-06-01", "2026-06-08").empty());
}

TEST_CASE_TEMPLATE("issues are settled together", S, KITBANK_STORES) {
    Living living{shared_store<S>()};
    const DataItem one = living.item(ItemState::issued);
    const DataItem two = living.item(ItemState::issued);
    const DataItem other = living.item(ItemState::issued);
    const std::vector<DataIssueId> both{DataIssueId{one.standing.issue},
                                        DataIssueId{two.standing.issue}};
    living.bench.change(
        [&](Transaction& tx) { tx.write_issues().settle_issues(both, IssueOutcome::ended); });
    const auto outcome = [&](const DataItem& item) {
        return living.bench.ask([&](Reader& reader) {
            return reader.issues().issue_by_id(DataIssueId{item.standing.issue});
        });
    };
    CHECK(outcome(one)->outcome == IssueOutcome::ended);
    CHECK(outcome(one)->version == 2);
    CHECK(outcome(two)->outcome == IssueOutcome::ended);
    CHECK(outcome(other)->outcome == IssueOutcome::issued);
    CHECK(outcome(other)->version == 1);
}

TEST_CASE_TEMPLATE("an organisation's reminders are the house's until it sets its own", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto read = [&] {
        return bench.ask(
            [&](Reader& reader) { return reader.issues().data_reminders(bench.ours); });
    };
    const auto write = [&](const DataReminders& row) {
        return bench.write([&](Transaction& tx) {
            return tx.write_issues().write_data_reminders(row, "person:7", bench.now());
        });
    };
    DataReminders row = read();
    CHECK(row.version == 0);
    CHECK(row.stale_days == std::vector{60, 30, 7});
    row.stale_days = {};
    row.ending_days = 0;
    CHECK(write(row));
    CHECK_FALSE(write(row));
    row.version = 1;
    CHECK(read() == row);
    row.stale_days = {365, 14};
    CHECK(write(row));
    CHECK_FALSE(write(row));
    row.version = 2;
    CHECK(read() == row);
}

}  // namespace kitbank

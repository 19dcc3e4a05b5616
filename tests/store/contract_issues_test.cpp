#include "server/core/reference.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

std::string draw(Bench& bench, char kind) {
    return drawn_reference(kind, bench.crypto().digest(bench.word()));
}

Bundle new_bundle(Bench& bench, const std::string& next = "") {
    Bundle row;
    row.organisation = bench.ours;
    row.code = "B" + draw(bench, 'B').substr(2);
    row.network = "o2";
    row.name = "A bundle";
    row.gb_per_month = 25;
    row.months = 12;
    row.valid_from = *parse_date("2020-01-01");
    row.next = next;
    row.id = bench.write([&](Transaction& tx) { return tx.write_stock().insert_bundle(row); });
    return row;
}

// On the shelf of the bench's hub.
DataItem new_item(Bench& bench, const Bundle& of) {
    static std::int64_t count = 0;
    StockGroup group;
    group.uuid = bench.crypto().make_uuid();
    group.organisation = bench.ours;
    group.actor = "person:7";
    group.hub = bench.hub.id;
    group.happened_at = group.recorded_at = bench.now();
    DataItem item;
    item.organisation = bench.ours;
    item.reference = "894411" + std::to_string(2'000'000'000'000 + ++count);
    item.bundle = of.id;
    item.standing.state = ItemState::in_stock;
    item.standing.hub = bench.hub.id;
    item.received_at = item.changed_at = bench.now();
    bench.change([&](Transaction& tx) {
        item.receipt = tx.write_stock().insert_group(group);
        item.id = tx.write_stock().insert_data_items({&item, 1}).front();
    });
    return item;
}

DataIssue new_issue(Bench& bench, const DataItem& item) {
    DataIssue row;
    row.organisation = row.asking = bench.ours;
    row.reference = draw(bench, 'D');
    row.item = item.id;
    row.hub = bench.hub.id;
    row.criteria = {true, true, false, true, false};
    row.gate = "They receive a benefit";
    row.area = "LS1";
    row.language = Language::cy;
    row.terms = bench.crypto().digest("terms");
    row.may_remind = true;
    row.actor = "person:7";
    row.issued_at = row.recorded_at = bench.now();
    return row;
}

DataIssue insert(Bench& bench, const DataIssue& row, const std::vector<Hash>& persons = {}) {
    bench.change([&](Transaction& tx) { tx.write_issues().insert_issue(row, persons); });
    return *bench.ask([&](Reader& reader) { return reader.issues().issue(row.reference); });
}

Hash person(Bench& bench) { return bench.crypto().digest("person " + bench.word()); }

LimitOverride new_override(Bench& bench) {
    LimitOverride row;
    row.organisation = bench.ours;
    row.reference = draw(bench, 'P');
    row.hub = bench.hub.id;
    row.reason = "It was stolen";
    row.had = {1, 300, "D-00000000", bench.now()};
    row.asked_by = "person:7";
    row.asked_at = bench.now();
    return row;
}

}  // namespace

TEST_CASE_TEMPLATE("an issue comes back as it was written, and is found by what it names", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = new_bundle(bench);
    const DataItem item = new_item(bench, bundle);
    const DataIssue wanted = new_issue(bench, item);
    const DataIssue row = insert(bench, wanted);
    CHECK(row.item_reference == item.reference);
    CHECK(row.bundle_code == bundle.code);
    CHECK(row.network == "o2");
    CHECK(gigabytes_of(row) == 300);
    CHECK(row.hub_code == bench.hub.code);
    CHECK(row.criteria == wanted.criteria);
    CHECK(row.gate == wanted.gate);
    CHECK(row.area == "LS1");
    CHECK(row.language == Language::cy);
    CHECK(row.terms == wanted.terms);
    CHECK(row.may_remind);
    CHECK(row.issued_at == wanted.issued_at);
    CHECK(row.request.value == 0);
    CHECK(row.resident_reference.empty());
    CHECK(bench.ask([&](Reader& reader) { return reader.issues().issue_by_id(row.id); }) == row);
    CHECK(bench.ask([&](Reader& reader) { return reader.issues().issue_of_item(item.id); }) == row);
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.issues().issue("D-ZZZZZZZZ"); }));
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_issues().insert_issue(wanted, {}); }));
}

TEST_CASE_TEMPLATE("issues are listed newest first, page by page", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = new_bundle(bench);
    std::vector<DataIssue> made;
    for (int each = 0; each < 5; ++each) {
        made.push_back(insert(bench, new_issue(bench, new_item(bench, bundle))));
    }
    IssueQuery query{.organisation = bench.ours};
    query.limit = 2;
    const auto page = [&] {
        return bench.ask([&](Reader& reader) { return reader.issues().issues(query); });
    };
    CHECK(page() == std::vector<DataIssue>{made[4], made[3]});
    query.before = made[3].id;
    CHECK(page() == std::vector<DataIssue>{made[2], made[1]});
    query = {.organisation = bench.ours};
    query.from = made[1].issued_at;
    query.to = made[3].issued_at;
    CHECK(page() == std::vector<DataIssue>{made[2], made[1]});
    query = {.organisation = bench.ours};
    query.outcome = IssueOutcome::active;
    CHECK(page().empty());
    made[2].outcome = IssueOutcome::active;
    CHECK(bench.write([&](Transaction& tx) { return tx.write_issues().update_issue(made[2]); }));
    CHECK_FALSE(
        bench.write([&](Transaction& tx) { return tx.write_issues().update_issue(made[2]); }));
    REQUIRE(page().size() == 1);
    CHECK(page().front().version == made[2].version + 1);
    query = {.organisation = bench.theirs};
    CHECK(page().empty());
}

TEST_CASE_TEMPLATE("a person is all who came together, and has what they had", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = new_bundle(bench);
    const Hash phone = person(bench);
    const Hash mail = person(bench);
    const Hash other = person(bench);
    bench.change([&](Transaction& tx) {
        const std::vector<Hash> both{mail, phone};
        tx.write_issues().lock_persons(bench.ours, both);
        tx.write_issues().lock_persons(bench.ours, both);
    });
    const DataIssue first = insert(bench, new_issue(bench, new_item(bench, bundle)), {phone, mail});
    DataIssue back = new_issue(bench, new_item(bench, bundle));
    back.outcome = IssueOutcome::returned;
    insert(bench, back, {phone});
    DataIssue follows = new_issue(bench, new_item(bench, bundle));
    follows.follows = first.reference;
    insert(bench, follows, {phone});
    DataIssue replaces = new_issue(bench, new_item(bench, bundle));
    replaces.replaces = first.reference;
    insert(bench, replaces, {phone});
    insert(bench, new_issue(bench, new_item(bench, bundle)), {other});
    const auto like = [&](OrganisationId whose, const std::vector<Hash>& of) {
        return bench.ask([&](Reader& reader) { return reader.issues().persons_like(whose, of); });
    };
    CHECK(like(bench.ours, {mail}).size() == 2);
    CHECK(like(bench.theirs, {mail}) == std::vector<Hash>{mail});
    CHECK(like(bench.ours, {}).empty());
    const auto share = [&](const Hash& of, Instant since) {
        return bench.ask([&](Reader& reader) {
            return reader.issues().share_of(bench.ours, {&of, 1}, since);
        });
    };
    const PersonShare had = share(mail, first.issued_at);
    CHECK(had == PersonShare{1, 300, first.reference, first.issued_at});
    CHECK(share(phone, first.issued_at).items == 1);
    CHECK(share(mail, first.issued_at + std::chrono::microseconds{1}).items == 0);
    CHECK(bench.ask([&](Reader& reader) { return reader.issues().is_followed(first.reference); }));
    CHECK_FALSE(
        bench.ask([&](Reader& reader) { return reader.issues().is_followed(follows.reference); }));
}

TEST_CASE_TEMPLATE("persons are forgotten with their resident, or when no limit looks back", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = new_bundle(bench);
    const Hash phone = person(bench);
    const Hash other = person(bench);
    Resident resident;
    resident.organisation = bench.ours;
    resident.reference = draw(bench, 'R');
    resident.entered_by = "person:7";
    resident.sealed_key = "key";
    resident.created_at = resident.changed_at = bench.now();
    bench.change([&](Transaction& tx) {
        resident.id = tx.write_residents().insert_resident(resident);
        const ResidentIndex index{ResidentIndexKind::phone, phone};
        tx.write_residents().replace_indexes(resident.id, {&index, 1});
    });
    DataIssue theirs = new_issue(bench, new_item(bench, bundle));
    theirs.resident = resident.id;
    const DataIssue of_resident = insert(bench, theirs, {phone});
    const DataIssue walk_in = insert(bench, new_issue(bench, new_item(bench, bundle)), {phone});
    const DataIssue stranger = insert(bench, new_issue(bench, new_item(bench, bundle)), {other});
    LimitOverride asked = new_override(bench);
    bench.change([&](Transaction& tx) { tx.write_issues().insert_override(asked, {&phone, 1}); });
    const auto persons = [&](const DataIssue& of) {
        return bench.ask([&](Reader& reader) { return reader.issues().persons_of(of.id); });
    };
    CHECK(persons(walk_in) == std::vector<Hash>{phone});
    CHECK(of_resident.resident_reference == resident.reference);
    bench.change([&](Transaction& tx) { tx.write_issues().forget_persons_of(resident.id); });
    CHECK(persons(of_resident).empty());
    CHECK(persons(walk_in).empty());
    CHECK(persons(stranger) == std::vector<Hash>{other});
    CHECK(bench
              .ask([&](Reader& reader) {
                  return reader.issues().overrides_for(bench.ours, {&phone, 1}, bench.now());
              })
              .empty());
    const auto forget = [&](Instant before) {
        return bench.write([&](Transaction& tx) {
            return tx.write_issues().forget_persons_before(bench.ours, before);
        });
    };
    CHECK(forget(stranger.issued_at) == 0);
    CHECK(forget(stranger.issued_at + std::chrono::microseconds{1}) == 1);
    CHECK(persons(stranger).empty());
}

TEST_CASE_TEMPLATE("limits and further questions are the organisation's own", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const LimitRule items{LimitUnit::items, 2, 365};
    const LimitRule gigabytes{LimitUnit::gigabytes, 300, 90};
    const GateRule all{{}, "", "They have a card", false};
    const GateRule here{bench.hub.id, bench.hub.code, "They receive a benefit", true};
    bench.change([&](Transaction& tx) {
        tx.write_issues().write_limit_rule(bench.ours, {LimitUnit::items, 1, 365});
        tx.write_issues().write_limit_rule(bench.ours, items);
        tx.write_issues().write_limit_rule(bench.ours, gigabytes);
        tx.write_issues().write_gate_rule(bench.ours, {bench.hub.id, "", "Before", false});
        tx.write_issues().write_gate_rule(bench.ours, here);
        tx.write_issues().write_gate_rule(bench.ours, all);
    });
    const auto limits = [&](OrganisationId of) {
        return bench.ask([&](Reader& reader) { return reader.issues().limit_rules(of); });
    };
    const auto gates = [&](OrganisationId of) {
        return bench.ask([&](Reader& reader) { return reader.issues().gate_rules(of); });
    };
    CHECK(limits(bench.ours) == std::vector<LimitRule>{gigabytes, items});
    CHECK(limits(bench.theirs).empty());
    CHECK(gates(bench.ours) == std::vector<GateRule>{all, here});
    CHECK(gates(bench.theirs).empty());
    CHECK(bench.write(
        [&](Transaction& tx) { return tx.write_issues().remove_limit_rule(bench.ours, items); }));
    CHECK_FALSE(bench.write(
        [&](Transaction& tx) { return tx.write_issues().remove_limit_rule(bench.ours, items); }));
    CHECK(bench.write(
        [&](Transaction& tx) { return tx.write_issues().remove_gate_rule(bench.ours, {}); }));
    CHECK_FALSE(bench.write(
        [&](Transaction& tx) { return tx.write_issues().remove_gate_rule(bench.ours, {}); }));
    CHECK(gates(bench.ours) == std::vector<GateRule>{here});
}

TEST_CASE_TEMPLATE("a permission is asked, allowed and used up", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Hash phone = person(bench);
    LimitOverride row = new_override(bench);
    bench.change([&](Transaction& tx) {
        row.id = tx.write_issues().insert_override(row, {&phone, 1});
    });
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    const auto now = [&] {
        return *bench.ask(
            [&](Reader& reader) { return reader.issues().limit_override(row.reference); });
    };
    const auto open = [&](Instant at) {
        return bench.ask([&](Reader& reader) {
            return reader.issues().overrides_for(bench.ours, {&phone, 1}, at);
        });
    };
    const auto listed = [&](std::optional<OverrideState> state) {
        return bench
            .ask([&](Reader& reader) {
                return reader.issues().limit_overrides(Scope{bench.ours}, state, 10);
            })
            .size();
    };
    CHECK(now() == row);
    CHECK(open(bench.now()).size() == 1);
    CHECK(listed(OverrideState::asked) == 1);
    CHECK(listed(OverrideState::allowed) == 0);
    row.state = OverrideState::allowed;
    row.decided_by = "person:8";
    row.decided_at = bench.now();
    row.decision = "Only this once";
    row.good_until = *row.decided_at + std::chrono::days{7};
    bench.change([&](Transaction& tx) {
        CHECK(tx.write_issues().lock_override(row.reference)->version == row.version);
        tx.write_issues().update_override(row);
    });
    ++row.version;
    CHECK(now() == row);
    CHECK(open(*row.decided_at).size() == 1);
    CHECK(open(*row.good_until).empty());
    row.state = OverrideState::used;
    row.used_for = "D-00000000";
    bench.change([&](Transaction& tx) { tx.write_issues().update_override(row); });
    CHECK(open(*row.decided_at).empty());
    CHECK(listed({}) == 1);
}

TEST_CASE_TEMPLATE("each showing of a code is kept, in order", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const DataItem item = new_item(bench, new_bundle(bench));
    const DataIssue issue = insert(bench, new_issue(bench, item));
    const CodeShowing first{
        bench.crypto().make_uuid(), item.id, issue.id, "person:7", "", bench.now()};
    const CodeShowing again{
        bench.crypto().make_uuid(), item.id, {}, "person:8", "It was torn", bench.now()};
    bench.change([&](Transaction& tx) {
        tx.write_issues().insert_showing(again);
        tx.write_issues().insert_showing(first);
    });
    CHECK(bench.ask([&](Reader& reader) { return reader.issues().showings_of(item.id); }) ==
          std::vector<CodeShowing>{first, again});
}

TEST_CASE_TEMPLATE("a bundle that is over and may be followed is due", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Bundle bundle = new_bundle(bench, "NEXT-1");
    DataItem item = new_item(bench, bundle);
    DataIssue row = new_issue(bench, item);
    row.outcome = IssueOutcome::active;
    const DataIssue issue = insert(bench, row);
    item.standing.state = ItemState::active;
    item.standing.issue = issue.id.value;
    item.standing.activated_on = parse_date("2026-10-21");
    item.standing.ends_on = parse_date("2026-11-20");
    bench.change([&](Transaction& tx) { tx.write_stock().update_data_items({&item, 1}); });
    const auto due = [&](const char* by) {
        return bench.ask([&](Reader& reader) {
            return reader.issues().second_bundles_due(Scope{bench.ours}, *parse_date(by), 10);
        });
    };
    CHECK(due("2026-11-19").empty());
    REQUIRE(due("2026-11-20").size() == 1);
    CHECK(due("2026-11-20").front() == SecondDue{issue, "NEXT-1", *parse_date("2026-11-20")});
    DataIssue next = new_issue(bench, new_item(bench, bundle));
    next.follows = issue.reference;
    insert(bench, next);
    CHECK(due("2026-11-20").empty());
}

TEST_CASE_TEMPLATE("what is set aside is found by its request, and when its time is over", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    DataItem item = new_item(bench, new_bundle(bench));
    item.standing.state = ItemState::reserved;
    item.standing.reserved_for = draw(bench, 'Q');
    // Long ago, so that it comes before what other cases have set aside.
    item.reserved_until = *parse_instant("1999-01-01T00:00:00Z");
    bench.change([&](Transaction& tx) { tx.write_stock().update_data_items({&item, 1}); });
    CHECK(bench.ask([&](Reader& reader) {
        return reader.issues().set_aside_for(bench.ours, item.standing.reserved_for);
    }) == std::vector<std::string>{item.reference});
    const auto over = [&](Instant at) {
        return bench.ask([&](Reader& reader) { return reader.issues().data_holds_over(at, 100); });
    };
    const auto is_this = [&](const IssueReader::HoldOver& each) {
        return each.organisation == bench.ours && each.item == item.reference;
    };
    CHECK(std::ranges::count_if(over(*item.reserved_until), is_this) == 1);
    CHECK(std::ranges::count_if(over(*item.reserved_until - std::chrono::seconds{1}), is_this) ==
          0);
}

}  // namespace kitbank

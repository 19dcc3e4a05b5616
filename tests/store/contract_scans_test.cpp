#include "tests/store/stores.h"

namespace kitbank {
namespace {

std::vector<Uuid> ids_of(const std::vector<SetAsideScan>& scans) {
    std::vector<Uuid> ids;
    for (const SetAsideScan& scan : scans) ids.push_back(scan.event.happened.id);
    return ids;
}

std::vector<Uuid> listed(Bench& bench, OrganisationId organisation, int limit = 10) {
    return ids_of(
        bench.ask([&](Reader& reader) { return reader.scans_set_aside(organisation, limit); }));
}

std::vector<SetAsideScan> taken(Bench& bench, const Tag& tag) {
    return bench.write([&](Transaction& tx) { return tx.take_scans_set_aside(tag); });
}

void set_aside(Bench& bench, const std::vector<SetAsideScan>& scans) {
    bench.change([&](Transaction& tx) { tx.set_aside(scans); });
}

void check_same(const SetAsideScan& left, const SetAsideScan& right) {
    CHECK(same(left.event, right.event));
    CHECK(left.tag == right.tag);
    CHECK(left.organisation == right.organisation);
    CHECK(left.reason == right.reason);
    CHECK(left.wait_for_intake == right.wait_for_intake);
}

}  // namespace

TEST_CASE_TEMPLATE("a scan set aside waits as it came", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    SetAsideScan scan = bench.new_scan(bench.crypto().draw_tag(), false);
    scan.event.media = {{"S3Z2NB0K", "Samsung SSD 860", 500'107'862'016, MediumType::ssd}};
    set_aside(bench, {scan});
    const auto rows =
        bench.ask([&](Reader& reader) { return reader.scans_set_aside(bench.ours, 10); });
    REQUIRE(rows.size() == 1);
    check_same(rows[0], scan);
}

TEST_CASE_TEMPLATE("scans set aside are listed oldest first, each organisation's own", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Tag tag = bench.crypto().draw_tag();
    const SetAsideScan one = bench.new_scan(tag, false);
    const SetAsideScan two = bench.new_scan(tag, true);
    SetAsideScan foreign = bench.new_scan(tag, false);
    foreign.organisation = bench.theirs;
    set_aside(bench, {two, foreign, one});
    CHECK(listed(bench, bench.ours) == ids_of({one, two}));
    CHECK(listed(bench, bench.ours, 1) == ids_of({one}));
    CHECK(listed(bench, bench.theirs) == ids_of({foreign}));
}

TEST_CASE_TEMPLATE("the same scan set aside again changes nothing", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const SetAsideScan scan = bench.new_scan(bench.crypto().draw_tag(), true);
    set_aside(bench, {scan, scan});
    set_aside(bench, {scan});
    CHECK(listed(bench, bench.ours) == ids_of({scan}));
}

TEST_CASE_TEMPLATE("scans that wait for their label are taken once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Tag tag = bench.crypto().draw_tag();
    const SetAsideScan waits = bench.new_scan(tag, true);
    const SetAsideScan stays = bench.new_scan(tag, false);
    const SetAsideScan other = bench.new_scan(bench.crypto().draw_tag(), true);
    set_aside(bench, {waits, stays, other});

    const auto rows = taken(bench, tag);
    REQUIRE(rows.size() == 1);
    check_same(rows[0], waits);
    CHECK(taken(bench, tag).empty());
    CHECK(listed(bench, bench.ours) == ids_of({stays, other}));
}

TEST_CASE_TEMPLATE("a scan that was taken in vain can be set aside again", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    SetAsideScan scan = bench.new_scan(bench.crypto().draw_tag(), true);
    set_aside(bench, {scan});
    CHECK(taken(bench, scan.tag).size() == 1);
    scan.wait_for_intake = false;
    scan.reason = {RefusalCode::evidence_not_found, "Upload the report first.", {}};
    set_aside(bench, {scan});
    const auto rows =
        bench.ask([&](Reader& reader) { return reader.scans_set_aside(bench.ours, 10); });
    REQUIRE(rows.size() == 1);
    check_same(rows[0], scan);
}

TEST_CASE_TEMPLATE("a person closes a scan of their own organisation once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const SetAsideScan scan = bench.new_scan(bench.crypto().draw_tag(), true);
    set_aside(bench, {scan});
    const auto close = [&](OrganisationId organisation, const Uuid& id) {
        return bench.write([&](Transaction& tx) {
            return tx.close_scan_set_aside(organisation, id, "person:1", bench.now());
        });
    };
    CHECK_FALSE(close(bench.theirs, scan.event.happened.id));
    CHECK_FALSE(close(bench.ours, bench.crypto().make_uuid()));
    CHECK(listed(bench, bench.ours).size() == 1);

    CHECK(close(bench.ours, scan.event.happened.id));
    CHECK(listed(bench, bench.ours).empty());
    CHECK_FALSE(close(bench.ours, scan.event.happened.id));
    CHECK(taken(bench, scan.tag).empty());
    set_aside(bench, {scan});
    CHECK(listed(bench, bench.ours).empty());
}

}  // namespace kitbank

#include "server/usecase/databank/data_reports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"
#include "tests/support/giver.h"
#include "tests/support/plain_flow.h"

namespace kitbank {
namespace {

// The organisation of a bench with a clock of its own, which begins at nine on 20 November 2026.
struct GivenBench : Bench {
    explicit GivenBench(Store& store)
        : Bench(store),
          clock(*parse_instant("2026-11-20T09:00:00Z")),
          ports{store, clock, crypto(), zones, safe, flow},
          giver{ports, ours} {}

    FixedClock clock;
    LondonZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports;
    Giver giver;
};

// "0 here here vodafone VF-40/1 ... sim issued 2 480 1": a group a line with its span first, "-" for what is empty.
std::string text_of(const std::vector<GivenGroup>& groups, const Bench& bench) {
    std::vector<std::string> lines;
    for (const GivenGroup& group : groups) {
        std::string line = std::to_string(group.span);
        const auto add = [&](const std::string& word) { line += word.empty() ? " -" : " " + word; };
        add(group.hub == bench.hub.code ? "here" : group.hub);
        add(group.hub_name == bench.hub.name ? "here" : group.hub_name);
        add(group.network);
        add(group.bundle);
        add(group.bundle_name);
        add(std::string(group.criteria.lacks_at_home ? "c" : "") +
            (group.criteria.lacks_away ? "d" : "") + (group.criteria.cannot_afford ? "e" : ""));
        add(group.referrer);
        add(group.area);
        add(group.ward);
        add(group.ward_name);
        add(std::string{name_of(group.kind)});
        add(std::string{name_of(group.outcome)});
        line += " " + std::to_string(group.items) + " " + std::to_string(group.gigabytes) + " " +
                std::to_string(group.told);
        lines.push_back(line);
    }
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE_TEMPLATE("what was given is counted by what is asked for, within spans", S,
                   KITBANK_STORES) {
    GivenBench bench{shared_store<S>()};
    using std::chrono::days;
    const BundleId sims = bench.giver.bundle("VF-40", "vodafone", 40);
    const BundleId codes = bench.giver.bundle("O2-V", "o2", 15, ItemKind::voucher);
    DataIssue about;
    about.hub = bench.hub.id;
    about.criteria = {true, true, true, false, true};
    about.area = "NE61";
    about.ward = "E05009001";
    bench.giver.give(sims, about);
    about.terms = Hash{7};
    const DataIssue settled = bench.giver.give(sims, about);
    bench.giver.give(sims, about);
    bench.giver.settle(settled, IssueOutcome::active);
    bench.clock.advance(days{1});
    about.criteria = {true, true, false, true, false};
    about.area = "";
    about.ward = "E05009002";
    bench.giver.give(codes, about);

    const auto day = [](const char* text) { return *parse_instant(text); };
    GivenQuery query{bench.ours};
    query.spans = {{day("2026-11-20T00:00:00Z"), day("2026-11-21T00:00:00Z")},
                   {day("2026-11-21T00:00:00Z"), day("2026-11-22T00:00:00Z")}};
    const auto given = [&] {
        return text_of(
            bench.ask([&](Reader& reader) { return reader.data_reports().given(query); }), bench);
    };
    CHECK(given() ==
          "0 - - - - - - - - - - sim active 1 240 1\n"
          "0 - - - - - - - - - - sim issued 2 480 1\n"
          "1 - - - - - - - - - - voucher issued 1 90 1\n");
    using enum ReportBy;
    query.by = {hub, area};
    CHECK(given() ==
          "0 here here - - - - - NE61 - - sim active 1 240 1\n"
          "0 here here - - - - - NE61 - - sim issued 2 480 1\n"
          "1 here here - - - - - - - - voucher issued 1 90 1\n");
    query.by = {bundle, criterion};
    CHECK(given() ==
          "0 - - - VF-40/1 VF-40 bundle ce - - - - sim active 1 240 1\n"
          "0 - - - VF-40/1 VF-40 bundle ce - - - - sim issued 2 480 1\n"
          "1 - - - O2-V/1 O2-V bundle d - - - - voucher issued 1 90 1\n");
    bench.change([&](Transaction& tx) {
        tx.write_residents().write_wards(std::vector<WardLine>{{"", "E05009001", "Bridge End"}},
                                         bench.clock.now());
    });
    query.by = {ward};
    CHECK(given() ==
          "0 - - - - - - - - E05009001 Bridge End sim active 1 240 1\n"
          "0 - - - - - - - - E05009001 Bridge End sim issued 2 480 1\n"
          "1 - - - - - - - - E05009002 - voucher issued 1 90 1\n");
    query.by = {network, referrer};
    query.network = "o2";
    CHECK(given() == "1 - - o2 - - - - - - - voucher issued 1 90 1\n");
    query.network = "";
    query.bundle = "VF-40";
    query.spans.pop_back();
    query.by = {};
    CHECK(given() ==
          "0 - - - - - - - - - - sim active 1 240 1\n0 - - - - - - - - - - sim issued 2 480 1\n");
    query.hub = HubId{999'999};
    CHECK(given().empty());
    query.hub = bench.hub.id;
    CHECK_FALSE(given().empty());
    query.organisation = bench.theirs;
    CHECK(given().empty());
}

TEST_CASE_TEMPLATE("an end of a span is not in it, and its beginning is", S, KITBANK_STORES) {
    GivenBench bench{shared_store<S>()};
    const DataIssue issue =
        bench.giver.give(bench.giver.bundle("VF-40", "vodafone", 40), bench.hub.id);
    const auto count = [&](Instant from, Instant to) {
        GivenQuery query{bench.ours};
        query.spans = {{from, to}};
        const auto groups =
            bench.ask([&](Reader& reader) { return reader.data_reports().given(query); });
        return groups.size();
    };
    const std::chrono::microseconds step{1};
    CHECK(count(issue.issued_at, issue.issued_at + step) == 1);
    CHECK(count(issue.issued_at - step, issue.issued_at) == 0);
    CHECK(count(issue.issued_at + step, issue.issued_at + std::chrono::days{1}) == 0);
}

}  // namespace kitbank

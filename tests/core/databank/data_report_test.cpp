#include "server/core/databank/data_report.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

Date date(const char* text) { return parse_date(text).value(); }

GivenGroup group(const char* hub, std::int64_t items, GivenOutcome outcome = GivenOutcome::issued) {
    GivenGroup made;
    made.hub = hub;
    made.hub_name = std::string{"Library "} + hub;
    made.items = items;
    made.gigabytes = items * 120;
    made.outcome = outcome;
    made.criteria = {true, true, true, false, false};
    return made;
}

// "NORTH 3 360, SOUTH 1 120": keys, SIMs and gigabytes.
std::string lines_of(const DataReport& report) {
    std::string text;
    for (const ReportLine& line : report.lines) {
        text += text.empty() ? "" : ", ";
        for (const std::string& key : line.keys) text += key + " ";
        text += std::to_string(line.measures.sims) + " " + std::to_string(line.measures.gigabytes);
    }
    return text;
}

std::string spans_text(std::initializer_list<ReportBy> by, const char* from, const char* to) {
    std::string text;
    for (const ReportSpan& span : spans_of(std::vector(by), date(from), date(to))) {
        text +=
            span.key + " " + span.label + " " + format(span.first) + " " + format(span.last) + "; ";
    }
    return text;
}

DataReport by(std::initializer_list<ReportBy> list, const std::vector<GivenGroup>& groups) {
    const std::vector asked(list);
    return make_report(asked, spans_of(asked, date("2026-01-01"), date("2026-03-31")), groups);
}

std::string shown(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : "c";
}

}  // namespace

TEST_CASE("months and quarters are cut to the period") {
    CHECK(spans_text({ReportBy::month}, "2025-12-15", "2026-02-10") ==
          "2025-12 December 2025 2025-12-15 2025-12-31; "
          "2026-01 January 2026 2026-01-01 2026-01-31; "
          "2026-02 February 2026 2026-02-01 2026-02-10; ");
    CHECK(spans_text({ReportBy::hub, ReportBy::quarter}, "2026-02-01", "2026-04-01") ==
          "2026-Q1 January to March 2026 2026-02-01 2026-03-31; "
          "2026-Q2 April to June 2026 2026-04-01 2026-04-01; ");
    CHECK(spans_text({ReportBy::hub}, "2026-02-01", "2026-04-01") == "  2026-02-01 2026-04-01; ");
    CHECK(spans_text({ReportBy::month}, "2026-03-01", "2026-02-01").empty());
}

TEST_CASE("rows add up to the total, in the order of what they are called") {
    const DataReport report =
        by({ReportBy::hub}, {group("SOUTH", 1), group("NORTH", 2), group("NORTH", 1)});
    CHECK(lines_of(report) == "NORTH 3 360, SOUTH 1 120");
    CHECK(report.lines.front().labels == std::vector<std::string>{"Library NORTH"});
    CHECK(report.total.sims == 4);
    CHECK(report.total.gigabytes == 480);
    CHECK(lines_of(by({}, {group("SOUTH", 1), group("NORTH", 2)})) == "3 360");
    CHECK(by({ReportBy::hub}, {}).lines.empty());
}

TEST_CASE("what became of things is counted where they were given") {
    using enum GivenOutcome;
    const DataReport report =
        by({ReportBy::hub},
           {group("N", 1), group("N", 2, active), group("N", 4, ended), group("N", 8, expired),
            group("N", 16, voided), group("N", 32, returned), group("N", 64, replaced)});
    const ReportMeasures wanted{127, 0, 127 * 120, 6, 4, 8, 16, 64, 32};
    CHECK(report.total == wanted);
    GivenGroup voucher = group("N", 5, active);
    voucher.kind = ItemKind::voucher;
    CHECK(by({ReportBy::hub}, {voucher}).total == ReportMeasures{0, 5, 600, 5, 0, 0, 0, 0, 0});
}

TEST_CASE("by month alone no month is left out") {
    GivenGroup march = group("N", 7);
    march.span = 2;
    CHECK(lines_of(by({ReportBy::month}, {march})) == "2026-01 0 0, 2026-02 0 0, 2026-03 7 840");
    CHECK(lines_of(by({ReportBy::hub, ReportBy::month}, {march})) == "N 2026-03 7 840");
    CHECK(lines_of(by({ReportBy::quarter, ReportBy::hub}, {group("N", 7)})) == "2026-Q1 N 7 840");
}

TEST_CASE("criteria as combinations add up, and each by itself overlaps") {
    GivenGroup both = group("N", 10);
    both.criteria.cannot_afford = true;
    GivenGroup none = group("N", 1);
    none.criteria = {true, true, false, false, false};
    const std::vector groups{group("N", 3), both, none};
    CHECK(lines_of(by({ReportBy::criteria}, groups)) == "none 1 120, c 3 360, c+e 10 1200");
    const DataReport each = by({ReportBy::criterion}, groups);
    CHECK(lines_of(each) == "c 13 1560, e 10 1200");
    CHECK(each.total.sims == 14);
}

TEST_CASE(
    "walk-ins stand apart from those that somebody referred, and places that nobody recorded by "
    "themselves") {
    GivenGroup referred = group("N", 2);
    referred.referrer = "Example Housing";
    referred.area = "NE61";
    CHECK(lines_of(by({ReportBy::referrer}, {referred, group("N", 1)})) ==
          " 1 120, Example Housing 2 240");
    const DataReport areas = by({ReportBy::area, ReportBy::outcome}, {referred, group("N", 1)});
    CHECK(lines_of(areas) == " issued 1 120, NE61 issued 2 240");
    CHECK(areas.lines.front().labels == std::vector<std::string>{"Not recorded", "Given"});
    referred.ward = "E05009001";
    const DataReport unnamed = by({ReportBy::ward}, {referred, group("N", 1)});
    CHECK(lines_of(unnamed) == " 1 120, E05009001 2 240");
    CHECK(unnamed.lines.back().labels.front() == "E05009001");
    referred.ward_name = "Bridge End";
    CHECK(by({ReportBy::ward}, {referred}).lines.front().labels.front() ==
          "Bridge End (E05009001)");
}

TEST_CASE("what may be published has a line for every combination and hides the small ones") {
    GivenGroup early = group("NORTH", 12);
    GivenGroup late = group("NORTH", 3);
    late.span = 1;
    GivenGroup other = group("SOUTH", 21);
    const PublicReport report =
        make_public(by({ReportBy::hub, ReportBy::month}, {early, late, other}));
    std::string text;
    for (const PublicLine& line : report.lines) {
        text += line.keys[0] + " " + line.keys[1] + " " + shown(line.sims) + " " +
                shown(line.vouchers) + "; ";
    }
    CHECK(text == "NORTH 2026-01 c c; NORTH 2026-02 c c; SOUTH 2026-01 c c; SOUTH 2026-02 c c; ");
    CHECK(!report.sims);

    const PublicReport hubs = make_public(by({ReportBy::hub}, {early, other}));
    CHECK(hubs.lines.size() == 2);
    CHECK(shown(hubs.lines[0].sims) == "10");
    CHECK(shown(hubs.lines[1].sims) == "20");
    CHECK(shown(hubs.sims) == "35");
    CHECK(shown(hubs.vouchers) == "c");
    CHECK(!make_public(by({ReportBy::criterion}, {early, other})).sims);
    CHECK(make_public(by({ReportBy::hub}, {})).lines.empty());
}

}  // namespace kitbank

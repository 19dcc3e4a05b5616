#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/databank/bundle.h"
#include "server/core/databank/eligibility.h"
#include "server/core/names.h"

// What networks and funders ask of a data bank: how much was given in a period, to whom it is told by hub, month, network,
// bundle, criteria, referrer, area, ward or outcome. Every figure counts what was *given* in the period, and what has become
// of it since: a SIM that was given in March and ended in September is of March, in both columns.
namespace kitbank {

// What rows are made by. `criteria` is the combination that somebody met, so that its rows add up; `criterion` counts whoever
// met several of them in each, so that its rows do not.
enum class ReportBy : std::uint8_t {
    hub,
    month,  // as the clock in London has it, and so is the quarter
    quarter,
    network,
    bundle,
    criteria,
    criterion,
    referrer,
    area,
    ward,
    outcome,
};
inline constexpr std::array<std::string_view, 11> report_by_names = {
    "hub",       "month",    "quarter", "network", "bundle", "criteria",
    "criterion", "referrer", "area",    "ward",    "outcome"};
constexpr std::string_view name_of(ReportBy by) {
    return report_by_names[static_cast<std::size_t>(by)];
}
constexpr std::optional<ReportBy> parse_report_by(std::string_view name) {
    return parse_name<ReportBy>(report_by_names, name);
}
std::string_view label_of(ReportBy by);  // the heading of its column
inline constexpr std::size_t report_by_max = 2;

// What became of something that was given; the letters of IssueOutcome.
enum class GivenOutcome : std::uint8_t {
    issued,
    active,
    ended,
    expired,
    voided,
    returned,
    replaced
};
inline constexpr std::array<std::string_view, 7> given_outcome_names = {
    "issued", "active", "ended", "expired", "void", "returned", "replaced"};
constexpr std::string_view name_of(GivenOutcome outcome) {
    return given_outcome_names[static_cast<std::size_t>(outcome)];
}
constexpr std::optional<GivenOutcome> parse_given_outcome(std::string_view name) {
    return parse_name<GivenOutcome>(given_outcome_names, name);
}

// SIMs and vouchers that are alike in everything that rows are made by. What they are not made by is empty.
struct GivenGroup {
    std::string hub = {};  // code
    std::string hub_name = {};
    int span = 0;  // which of the period's spans
    std::string network = {};
    std::string network_name = {};
    std::string bundle = {};  // code and version: "O2-25/1"
    std::string bundle_name = {};
    Criteria criteria = {};     // c, d and e; a and b hold for everyone
    std::string referrer = {};  // an organisation's name; empty for a walk-in
    std::string area = {};      // as it was recorded; empty when it was not
    std::string ward = {};      // code; empty when it was not known
    std::string ward_name = {};
    ItemKind kind = ItemKind::sim;
    GivenOutcome outcome = GivenOutcome::issued;
    std::int64_t items = 0;
    std::int64_t gigabytes = 0;
    std::int64_t told = 0;  // with them the person was told the network's terms
    friend bool operator==(const GivenGroup&, const GivenGroup&) = default;
};

struct ReportMeasures {
    std::int64_t sims = 0;
    std::int64_t vouchers = 0;
    std::int64_t gigabytes = 0;  // of all their months
    std::int64_t activated = 0;  // in use, or ended
    std::int64_t ended = 0;
    std::int64_t expired = 0;
    std::int64_t voided = 0;  // lost or faulty, and nothing given instead
    std::int64_t replaced =
        0;  // faulty or the wrong one: another was given instead, and counts as well
    std::int64_t returned = 0;  // unopened
    std::int64_t told = 0;      // the network's terms
    ReportMeasures& operator+=(const ReportMeasures& other);
    friend bool operator==(const ReportMeasures&, const ReportMeasures&) = default;
};

struct MeasureRow {
    std::string_view name;  // in JSON
    std::string_view label;
    std::int64_t ReportMeasures::*value;
};
inline constexpr MeasureRow measure_rows[] = {
    {"sims", "SIMs given", &ReportMeasures::sims},
    {"vouchers", "Vouchers given", &ReportMeasures::vouchers},
    {"gigabytes", "Gigabytes given", &ReportMeasures::gigabytes},
    {"activated", "Activated", &ReportMeasures::activated},
    {"ended", "Ended", &ReportMeasures::ended},
    {"expired", "Expired", &ReportMeasures::expired},
    {"void", "Void", &ReportMeasures::voided},
    {"replaced", "Replaced", &ReportMeasures::replaced},
    {"returned", "Handed back", &ReportMeasures::returned},
    {"told", "Told the terms", &ReportMeasures::told},
};

// A part of a period, both days with. The first and last month of a period may be parts of one.
struct ReportSpan {
    std::string key = {};    // "2026-03", "2026-Q1"
    std::string label = {};  // "March 2026", "January to March 2026"
    Date first{};
    Date last{};
    friend bool operator==(const ReportSpan&, const ReportSpan&) = default;
};
// The whole as one span when `by` has neither months nor quarters.
std::vector<ReportSpan> spans_of(std::span<const ReportBy> by, Date from, Date to);

// A row: what it is made by, in the order asked for, and its figures.
struct ReportLine {
    std::vector<std::string> keys = {};    // for programs: "NORTH", "2026-03", "c+d"
    std::vector<std::string> labels = {};  // for people
    ReportMeasures measures = {};
    friend bool operator==(const ReportLine&, const ReportLine&) = default;
};
struct DataReport {
    std::vector<ReportBy> by = {};
    std::vector<ReportLine> lines = {};  // in the order of their keys, spans in theirs
    ReportMeasures total = {};           // of everything once, also by criterion
};
// By months or quarters alone, every one of the period has a line, if only of noughts.
DataReport make_report(std::span<const ReportBy> by, std::span<const ReportSpan> spans,
                       std::span<const GivenGroup> groups);

// The same as it may be published: SIMs and vouchers alone, small numbers hidden in rows, columns and totals (small_table.h).
// A gigabyte figure would tell how many SIMs it is made of, and the rest is too close to single persons. Every combination of
// the keys has a line, since the lack of one would say nought. By criterion there is no total, since its rows overlap.
struct PublicLine {
    std::vector<std::string> keys = {};
    std::vector<std::string> labels = {};
    std::optional<std::int64_t> sims = {};  // nothing: hidden
    std::optional<std::int64_t> vouchers = {};
};
struct PublicReport {
    std::vector<ReportBy> by = {};
    std::vector<PublicLine> lines = {};
    std::optional<std::int64_t> sims = {};  // in all
    std::optional<std::int64_t> vouchers = {};
};
PublicReport make_public(const DataReport& report);

}  // namespace kitbank

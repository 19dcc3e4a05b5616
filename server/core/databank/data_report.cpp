#include "server/core/databank/data_report.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

#include "server/core/registers/small_table.h"

namespace kitbank {
namespace {

constexpr std::array<std::string_view, 11> by_labels = {
    "Hub",       "Month",       "Quarter", "Network", "Bundle",           "Criteria",
    "Criterion", "Referred by", "Area",    "Ward",    "What became of it"};

constexpr std::array<std::string_view, 7> outcome_labels = {
    "Given", "In use", "Ended", "Expired", "Void", "Handed back", "Replaced"};

struct CriterionWord {
    std::string_view key;
    std::string_view label;
    bool Criteria::*flag;
};
constexpr CriterionWord criterion_words[] = {
    {"c", "Too little at home", &Criteria::lacks_at_home},
    {"d", "Too little away", &Criteria::lacks_away},
    {"e", "Cannot afford it", &Criteria::cannot_afford},
};

// One thing that a row is made by; rows stand in the order of `rank`.
struct Part {
    std::string rank;
    std::string key;
    std::string label;
    friend bool operator<(const Part& left, const Part& right) {
        return std::tie(left.rank, left.key) < std::tie(right.rank, right.key);
    }
};
using Parts = std::vector<Part>;

std::string ranked(std::size_t position) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%06zu", position);
    return text.data();
}

Part by_label(const std::string& key, const std::string& label) { return {label, key, label}; }

Part span_part(std::size_t at, const ReportSpan& span) {
    return {ranked(at), span.key, span.label};
}

Part criteria_part(const Criteria& criteria) {
    Part part;
    for (const CriterionWord& word : criterion_words) {
        if (!(criteria.*word.flag)) continue;
        part.key += (part.key.empty() ? "" : "+") + std::string{word.key};
        part.label += (part.label.empty() ? "" : ", ") + std::string{word.label};
    }
    if (part.key.empty()) return {"", "none", "None of them"};
    part.rank = part.key;
    return part;
}

// Two places can have wards of one name.
std::string ward_label(const GivenGroup& group) {
    return group.ward_name.empty() ? group.ward : group.ward_name + " (" + group.ward + ")";
}

// What a group counts under; several criteria are several.
std::vector<Part> parts_of(ReportBy by, std::span<const ReportSpan> spans,
                           const GivenGroup& group) {
    switch (by) {
        case ReportBy::hub:
            return {by_label(group.hub, group.hub_name)};
        case ReportBy::month:
        case ReportBy::quarter: {
            const auto at = static_cast<std::size_t>(group.span);
            return {span_part(at, spans[at])};
        }
        case ReportBy::network:
            return {by_label(group.network, group.network_name)};
        case ReportBy::bundle:
            return {by_label(group.bundle, group.bundle_name)};
        case ReportBy::criteria:
            return {criteria_part(group.criteria)};
        case ReportBy::criterion: {
            std::vector<Part> parts;
            for (const CriterionWord& word : criterion_words) {
                if (!(group.criteria.*word.flag)) continue;
                parts.push_back(
                    {std::string{word.key}, std::string{word.key}, std::string{word.label}});
            }
            return parts;
        }
        case ReportBy::referrer:
            if (group.referrer.empty()) return {{"", "", "Came by themselves"}};
            return {by_label(group.referrer, group.referrer)};
        case ReportBy::area:
            if (group.area.empty()) return {{"", "", "Not recorded"}};
            return {by_label(group.area, group.area)};
        case ReportBy::ward:
            if (group.ward.empty()) return {{"", "", "Not recorded"}};
            return {by_label(group.ward, ward_label(group))};
        case ReportBy::outcome: {
            const auto at = static_cast<std::size_t>(group.outcome);
            return {
                {ranked(at), std::string{name_of(group.outcome)}, std::string{outcome_labels[at]}}};
        }
    }
    return {};
}

ReportMeasures measures_of(const GivenGroup& group) {
    ReportMeasures measures;
    (group.kind == ItemKind::sim ? measures.sims : measures.vouchers) = group.items;
    measures.gigabytes = group.gigabytes;
    measures.told = group.told;
    switch (group.outcome) {
        case GivenOutcome::issued:
            break;
        case GivenOutcome::active:
            measures.activated = group.items;
            break;
        case GivenOutcome::ended:
            measures.activated = measures.ended = group.items;
            break;
        case GivenOutcome::expired:
            measures.expired = group.items;
            break;
        case GivenOutcome::voided:
            measures.voided = group.items;
            break;
        case GivenOutcome::returned:
            measures.returned = group.items;
            break;
        case GivenOutcome::replaced:
            measures.replaced = group.items;
            break;
    }
    return measures;
}

// Each way in which one part of every grouping can be taken.
std::vector<Parts> combinations(const std::vector<std::vector<Part>>& choices) {
    std::vector<Parts> all{{}};
    for (const auto& parts : choices) {
        std::vector<Parts> longer;
        for (const Parts& before : all) {
            for (const Part& part : parts) {
                longer.push_back(before);
                longer.back().push_back(part);
            }
        }
        all = std::move(longer);
    }
    return all;
}

bool is_time(ReportBy by) { return by == ReportBy::month || by == ReportBy::quarter; }

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;

constexpr int months_of_quarter = 3;

std::string month_name(Date date) {
    const std::string words = in_words(date.year() / date.month() / day{1});
    return words.substr(2, words.rfind(' ') - 2);
}

// From the first day of `length` months on, cut to the period.
ReportSpan span_from(Date first, int length, Date from, Date to) {
    const Date final_month = first + months{length - 1};
    const Date end{final_month.year() / final_month.month() / last};
    const std::string year_text = std::to_string(int{first.year()});
    ReportSpan span;
    span.first = std::max(first, from);
    span.last = std::min(end, to);
    if (length == 1) {
        span.key = format(first).substr(0, 7);
        span.label = month_name(first) + " " + year_text;
    } else {
        const auto number = (static_cast<unsigned>(first.month()) - 1) / months_of_quarter + 1;
        span.key = format(first).substr(0, 4) + "-Q" + std::to_string(number);
        span.label = month_name(first) + " to " + month_name(end) + " " + year_text;
    }
    return span;
}

Date first_of(Date date, int length) {
    const unsigned before =
        (static_cast<unsigned>(date.month()) - 1) % static_cast<unsigned>(length);
    return Date{date.year() / date.month() / day{1}} - months{static_cast<int>(before)};
}

}  // namespace

std::string_view label_of(ReportBy by) { return by_labels[static_cast<std::size_t>(by)]; }

ReportMeasures& ReportMeasures::operator+=(const ReportMeasures& other) {
    for (const MeasureRow& row : measure_rows) this->*row.value += other.*row.value;
    return *this;
}

std::vector<ReportSpan> spans_of(std::span<const ReportBy> by, Date from, Date to) {
    const auto time = std::ranges::find_if(by, is_time);
    if (time == by.end()) return {{"", "", from, to}};
    const int length = *time == ReportBy::month ? 1 : months_of_quarter;
    std::vector<ReportSpan> spans;
    for (Date first = first_of(from, length); first <= to; first += months{length}) {
        spans.push_back(span_from(first, length, from, to));
    }
    return spans;
}

DataReport make_report(std::span<const ReportBy> by, std::span<const ReportSpan> spans,
                       std::span<const GivenGroup> groups) {
    DataReport report;
    report.by.assign(by.begin(), by.end());
    std::map<Parts, ReportMeasures> sums;
    if (by.size() == 1 && is_time(by.front())) {
        for (std::size_t at = 0; at < spans.size(); ++at) sums[{span_part(at, spans[at])}];
    }
    for (const GivenGroup& group : groups) {
        const ReportMeasures measures = measures_of(group);
        report.total += measures;
        std::vector<std::vector<Part>> choices;
        for (const ReportBy each : by) choices.push_back(parts_of(each, spans, group));
        for (const Parts& parts : combinations(choices)) sums[parts] += measures;
    }
    for (const auto& [parts, measures] : sums) {
        ReportLine& line = report.lines.emplace_back();
        for (const Part& part : parts) {
            line.keys.push_back(part.key);
            line.labels.push_back(part.label);
        }
        line.measures = measures;
    }
    return report;
}

namespace {

// The values of one key in the order of the lines.
struct Axis {
    std::vector<std::string> keys;
    std::vector<std::string> labels;

    std::size_t at(const std::string& key, const std::string& label) {
        const auto found = std::ranges::find(keys, key);
        if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
        keys.push_back(key);
        labels.push_back(label);
        return keys.size() - 1;
    }
};

struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
};

using Table = std::vector<std::vector<std::int64_t>>;

Table table_of(const DataReport& report, const std::vector<Place>& places, const Table& empty,
               std::int64_t ReportMeasures::*value) {
    Table table = empty;
    for (std::size_t at = 0; at < places.size(); ++at) {
        table[places[at].row][places[at].column] = report.lines[at].measures.*value;
    }
    return table;
}

}  // namespace

PublicReport make_public(const DataReport& report) {
    PublicReport shown;
    shown.by = report.by;
    Axis rows;
    Axis columns;
    std::vector<Place> places;
    for (const ReportLine& line : report.lines) {
        Place& place = places.emplace_back();
        if (!line.keys.empty()) place.row = rows.at(line.keys[0], line.labels[0]);
        if (line.keys.size() > 1) place.column = columns.at(line.keys[1], line.labels[1]);
    }
    const std::size_t width = std::max<std::size_t>(columns.keys.size(), 1);
    const Table empty(rows.keys.size(), std::vector<std::int64_t>(width));
    const ShownTable sims = show_table(table_of(report, places, empty, &ReportMeasures::sims));
    const ShownTable vouchers =
        show_table(table_of(report, places, empty, &ReportMeasures::vouchers));
    for (std::size_t r = 0; r < rows.keys.size(); ++r) {
        for (std::size_t c = 0; c < width; ++c) {
            PublicLine& line = shown.lines.emplace_back();
            line.keys = {rows.keys[r]};
            line.labels = {rows.labels[r]};
            if (!columns.keys.empty()) {
                line.keys.push_back(columns.keys[c]);
                line.labels.push_back(columns.labels[c]);
            }
            line.sims = sims.cells[r][c];
            line.vouchers = vouchers.cells[r][c];
        }
    }
    if (std::ranges::find(report.by, ReportBy::criterion) != report.by.end()) return shown;
    shown.sims = sims.total;
    shown.vouchers = vouchers.total;
    return shown;
}

}  // namespace kitbank

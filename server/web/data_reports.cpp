#include "server/web/data_reports.h"

#include <algorithm>

namespace kitbank::web {
namespace {

constexpr std::size_t code_length_max = 40;

std::string text(std::string_view words) { return std::string{words}; }

SheetCell shown(const std::optional<std::int64_t>& count) {
    return count ? SheetCell{*count} : SheetCell{text(hidden_text)};
}

std::string file_name(std::string name, const ReportPeriod& period) {
    return name + "-" + format(period.from) + "-to-" + format(period.to);
}

// Two days before the rest of a row: of its month or quarter, or of the whole.
std::vector<SheetCell> begin_row(const ReportPeriod& period, const std::vector<ReportSpan>& spans,
                                 const std::vector<std::string>& keys) {
    const auto span = std::ranges::find_if(spans, [&](const ReportSpan& each) {
        return !each.key.empty() && std::ranges::find(keys, each.key) != keys.end();
    });
    if (span == spans.end()) return {period.from, period.to};
    return {span->first, span->last};
}

void add_labels(std::vector<SheetCell>& row, const std::vector<std::string>& labels) {
    row.insert(row.end(), labels.begin(), labels.end());
}

std::vector<std::string> headings_of(const std::vector<ReportBy>& by) {
    std::vector<std::string> headings{"From", "To"};
    for (const ReportBy each : by) headings.push_back(text(label_of(each)));
    return headings;
}

std::vector<SheetCell> begin_total(const ReportPeriod& period, std::size_t labels) {
    std::vector<SheetCell> total{period.from, period.to};
    for (std::size_t at = 0; at < labels; ++at) {
        total.emplace_back(at == 0 ? SheetCell{"All"} : SheetCell{});
    }
    return total;
}

Sheet exact_sheet(const ReportPeriod& period, const DataReport& report) {
    Sheet sheet{"Figures", headings_of(report.by), {}, {}};
    for (const MeasureRow& measure : measure_rows) sheet.headings.push_back(text(measure.label));
    const std::vector<ReportSpan> spans = spans_of(report.by, period.from, period.to);
    const auto add = [](std::vector<SheetCell>& row, const ReportMeasures& measures) {
        for (const MeasureRow& measure : measure_rows) row.emplace_back(measures.*measure.value);
    };
    for (const ReportLine& line : report.lines) {
        std::vector<SheetCell>& row = sheet.rows.emplace_back(begin_row(period, spans, line.keys));
        add_labels(row, line.labels);
        add(row, line.measures);
    }
    sheet.total = begin_total(period, report.by.size());
    add(sheet.total, report.total);
    return sheet;
}

Sheet public_sheet(const ReportPeriod& period, const PublicReport& report) {
    Sheet sheet{"Figures", headings_of(report.by), {}, {}};
    sheet.headings.insert(sheet.headings.end(), {"SIMs given", "Vouchers given"});
    const std::vector<ReportSpan> spans = spans_of(report.by, period.from, period.to);
    for (const PublicLine& line : report.lines) {
        std::vector<SheetCell>& row = sheet.rows.emplace_back(begin_row(period, spans, line.keys));
        add_labels(row, line.labels);
        row.push_back(shown(line.sims));
        row.push_back(shown(line.vouchers));
    }
    sheet.total = begin_total(period, report.by.size());
    sheet.total.push_back(shown(report.sims));
    sheet.total.push_back(shown(report.vouchers));
    return sheet;
}

std::vector<SheetCell> row_of(const ReportPeriod& period, const FoiRow& row) {
    return {period.from,       period.to,       row.hub.empty() ? SheetCell{} : SheetCell{row.hub},
            row.hub_name,      shown(row.sims), shown(row.vouchers),
            shown(row.devices)};
}

Sheet use_sheet(const NetworkReport& report) {
    Sheet sheet{"Use", {"From", "To", "Figure", "Count"}, {}, {}};
    const auto add = [&](std::string_view label, std::int64_t count) {
        sheet.rows.push_back({report.period.from, report.period.to, text(label), count});
    };
    if (report.received) add("Received from the network", *report.received);
    for (const MeasureRow& measure : measure_rows) add(measure.label, report.given.*measure.value);
    return sheet;
}

Sheet months_sheet(const NetworkReport& report) {
    DataReport months;
    months.by = {ReportBy::month};
    months.lines = report.months;
    months.total = report.given;
    Sheet sheet = exact_sheet(report.period, months);
    sheet.name = "Timeline";
    return sheet;
}

Sheet places_sheet(const NetworkReport& report) {
    Sheet sheet{"Where", {"Kind", "Where five or more were given"}, {}, {}};
    for (const std::string& hub : report.hubs) sheet.rows.push_back({"Hub", hub});
    for (const std::string& area : report.areas) sheet.rows.push_back({"Area", area});
    return sheet;
}

Sheet held_sheet(const NetworkReport& report) {
    Sheet sheet{"Held now", {"Where", "SIMs and vouchers", "Gigabytes"}, {}, {}};
    for (const auto& row : report.held) {
        sheet.rows.push_back({text(held_label(row.account)), row.items, row.gigabytes});
    }
    return sheet;
}

}  // namespace

std::string_view held_label(AccountKind account) {
    switch (account) {
        case AccountKind::network:
            return "From the network";
        case AccountKind::hub:
            return "On the shelves";
        case AccountKind::reserved:
            return "Set aside";
        case AccountKind::transit:
            return "On the way between hubs";
        case AccountKind::person:
            return "With people";
        case AccountKind::voided:
            return "Lost, faulty or written off";
        case AccountKind::expired:
            return "Expired";
    }
    return "";
}

Result<ReportFormat> report_format(const Fields& query) {
    const std::string_view name = query.text("format");
    if (name.empty() || name == "json") return ReportFormat::shown;
    if (name == "csv") return ReportFormat::csv;
    if (name == "xlsx") return ReportFormat::xlsx;
    return Refusal{
        RefusalCode::invalid_fields, "", {{"format", "This must be one of json, csv, xlsx."}}};
}

Result<AskDataReport> asked_report(const Call& call) {
    const Fields& query = call.request.query;
    AskDataReport ask{call.caller};
    std::vector<FieldFault> faults;
    const auto take = [&](const char* name, std::string& value) {
        value = query.text(name);
        if (value.size() > code_length_max) faults.push_back({name, "This is too long."});
    };
    take("by", ask.by);
    take("then", ask.then);
    take("from", ask.from);
    take("to", ask.to);
    take("hub", ask.hub);
    take("network", ask.network);
    take("bundle", ask.bundle);
    const std::string_view figures = query.text("figures");
    ask.is_public = figures == "public";
    if (!figures.empty() && figures != "exact" && figures != "public") {
        faults.push_back({"figures", "This must be one of exact, public."});
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return ask;
}

std::string period_text(const ReportPeriod& period) {
    return in_words(period.from) + " to " + in_words(period.to);
}

ReportFile file_of(const ShownDataReport& report) {
    ReportFile file;
    file.name = file_name("data-given", report.period);
    file.sheets = {report.exact ? exact_sheet(report.period, *report.exact)
                                : public_sheet(report.period, *report.shown)};
    file.about = {"SIMs and vouchers given, " + period_text(report.period) + "."};
    if (report.hub) file.about.push_back("Of the hub " + report.hub->name + " alone.");
    if (!report.network.empty())
        file.about.push_back("Of the network " + report.network + " alone.");
    if (!report.bundle.empty()) file.about.push_back("Of the bundle " + report.bundle + " alone.");
    if (report.exact) {
        file.about.emplace_back(
            "Everything is counted on the day when it was given, and what became of it since "
            "beside "
            "it. These figures are exact: do not publish them.");
    } else {
        file.about.push_back(text(hidden_note));
    }
    return file;
}

ReportFile file_of(const FoiTable& table) {
    ReportFile file;
    file.name = file_name("sims-and-devices-by-hub", table.period);
    Sheet sheet{
        "Figures", {"From", "To", "Hub code", "Hub", "SIMs", "Vouchers", "Devices"}, {}, {}};
    for (const FoiRow& row : table.rows) sheet.rows.push_back(row_of(table.period, row));
    sheet.total = row_of(table.period, table.total);
    file.sheets = {sheet};
    file.about = {"SIMs, vouchers and devices given by the hubs of " + table.organisation + ", " +
                      period_text(table.period) + ".",
                  text(hidden_note), "Who is eligible: all of these hold."};
    const auto add = [&](const std::vector<std::string>& lines) {
        file.about.insert(file.about.end(), lines.begin(), lines.end());
    };
    add(table.all_of);
    file.about.emplace_back("And at least one of these.");
    add(table.one_of);
    file.about.emplace_back("The process.");
    add(table.process);
    return file;
}

ReportFile file_of(const NetworkReport& report) {
    ReportFile file;
    file.name = file_name("report-for-" + report.network.code, report.period);
    file.sheets = {use_sheet(report), months_sheet(report), places_sheet(report),
                   held_sheet(report)};
    file.about = {"Report for " + report.network.name + ", " + period_text(report.period) + ".",
                  "Approved purpose: " + report.purpose};
    if (report.hub) file.about.push_back("Of the hub " + report.hub->name + " alone.");
    return file;
}

Response report_answer(const ReportFile& file, ReportFormat format) {
    if (format == ReportFormat::csv) return csv_answer(file.sheets.front(), file.name);
    return xlsx_answer(file.sheets, file.about, file.name);
}

}  // namespace kitbank::web

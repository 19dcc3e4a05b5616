#include "server/web/data_reports.h"

#include <algorithm>

#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/problem.h"
#include "server/web/text.h"

// What networks, funders and the public ask of the data bank: a table with a chart of it, and files of the same.
namespace kitbank::web::pages {
namespace {

// A longer chart would only repeat the table.
constexpr std::size_t bars_max = 40;

std::string text(std::string_view words) { return std::string{words}; }

std::string count_text(const std::optional<std::int64_t>& count) {
    return count ? with_commas(*count) : text(hidden_text);
}

Question choice(const char* name, const char* label, std::vector<Option> choices) {
    Question question{QuestionKind::one_of_many, name, label};
    question.choices = std::move(choices);
    return question;
}

Question day_question(const char* name, const char* label) {
    return {QuestionKind::line, name, label, "Like 2026-03-31"};
}

std::vector<Option> groupings(bool is_second) {
    std::vector<Option> options;
    if (is_second) options.push_back({"", "Nothing else"});
    for (const std::string_view name : report_by_names) {
        options.push_back({text(name), text(label_of(*parse_report_by(name)))});
    }
    return options;
}

template <class Row, class Code, class Name>
std::vector<Option> all_or(const std::vector<Row>& rows, const char* all, Code code, Name name) {
    std::vector<Option> options{{"", all}};
    for (const Row& row : rows) options.push_back({row.*code, row.*name});
    return options;
}

std::vector<Question> report_questions(const ReportChoices& choices) {
    return {
        choice("by", "By", groupings(false)),
        choice("then", "And by", groupings(true)),
        day_question("from", "From"),
        day_question("to", "To"),
        choice("hub", "Hub", all_or(choices.hubs, "All", &Hub::code, &Hub::name)),
        choice("network", "Network",
               all_or(choices.networks, "All", &Network::code, &Network::name)),
        choice("bundle", "Bundle", all_or(choices.bundles, "All", &Bundle::code, &Bundle::name)),
        choice("figures", "Figures", {{"exact", "Exact"}, {"public", "To publish"}}),
    };
}

FormState typed_in(const Fields& query, const std::vector<Question>& questions) {
    FormState state;
    for (const Question& question : questions) {
        if (query.has(question.name)) {
            state.values.emplace(question.name, text(query.text(question.name)));
        }
    }
    return state;
}

// The days that were meant when none were written.
void put_period(FormState& state, const ReportPeriod& period) {
    for (const auto& [name, day] : {std::pair{"from", period.from}, std::pair{"to", period.to}}) {
        state.values.erase(name);
        state.values.emplace(name, format(day));
    }
}

// The fields, and what was wrong with them; the status that goes with it.
int put_fields(SitePage& page, const std::vector<Question>& questions, FormState state,
               const Refusal* refusal) {
    int status = 200;
    if (refusal != nullptr) {
        mark(state, *refusal, questions);
        page.set_problems(problems_in_order(questions, state), name_of(refusal->code));
        status = status_of(refusal->code);
    }
    add_questions(page.main(), "FIELD", questions, state);
    return status;
}

// The same question, asked for a file.
std::string file_url(const Call& call, std::string_view path, std::string_view format) {
    std::string url = text(path) + "?format=" + text(format);
    for (const auto& field : call.request.query) {
        if (field.name == "format" || field.value.empty()) continue;
        url += "&" + percent_encode(field.name) + "=" + percent_encode(field.value);
    }
    return url;
}

void put_file_links(View report, const Call& call, std::string_view path) {
    report.set("CSV_URL", file_url(call, path, "csv"));
    report.set("XLSX_URL", file_url(call, path, "xlsx"));
}

struct Bar {
    std::string label;
    std::optional<std::int64_t> count;
};

void add_bars(View chart, const std::vector<Bar>& bars) {
    std::int64_t most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.count.value_or(0));
    for (const Bar& bar : bars) {
        const std::int64_t share = bar.count.value_or(0) * 100 / most;
        chart.add("BAR")
            .set("BAR_LABEL", bar.label)
            .set("BAR_SHARE", std::to_string(share))
            .set("BAR_VALUE", count_text(bar.count));
    }
}

std::optional<std::int64_t> both(const std::optional<std::int64_t>& sims,
                                 const std::optional<std::int64_t>& vouchers) {
    if (!sims && !vouchers) return std::nullopt;
    return sims.value_or(0) + vouchers.value_or(0);
}

// A bar for every value of the first grouping.
std::vector<Bar> bars_of(const ShownDataReport& report) {
    std::vector<Bar> bars;
    const auto add = [&](const std::string& label, const std::optional<std::int64_t>& count) {
        const auto found = std::ranges::find(bars, label, &Bar::label);
        if (found == bars.end()) {
            bars.push_back({label, count});
        } else if (count) {
            found->count = found->count.value_or(0) + *count;
        }
    };
    if (report.exact) {
        for (const ReportLine& line : report.exact->lines) {
            add(line.labels.front(), line.measures.sims + line.measures.vouchers);
        }
    } else {
        for (const PublicLine& line : report.shown->lines) {
            add(line.labels.front(), both(line.sims, line.vouchers));
        }
    }
    return bars;
}

void add_keys(View line, const std::vector<std::string>& labels) {
    for (const std::string& label : labels) line.add("KEY").set("KEY_TEXT", label);
}

void put_exact(View table, const DataReport& report) {
    for (const MeasureRow& measure : measure_rows) {
        table.add("MEASURE").set("MEASURE_TEXT", measure.label);
        table.add("TOTAL").set("TOTAL_TEXT", with_commas(report.total.*measure.value));
    }
    for (const ReportLine& each : report.lines) {
        View line = table.add("LINE");
        add_keys(line, each.labels);
        for (const MeasureRow& measure : measure_rows) {
            line.add("COUNT").set("COUNT_TEXT", with_commas(each.measures.*measure.value));
        }
    }
}

void put_public(View table, const PublicReport& report) {
    table.add("MEASURE").set("MEASURE_TEXT", "SIMs given");
    table.add("MEASURE").set("MEASURE_TEXT", "Vouchers given");
    table.add("TOTAL").set("TOTAL_TEXT", count_text(report.sims));
    table.add("TOTAL").set("TOTAL_TEXT", count_text(report.vouchers));
    for (const PublicLine& each : report.lines) {
        View line = table.add("LINE");
        add_keys(line, each.labels);
        line.add("COUNT").set("COUNT_TEXT", count_text(each.sims));
        line.add("COUNT").set("COUNT_TEXT", count_text(each.vouchers));
    }
}

void put_table(View table, const ShownDataReport& report) {
    table.set("PERIOD", period_text(report.period));
    table.set("NOTE", report.exact ? "Everything is counted on the day when it was given, and what "
                                     "has become of it since beside it. These figures are exact: "
                                     "do not publish them."
                                   : text(hidden_note));
    for (const ReportBy each : report.by) {
        table.add("GROUPING").set("GROUPING_TEXT", label_of(each));
    }
    table.show_if(report.by.size() > 1, "WIDE");
    const std::vector<Bar> bars = bars_of(report);
    if (bars.size() <= bars_max) {
        View chart = table.add("CHART");
        chart.set("CHART_LABEL", "Bars: SIMs and vouchers given, by " +
                                     text(name_of(report.by.front())) +
                                     ". The table below has the figures.");
        add_bars(chart, bars);
    }
    report.exact ? put_exact(table, *report.exact) : put_public(table, *report.shown);
}

void put_report(SitePage& page, const Call& call, const ShownDataReport& report) {
    View shown = page.main().add("REPORT");
    shown.set("PERIOD", period_text(report.period));
    if (report.hub) shown.text("OF_HUB", report.hub->name);
    put_file_links(shown, call, "/data/reports");
    const bool is_empty = report.exact ? report.exact->lines.empty() : report.shown->lines.empty();
    if (is_empty) {
        shown.show("NOTHING");
    } else {
        put_table(shown.add("FILLED"), report);
    }
}

// The file that the address asks for, when it asks for one and there is a report.
template <class Report>
std::optional<Response> file_answer(const Call& call, const Result<Report>& report) {
    const auto format = report_format(call.request.query);
    if (!format || *format == ReportFormat::shown || !report) return std::nullopt;
    return report_answer(file_of(*report), *format);
}

Result<ShownDataReport> read_report(const Call& call) {
    const auto ask = asked_report(call);
    if (!ask) return ask.refusal();
    return read_data_report(*ask, call.ports());
}

void put_foi(View report, const FoiTable& table) {
    report.set("ORGANISATION", table.organisation).set("PERIOD", period_text(table.period));
    const auto add = [&](const FoiRow& row) {
        report.add("HUB")
            .set("HUB_NAME", row.hub_name)
            .set("SIMS", count_text(row.sims))
            .set("VOUCHERS", count_text(row.vouchers))
            .set("DEVICES", count_text(row.devices));
    };
    for (const FoiRow& row : table.rows) add(row);
    add(table.total);
    for (const auto& words : table.all_of) report.add("ALL_OF").set("ALL_OF_TEXT", words);
    for (const auto& words : table.one_of) report.add("ONE_OF").set("ONE_OF_TEXT", words);
    for (const auto& words : table.process) report.add("STEP").set("STEP_TEXT", words);
}

void put_use(View report, const NetworkReport& network) {
    const auto add = [&](std::string_view label, std::int64_t count) {
        report.add("USE").set("USE_LABEL", label).set("USE_COUNT", with_commas(count));
    };
    if (network.received) add("Received from the network", *network.received);
    for (const MeasureRow& measure : measure_rows) add(measure.label, network.given.*measure.value);
}

void put_timeline(View report, const NetworkReport& network) {
    std::vector<Bar> bars;
    for (const ReportLine& line : network.months) {
        const std::int64_t given = line.measures.sims + line.measures.vouchers;
        bars.push_back({line.labels.front(), given});
        report.add("MONTH")
            .set("MONTH_TEXT", line.labels.front())
            .set("GIVEN", with_commas(given))
            .set("GIGABYTES", with_commas(line.measures.gigabytes));
    }
    add_bars(report, bars);
}

void add_spread(View report, const char* kind, const std::vector<std::string>& places) {
    if (places.empty()) return;
    std::string list;
    for (const std::string& place : places) list += (list.empty() ? "" : ", ") + place;
    report.add("SPREAD").set("SPREAD_KIND", kind).set("SPREAD_LIST", list);
}

void put_network(View report, const NetworkReport& network) {
    report.set("NETWORK", network.network.name).set("PERIOD", period_text(network.period));
    report.set("PURPOSE", network.purpose);
    if (network.hub) report.text("OF_HUB", network.hub->name);
    put_use(report, network);
    put_timeline(report, network);
    report.show_if(network.hubs.empty() && network.areas.empty(), "TOO_FEW");
    add_spread(report, "Hubs", network.hubs);
    add_spread(report, "Areas", network.areas);
    report.show_if(network.held.empty(), "HELD_NONE");
    if (network.held.empty()) return;
    View held = report.add("HELD_SOME");
    for (const auto& row : network.held) {
        held.add("HELD")
            .set("HELD_WHERE", held_label(row.account))
            .set("HELD_ITEMS", with_commas(row.items))
            .set("HELD_GIGABYTES", with_commas(row.gigabytes));
    }
}

}  // namespace

Response show_data_report(const Call& call) {
    const auto choices = report_choices(call.caller, call.ports());
    if (!choices) return show_refusal(call, choices.refusal());
    const auto report = read_report(call);
    if (auto file = file_answer(call, report)) return *file;
    SitePage page(call, "databank/data_report.tpl", "Reports", Place::data_bank);
    page.leave_scan_box();
    page.set_back("/data", "Data bank");
    const auto questions = report_questions(*choices);
    FormState state = typed_in(call.request.query, questions);
    if (report) put_period(state, report->period);
    const int status = put_fields(page, questions, state, report ? nullptr : &report.refusal());
    if (report) put_report(page, call, *report);
    return page.answer(status);
}

Response show_foi_table(const Call& call) {
    const Fields& query = call.request.query;
    const auto table =
        read_foi_table(call.caller, query.text("from"), query.text("to"), call.ports());
    if (auto file = file_answer(call, table)) return *file;
    SitePage page(call, "databank/foi_table.tpl", "SIMs and devices by hub", Place::data_bank);
    page.leave_scan_box();
    page.set_back("/data/reports", "Reports");
    page.main().set("NOTE", hidden_note);
    const std::vector questions{day_question("from", "From"), day_question("to", "To")};
    FormState state = typed_in(query, questions);
    if (table) put_period(state, table->period);
    const int status = put_fields(page, questions, state, table ? nullptr : &table.refusal());
    if (table) {
        View report = page.main().add("REPORT");
        put_foi(report, *table);
        put_file_links(report, call, "/data/reports/foi");
    }
    return page.answer(status);
}

Response show_network_report(const Call& call) {
    const auto choices = report_choices(call.caller, call.ports());
    if (!choices) return show_refusal(call, choices.refusal());
    const Fields& query = call.request.query;
    const auto network = read_network_report(call.caller, query.text("network"), query.text("from"),
                                             query.text("to"), call.ports());
    if (auto file = file_answer(call, network)) return *file;
    SitePage page(call, "databank/network_report.tpl", "Report for a network", Place::data_bank);
    page.leave_scan_box();
    page.set_back("/data/reports", "Reports");
    const std::vector questions{
        choice("network", "Network",
               all_or(choices->networks, "Choose one", &Network::code, &Network::name)),
        day_question("from", "From"), day_question("to", "To")};
    FormState state = typed_in(query, questions);
    if (network) put_period(state, network->period);
    const bool is_asked = query.has("network");
    const int status =
        put_fields(page, questions, state, network || !is_asked ? nullptr : &network.refusal());
    if (network) {
        View report = page.main().add("REPORT");
        put_network(report, *network);
        put_file_links(report, call, "/data/reports/network");
    }
    return page.answer(status);
}

}  // namespace kitbank::web::pages

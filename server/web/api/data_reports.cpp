#include "server/web/api/data_reports.h"

#include "server/web/api/answer.h"
#include "server/web/api/present.h"
#include "server/web/data_reports.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json count_or_null(const std::optional<std::int64_t>& count) {
    return count ? Json(*count) : Json(nullptr);
}

Json present(const ReportPeriod& period) {
    return {{"from", format(period.from)}, {"to", format(period.to)}};
}

Json present(const ReportMeasures& measures) {
    Json row = Json::object();
    for (const MeasureRow& measure : measure_rows) {
        row[std::string{measure.name}] = measures.*measure.value;
    }
    return row;
}

Json present_keys(const std::vector<ReportBy>& by, const std::vector<std::string>& keys,
                  const std::vector<std::string>& labels) {
    Json list = Json::array();
    for (std::size_t at = 0; at < keys.size(); ++at) {
        list.push_back(
            {{"by", name_of(by[at])}, {"key", text_or_null(keys[at])}, {"label", labels[at]}});
    }
    return list;
}

Json shown_row(Json row, const Caller& viewer) {
    return only_shown(std::move(row), Object::data_report, viewer);
}

Json present_lines(const std::vector<ReportBy>& by, const std::vector<ReportLine>& lines,
                   const Caller& viewer) {
    Json items = Json::array();
    for (const ReportLine& line : lines) {
        Json row = present(line.measures);
        row["group"] = present_keys(by, line.keys, line.labels);
        items.push_back(shown_row(std::move(row), viewer));
    }
    return items;
}

void put_public(Json& body, const PublicReport& report, const Caller& viewer) {
    Json items = Json::array();
    for (const PublicLine& line : report.lines) {
        items.push_back(shown_row({{"group", present_keys(report.by, line.keys, line.labels)},
                                   {"sims", count_or_null(line.sims)},
                                   {"vouchers", count_or_null(line.vouchers)}},
                                  viewer));
    }
    body["items"] = std::move(items);
    body["total"] = {{"sims", count_or_null(report.sims)},
                     {"vouchers", count_or_null(report.vouchers)}};
}

Json present(const ShownDataReport& report, const Caller& viewer) {
    Json body = present(report.period);
    body["by"] = Json::array();
    for (const ReportBy each : report.by) body["by"].push_back(name_of(each));
    body["hub"] = report.hub ? Json(report.hub->code) : Json(nullptr);
    body["network"] = text_or_null(report.network);
    body["bundle"] = text_or_null(report.bundle);
    body["figures"] = report.exact ? "exact" : "public";
    if (report.shown) {
        put_public(body, *report.shown, viewer);
    } else {
        body["items"] = present_lines(report.by, report.exact->lines, viewer);
        body["total"] = present(report.exact->total);
    }
    return body;
}

Json present_counts(const FoiRow& row) {
    return {{"sims", count_or_null(row.sims)},
            {"vouchers", count_or_null(row.vouchers)},
            {"devices", count_or_null(row.devices)}};
}

Json present(const FoiTable& table, const Caller& viewer) {
    Json body = present(table.period);
    body["organisation"] = table.organisation;
    body["items"] = Json::array();
    for (const FoiRow& row : table.rows) {
        Json item = present_counts(row);
        item["hub"] = row.hub;
        item["hub_name"] = row.hub_name;
        body["items"].push_back(shown_row(std::move(item), viewer));
    }
    body["total"] = present_counts(table.total);
    body["eligibility"] = {{"all_of", table.all_of}, {"one_of", table.one_of}};
    body["process"] = table.process;
    return body;
}

Json present(const NetworkReport& report, const Caller& viewer) {
    Json body = present(report.period);
    body["network"] = report.network.code;
    body["network_name"] = report.network.name;
    body["hub"] = report.hub ? Json(report.hub->code) : Json(nullptr);
    body["purpose"] = report.purpose;
    body["received"] = count_or_null(report.received);
    body["given"] = present(report.given);
    body["held"] = Json::array();
    for (const auto& row : report.held) {
        body["held"].push_back({{"account", name_of(row.account)},
                                {"items", row.items},
                                {"gigabytes", row.gigabytes}});
    }
    body["items"] = present_lines({ReportBy::month}, report.months, viewer);
    body["hubs"] = report.hubs;
    body["areas"] = report.areas;
    return body;
}

// The report as the address wants it.
template <class Report>
Response answer_with(const Call& call, const Result<Report>& report) {
    const auto format = report_format(call.request.query);
    if (!format) return refused(format.refusal());
    if (!report) return refused(report.refusal());
    if (*format != ReportFormat::shown) return report_answer(file_of(*report), *format);
    return answer(200, present(*report, call.caller));
}

}  // namespace

Response show_data_report(const Call& call) {
    if (auto refusal = check_query(
            call.request.query,
            {"by", "then", "from", "to", "hub", "network", "bundle", "figures", "format"})) {
        return refused(*refusal);
    }
    const auto ask = asked_report(call);
    if (!ask) return refused(ask.refusal());
    return answer_with(call, read_data_report(*ask, call.ports()));
}

Response show_foi_table(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"from", "to", "format"})) return refused(*refusal);
    return answer_with(
        call, read_foi_table(call.caller, query.text("from"), query.text("to"), call.ports()));
}

Response show_network_report(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"network", "from", "to", "format"})) {
        return refused(*refusal);
    }
    return answer_with(call,
                       read_network_report(call.caller, query.text("network"), query.text("from"),
                                           query.text("to"), call.ports()));
}

}  // namespace kitbank::web::api

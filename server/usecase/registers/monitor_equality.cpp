#include "server/usecase/registers/monitor_equality.h"

#include <algorithm>
#include <cstdio>

#include "server/usecase/registers/entries.h"

namespace kitbank {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr int months_of_quarter = 3;

Date first_month(Quarter quarter) {
    return year{quarter.year} /
           month{static_cast<unsigned>(months_of_quarter * (quarter.number - 1) + 1)} / day{1};
}

Quarter quarter_of(Date date) {
    const int number = static_cast<int>(static_cast<unsigned>(date.month()));
    return {int{date.year()}, (number - 1) / months_of_quarter + 1};
}

std::int64_t count_of(const std::vector<MonitoringCount>& counts, std::string_view question,
                      std::string_view answer) {
    std::int64_t count = 0;
    for (const MonitoringCount& each : counts) {
        if (each.question == question && each.answer == answer) count += each.count;
    }
    return count;
}

Refusal quarter_refusal(const std::string& sentence) {
    return {RefusalCode::invalid_fields, sentence, {{"quarter", sentence}}};
}

}  // namespace

Result<int> give_monitoring_answers(const GiveMonitoringAnswers& command, Ports& ports) {
    if (!may(command.caller.role, Permission::give_monitoring_answers)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults;
    for (const auto& [question, answer] : command.answers) {
        if (!is_monitoring_answer(question, answer)) {
            faults.push_back({question, "Choose one of these."});
        }
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};

    const Date today = london_today(ports);
    const Date this_month = today.year() / today.month() / day{1};
    ports.store.write([&](Transaction& tx) {
        for (const auto& [question, answer] : command.answers) {
            tx.write_registers().count_answer(
                {command.caller.organisation, this_month, question, answer});
        }
        return true;
    });
    return static_cast<int>(command.answers.size());
}

std::string format(Quarter quarter) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-Q%d", quarter.year, quarter.number);
    return text.data();
}

std::optional<Quarter> parse_quarter(std::string_view text) {
    if (text.size() != 7 || text.substr(4, 2) != "-Q") return std::nullopt;
    if (text[6] < '1' || text[6] > '4') return std::nullopt;
    const auto january = parse_date(std::string{text.substr(0, 4)} + "-01-01");
    if (!january) return std::nullopt;
    return Quarter{int{january->year()}, text[6] - '0'};
}

Quarter quarter_before(Quarter quarter) {
    return quarter.number == 1 ? Quarter{quarter.year - 1, 4}
                               : Quarter{quarter.year, quarter.number - 1};
}

Quarter quarter_after(Quarter quarter) {
    return quarter.number == 4 ? Quarter{quarter.year + 1, 1}
                               : Quarter{quarter.year, quarter.number + 1};
}

Result<MonitoringReport> read_monitoring(const Caller& caller, std::string_view quarter,
                                         Ports& ports) {
    if (!may(caller.role, Permission::see_monitoring)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const Quarter latest = quarter_before(quarter_of(london_today(ports)));
    const auto wanted = quarter.empty() ? std::optional{latest} : parse_quarter(quarter);
    if (!wanted) return quarter_refusal("Write the quarter like 2026-Q3.");
    if (*wanted > latest) return quarter_refusal("This quarter is not over yet.");

    MonitoringReport report;
    report.quarter = *wanted;
    report.is_latest = *wanted == latest;
    std::vector<MonitoringCount> counts;
    const Date first = first_month(*wanted);
    ports.store.read([&](Reader& reader) {
        counts = reader.registers().monitoring(caller.organisation, first,
                                               first + std::chrono::months{months_of_quarter - 1});
    });
    for (const MonitoringQuestion& question : monitoring_questions()) {
        std::vector<std::int64_t> cells;
        for (const MonitoringAnswer& answer : question.answers) {
            cells.push_back(count_of(counts, question.name, answer.name));
        }
        report.rows.push_back({&question, show_counts(cells)});
    }
    return report;
}

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/registers/monitoring.h"
#include "server/core/registers/small_numbers.h"
#include "server/usecase/registers/answers.h"
#include "server/usecase/registers/ports.h"

// Equality monitoring (server/core/registers/monitoring.h has the law). What is kept of an answer is that
// it was given once more in this month, in this organisation: one counter for each question, so that
// the four answers of one person are nowhere together, and nothing leads back to a person, a request, a
// session or an hour. Keeping the hub too was rejected: at most of them a month has one or two
// visitors, and the report has no use for it.
//
// There is no audit event and no kept request id either: each would be a row with a moment beside the
// counter. So a form that is sent twice counts twice; a number that is one too high harms nobody.
namespace kitbank {

// Answers by question; those left out are not counted. Of the caller nothing is kept but the organisation.
struct GiveMonitoringAnswers {
    Caller caller;
    Answers answers;
};
// How many answers were counted.
Result<int> give_monitoring_answers(const GiveMonitoringAnswers& command, Ports& ports);

// January to March is 1.
struct Quarter {
    int year = 0;
    int number = 0;
    friend auto operator<=>(const Quarter&, const Quarter&) = default;
};
std::string format(Quarter quarter);  // "2026-Q3"
std::optional<Quarter> parse_quarter(std::string_view text);
Quarter quarter_before(Quarter quarter);
Quarter quarter_after(Quarter quarter);

struct MonitoringReport {
    Quarter quarter;
    struct Row {
        const MonitoringQuestion* question = nullptr;
        ShownCounts shown;  // a cell for each of its answers, in their order
    };
    std::vector<Row> rows;
    bool is_latest = false;  // the quarter after it is not over
};

// Of quarters that are over only: two looks at a number that still grows would show what the one
// person in between answered. Without a quarter, the latest.
Result<MonitoringReport> read_monitoring(const Caller& caller, std::string_view quarter,
                                         Ports& ports);

}  // namespace kitbank

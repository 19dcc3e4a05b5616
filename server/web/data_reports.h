#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/foi_table.h"
#include "server/usecase/databank/network_report.h"
#include "server/web/call.h"
#include "server/web/sheet.h"

// Reports of the data bank as an address asks for them and as files have them: the same for pages and programs.
namespace kitbank::web {

// `format` of an address: a page or JSON, or a file of the same.
enum class ReportFormat : std::uint8_t { shown, csv, xlsx };
Result<ReportFormat> report_format(const Fields& query);

// by, then, from, to, hub, network, bundle; figures is `exact` (or left out) or `public`.
Result<AskDataReport> asked_report(const Call& call);

struct ReportFile {
    std::string name;  // without its end
    std::vector<Sheet> sheets;
    std::vector<std::string> about;
};
ReportFile file_of(const ShownDataReport& report);
ReportFile file_of(const FoiTable& table);
ReportFile file_of(const NetworkReport& report);

// CSV has the first sheet alone.
Response report_answer(const ReportFile& file, ReportFormat format);

// "1 January 2026 to 31 March 2026"
std::string period_text(const ReportPeriod& period);
// What a small number is shown as.
inline constexpr std::string_view hidden_text = "hidden";
// What is said of hidden numbers wherever there may be some.
inline constexpr std::string_view hidden_note =
    "Counts below 5, and others that would give one away, are hidden. With any of them the total "
    "is "
    "hidden. The others are rounded to the nearest 5.";

// "On the shelves", "With people"
std::string_view held_label(AccountKind account);

}  // namespace kitbank::web

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/data_reports.h"

namespace kitbank {

// What councils are asked under the Freedom of Information Act (by the Digital Poverty Alliance, among others): how many SIMs and
// devices each library gave, in which period, to whom, and how (domain-rules 1.4). It leaves the house, so
// it is of whole months that are over, and small numbers are hidden in each of its columns.
struct FoiRow {
    std::string hub = {};  // code; empty in the row of all
    std::string hub_name = {};
    std::optional<std::int64_t> sims = {};  // nothing: hidden
    std::optional<std::int64_t> vouchers = {};
    std::optional<std::int64_t> devices = {};
    friend bool operator==(const FoiRow&, const FoiRow&) = default;
};

struct FoiTable {
    std::string organisation;
    ReportPeriod period;
    std::vector<FoiRow> rows;  // every hub within reach, by name
    FoiRow total;
    std::vector<std::string> all_of;  // what everybody who was given something met
    std::vector<std::string> one_of;  // and one of these
    std::vector<std::string>
        process;  // how it goes, a sentence each; with the hubs' further questions and the limits
};

// Days as an address has them; empty for the last twelve months that are over.
Result<FoiTable> read_foi_table(const Caller& caller, std::string_view from, std::string_view to,
                                Ports& ports);

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/data_reports.h"

namespace kitbank {

// What a network asks of whoever gives its data (Vodafone's terms, domain-rules 1.3): that it went to the approved purpose,
// where, over what time, and what use was made of it; and that people were told its terms. Its figures are exact,
// since the network sees them on its side. Beside an exact total no count of a place could be hidden or rounded safely (13 in
// all and one area shown as 5 leave 4 and 4), so where it went is told by name alone: the places that had five or
// more. How many of the rest another place had, if any, is left open.
struct NetworkReport {
    Network network;
    ReportPeriod period;
    std::string purpose;
    std::optional<Hub> hub;  // of this one only, for those who are bound to it

    // SIMs and vouchers that the network gave in the period; nothing in a report of one hub, to which no network gives.
    std::optional<std::int64_t> received;
    ReportMeasures given;  // in the period, and what became of them

    struct Holding {
        AccountKind account;
        std::int64_t items;
        std::int64_t gigabytes;
    };
    std::vector<Holding> held;  // now, by the ledger; nothing where there is none

    std::vector<ReportLine> months;  // each of the period

    std::vector<std::string> hubs;   // where five or more were given
    std::vector<std::string> areas;  // first halves of postcodes
};

// `network` is a code, which must be one; days as an address has them, empty for the year up to today.
Result<NetworkReport> read_network_report(const Caller& caller, std::string_view network,
                                          std::string_view from, std::string_view to, Ports& ports);

}  // namespace kitbank

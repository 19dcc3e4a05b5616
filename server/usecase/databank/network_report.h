#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/registers/small_numbers.h"
#include "server/usecase/databank/data_reports.h"

namespace kitbank {

// What a network asks of whoever gives its data (Vodafone's terms, domain-rules 1.3): that it went to the approved purpose,
// where, over what time, and what use was made of it; and that people were told its terms. Its own figures are exact,
// since the network sees them on its side. Where it went is shown with small numbers hidden, and not at all while there are
// fewer than five in all, when one place could be known by the total.
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

    struct Place {
        std::string name;
        std::optional<std::int64_t> items;  // SIMs and vouchers; nothing: hidden
    };
    std::vector<Place> hubs;  // both empty: too few to say
    std::vector<Place> areas;
};

// `network` is a code, which must be one; days as an address has them, empty for the year up to today.
Result<NetworkReport> read_network_report(const Caller& caller, std::string_view network,
                                          std::string_view from, std::string_view to, Ports& ports);

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/data_report_records.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What was given, counted for networks, funders and the public.
class DataReportReader {
  public:
    virtual ~DataReportReader() = default;

    // In any order, each group once a span; networks by their codes alone. Reads what the index has for the spans, and
    // counts where the rows are.
    virtual std::vector<GivenGroup> given(const GivenQuery& query) = 0;
    // Devices that went over the counter in that time, as loans and as gifts, by hub; those of none are left out.
    virtual std::vector<HubDevices> devices_given(const Scope& scope, Instant from, Instant to) = 0;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/data_report_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryDataReport : public DataReportReader {
  public:
    explicit MemoryDataReport(MemoryState& state) : state_(state) {}

    std::vector<GivenGroup> given(const GivenQuery& query) override;
    std::vector<HubDevices> devices_given(const Scope& scope, Instant from, Instant to) override;

  private:
    [[nodiscard]] GivenGroup group_of(const GivenQuery& query, const DataIssue& issue) const;

    MemoryState& state_;
};

}  // namespace kitbank

#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/data_report_ports.h"

namespace kitbank {

class MysqlDataReport : public DataReportReader {
  public:
    explicit MysqlDataReport(Connection& connection) : connection_(connection) {}

    std::vector<GivenGroup> given(const GivenQuery& query) override;
    std::vector<HubDevices> devices_given(const Scope& scope, Instant from, Instant to) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/data_report_ports.h"

namespace kitbank {

class MysqlDataReport : public DataReportReader {
  public:
    explicit MysqlDataReport(Connection& connection) : connection_(connection) {}

  private:
    Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/data_report_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryDataReport : public DataReportReader {
  public:
    explicit MemoryDataReport(MemoryState& state) : state_(state) {}

  private:
    MemoryState& state_;
};

}  // namespace kitbank

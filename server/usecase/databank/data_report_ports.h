#pragma once
#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What was given, counted for networks, funders and the public.
class DataReportReader {
  public:
    virtual ~DataReportReader() = default;
};

}  // namespace kitbank

#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Data stock on its way from hub to hub, thresholds of hubs, counts of their shelves.
class ConsignmentReader {
  public:
    virtual ~ConsignmentReader() = default;
};

class ConsignmentWriter {
  public:
    virtual ~ConsignmentWriter() = default;
};

}  // namespace kitbank

#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Deliveries from networks, and files that are looked at before they are loaded.
class IntakeReader {
  public:
    virtual ~IntakeReader() = default;
};

class IntakeWriter {
  public:
    virtual ~IntakeWriter() = default;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class AllocationReader {
  public:
    virtual ~AllocationReader() = default;
};

class AllocationWriter {
  public:
    virtual ~AllocationWriter() = default;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class ResidentReader {
  public:
    virtual ~ResidentReader() = default;
};

class ResidentWriter {
  public:
    virtual ~ResidentWriter() = default;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class HandoverReader {
  public:
    virtual ~HandoverReader() = default;
};

class HandoverWriter {
  public:
    virtual ~HandoverWriter() = default;
};

}  // namespace kitbank

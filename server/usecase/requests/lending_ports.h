#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class LendingReader {
  public:
    virtual ~LendingReader() = default;
};

class LendingWriter {
  public:
    virtual ~LendingWriter() = default;
};

}  // namespace kitbank

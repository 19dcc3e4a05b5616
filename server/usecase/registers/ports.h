#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class RegisterReader {
  public:
    virtual ~RegisterReader() = default;
};

class RegisterWriter {
  public:
    virtual ~RegisterWriter() = default;
};

}  // namespace kitbank

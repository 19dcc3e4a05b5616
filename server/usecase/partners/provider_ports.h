#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class ProviderReader {
  public:
    virtual ~ProviderReader() = default;
};

class ProviderWriter {
  public:
    virtual ~ProviderWriter() = default;
};

}  // namespace kitbank

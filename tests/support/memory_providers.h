#pragma once
#include "server/usecase/partners/provider_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryProviders : public ProviderReader, public ProviderWriter {
  public:
    explicit MemoryProviders(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

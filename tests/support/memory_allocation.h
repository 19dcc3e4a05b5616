#pragma once
#include "server/usecase/requests/allocation_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryAllocation : public AllocationReader, public AllocationWriter {
  public:
    explicit MemoryAllocation(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/residents/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryResidents : public ResidentReader, public ResidentWriter {
  public:
    explicit MemoryResidents(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

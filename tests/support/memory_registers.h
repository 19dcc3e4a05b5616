#pragma once
#include "server/usecase/registers/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryRegisters : public RegisterReader, public RegisterWriter {
  public:
    explicit MemoryRegisters(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

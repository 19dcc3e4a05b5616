#pragma once
#include "server/usecase/databank/intake_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryIntake : public IntakeReader, public IntakeWriter {
  public:
    explicit MemoryIntake(MemoryState& state) : state_(state) {}

  private:
    MemoryState& state_;
};

}  // namespace kitbank

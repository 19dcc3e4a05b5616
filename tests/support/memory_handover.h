#pragma once
#include "server/usecase/requests/handover_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryHandover : public HandoverReader, public HandoverWriter {
  public:
    explicit MemoryHandover(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

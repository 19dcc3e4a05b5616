#pragma once
#include "server/usecase/requests/lending_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryLending : public LendingReader, public LendingWriter {
  public:
    explicit MemoryLending(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/consignment_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryConsignment : public ConsignmentReader, public ConsignmentWriter {
  public:
    explicit MemoryConsignment(MemoryState& state) : state_(state) {}

  private:
    MemoryState& state_;
};

}  // namespace kitbank

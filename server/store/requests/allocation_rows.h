#pragma once
#include "server/store/connection.h"
#include "server/usecase/requests/allocation_ports.h"

namespace kitbank {

class MysqlAllocation : public AllocationReader, public AllocationWriter {
  public:
    explicit MysqlAllocation(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/store/connection.h"
#include "server/usecase/requests/handover_ports.h"

namespace kitbank {

class MysqlHandover : public HandoverReader, public HandoverWriter {
  public:
    explicit MysqlHandover(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

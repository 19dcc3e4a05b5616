#pragma once
#include "server/store/connection.h"
#include "server/usecase/requests/lending_ports.h"

namespace kitbank {

class MysqlLending : public LendingReader, public LendingWriter {
  public:
    explicit MysqlLending(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/store/connection.h"
#include "server/usecase/residents/ports.h"

namespace kitbank {

class MysqlResidents : public ResidentReader, public ResidentWriter {
  public:
    explicit MysqlResidents(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

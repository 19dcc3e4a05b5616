#pragma once
#include "server/store/connection.h"
#include "server/usecase/registers/ports.h"

namespace kitbank {

class MysqlRegisters : public RegisterReader, public RegisterWriter {
  public:
    explicit MysqlRegisters(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

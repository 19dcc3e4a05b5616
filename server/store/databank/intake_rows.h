#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/intake_ports.h"

namespace kitbank {

class MysqlIntake : public IntakeReader, public IntakeWriter {
  public:
    explicit MysqlIntake(Connection& connection) : connection_(connection) {}

  private:
    Connection& connection_;
};

}  // namespace kitbank

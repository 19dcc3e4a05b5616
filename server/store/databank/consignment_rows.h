#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/consignment_ports.h"

namespace kitbank {

class MysqlConsignment : public ConsignmentReader, public ConsignmentWriter {
  public:
    explicit MysqlConsignment(Connection& connection) : connection_(connection) {}

  private:
    Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/store/connection.h"
#include "server/usecase/partners/provider_ports.h"

namespace kitbank {

class MysqlProviders : public ProviderReader, public ProviderWriter {
  public:
    explicit MysqlProviders(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank

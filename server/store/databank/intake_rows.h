#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/intake_ports.h"

namespace kitbank {

class MysqlIntake : public IntakeReader, public IntakeWriter {
  public:
    explicit MysqlIntake(Connection& connection) : connection_(connection) {}

    std::vector<StockScan> stock_scans_known(std::span<const Uuid> ids) override;
    std::vector<StockScan> stock_scans_of(OrganisationId organisation,
                                          std::string_view subject) override;
    std::vector<StockScan> stock_scans_open(const Scope& scope, int limit) override;
    void insert_stock_scans(std::span<const StockScan> scans) override;
    void update_stock_scan(const StockScan& scan) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank

#pragma once
#include "server/usecase/databank/intake_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryIntake : public IntakeReader, public IntakeWriter {
  public:
    explicit MemoryIntake(MemoryState& state) : state_(state) {}

    std::vector<StockScan> stock_scans_known(std::span<const Uuid> ids) override;
    std::vector<StockScan> stock_scans_of(OrganisationId organisation,
                                          std::string_view subject) override;
    std::vector<StockScan> stock_scans_open(const Scope& scope, int limit) override;
    void insert_stock_scans(std::span<const StockScan> scans) override;
    void update_stock_scan(const StockScan& scan) override;

  private:
    MemoryState& state_;
};

}  // namespace kitbank

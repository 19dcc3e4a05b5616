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

    std::optional<NetworkDelivery> delivery(OrganisationId organisation,
                                            std::string_view reference) override;
    std::vector<NetworkDelivery> deliveries(const DeliveryQuery& query) override;
    std::optional<StockFile> stock_file(OrganisationId organisation, const Uuid& id) override;
    std::vector<StockFile> stock_files(const Scope& scope, int limit) override;
    std::vector<StockFile> stock_files_in(FileState state, Instant changed_before,
                                          int limit) override;
    std::optional<std::string> file_content(const Uuid& file) override;
    std::vector<std::string> file_parts(const Uuid& file) override;

    DeliveryId insert_delivery(const NetworkDelivery& delivery) override;
    std::optional<NetworkDelivery> lock_delivery(OrganisationId organisation,
                                                 std::string_view reference) override;
    void update_delivery(const NetworkDelivery& delivery) override;
    void insert_file(const StockFile& file, std::string_view sealed) override;
    std::optional<StockFile> lock_file(OrganisationId organisation, const Uuid& id) override;
    void update_file(const StockFile& file) override;
    void insert_file_part(const Uuid& file, std::int64_t first_line, std::string_view rows,
                          Instant now) override;
    void drop_file_content(const Uuid& file) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank

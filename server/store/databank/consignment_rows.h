#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/consignment_ports.h"

namespace kitbank {

class MysqlConsignment : public ConsignmentReader, public ConsignmentWriter {
  public:
    explicit MysqlConsignment(Connection& connection) : connection_(connection) {}

    std::optional<Consignment> consignment(OrganisationId organisation,
                                           std::string_view reference) override;
    std::optional<Consignment> consignment_by_id(ConsignmentId id) override;
    std::vector<Consignment> consignments(const ConsignmentQuery& query) override;
    std::vector<PackedItem> packed_items(ConsignmentId id) override;
    std::vector<ExtraItem> extra_items(ConsignmentId id) override;
    std::vector<DataItemId> items_in_packets(std::span<const DataItemId> items) override;
    std::optional<Consignment> packet_of(DataItemId item) override;
    std::vector<ComingStock> on_its_way(const Scope& scope) override;
    std::vector<HubThreshold> thresholds(const Scope& scope) override;
    std::optional<StockCount> stock_count(OrganisationId organisation,
                                          std::string_view reference) override;
    std::optional<StockCount> open_count_at(HubId hub) override;
    std::vector<StockCount> stock_counts(const CountQuery& query) override;
    std::vector<CountLine> count_lines(StockCountId id) override;

    ConsignmentId insert_consignment(const Consignment& consignment) override;
    std::optional<Consignment> lock_consignment(OrganisationId organisation,
                                                std::string_view reference) override;
    void update_consignment(const Consignment& consignment) override;
    void add_packed(ConsignmentId id, std::span<const DataItemId> items, const std::string& actor,
                    Instant now) override;
    void remove_packed(ConsignmentId id, std::span<const DataItemId> items) override;
    void set_fates(ConsignmentId id, std::span<const DataItemId> items, PackedFate fate) override;
    void add_extras(ConsignmentId id, std::span<const ExtraItem> items) override;
    void write_threshold(const HubThreshold& threshold) override;
    StockCountId insert_count(const StockCount& count) override;
    std::optional<StockCount> lock_count(OrganisationId organisation,
                                         std::string_view reference) override;
    void update_count(const StockCount& count) override;
    std::int64_t add_count_lines(StockCountId id, std::span<const CountLine> lines) override;
    void write_count_lines(StockCountId id, std::span<const CountLine> lines) override;

  private:
    std::vector<Consignment> consignments_of(Rows found);
    std::vector<StockCount> counts_of(Rows found);

    Connection& connection_;
};

}  // namespace kitbank

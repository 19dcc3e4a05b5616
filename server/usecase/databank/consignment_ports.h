#pragma once
#include <span>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Data stock on its way from hub to hub, thresholds of hubs, counts of their shelves.
class ConsignmentReader {
  public:
    virtual ~ConsignmentReader() = default;

    virtual std::optional<Consignment> consignment(OrganisationId organisation,
                                                   std::string_view reference) = 0;
    virtual std::optional<Consignment> consignment_by_id(ConsignmentId id) = 0;
    virtual std::vector<Consignment> consignments(const ConsignmentQuery& query) = 0;
    virtual std::vector<PackedItem> packed_items(ConsignmentId id) = 0;  // in the order of items
    virtual std::vector<ExtraItem> extra_items(ConsignmentId id) = 0;    // by number
    // Which of these are in a packet that is not over.
    virtual std::vector<DataItemId> items_in_packets(std::span<const DataItemId> items) = 0;
    // The packet that is not over in which it is.
    virtual std::optional<Consignment> packet_of(DataItemId item) = 0;
    // Sent and not yet there.
    virtual std::vector<ComingStock> on_its_way(const Scope& scope) = 0;

    virtual std::vector<HubThreshold> thresholds(const Scope& scope) = 0;  // by hub, kind, code

    virtual std::optional<StockCount> stock_count(OrganisationId organisation,
                                                  std::string_view reference) = 0;
    virtual std::optional<StockCount> open_count_at(HubId hub) = 0;
    virtual std::vector<StockCount> stock_counts(const CountQuery& query) = 0;  // newest first
    virtual std::vector<CountLine> count_lines(StockCountId id) = 0;            // by number
};

// Consignments and counts are locked before items.
class ConsignmentWriter {
  public:
    virtual ~ConsignmentWriter() = default;

    virtual ConsignmentId insert_consignment(const Consignment& consignment) = 0;
    virtual std::optional<Consignment> lock_consignment(OrganisationId organisation,
                                                        std::string_view reference) = 0;
    // Its state and times. One that is over holds its items no longer.
    virtual void update_consignment(const Consignment& consignment) = 0;
    // Throws when one of them is in another packet that is not over.
    virtual void add_packed(ConsignmentId id, std::span<const DataItemId> items,
                            const std::string& actor, Instant now) = 0;
    virtual void remove_packed(ConsignmentId id, std::span<const DataItemId> items) = 0;
    // An item that is neither packed nor missing is held by the packet no longer.
    virtual void set_fates(ConsignmentId id, std::span<const DataItemId> items,
                           PackedFate fate) = 0;

    virtual void add_extras(ConsignmentId id, std::span<const ExtraItem> items) = 0;

    virtual void write_threshold(const HubThreshold& threshold) = 0;  // 0 takes it away

    // Throws when a count is open at the hub.
    virtual StockCountId insert_count(const StockCount& count) = 0;
    virtual std::optional<StockCount> lock_count(OrganisationId organisation,
                                                 std::string_view reference) = 0;
    virtual void update_count(const StockCount& count) = 0;
    // A number that was seen before changes nothing. How many are new.
    virtual std::int64_t add_count_lines(StockCountId id, std::span<const CountLine> lines) = 0;
    // Fates and words of lines that are there; others are added.
    virtual void write_count_lines(StockCountId id, std::span<const CountLine> lines) = 0;
};

}  // namespace kitbank

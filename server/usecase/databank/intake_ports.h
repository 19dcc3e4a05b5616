#pragma once
#include <span>

#include "server/usecase/databank/intake_records.h"
#include "server/usecase/databank/stock_scan_ports.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Deliveries from networks, and files that are looked at before they are loaded.
class IntakeReader : public StockScanReader {
  public:
    virtual std::optional<NetworkDelivery> delivery(OrganisationId organisation,
                                                    std::string_view reference) = 0;
    virtual std::vector<NetworkDelivery> deliveries(
        const DeliveryQuery& query) = 0;  // newest first

    virtual std::optional<StockFile> stock_file(OrganisationId organisation, const Uuid& id) = 0;
    virtual std::vector<StockFile> stock_files(const Scope& scope, int limit) = 0;  // newest first
    // Over all organisations, those that changed longest ago first.
    virtual std::vector<StockFile> stock_files_in(FileState state, Instant changed_before,
                                                  int limit) = 0;
    // As it was sealed; nothing once it was loaded or dropped.
    virtual std::optional<std::string> file_content(const Uuid& file) = 0;
    // What became of its lines so far, in their order (intake_items.h has the text).
    virtual std::vector<std::string> file_parts(const Uuid& file) = 0;
};

class IntakeWriter : public StockScanWriter {
  public:
    virtual DeliveryId insert_delivery(const NetworkDelivery& delivery) = 0;
    virtual std::optional<NetworkDelivery> lock_delivery(OrganisationId organisation,
                                                         std::string_view reference) = 0;
    // Its state, words, count and times; the version counts up.
    virtual void update_delivery(const NetworkDelivery& delivery) = 0;

    virtual void insert_file(const StockFile& file, std::string_view sealed) = 0;
    virtual std::optional<StockFile> lock_file(OrganisationId organisation, const Uuid& id) = 0;
    // Its state, what was confirmed, progress, actor and time.
    virtual void update_file(const StockFile& file) = 0;
    // Throws when a part begins at this line already.
    virtual void insert_file_part(const Uuid& file, std::int64_t first_line, std::string_view rows,
                                  Instant now) = 0;
    virtual void drop_file_content(const Uuid& file) = 0;
};

}  // namespace kitbank

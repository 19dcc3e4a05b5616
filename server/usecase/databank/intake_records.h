#pragma once
#include <array>
#include <optional>
#include <string>

#include "server/core/databank/delivery.h"
#include "server/core/databank/intake_line.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/records.h"

// The rows of what comes in: deliveries from networks, and files that are looked at before they are loaded.
namespace kitbank {

struct NetworkDelivery {
    DeliveryId id = {};
    OrganisationId organisation = {};
    std::string reference = {};  // "N-7K3M9QXZ"
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    BundleId bundle = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
    std::string network = {};
    ItemKind kind = ItemKind::sim;
    std::int64_t expected = 0;
    std::optional<Date> expected_on = {};
    std::string order_reference = {};  // what the network calls it
    DeliveryState state = DeliveryState::expected;
    std::string words = {};    // said when it was closed: "2 missing in box 7"
    std::int64_t counted = 0;  // items received with it; of a closed one as many as there were then
    std::string announced_by = {};
    Instant announced_at = {};
    std::optional<Instant> arrived_at = {};
    std::optional<Instant> closed_at = {};
    std::uint32_t version = 1;
    friend bool operator==(const NetworkDelivery&, const NetworkDelivery&) = default;
};

struct DeliveryQuery {
    Scope scope;
    std::optional<bool> is_open = {};  // not closed
    DeliveryId after = {};             // cursor, newest first
    int limit = 50;
};

enum class FileState : std::uint8_t { previewed, loading, loaded, dropped };
inline constexpr std::array<std::string_view, 4> file_state_names = {"previewed", "loading",
                                                                     "loaded", "dropped"};
constexpr std::string_view name_of(FileState state) {
    return file_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<FileState> parse_file_state(std::string_view name) {
    return parse_name<FileState>(file_state_names, name);
}

struct StockFile {
    Uuid id = {};
    OrganisationId organisation = {};
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    BundleId bundle = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
    std::string network = {};
    ItemKind kind = ItemKind::sim;
    DeliveryId delivery = {};
    std::string delivery_reference = {};
    std::string name = {};  // as the browser said it
    std::string batch = {};
    std::optional<Date> activate_by = {};
    FileState state = FileState::previewed;
    Confirmed confirmed = {};  // said when the loading began
    std::int64_t lines = 0;
    std::int64_t lines_done = 0;
    std::int64_t received = 0;
    std::string actor = {};  // uploaded it, then loads it
    Instant uploaded_at = {};
    Instant changed_at = {};
};

}  // namespace kitbank

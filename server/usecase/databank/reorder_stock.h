#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// The least that a hub should have of a bundle or of all bundles of a network; 0 takes the threshold away.
struct SetThreshold {
    Uuid id;
    Caller caller;
    std::string hub = {};  // code
    ThresholdKind kind = ThresholdKind::bundle;
    std::string code = {};
    std::int64_t least = 0;
};
Result<HubThreshold> set_threshold(const SetThreshold& command, Ports& ports);

struct ThresholdLine {
    HubThreshold threshold;
    std::string name = {};  // of the bundle or network
    std::int64_t stock = 0;
};
// Those of the caller's hubs, by hub.
Result<std::vector<ThresholdLine>> list_thresholds(const Caller& caller, Ports& ports);

// A hub that has more than it should have at least.
struct SpareStock {
    std::string hub_code = {};
    std::string hub_name = {};
    std::int64_t spare = 0;
    bool has_threshold = false;
    friend bool operator==(const SpareStock&, const SpareStock&) = default;
};
// What is below its threshold.
struct ReorderLine {
    HubThreshold threshold;
    std::string name = {};
    std::int64_t stock = 0;     // on the shelf, not set aside
    std::int64_t coming = 0;    // in packets that were sent and in deliveries that are expected
    std::int64_t short_by = 0;  // still missing when what is coming is there
    std::vector<SpareStock> from = {};  // most first; for whoever reaches more than one hub
};
Result<std::vector<ReorderLine>> list_reorder(const Caller& caller, Ports& ports);

}  // namespace kitbank

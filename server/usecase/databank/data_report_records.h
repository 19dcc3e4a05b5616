#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "server/core/databank/data_report.h"
#include "server/usecase/databank/issue_records.h"

// The rows that reports are made of.
namespace kitbank {

static_assert(std::ranges::equal(given_outcome_names, issue_outcome_names),
              "reports know every outcome by its own letters");

// What was given within some spans of time, counted by what rows are made by.
struct GivenQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};
    std::string network = {};  // code; empty for all
    std::string bundle = {};   // code, of any version; empty for all
    std::vector<ReportBy> by = {};
    struct Span {
        Instant from;
        Instant to;  // and before then
    };
    std::vector<Span> spans = {};
};

struct HubDevices {
    HubId hub = {};
    std::int64_t devices = 0;
    friend bool operator==(const HubDevices&, const HubDevices&) = default;
};

}  // namespace kitbank

#pragma once
#include <string>
#include <vector>

#include "server/core/databank/network.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What a scanner needs to know while it has no line: how the networks' numbers look and what terms whoever gets a card is told, and which
// cards lie on its hub's shelves. Cards that are given without a line are drawn from these alone, so that two hubs cannot give the same one.
struct ScannerFacts {
    Hub hub;
    std::vector<Network> networks;  // those that still give
    std::vector<DataItem> cards;    // by reference
    bool is_whole = true;           // false: there are more than `cards_told_max`
    Hash digest{};                  // of all that is told; the same while nothing has changed
};

// `hub`: a code; empty for the caller's own. Refused with `hub_not_found`, and `forbidden` for whoever is bound to another one.
Result<ScannerFacts> read_scanner_facts(const Caller& caller, std::string_view hub, Ports& ports);

inline constexpr int cards_told_max = 20'000;

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Each number of a count, and each item that should have been seen, with its fate by the books as they are now. What came
// to the shelf since the count was opened need not have been seen, and what left it since then was rightly seen.
std::vector<CountLine> compare_with_books(const StockCount& count, Transaction& tx);

// What the books had lost and the count has seen is in stock again at its hub.
std::optional<Refusal> recover_found(const StockCount& count, const std::vector<CountLine>& lines,
                                     const Caller& caller, Transaction& tx, Ports& ports);

// A count as its page shows it: how far it is, bundle by bundle, and its lines.
struct CountProgress {
    std::string bundle = {};
    std::string name = {};
    std::int64_t expected = 0;  // on the shelf by the books, those set aside among them
    std::int64_t counted = 0;
};
struct CountView {
    StockCount count;
    std::vector<CountProgress> progress = {};  // while it is open
    std::vector<CountLine> lines = {};         // latest first while it is open, then by number
    bool may_count = false;
    bool may_settle = false;
};
Result<CountView> show_count(const Caller& caller, std::string_view reference, Ports& ports);

struct CountPage {
    std::vector<StockCount> items;
    std::string next = {};
};
Result<CountPage> list_counts(const Caller& caller, const std::string& cursor, Ports& ports);

}  // namespace kitbank

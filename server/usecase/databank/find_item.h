#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// The reference that was scanned or typed: a SIM's number in whatever spelling, or a voucher's "V-...". A number whose last
// digit does not agree is taken as it stands, since the books are asked for it next. Refuses as read_iccid does.
Result<std::string> item_reference(std::string_view text, std::span<const Network> networks);

// Several of them, a line each. `invalid_fields` names under `field` the first lines that are no number; a number that
// comes again is taken once.
Result<std::vector<std::string>> item_references(const std::vector<std::string>& texts,
                                                 std::string_view field,
                                                 std::span<const Network> networks);

// Where the books have it, in a few words: "in stock at Northgate", "on its way to Southgate".
std::string whereabouts_of(const DataItem& item, Reader& reader);

// Held by this hub, on a shelf or set aside there.
bool is_on_shelf(const ItemStanding& standing, HubId hub);

}  // namespace kitbank

#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/usecase/databank/find_items.h"
#include "server/web/call.h"

// What the pages say of SIMs and vouchers.
namespace kitbank::web {

std::string item_url(std::string_view reference);
std::string_view item_kind_text(ItemKind kind);       // "SIM"
std::string item_state_text(ItemState state);         // "In stock"
std::string_view item_state_colour(ItemState state);  // of a kb-state-- class
std::string_view item_event_text(ItemEvent event);    // "Given"
std::string item_place_text(const DataItem& item);    // "At Alnwick, set aside for Q-7K3M9QXZ"
// "lost: van broken into" -> "It is lost: van broken into"; other words as they are.
std::string item_words_text(const ItemHistoryRow& row);

// Where a code leads that was scanned on any page and is no device's tag: the number of a SIM, whole or as its printed end,
// the reference of a voucher, an issue or a consignment. Nothing when it is none of these.
std::optional<std::string> data_page_for(const Call& call, std::string_view code);

struct VerbWords {
    ItemVerb verb;
    std::string_view button;
    std::string_view hint;  // beneath the main button
    std::string_view done;  // after it was done
};
const VerbWords& words_of(ItemVerb verb);
std::string verb_url(const DataItem& item, ItemVerb verb);

}  // namespace kitbank::web

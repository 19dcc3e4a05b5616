#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

// Looking for SIMs and vouchers, and at one of them.
namespace kitbank {

// What wants somebody's attention: stock that must be activated within the first reminder's days; bundles with their last day
// within those of the person's reminder; given and not started as far as we know; expired packs to put aside.
enum class ItemList : std::uint8_t { all, stale, ending, unstarted, expired };
inline constexpr std::array<std::string_view, 5> item_list_names = {"all", "stale", "ending",
                                                                    "unstarted", "expired"};
constexpr std::string_view name_of(ItemList list) {
    return item_list_names[static_cast<std::size_t>(list)];
}
constexpr std::optional<ItemList> parse_item_list(std::string_view name) {
    return parse_name<ItemList>(item_list_names, name);
}

struct ItemFilter {
    ItemList list = ItemList::all;
    std::string text = {};  // a number or reference, its beginning, or its printed end
    std::optional<ItemState> state = {};
    std::optional<ItemKind> kind = {};
    std::string hub = {};     // code
    std::string bundle = {};  // code; of all its versions the one in force today
    std::string cursor = {};  // reference of the last of the page before
    int limit = 50;
};

struct ItemPage {
    std::vector<DataItem> items;
    std::string next = {};   // cursor; empty on the last page
    std::int64_t total = 0;  // that fit, to total_max
};

inline constexpr int ending_list_max = 200;  // that list has one page

Result<ItemPage> list_items(const Caller& caller, const ItemFilter& filter, Ports& ports);

// What can be done with it now by this caller, the first most likely.
enum class ItemVerb : std::uint8_t {
    give,
    activation,
    swap,
    handback,
    voiding,
    recovery,
    write_off,
    showing,
};
inline constexpr std::array<std::string_view, 8> item_verb_names = {
    "give", "activation", "swap", "handback", "void", "recovery", "write_off", "showing"};
constexpr std::string_view name_of(ItemVerb verb) {
    return item_verb_names[static_cast<std::size_t>(verb)];
}
constexpr std::optional<ItemVerb> parse_item_verb(std::string_view name) {
    return parse_name<ItemVerb>(item_verb_names, name);
}

struct ItemView {
    DataItem item;
    std::vector<ItemHistoryRow> history;     // in recorded order
    std::optional<DataIssue> issue = {};     // the newest that gave it
    std::vector<CodeShowing> showings = {};  // of a voucher's code
    std::vector<ItemVerb> next = {};
    // Why it may not be given here today; nothing when it may.
    std::optional<Refusal> hindrance = {};
};

Result<ItemView> look_at_item(const Caller& caller, std::string_view reference, Ports& ports);
// References whose number this is, begins or ends with it: what a scan box was given. Two are enough to
// know that there are several.
std::vector<std::string> items_like(const Caller& caller, std::string_view text, Ports& ports);

}  // namespace kitbank

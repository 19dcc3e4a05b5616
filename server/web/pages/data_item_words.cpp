#include "server/web/pages/data_item_words.h"

#include <array>

#include "server/core/reference.h"
#include "server/usecase/databank/item_reach.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

using enum ItemVerb;

constexpr std::array verb_words = {
    VerbWords{give, "Give it to somebody", "A few questions first, then it is theirs.", ""},
    VerbWords{activation, "Record that it is started", "Its months begin on that day.",
              "It is recorded as started. The last day is worked out below."},
    VerbWords{swap, "Swap it for another", "When it does not work, or is the wrong one.",
              "It is swapped. The old one is void, and this one replaces it."},
    VerbWords{handback, "Take back an unopened pack", "It goes back into stock.",
              "It is back in stock. The person may have another one."},
    VerbWords{voiding, "Record that it is lost or does not work", "Nobody can use it again.",
              "It is recorded as void."},
    VerbWords{recovery, "It was found again", "It goes back into stock.", "It is back in stock."},
    VerbWords{write_off, "Write it off", "", "It is written off."},
    VerbWords{showing, "Show the code again", "", ""},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < verb_words.size(); ++i) {
        if (static_cast<std::size_t>(verb_words[i].verb) != i) return false;
    }
    return verb_words.size() == item_verb_names.size();
}
static_assert(in_order(), "one row a verb, in the order of the enumeration");

// Written with its letter: without it, the same symbols could be anything.
std::optional<std::string> parse_lettered(char kind, std::string_view text) {
    if (text.empty() || (text.front() != kind && text.front() != kind - 'A' + 'a')) return {};
    return parse_reference(kind, text);
}

std::optional<std::string> page_of_reference(std::string_view code) {
    if (const auto issue = parse_lettered('D', code)) return "/data/issues/" + *issue;
    if (const auto consignment = parse_lettered('C', code)) {
        return "/data/consignments/" + *consignment;
    }
    return std::nullopt;
}

constexpr std::size_t printed_end_digits_min = 6;

// Digits in whatever groups, with the F that fills a card's memory.
bool is_number(std::string_view code) {
    const std::string digits = item_reference(code);
    return digits.size() >= printed_end_digits_min &&
           digits.find_first_not_of("0123456789") == std::string::npos;
}

bool looks_like_iccid(std::string_view code) {
    const std::string digits = item_reference(code);
    return digits.starts_with("89") && digits.size() >= 18;
}

}  // namespace

std::string item_url(std::string_view reference) {
    return "/data/items/" + percent_encode(reference);
}

std::string_view item_kind_text(ItemKind kind) { return kind == ItemKind::sim ? "SIM" : "Voucher"; }

std::string item_state_text(ItemState state) { return capitalised(label_of(state)); }

std::string_view item_state_colour(ItemState state) {
    switch (state) {
        case ItemState::in_stock:
            return "ready";
        case ItemState::reserved:
            return "reserved";
        case ItemState::issued:
            return "on_loan";
        case ItemState::active:
            return "in_shared_use";
        case ItemState::expired:
            return "lost";
        case ItemState::voided:
            return "refused";
        case ItemState::none:
        case ItemState::ended:
            return "none";
    }
    return "none";
}

std::string_view item_event_text(ItemEvent event) {
    switch (event) {
        case ItemEvent::receipt:
            return "Received";
        case ItemEvent::dispatch:
            return "Sent to another hub";
        case ItemEvent::arrival:
            return "Arrived";
        case ItemEvent::reservation:
            return "Set aside";
        case ItemEvent::release:
            return "Put back on the shelf";
        case ItemEvent::issue:
            return "Given";
        case ItemEvent::activation:
            return "Started";
        case ItemEvent::handback:
            return "Brought back unopened";
        case ItemEvent::end:
            return "Its months are over";
        case ItemEvent::expiry:
            return "Not started in time";
        case ItemEvent::voiding:
            return "Recorded as void";
        case ItemEvent::recovery:
            return "Found again";
    }
    return "";
}

std::string item_place_text(const DataItem& item) {
    const ItemStanding& standing = item.standing;
    switch (standing.state) {
        case ItemState::in_stock:
            return (standing.consignment == 0 ? "At " : "On its way from ") + item.hub_name;
        case ItemState::reserved:
            return "At " + item.hub_name + ", set aside for " + standing.reserved_for;
        case ItemState::issued:
        case ItemState::active:
        case ItemState::ended:
            return "Given by " + item.hub_name;
        case ItemState::expired:
        case ItemState::voided:
            return "Last at " + item.hub_name;
        case ItemState::none:
            return "";
    }
    return "";
}

std::string item_words_text(const ItemHistoryRow& row) {
    const std::string& words = row.group.words;
    const std::size_t end = words.find(": ");
    const auto reason = parse_void_reason(words.substr(0, end));
    if (row.event != ItemEvent::voiding || !reason) return words;
    std::string text{label_of(*reason)};
    if (end != std::string::npos) text += words.substr(end);
    return text;
}

std::optional<std::string> data_page_for(const Call& call, std::string_view code) {
    if (!may(call.caller.role, Permission::see_data_stock)) return std::nullopt;
    if (const auto page = page_of_reference(code)) return page;
    if (!is_number(code) && !parse_lettered('V', code)) return std::nullopt;
    const std::vector<std::string> found = items_like(call.caller, code, call.ports());
    if (found.size() == 1) return item_url(found.front());
    if (found.empty() && !looks_like_iccid(code)) return std::nullopt;
    return "/data/items?q=" + percent_encode(code);
}

const VerbWords& words_of(ItemVerb verb) { return verb_words.at(static_cast<std::size_t>(verb)); }

std::string verb_url(const DataItem& item, ItemVerb verb) {
    switch (verb) {
        case ItemVerb::give:
            return "/data/give?item=" + percent_encode(item.reference) +
                   (item.standing.reserved_for.empty() ? "" : "&request=") +
                   percent_encode(item.standing.reserved_for);
        case ItemVerb::write_off:
            return "/data/write-offs?item=" + percent_encode(item.reference);
        case ItemVerb::showing:
            return item_url(item.reference) + "/code";
        default:
            return item_url(item.reference) + "/" + std::string{name_of(verb)};
    }
}

}  // namespace kitbank::web

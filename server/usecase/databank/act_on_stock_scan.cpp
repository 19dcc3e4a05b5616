#include "server/usecase/databank/act_on_stock_scan.h"

#include "server/core/databank/iccid.h"
#include "server/core/reference.h"
#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/databank/receive_stock.h"
#include "server/usecase/databank/send_consignment.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/databank/store_within.h"
#include "server/usecase/databank/swap_sim.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

using enum RefusalCode;

struct Desk {
    const TellStockScan& scan;
    const Hub& hub;
    Instant happened_at;
    Transaction& tx;
    Ports& ports;

    [[nodiscard]] std::string fact(std::string_view name) const {
        return std::string{value_of(scan.facts, name)};
    }
    [[nodiscard]] bool is_fact() const { return scan.tense == Tense::fact; }
};

std::optional<DataItem> card_of(const Desk& desk) {
    return desk.tx.stock().data_item(desk.scan.caller.organisation, desk.scan.subject);
}

// The id under which another room keeps its answer to this scan: the scan's own is ours.
Uuid id_within(Uuid id, std::uint8_t step) {
    id.bytes[0] = static_cast<std::uint8_t>(id.bytes[0] ^ step);
    return id;
}

// Commands that open a transaction of their own run in ours.
struct Within {
    explicit Within(const Desk& desk)
        : store(desk.tx), ports{store,
                                desk.ports.clock,
                                desk.ports.crypto,
                                desk.ports.zones,
                                desk.ports.safe,
                                desk.ports.flow} {}
    StoreWithin store;
    Ports ports;
};

// A fact was read off the card and is not asked again, unless its own last digit speaks against it. (What stands beside it
// depends on what came first.)
std::optional<Refusal> check_number(const Desk& desk) {
    if (!desk.is_fact() || desk.fact("confirmed") == "yes") return std::nullopt;
    const auto networks = desk.tx.stock().networks(desk.scan.caller.organisation);
    const Result<ReadIccid> read = read_iccid(desk.scan.subject, networks);
    if (!read) return read.refusal();
    if (read->is_doubtful) return Refusal{iccid_doubtful, doubt_of(*read), {}};
    return std::nullopt;
}

ReceiveStock receiving_of(const Desk& desk) {
    ReceiveStock command;
    command.id = id_within(desk.scan.id, 1);
    command.caller = desk.scan.caller;
    command.told.hub = desk.hub.code;
    command.told.bundle = desk.fact("bundle");
    command.told.batch = desk.fact("batch");
    command.told.activate_by = parse_date(desk.fact("activate_by"));
    command.told.delivery = desk.fact("delivery");
    command.numbers = {desk.scan.subject};
    command.confirm = desk.is_fact() || desk.fact("confirmed") == "yes";
    command.happened_at = desk.happened_at;
    return command;
}

// It is here already: the same receipt once more, or another that says otherwise.
Result<StockScanEffect> receive_again(const Desk& desk, const DataItem& known) {
    bool is_same = false;
    for (const ItemHistoryRow& row : desk.tx.stock().item_history(known.id)) {
        if (row.event == ItemEvent::receipt) is_same = row.group.hub == desk.hub.id;
    }
    if (desk.is_fact() && is_same && known.bundle_code == desk.fact("bundle"))
        return StockScanEffect{known, "It was received already.", false};
    return Refusal{sim_exists, "", {}};
}

Refusal refusal_of(const IntakeLine& line) {
    const bool is_doubtful = line.fate == LineFate::doubtful || line.fate == LineFate::swap_suspect;
    return {is_doubtful ? iccid_doubtful : iccid_malformed, line.sentence, {}};
}

Result<StockScanEffect> receive(const Desk& desk) {
    if (auto refusal = check_number(desk)) return *refusal;
    Within within{desk};
    const auto received = receive_stock(receiving_of(desk), within.ports);
    if (!received) return received.refusal();
    const auto item = card_of(desk);
    const IntakeLine& line = received->lines.front();
    if (line.fate == LineFate::here_already && item) return receive_again(desk, *item);
    if (line.fate != LineFate::received) return refusal_of(line);
    return StockScanEffect{item, received->bundle_name + "."};
}

StockScanEffect effect_of(const GivenData& given, std::string_view request) {
    std::string note = "For " + std::string{request} + ". Receipt " + given.issue.reference + ".";
    if (given.issue.over_limit) note += " It went beyond the limit of one person.";
    if (!given.sooner.empty()) note += " Give " + given.sooner + " sooner: it expires before.";
    return StockScanEffect{given.item, note};
}

// The card is gone, although its request had been answered or closed by then: it went to whom the request is for, and a person must
// look.
Result<StockScanEffect> give_beyond_request(GiveData command, const Refusal& refusal,
                                            const Desk& desk) {
    const auto request = desk.tx.requests().request(command.request);
    if (!request || request->resident_reference.empty()) return refusal;
    command.resident = request->resident_reference;
    command.request.clear();
    const Result<GivenData> given = give_within(command, desk.tx, desk.ports);
    if (!given) return given.refusal();
    StockScanEffect effect = effect_of(*given, request->reference);
    effect.against = refusal;
    return effect;
}

Result<StockScanEffect> give(const Desk& desk) {
    const auto request = parse_request_reference(desk.fact("request"));
    if (!request) return Refusal{request_not_found, "", {}};
    GiveData command;
    command.id = desk.scan.id;
    command.caller = desk.scan.caller;
    command.item = desk.scan.subject;
    command.hub = desk.hub.code;
    command.request = *request;
    command.gate_confirmed = desk.fact("gate_confirmed") == "yes";
    command.terms_told = desk.fact("terms_told") == "yes";
    command.happened_at = desk.happened_at;
    command.is_fact = desk.is_fact();
    const Result<GivenData> given = give_within(command, desk.tx, desk.ports);
    if (given) return effect_of(*given, *request);
    const RefusalCode code = given.refusal().code;
    if (desk.is_fact() && (code == line_taken || code == request_closed))
        return give_beyond_request(command, given.refusal(), desk);
    return given.refusal();
}

bool is_out(const std::optional<DataItem>& card) {
    return card &&
           (card->standing.state == ItemState::issued || card->standing.state == ItemState::active);
}

// The old card came back and is void whatever became of the new one: that half of a fact stands, and a person looks at the other.
Result<StockScanEffect> keep_old_half(const Desk& desk, const Refusal& refusal) {
    const auto old = card_of(desk);
    if (!old || old->standing.state != ItemState::voided) return refusal;
    return StockScanEffect{old, "The old card is void.", true, refusal};
}

Result<StockScanEffect> swap(const Desk& desk) {
    SwapSim command;
    command.id = desk.scan.id;
    command.caller = desk.scan.caller;
    command.reference = desk.scan.subject;
    command.replacement = desk.fact("replacement");
    command.reason = parse_void_reason(desk.fact("reason")).value_or(VoidReason::faulty);
    command.words = desk.fact("words");
    command.happened_at = desk.happened_at;
    const bool was_out = is_out(card_of(desk));
    const auto swapped = swap_within(command, desk.tx, desk.ports);
    if (!swapped && desk.is_fact() && was_out) return keep_old_half(desk, swapped.refusal());
    if (!swapped) return swapped.refusal();
    return StockScanEffect{swapped->replacement,
                           "It takes the place of the old one. Receipt " + swapped->issue + "."};
}

Result<StockScanEffect> make_void(const Desk& desk) {
    const auto known = card_of(desk);
    const bool is_void = known && known->standing.state == ItemState::voided;
    if (desk.is_fact() && is_void) return StockScanEffect{known, "It was void already.", false};
    VoidItem command;
    command.id = desk.scan.id;
    command.caller = desk.scan.caller;
    command.reference = desk.scan.subject;
    command.reason = parse_void_reason(desk.fact("reason")).value_or(VoidReason::lost);
    command.words = desk.fact("words");
    command.happened_at = desk.happened_at;
    const Result<DataItem> item = void_within(command, desk.tx, desk.ports);
    if (!item) return item.refusal();
    return StockScanEffect{*item};
}

// The count that is open at the hub; one is opened when none is. What was seen before the last count was closed belonged to that.
Result<StockCount> count_at(const Desk& desk, Ports& within) {
    if (auto open = desk.tx.consignments().open_count_at(desk.hub.id)) return *std::move(open);
    CountQuery last{desk.scan.caller.organisation};
    last.hub = desk.hub.id;
    last.limit = 1;
    for (const StockCount& count : desk.tx.consignments().stock_counts(last)) {
        if (count.closed_at && *count.closed_at > desk.happened_at)
            return Refusal{step_out_of_order,
                           "The count " + count.reference + " was closed before this came.",
                           {}};
    }
    return open_count({id_within(desk.scan.id, 1), desk.scan.caller, desk.hub.code}, within);
}

Result<StockScanEffect> count(const Desk& desk) {
    Within within{desk};
    const Result<StockCount> open = count_at(desk, within.ports);
    if (!open) return open.refusal();
    AddToCount command;
    command.id = id_within(desk.scan.id, 2);
    command.caller = desk.scan.caller;
    command.reference = open->reference;
    command.codes = {desk.scan.subject};
    command.seen_at = desk.happened_at;
    const Result<Counted> counted = add_to_count(command, within.ports);
    if (!counted) return counted.refusal();
    const std::string words = counted->lines.empty() ? "" : counted->lines.front().words;
    const auto total = std::to_string(counted->count.counted);
    std::string note = counted->added == 0 ? "Counted before. " : "Number " + total + ". ";
    return StockScanEffect{
        desk.tx.stock().data_item(desk.scan.caller.organisation, desk.scan.subject), note + words};
}

Result<StockScanEffect> arrive(const Desk& desk) {
    const auto known =
        desk.tx.consignments().consignment(desk.scan.caller.organisation, desk.scan.subject);
    const bool is_here =
        known && known->to == desk.hub.id &&
        (known->state == ConsignmentState::arrived || known->state == ConsignmentState::closed);
    if (desk.is_fact() && is_here)
        return StockScanEffect{std::nullopt, "It had arrived already.", false};
    Within within{desk};
    ReceiveConsignment command;
    command.id = id_within(desk.scan.id, 1);
    command.caller = desk.scan.caller;
    command.reference = desk.scan.subject;
    command.hub = desk.hub.code;
    const Result<ReceivedConsignment> received = receive_consignment(command, within.ports);
    if (!received) return received.refusal();
    const auto items = std::to_string(received->consignment.items);
    return StockScanEffect{std::nullopt, "All " + items + " of it are in stock here."};
}

}  // namespace

Result<StockScanEffect> act_on(const TellStockScan& scan, const Hub& hub, Instant happened_at,
                               Transaction& tx, Ports& ports) {
    const Desk desk{scan, hub, happened_at, tx, ports};
    switch (scan.event) {
        case StockScanEvent::sim_receipt:
            return receive(desk);
        case StockScanEvent::sim_issue:
            return give(desk);
        case StockScanEvent::sim_swap:
            return swap(desk);
        case StockScanEvent::sim_void:
            return make_void(desk);
        case StockScanEvent::sim_count:
            return count(desk);
        case StockScanEvent::consignment_arrival:
            return arrive(desk);
    }
    return Refusal{item_not_possible, "", {}};
}

}  // namespace kitbank

#include "server/usecase/databank/send_consignment.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/find_item.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr Permission carries = Permission::receive_data;
constexpr std::size_t named_max = 5;
constexpr std::size_t reason_max = 200;  // characters

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

Refusal fault_of(std::string_view field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::string{field}, std::move(sentence)}}};
}

std::vector<DataItemId> ids_of(const std::vector<DataItem>& items) {
    std::vector<DataItemId> ids;
    for (const DataItem& item : items) ids.push_back(item.id);
    return ids;
}

MoveItems move_of(const Consignment& packet, ItemEvent event, const Caller& caller) {
    MoveItems move;
    move.organisation = packet.organisation;
    move.step.event = event;
    move.step.consignment = packet.id.value;
    move.step.hub = event == ItemEvent::arrival ? packet.to : packet.from;
    move.actor = caller.actor;
    move.hub = move.step.hub;
    move.words = packet.reference + " to " + packet.to_name;
    return move;
}

// What is in the packet and not on the shelf, in a sentence; empty when all is there.
std::string gone_from_shelf(const Consignment& packet, const std::vector<DataItem>& items,
                            Transaction& tx) {
    std::string words;
    std::size_t count = 0;
    for (const DataItem& item : items) {
        const ItemStanding& standing = item.standing;
        if (standing.state == ItemState::in_stock && is_on_shelf(standing, packet.from)) continue;
        if (++count > named_max) continue;
        words += (words.empty() ? "" : "; ") + item.reference + " is " + whereabouts_of(item, tx);
    }
    if (count > named_max) words += "; and " + std::to_string(count - named_max) + " more";
    return words;
}

Result<Consignment> send(const SendConsignment& command, Transaction& tx, Ports& ports) {
    auto packet = lock_open_consignment(command.caller, command.reference, tx);
    if (!packet) return packet.refusal();
    std::vector<DataItem> items = lock_packed(*packet, PackedFate::packed, tx);
    if (items.empty()) {
        return refusal_of(RefusalCode::step_out_of_order,
                          "Nothing is in the packet yet. Scan what goes into it.");
    }
    const std::string gone = gone_from_shelf(*packet, items, tx);
    if (!gone.empty()) {
        return refusal_of(RefusalCode::sim_not_here,
                          gone + ". Take that out of the packet, then send it.");
    }
    const auto moved = move_items(move_of(*packet, ItemEvent::dispatch, command.caller),
                                  std::move(items), tx, ports);
    if (!moved) return moved.refusal();
    packet->state = ConsignmentState::on_its_way;
    packet->sent_at = packet->changed_at = ports.clock.now();
    tx.write_consignments().update_consignment(*packet);
    return *tx.consignments().consignment_by_id(packet->id);
}

Refusal at_wrong_hub(const Consignment& packet, RefusalCode code) {
    return refusal_of(code, "This packet is for " + packet.to_name +
                                ", not for this hub. Keep it closed and tell " + packet.to_name +
                                " or " + packet.from_name + " that it is here.");
}

// The packet that came to this hub; to whoever works elsewhere, that it is not theirs.
Result<Consignment> arriving(const ReceiveConsignment& command, Transaction& tx) {
    const Caller& caller = command.caller;
    const auto parsed = parse_reference('C', command.reference);
    if (!parsed) return refusal_of(RefusalCode::consignment_not_found);
    const auto packet = tx.write_consignments().lock_consignment(caller.organisation, *parsed);
    if (!packet) return refusal_of(RefusalCode::consignment_not_found);
    const auto bound = hub_bound(caller, carries);
    if (bound && *bound != packet->to) {
        const bool is_sender = *bound == packet->from;
        return at_wrong_hub(*packet,
                            is_sender ? RefusalCode::sim_not_here : RefusalCode::forbidden);
    }
    if (!command.hub.empty() && command.hub != packet->to_code) {
        return at_wrong_hub(*packet, RefusalCode::sim_not_here);
    }
    return *packet;
}

std::optional<Refusal> hindrance_to_arrival(const Consignment& packet) {
    switch (packet.state) {
        case ConsignmentState::on_its_way:
            return std::nullopt;
        case ConsignmentState::open:
            return refusal_of(
                RefusalCode::step_out_of_order,
                "This packet has not been sent yet: " + packet.from_name + " is still packing it.");
        case ConsignmentState::cancelled:
            return refusal_of(
                RefusalCode::step_out_of_order,
                "This packet was cancelled. What is in it belongs to " + packet.from_name + ".");
        default:
            return refusal_of(RefusalCode::step_out_of_order,
                              "This packet has arrived already. Nothing was changed.");
    }
}

std::string words_of_extra(const std::string& number, const Consignment& packet, Transaction& tx) {
    const auto item = tx.stock().data_item(packet.organisation, number);
    if (!item) return "Nobody has received it. Receive it as new stock.";
    if (is_on_shelf(item->standing, packet.to)) return "It is yours: the books have it here.";
    return "The books have it " + whereabouts_of(*item, tx) + ". Put it aside and tell that hub.";
}

// What was counted, against what should be in it.
struct Unpacked {
    std::vector<DataItem> here = {};
    std::vector<DataItem> missing = {};
    std::vector<DataItem> gone = {};  // void or expired on the way
    std::vector<ExtraItem> extra = {};
};

Unpacked compare(const Consignment& packet, const std::vector<std::string>* counted,
                 Transaction& tx) {
    Unpacked found;
    std::vector<std::string> known;
    for (const DataItem& item : lock_packed(packet, PackedFate::packed, tx)) {
        known.push_back(item.reference);
        const bool travels = item.standing.consignment == packet.id.value;
        const bool is_seen =
            counted == nullptr || std::ranges::find(*counted, item.reference) != counted->end();
        (!travels ? found.gone : is_seen ? found.here : found.missing).push_back(item);
    }
    if (counted == nullptr) return found;
    for (const std::string& number : *counted) {
        if (std::ranges::find(known, number) != known.end()) continue;
        found.extra.push_back({number, words_of_extra(number, packet, tx)});
    }
    std::ranges::sort(found.extra, {}, &ExtraItem::number);
    return found;
}

void write_fates(const Consignment& packet, const Unpacked& found, Transaction& tx) {
    ConsignmentWriter& writer = tx.write_consignments();
    writer.set_fates(packet.id, ids_of(found.here), PackedFate::arrived);
    writer.set_fates(packet.id, ids_of(found.missing), PackedFate::missing);
    writer.set_fates(packet.id, ids_of(found.gone), PackedFate::gone);
}

Result<ReceivedConsignment> receive(const ReceiveConsignment& command, Transaction& tx,
                                    Ports& ports) {
    auto packet = arriving(command, tx);
    if (!packet) return packet.refusal();
    if (const auto refusal = hindrance_to_arrival(*packet)) return *refusal;
    std::vector<std::string> counted;
    if (command.counted) {
        const auto read =
            item_references(*command.counted, "counted", tx.stock().networks(packet->organisation));
        if (!read) return read.refusal();
        counted = *read;
    }
    Unpacked found = compare(*packet, command.counted ? &counted : nullptr, tx);
    if (command.counted && found.here.empty()) {
        return fault_of("counted", "None of these is in the packet. Is it the right one?");
    }
    if (!found.here.empty()) {
        const auto moved =
            move_items(move_of(*packet, ItemEvent::arrival, command.caller), found.here, tx, ports);
        if (!moved) return moved.refusal();
    }
    write_fates(*packet, found, tx);
    tx.write_consignments().add_extras(packet->id, found.extra);
    packet->state = found.missing.empty() ? ConsignmentState::closed : ConsignmentState::arrived;
    packet->arrived_at = packet->changed_at = ports.clock.now();
    tx.write_consignments().update_consignment(*packet);
    ReceivedConsignment received{*tx.consignments().consignment_by_id(packet->id)};
    for (const DataItem& item : found.missing) received.missing.push_back(item.reference);
    received.extra = std::move(found.extra);
    return received;
}

std::string content_of(const ReceiveConsignment& command) {
    CanonicalText text;
    text.add("receive consignment").add(command.reference).add(command.hub);
    text.add(command.counted ? "counted" : "whole");
    for (const std::string& code : command.counted.value_or(std::vector<std::string>{})) {
        text.add(code);
    }
    return text.text();
}

Result<ReceivedConsignment> recalled(const ReceiveConsignment& command, Transaction& tx) {
    const auto packet = reachable_consignment(command.caller, carries, command.reference, tx);
    if (!packet) return packet.refusal();
    ReceivedConsignment received{*packet};
    for (const PackedItem& item : tx.consignments().packed_items(packet->id)) {
        if (item.fate == PackedFate::missing) received.missing.push_back(item.reference);
    }
    received.extra = tx.consignments().extra_items(packet->id);
    return received;
}

// The missing items that are meant, locked.
Result<std::vector<DataItem>> meant_by(const SettleMissing& command, const Consignment& packet,
                                       Transaction& tx) {
    std::vector<DataItem> missing = lock_packed(packet, PackedFate::missing, tx);
    if (missing.empty()) {
        return refusal_of(RefusalCode::step_out_of_order, "Nothing of this packet is missing.");
    }
    if (command.codes.empty()) return missing;
    const auto read =
        item_references(command.codes, "codes", tx.stock().networks(packet.organisation));
    if (!read) return read.refusal();
    for (const std::string& reference : *read) {
        if (std::ranges::find(missing, reference, &DataItem::reference) == missing.end()) {
            return fault_of("codes", reference + ": it is not missing from this packet.");
        }
    }
    std::erase_if(missing, [&](const DataItem& item) {
        return std::ranges::find(*read, item.reference) == read->end();
    });
    return missing;
}

// Moves what still travels; what was void or expired meanwhile is settled by that.
Result<Consignment> settle(const SettleMissing& command, ItemEvent event, Transaction& tx,
                           Ports& ports) {
    const bool is_found = event == ItemEvent::arrival;
    const Permission needed = is_found ? carries : Permission::write_off_data;
    const auto seen = reachable_consignment(command.caller, needed, command.reference, tx);
    if (!seen) return seen.refusal();
    auto packet = tx.write_consignments().lock_consignment(seen->organisation, seen->reference);
    const auto bound = hub_bound(command.caller, needed);
    if (bound && *bound != packet->to) return at_wrong_hub(*packet, RefusalCode::sim_not_here);
    auto meant = meant_by(command, *packet, tx);
    if (!meant) return meant.refusal();
    Unpacked found;
    for (DataItem& item : *meant) {
        const bool travels = item.standing.consignment == packet->id.value;
        (travels ? found.here : found.gone).push_back(item);
    }
    if (!found.here.empty()) {
        MoveItems move = move_of(*packet, event, command.caller);
        if (!is_found) {
            move.step.reason = VoidReason::lost;
            move.words =
                "missing from " + packet->reference + ": " + std::string{trimmed(command.reason)};
        }
        const auto moved = move_items(move, found.here, tx, ports);
        if (!moved) return moved.refusal();
    }
    tx.write_consignments().set_fates(packet->id, ids_of(found.here),
                                      is_found ? PackedFate::arrived : PackedFate::lost);
    tx.write_consignments().set_fates(packet->id, ids_of(found.gone), PackedFate::gone);
    const auto left = tx.consignments().consignment_by_id(packet->id);
    if (left->missing == 0) packet->state = ConsignmentState::closed;
    packet->changed_at = ports.clock.now();
    tx.write_consignments().update_consignment(*packet);
    return *tx.consignments().consignment_by_id(packet->id);
}

template <class Operation>
Result<Consignment> once_for(const Uuid& id, const Caller& caller, Permission needed,
                             const std::string& content, Ports& ports, const Operation& operation) {
    if (!may(caller.role, needed)) return refusal_of(RefusalCode::forbidden);
    return once<Consignment>(
        {id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Consignment>> {
            const Result<Consignment> packet = operation(tx);
            if (!packet) return packet.refusal();
            return Done<Consignment>{*packet, packet->reference};
        },
        [&](Transaction& tx, const std::string& answer) {
            return reachable_consignment(caller, needed, answer, tx);
        });
}

std::string content_of(std::string_view what, const SettleMissing& command) {
    CanonicalText text;
    text.add(what).add(command.reference).add(command.reason);
    for (const std::string& code : command.codes) text.add(code);
    return text.text();
}

}  // namespace

Result<Consignment> send_consignment(const SendConsignment& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("send consignment").add(command.reference).text();
    return once_for(command.id, command.caller, carries, content, ports,
                    [&](Transaction& tx) { return send(command, tx, ports); });
}

Result<ReceivedConsignment> receive_consignment(const ReceiveConsignment& command, Ports& ports) {
    if (!may(command.caller.role, carries)) return refusal_of(RefusalCode::forbidden);
    if (command.counted && command.counted->empty()) {
        return fault_of("counted", "Scan what was in the packet, or say that it is whole.");
    }
    if (command.counted && command.counted->size() > 2 * packet_max) {
        return fault_of("counted", "That are more numbers than two packets hold.");
    }
    return once<ReceivedConsignment>(
        {command.id, content_of(command), command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<ReceivedConsignment>> {
            const auto received = receive(command, tx, ports);
            if (!received) return received.refusal();
            return Done<ReceivedConsignment>{*received, received->consignment.reference};
        },
        [&](Transaction& tx, const std::string&) { return recalled(command, tx); });
}

std::optional<Refusal> hindrance_at_hub(const Caller& caller, std::string_view reference,
                                        Ports& ports) {
    const auto parsed = parse_reference('C', reference);
    const auto bound = hub_bound(caller, carries);
    if (!parsed || !bound || !may(caller.role, carries)) return std::nullopt;
    std::optional<Consignment> packet;
    ports.store.read([&](Reader& reader) {
        packet = reader.consignments().consignment(caller.organisation, *parsed);
    });
    const bool is_theirs = packet && (packet->from == *bound || packet->to == *bound);
    if (!packet || is_theirs) return std::nullopt;
    return at_wrong_hub(*packet, RefusalCode::forbidden);
}

Result<Consignment> find_missing(const SettleMissing& command, Ports& ports) {
    return once_for(
        command.id, command.caller, carries, content_of("find missing", command), ports,
        [&](Transaction& tx) { return settle(command, ItemEvent::arrival, tx, ports); });
}

Result<Consignment> lose_missing(const SettleMissing& command, Ports& ports) {
    const Permission needed = Permission::write_off_data;
    if (!may(command.caller.role, needed)) return refusal_of(RefusalCode::forbidden);
    const std::string_view reason = trimmed(command.reason);
    const bool is_fit = is_utf8(reason) && !has_control_characters(reason, false) &&
                        character_count(reason) <= reason_max;
    return once_for(command.id, command.caller, needed, content_of("lose missing", command), ports,
                    [&](Transaction& tx) -> Result<Consignment> {
                        const auto seen =
                            reachable_consignment(command.caller, needed, command.reference, tx);
                        if (!seen) return seen.refusal();
                        if (reason.empty()) return fault_of("reason", "Write down why.");
                        if (!is_fit)
                            return fault_of("reason", "Write a line of 200 characters at most.");
                        return settle(command, ItemEvent::voiding, tx, ports);
                    });
}

}  // namespace kitbank

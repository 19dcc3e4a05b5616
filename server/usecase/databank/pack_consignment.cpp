#include "server/usecase/databank/pack_consignment.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/databank/iccid.h"
#include "server/core/reference.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/find_item.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr std::size_t named_max = 10;
constexpr Permission packs = Permission::receive_data;

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

Refusal fault_of(std::string_view field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::string{field}, std::move(sentence)}}};
}

void audit(const Consignment& packet, const char* event, const Caller& caller, AuditFacts facts,
           Transaction& tx, Ports& ports) {
    record_audit({"consignment:" + packet.reference, event, caller.actor, packet.organisation},
                 facts, tx, ports);
}

Result<Consignment> recalled(const Caller& caller, Transaction& tx, const std::string& reference) {
    return reachable_consignment(caller, packs, reference, tx);
}

// A hub of one's own, or named.
Result<Hub> sending_hub(const OpenConsignment& command, Transaction& tx) {
    const auto bound = hub_bound(command.caller, packs);
    if (command.from.empty()) {
        if (command.caller.hub) return *command.caller.hub;
        return fault_of("from", "Choose the hub that sends it.");
    }
    const auto hub = tx.hub_by_code(command.caller.organisation, command.from);
    if (!hub || hub->is_closed) return fault_of("from", "Choose a hub that is open.");
    if (bound && *bound != hub->id) {
        return refusal_of(RefusalCode::forbidden, "You work at another hub. Somebody of " +
                                                      hub->name + " sends from there.");
    }
    return *hub;
}

Result<Consignment> new_consignment(const OpenConsignment& command, Transaction& tx, Ports& ports) {
    const Result<Hub> from = sending_hub(command, tx);
    if (!from) return from.refusal();
    const auto to = tx.hub_by_code(command.caller.organisation, command.to);
    if (!to || to->is_closed) return fault_of("to", "Choose the hub that gets it.");
    if (to->id == from->id) return fault_of("to", "Choose another hub than the one that sends it.");
    Consignment packet;
    packet.organisation = command.caller.organisation;
    packet.reference = drawn_reference('C', ports.crypto.digest(format(command.id)));
    packet.from = from->id;
    packet.to = to->id;
    packet.opened_by = command.caller.actor;
    packet.opened_at = packet.changed_at = ports.clock.now();
    tx.write_consignments().insert_consignment(packet);
    audit(packet, "opened", command.caller, {{"from", from->code}, {"to", to->code}}, tx, ports);
    return *tx.consignments().consignment(packet.organisation, packet.reference);
}

ItemStep dispatch_of(const Consignment& packet, Ports& ports) {
    ItemStep step;
    step.event = ItemEvent::dispatch;
    step.day = london_day(ports.clock.now(), ports.zones);
    step.hub = packet.from;
    step.consignment = packet.id.value;
    return step;
}

// Which of them are in a packet that is not over, in order.
std::vector<DataItemId> held_among(const std::vector<DataItem>& items, Transaction& tx) {
    std::vector<DataItemId> ids;
    for (const DataItem& item : items) ids.push_back(item.id);
    return tx.consignments().items_in_packets(ids);
}

bool is_among(const std::vector<DataItemId>& ids, DataItemId id) {
    return std::ranges::binary_search(ids, id);
}

// Why it cannot go into the packet; empty when it can.
std::string hindrance_of(const DataItem& item, const Consignment& packet, Transaction& tx,
                         Ports& ports) {
    if (item.standing.state == ItemState::in_stock && !is_on_shelf(item.standing, packet.from)) {
        return "the books have it " + whereabouts_of(item, tx) + ".";
    }
    if (item.standing.state == ItemState::reserved) {
        return "it is set aside for " + item.standing.reserved_for + ". Take another one.";
    }
    const auto after = apply(item.standing, dispatch_of(packet, ports));
    if (!after) return "the books have it " + whereabouts_of(item, tx) + ".";
    return "";
}

// And of one that is in a packet already, in another one than this.
std::string other_packet_of(const DataItem& item, const Consignment& packet, Transaction& tx) {
    const auto other = tx.consignments().packet_of(item.id);
    if (!other || other->id == packet.id) return "";
    return "it is in the packet " + other->reference + ".";
}

// Those that are here as the numbers say, or the numbers that cannot be packed, each with why.
Result<std::vector<DataItem>> named_items(const std::vector<std::string>& references,
                                          const Consignment& packet, Transaction& tx,
                                          Ports& ports) {
    std::vector<DataItem> items = tx.write_stock().lock_data_items(packet.organisation, references);
    const std::vector<DataItemId> held = held_among(items, tx);
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    for (const std::string& reference : references) {
        const auto item = std::ranges::find(items, reference, &DataItem::reference);
        std::string why = "nobody has received it. Receive it first.";
        if (item != items.end()) why = hindrance_of(*item, packet, tx, ports);
        if (why.empty() && is_among(held, item->id)) why = other_packet_of(*item, packet, tx);
        if (!why.empty() && refusal.fields.size() < named_max) {
            refusal.fields.push_back({"codes", reference + ": " + why});
        }
    }
    if (!refusal.fields.empty()) return refusal;
    return items;
}

Result<std::vector<DataItem>> items_by_scan(const PackItems& command, const Consignment& packet,
                                            Transaction& tx, Ports& ports) {
    const std::vector<Network> networks = tx.stock().networks(packet.organisation);
    const auto references = item_references(command.codes, "codes", networks);
    if (!references) return references.refusal();
    return named_items(*references, packet, tx, ports);
}

Result<std::vector<DataItem>> items_of_range(const PackItems& command, const Consignment& packet,
                                             Transaction& tx, Ports& ports) {
    const std::vector<Network> networks = tx.stock().networks(packet.organisation);
    const Result<ReadIccid> first = read_iccid(command.first, networks);
    if (!first) return fault_of("first", sentence_of(first.refusal()));
    const Result<ReadIccid> last = read_iccid(command.last, networks);
    if (!last) return fault_of("last", sentence_of(last.refusal()));
    const auto numbers = iccid_range(*first, *last);
    if (!numbers) return fault_of("last", sentence_of(numbers.refusal()));
    std::vector<DataItem> items = tx.write_stock().lock_data_items(packet.organisation, *numbers);
    const std::vector<DataItemId> held = held_among(items, tx);
    std::erase_if(items, [&](const DataItem& item) {
        return is_among(held, item.id) || !hindrance_of(item, packet, tx, ports).empty();
    });
    if (items.empty()) {
        return refusal_of(RefusalCode::stock_short,
                          "None of these numbers is on the shelf of " + packet.from_name + ".");
    }
    return items;
}

// The next to expire that are on the shelf and in no packet. Locked ones are somebody else's just now.
Result<std::vector<DataItem>> items_to_expire(const PackItems& command, const Consignment& packet,
                                              Transaction& tx, Ports& ports) {
    std::vector<DataItem> items;
    const auto wanted = static_cast<std::size_t>(command.next);
    for (const Bundle& bundle : tx.stock().bundles(packet.organisation)) {
        if (bundle.code != command.bundle) continue;
        ItemQuery query;
        query.organisation = packet.organisation;
        query.hub = packet.from;
        query.state = ItemState::in_stock;
        query.bundle = bundle.id;
        query.limit = command.next + 50;
        for (std::size_t found = 0; found < wanted;) {
            const auto page = tx.write_stock().lock_first_expiring(query);
            if (page.empty()) break;
            const std::vector<DataItemId> held = held_among(page, tx);
            for (const DataItem& item : page) {
                const bool is_free =
                    !is_among(held, item.id) && hindrance_of(item, packet, tx, ports).empty();
                if (!is_free) continue;
                items.push_back(item);
                ++found;
            }
            query.after = page.back().id;
            query.after_date = page.back().standing.activate_by;
        }
    }
    const auto date_of = [](const DataItem& item) {
        using namespace std::chrono;
        return std::pair{item.standing.activate_by.value_or(Date{year{9999} / 12 / 31}), item.id};
    };
    std::ranges::sort(items, {}, date_of);
    if (items.size() < wanted) {
        return refusal_of(RefusalCode::stock_short, "Only " + std::to_string(items.size()) +
                                                        " of " + command.bundle + " are free at " +
                                                        packet.from_name + ".");
    }
    items.resize(wanted);
    return items;
}

Result<std::vector<DataItem>> wanted_items(const PackItems& command, const Consignment& packet,
                                           Transaction& tx, Ports& ports) {
    if (!command.codes.empty()) return items_by_scan(command, packet, tx, ports);
    if (command.next > 0) return items_to_expire(command, packet, tx, ports);
    return items_of_range(command, packet, tx, ports);
}

std::optional<Refusal> check_pack(const PackItems& command) {
    const bool by_scan = !command.codes.empty();
    const bool by_range = !command.first.empty() || !command.last.empty();
    const bool by_bundle = command.next != 0 || !command.bundle.empty();
    if (int{by_scan} + int{by_range} + int{by_bundle} != 1) {
        return fault_of("codes", "Scan what goes into the packet, or name a range or a bundle.");
    }
    if (command.codes.size() > packet_max) {
        return fault_of("codes", "A packet holds 500 at most. Make another one for the rest.");
    }
    if (by_range && command.first.empty()) return fault_of("first", "Scan the first one.");
    if (by_range && command.last.empty()) return fault_of("last", "Scan the last one.");
    if (by_bundle && command.bundle.empty()) return fault_of("bundle", "Choose a bundle.");
    const bool is_number = command.next >= 1 && command.next <= static_cast<int>(packet_max);
    if (by_bundle && !is_number) return fault_of("next", "Enter a number from 1 to 500.");
    return std::nullopt;
}

Result<PackedNow> pack(const PackItems& command, Transaction& tx, Ports& ports) {
    const auto packet = lock_open_consignment(command.caller, command.reference, tx);
    if (!packet) return packet.refusal();
    auto items = wanted_items(command, *packet, tx, ports);
    if (!items) return items.refusal();
    const std::vector<DataItemId> held = held_among(*items, tx);
    std::vector<DataItemId> ids;
    for (const DataItem& item : *items) {
        if (!is_among(held, item.id)) ids.push_back(item.id);
    }
    if (static_cast<std::size_t>(packet->items) + ids.size() > packet_max) {
        return refusal_of(RefusalCode::invalid_fields,
                          "A packet holds 500 at most. Make another one for the rest.");
    }
    const auto added = static_cast<std::int64_t>(ids.size());
    if (!ids.empty()) {
        tx.write_consignments().add_packed(packet->id, ids, command.caller.actor,
                                           ports.clock.now());
        audit(*packet, "packed", command.caller, {{"items", std::to_string(added)}}, tx, ports);
    }
    return PackedNow{*tx.consignments().consignment_by_id(packet->id), added};
}

std::string content_of(const PackItems& command) {
    CanonicalText text;
    text.add("pack items").add(command.reference).add(command.first).add(command.last);
    text.add(command.bundle).add(std::int64_t{command.next});
    for (const std::string& code : command.codes) text.add(code);
    return text.text();
}

// Those named, or all that are not on the shelf any more.
Result<std::vector<DataItemId>> items_to_unpack(const UnpackItems& command,
                                                const Consignment& packet, Transaction& tx) {
    std::vector<DataItem> items = lock_packed(packet, PackedFate::packed, tx);
    std::vector<DataItemId> ids;
    if (command.codes.empty()) {
        for (const DataItem& item : items) {
            const bool may_go = item.standing.state == ItemState::in_stock &&
                                is_on_shelf(item.standing, packet.from);
            if (!may_go) ids.push_back(item.id);
        }
        return ids;
    }
    const std::vector<Network> networks = tx.stock().networks(packet.organisation);
    const auto references = item_references(command.codes, "codes", networks);
    if (!references) return references.refusal();
    for (const std::string& reference : *references) {
        const auto item = std::ranges::find(items, reference, &DataItem::reference);
        if (item == items.end())
            return fault_of("codes", reference + ": it is not in this packet.");
        ids.push_back(item->id);
    }
    return ids;
}

Result<Consignment> unpack(const UnpackItems& command, Transaction& tx, Ports& ports) {
    const auto packet = lock_open_consignment(command.caller, command.reference, tx);
    if (!packet) return packet.refusal();
    const auto ids = items_to_unpack(command, *packet, tx);
    if (!ids) return ids.refusal();
    if (!ids->empty()) {
        tx.write_consignments().remove_packed(packet->id, *ids);
        audit(*packet, "unpacked", command.caller, {{"items", std::to_string(ids->size())}}, tx,
              ports);
    }
    return *tx.consignments().consignment_by_id(packet->id);
}

Result<Consignment> cancel(const CancelConsignment& command, Transaction& tx, Ports& ports) {
    auto packet = lock_open_consignment(command.caller, command.reference, tx);
    if (!packet) return packet.refusal();
    packet->state = ConsignmentState::cancelled;
    packet->changed_at = ports.clock.now();
    tx.write_consignments().update_consignment(*packet);
    audit(*packet, "cancelled", command.caller, {}, tx, ports);
    return *tx.consignments().consignment_by_id(packet->id);
}

// The door of each command here: its answer is the packet's reference.
template <class Command, class Operation>
Result<Consignment> once_for(const Command& command, const std::string& content, Ports& ports,
                             const Operation& operation) {
    if (!may(command.caller.role, packs)) return refusal_of(RefusalCode::forbidden);
    return once<Consignment>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Consignment>> {
            const Result<Consignment> packet = operation(command, tx, ports);
            if (!packet) return packet.refusal();
            return Done<Consignment>{*packet, packet->reference};
        },
        [&](Transaction& tx, const std::string& answer) {
            return recalled(command.caller, tx, answer);
        });
}

}  // namespace

Result<Consignment> reachable_consignment(const Caller& caller, Permission permission,
                                          std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto parsed = parse_reference('C', reference);
    if (!parsed) return refusal_of(RefusalCode::consignment_not_found);
    auto packet = reader.consignments().consignment(caller.organisation, *parsed);
    const auto hub = hub_bound(caller, permission);
    const bool is_theirs = packet && (!hub || packet->from == *hub || packet->to == *hub);
    if (!is_theirs) return refusal_of(RefusalCode::consignment_not_found);
    return *packet;
}

Result<Consignment> lock_open_consignment(const Caller& caller, std::string_view reference,
                                          Transaction& tx) {
    const auto seen = reachable_consignment(caller, packs, reference, tx);
    if (!seen) return seen.refusal();
    const auto packet =
        tx.write_consignments().lock_consignment(seen->organisation, seen->reference);
    const auto hub = hub_bound(caller, packs);
    if (hub && *hub != packet->from) {
        return refusal_of(RefusalCode::sim_not_here,
                          "This packet is packed and sent at " + packet->from_name + ".");
    }
    if (packet->state == ConsignmentState::open) return *packet;
    if (packet->state == ConsignmentState::cancelled) {
        return refusal_of(RefusalCode::step_out_of_order,
                          "This packet was cancelled. Begin another one.");
    }
    return refusal_of(RefusalCode::step_out_of_order,
                      "This packet was sent already. Nothing was changed.");
}

std::vector<DataItem> lock_packed(const Consignment& consignment, PackedFate fate,
                                  Transaction& tx) {
    std::vector<std::string> references;
    for (const PackedItem& packed : tx.consignments().packed_items(consignment.id)) {
        if (packed.fate == fate) references.push_back(packed.reference);
    }
    if (references.empty()) return {};
    return tx.write_stock().lock_data_items(consignment.organisation, references);
}

Result<Consignment> open_consignment(const OpenConsignment& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("open consignment").add(command.from).add(command.to).text();
    return once_for(command, content, ports, new_consignment);
}

Result<PackedNow> pack_items(const PackItems& command, Ports& ports) {
    if (!may(command.caller.role, packs)) return refusal_of(RefusalCode::forbidden);
    const auto bad = check_pack(command);
    return once<PackedNow>(
        {command.id, content_of(command), command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<PackedNow>> {
            // Who may not know of it learns nothing of what was wrong with the form.
            const auto seen = reachable_consignment(command.caller, packs, command.reference, tx);
            if (!seen) return seen.refusal();
            if (bad) return *bad;
            const Result<PackedNow> packed = pack(command, tx, ports);
            if (!packed) return packed.refusal();
            return Done<PackedNow>{*packed, std::to_string(packed->added)};
        },
        [&](Transaction& tx, const std::string& answer) -> Result<PackedNow> {
            const auto packet = recalled(command.caller, tx, command.reference);
            if (!packet) return packet.refusal();
            return PackedNow{*packet, std::stoll(answer)};
        });
}

Result<Consignment> unpack_items(const UnpackItems& command, Ports& ports) {
    CanonicalText text;
    text.add("unpack items").add(command.reference);
    for (const std::string& code : command.codes) text.add(code);
    return once_for(command, text.text(), ports, unpack);
}

Result<Consignment> cancel_consignment(const CancelConsignment& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("cancel consignment").add(command.reference).text();
    return once_for(command, content, ports, cancel);
}

}  // namespace kitbank

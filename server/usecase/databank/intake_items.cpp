#include "server/usecase/databank/intake_items.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "server/core/canonical.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr std::size_t batch_max = 64;
constexpr std::size_t fields_of_line = 5;
constexpr std::size_t few = 10;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

// What the delivery says where nothing else was said.
IntakeTold completed(const Caller& caller, IntakeTold told,
                     const std::optional<NetworkDelivery>& delivery) {
    if (delivery) {
        if (told.hub.empty()) told.hub = delivery->hub_code;
        if (told.bundle.empty()) told.bundle = delivery->bundle_code;
    }
    if (told.hub.empty() && caller.hub) told.hub = caller.hub->code;
    return told;
}

Result<Hub> hub_to_receive(const Caller& caller, const std::string& code, Reader& reader) {
    if (code.empty()) return fault("hub", "Choose the hub.");
    const auto hub = reader.hub_by_code(caller.organisation, code);
    const auto bound = hub_bound(caller, Permission::receive_data);
    if (!hub || (bound && hub->id != *bound)) return refusal_of(RefusalCode::hub_not_found);
    if (hub->is_closed) return fault("hub", "This hub is closed. Choose another one.");
    return *hub;
}

Result<Bundle> bundle_to_receive(const Caller& caller, const std::string& code,
                                 const std::optional<NetworkDelivery>& delivery, Date day,
                                 Reader& reader) {
    if (code.empty()) return fault("bundle", "Choose the bundle.");
    // What was announced under a version keeps it.
    const bool is_announced = delivery && delivery->bundle_code == code;
    const auto bundle = is_announced ? reader.stock().bundle_by_id(delivery->bundle)
                                     : reader.stock().bundle(caller.organisation, code, day);
    if (!bundle) return refusal_of(RefusalCode::bundle_not_found);
    return *bundle;
}

Result<IntakePlace> place_of(const Caller& caller, const IntakeTold& given,
                             const std::optional<NetworkDelivery>& delivery, Date day,
                             Reader& reader) {
    if (!given.delivery.empty()) {
        const auto bound = hub_bound(caller, Permission::receive_data);
        if (!delivery || (bound && delivery->hub != *bound)) {
            return refusal_of(RefusalCode::delivery_not_found);
        }
        if (delivery->state == DeliveryState::closed) {
            return Refusal{RefusalCode::delivery_not_found,
                           "This delivery is closed. Receive what came late without it.",
                           {}};
        }
    }
    const IntakeTold told = completed(caller, given, delivery);
    const Result<Hub> hub = hub_to_receive(caller, told.hub, reader);
    if (!hub) return hub.refusal();
    const Result<Bundle> bundle = bundle_to_receive(caller, told.bundle, delivery, day, reader);
    if (!bundle) return bundle.refusal();
    if (delivery && delivery->hub != hub->id) {
        return fault("hub", "This delivery is for another hub. Receive it there, or without it.");
    }
    if (delivery && delivery->bundle != bundle->id) {
        return fault("bundle", "This delivery is of another bundle. Receive these without it.");
    }
    return IntakePlace{*hub, *bundle, delivery};
}

std::string delivery_named(const IntakeTold& told) {
    return parse_reference('N', told.delivery).value_or(told.delivery);
}

bool is_voucher(const IntakeLine& line) { return !line.code.empty(); }

void draw_references(std::vector<IntakeLine*>& vouchers, OrganisationId organisation,
                     Transaction& tx, Ports& ports) {
    std::set<std::string> drawn;
    const auto draw = [&] {
        return drawn_reference('V', ports.crypto.digest(ports.crypto.make_secret()));
    };
    std::vector<std::string> wanted;
    for (IntakeLine* line : vouchers) {
        do line->reference = draw();
        while (!drawn.insert(line->reference).second);
        wanted.push_back(line->reference);
    }
    std::set<std::string> taken;
    for (const DataItem& item : tx.stock().data_items_known(organisation, wanted)) {
        taken.insert(item.reference);
    }
    for (IntakeLine* line : vouchers) {
        while (taken.contains(line->reference)) {
            line->reference = draw();
            const bool is_here = tx.stock().data_item(organisation, line->reference).has_value();
            if (is_here || !drawn.insert(line->reference).second) taken.insert(line->reference);
        }
    }
}

DataItem item_of(const TakeIn& wish, const IntakeLine& line, Ports& ports) {
    DataItem item;
    item.organisation = wish.organisation;
    item.kind = wish.bundle.kind;
    item.reference = line.reference;
    item.bundle = wish.bundle.id;
    item.bundle_code = wish.bundle.code;
    item.bundle_name = wish.bundle.name;
    item.network = wish.bundle.network;
    item.gb_per_month = wish.bundle.gb_per_month;
    item.months = wish.bundle.months;
    item.batch = wish.batch;
    item.delivery = wish.delivery;
    item.standing.activate_by = wish.activate_by;
    if (is_voucher(line)) {
        item.sealed_code = ports.safe.seal(line.code, "voucher:" + line.reference + "/code");
        item.code_digest = voucher_digest(line.code, wish.organisation, ports.safe);
    }
    if (!line.phone.empty()) {
        item.sealed_number = ports.safe.seal(line.phone, "sim:" + line.reference + "/number");
    }
    return item;
}

MoveItems move_of(const TakeIn& wish) {
    MoveItems move;
    move.organisation = wish.organisation;
    move.step.event = ItemEvent::receipt;
    move.actor = wish.actor;
    move.hub = wish.hub;
    move.words = wish.words;
    move.happened_at = wish.happened_at;
    return move;
}

}  // namespace

std::optional<Refusal> check_told(const IntakeTold& told, Date day) {
    if (character_count(told.batch) > batch_max || has_control_characters(told.batch, false)) {
        return fault("batch", "Use at most 64 characters on one line.");
    }
    if (told.activate_by && *told.activate_by < day) {
        return fault("activate_by",
                     "This day has gone by, so these can no longer be given. Ask the network to "
                     "take them back.");
    }
    return std::nullopt;
}

Result<IntakePlace> find_place(const Caller& caller, const IntakeTold& told, Date day,
                               Reader& reader) {
    if (!may(caller.role, Permission::receive_data)) return refusal_of(RefusalCode::forbidden);
    std::optional<NetworkDelivery> delivery;
    if (!told.delivery.empty()) {
        delivery = reader.intake().delivery(caller.organisation, delivery_named(told));
    }
    return place_of(caller, told, delivery, day, reader);
}

Result<IntakePlace> lock_place(const Caller& caller, const IntakeTold& told, Date day,
                               Transaction& tx) {
    if (!may(caller.role, Permission::receive_data)) return refusal_of(RefusalCode::forbidden);
    std::optional<NetworkDelivery> delivery;
    if (!told.delivery.empty()) {
        delivery = tx.write_intake().lock_delivery(caller.organisation, delivery_named(told));
    }
    return place_of(caller, told, delivery, day, tx);
}

std::vector<IntakeLine> judge_lines(const std::vector<TypedLine>& typed, const Bundle& bundle,
                                    Confirmed confirmed, HubId hub, Reader& reader) {
    if (bundle.kind == ItemKind::voucher) return judge_vouchers(typed);
    std::vector<std::string> beside;
    if (typed.size() < few) {
        ItemQuery query{bundle.organisation};
        query.hub = hub;
        query.bundle = bundle.id;
        for (DataItem& item : reader.stock().data_items(query)) {
            beside.push_back(std::move(item.reference));
        }
    }
    return judge_sims(typed, reader.stock().networks(bundle.organisation), bundle.network,
                      confirmed, beside);
}

void mark_what_is_here(std::span<IntakeLine> lines, OrganisationId organisation, Reader& reader,
                       Safe& safe) {
    std::vector<std::string> references;
    std::vector<std::pair<Hash, IntakeLine*>> codes;
    std::vector<Hash> digests;
    for (IntakeLine& line : lines) {
        if (!may_be_received(line)) continue;
        if (is_voucher(line)) {
            digests.push_back(voucher_digest(line.code, organisation, safe));
            codes.emplace_back(digests.back(), &line);
        } else {
            references.push_back(line.reference);
        }
    }
    std::set<std::string, std::less<>> here;
    if (!references.empty()) {
        for (const DataItem& item : reader.stock().data_items_known(organisation, references)) {
            here.insert(item.reference);
        }
    }
    std::set<Hash> known;
    if (!digests.empty()) {
        for (const Hash& digest : reader.stock().vouchers_known(organisation, digests)) {
            known.insert(digest);
        }
    }
    for (IntakeLine& line : lines) {
        if (may_be_received(line) && here.contains(line.reference)) mark_here_already(line);
    }
    for (const auto& [digest, line] : codes) {
        if (known.contains(digest)) mark_here_already(*line);
    }
}

Hash voucher_digest(std::string_view code, OrganisationId organisation, Safe& safe) {
    return safe.blind_index(comparable_code(code), "voucher:" + std::to_string(organisation.value));
}

std::string receipt_words(const std::string& delivery, const std::string& batch) {
    if (batch.empty()) return delivery;
    return delivery + (delivery.empty() ? "batch " : ", batch ") + batch;
}

void mark_arrived(NetworkDelivery delivery, const std::string& actor, Transaction& tx,
                  Ports& ports) {
    if (delivery.state != DeliveryState::expected) return;
    delivery.state = DeliveryState::arrived;
    delivery.arrived_at = ports.clock.now();
    tx.write_intake().update_delivery(delivery);
    record_audit({"delivery:" + delivery.reference, "arrived", actor, delivery.organisation}, {},
                 tx, ports);
}

std::optional<Refusal> take_in(const TakeIn& wish, std::span<IntakeLine> lines, Transaction& tx,
                               Ports& ports) {
    tx.write_stock().lock_intake(wish.organisation);
    mark_what_is_here(lines, wish.organisation, tx, ports.safe);
    std::vector<IntakeLine*> ready;
    std::vector<IntakeLine*> vouchers;
    for (IntakeLine& line : lines) {
        if (line.fate != LineFate::ready) continue;
        ready.push_back(&line);
        if (is_voucher(line)) vouchers.push_back(&line);
    }
    if (ready.empty()) return std::nullopt;
    if (!vouchers.empty()) draw_references(vouchers, wish.organisation, tx, ports);
    std::vector<DataItem> items;
    items.reserve(ready.size());
    for (const IntakeLine* line : ready) items.push_back(item_of(wish, *line, ports));
    const auto received = receive_items(move_of(wish), std::move(items), tx, ports);
    if (!received) return received.refusal();
    for (IntakeLine* line : ready) {
        line->fate = LineFate::received;
        line->shown = line->reference;
    }
    return std::nullopt;
}

std::string lines_as_text(std::span<const IntakeLine> lines) {
    CanonicalText text;
    for (const IntakeLine& line : lines) {
        // A SIM's number is mostly what is shown of it.
        const bool is_shown = line.reference == line.shown;
        text.add(line.line).add(name_of(line.fate)).add(line.shown);
        text.add(is_shown ? "=" : std::string_view{line.reference}).add(line.sentence);
    }
    return text.text();
}

std::vector<IntakeLine> lines_from_text(const std::string& text) {
    std::vector<IntakeLine> lines;
    const auto fields = fields_of_canonical(text);
    if (!fields) return lines;
    for (std::size_t at = 0; at + fields_of_line <= fields->size(); at += fields_of_line) {
        IntakeLine& line = lines.emplace_back();
        const std::string& number = (*fields)[at];
        std::from_chars(number.data(), number.data() + number.size(), line.line);
        line.fate = parse_line_fate((*fields)[at + 1]).value_or(LineFate::malformed);
        line.shown = (*fields)[at + 2];
        line.reference = (*fields)[at + 3] == "=" ? line.shown : (*fields)[at + 3];
        line.sentence = (*fields)[at + 4];
    }
    return lines;
}

}  // namespace kitbank

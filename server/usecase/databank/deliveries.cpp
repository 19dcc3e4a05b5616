#include "server/usecase/databank/deliveries.h"

#include "server/core/canonical.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/intake_items.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr std::size_t order_reference_max = 64;
constexpr std::size_t words_max = 200;
constexpr int page_size = 50;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

bool is_line(const std::string& text, std::size_t most) {
    return character_count(text) <= most && !has_control_characters(text, false);
}

std::string canonical_reference(std::string_view text) {
    return parse_reference('N', text).value_or(std::string{text});
}

bool reaches(const Caller& caller, Permission permission, const NetworkDelivery& delivery) {
    const auto bound = hub_bound(caller, permission);
    return !bound || delivery.hub == *bound;
}

Result<NetworkDelivery> reachable(const Caller& caller, Permission permission,
                                  std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto row = reader.intake().delivery(caller.organisation, canonical_reference(reference));
    if (!row || !reaches(caller, permission, *row)) {
        return refusal_of(RefusalCode::delivery_not_found);
    }
    return *row;
}

void note(const NetworkDelivery& delivery, const char* event, const std::string& actor,
          const AuditFacts& facts, Transaction& tx, Ports& ports) {
    record_audit({"delivery:" + delivery.reference, event, actor, delivery.organisation}, facts, tx,
                 ports);
}

std::optional<Refusal> check(const AnnounceDelivery& command) {
    if (!may(command.caller.role, Permission::receive_data)) {
        return refusal_of(RefusalCode::forbidden);
    }
    if (command.expected < 1 || command.expected > delivery_expected_max) {
        return fault("expected", "Enter a number from 1 to 100,000.");
    }
    if (!is_line(command.order_reference, order_reference_max)) {
        return fault("order_reference", "Use at most 64 characters on one line.");
    }
    return std::nullopt;
}

std::string free_reference(OrganisationId organisation, Reader& reader, Ports& ports) {
    for (;;) {
        std::string drawn = drawn_reference('N', ports.crypto.digest(ports.crypto.make_secret()));
        if (!reader.intake().delivery(organisation, drawn)) return drawn;
    }
}

Result<Done<NetworkDelivery>> announce(const AnnounceDelivery& command, Transaction& tx,
                                       Ports& ports) {
    const Instant now = ports.clock.now();
    const IntakeTold told{command.hub, command.bundle};
    const auto place = find_place(command.caller, told, london_day(now, ports.zones), tx);
    if (!place) return place.refusal();
    NetworkDelivery row;
    row.organisation = command.caller.organisation;
    row.reference = free_reference(row.organisation, tx, ports);
    row.hub = place->hub.id;
    row.bundle = place->bundle.id;
    row.expected = command.expected;
    row.expected_on = command.expected_on;
    row.order_reference = command.order_reference;
    row.announced_by = command.caller.actor;
    row.announced_at = now;
    tx.write_intake().insert_delivery(row);
    note(row, "announced", command.caller.actor,
         {{"hub", place->hub.code},
          {"bundle", place->bundle.code},
          {"expected", std::to_string(row.expected)},
          {"order", row.order_reference}},
         tx, ports);
    std::string answer = row.reference;
    return Done<NetworkDelivery>{*tx.intake().delivery(row.organisation, row.reference),
                                 std::move(answer)};
}

// A change of one delivery, once, on the locked row.
template <class Change>
Result<NetworkDelivery> change(const Request& request, const Caller& caller,
                               const std::string& reference, const Change& change_row,
                               Ports& ports) {
    return once<NetworkDelivery>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<NetworkDelivery>> {
            tx.write_intake().lock_delivery(caller.organisation, canonical_reference(reference));
            Result<NetworkDelivery> row =
                reachable(caller, Permission::receive_data, reference, tx);
            if (!row) return row.refusal();
            if (auto refusal = change_row(*row, tx)) return *refusal;
            return Done<NetworkDelivery>{*tx.intake().delivery(row->organisation, row->reference),
                                         row->reference};
        },
        [&](Transaction& tx, const std::string& answer) {
            return reachable(caller, Permission::receive_data, answer, tx);
        });
}

}  // namespace

Result<NetworkDelivery> announce_delivery(const AnnounceDelivery& command, Ports& ports) {
    if (auto refusal = check(command)) return *refusal;
    CanonicalText text;
    text.add("announce delivery").add(command.hub).add(command.bundle).add(command.expected);
    text.add(command.expected_on ? format(*command.expected_on) : "").add(command.order_reference);
    return once<NetworkDelivery>(
        {command.id, text.text(), command.caller.actor}, ports,
        [&](Transaction& tx) { return announce(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return reachable(command.caller, Permission::receive_data, answer, tx);
        });
}

Result<NetworkDelivery> note_arrival(const NoteArrival& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("note arrival").add(command.reference).text();
    const auto arrive = [&](NetworkDelivery& row, Transaction& tx) -> std::optional<Refusal> {
        if (row.state == DeliveryState::closed) {
            return Refusal{RefusalCode::delivery_not_found, "This delivery is closed.", {}};
        }
        mark_arrived(row, command.caller.actor, tx, ports);
        return std::nullopt;
    };
    return change({command.id, content, command.caller.actor}, command.caller, command.reference,
                  arrive, ports);
}

Result<NetworkDelivery> close_delivery(const CloseDelivery& command, Ports& ports) {
    if (!is_line(command.words, words_max)) {
        return fault("words", "Use at most 200 characters on one line.");
    }
    const std::string content =
        CanonicalText{}.add("close delivery").add(command.reference).add(command.words).text();
    const auto close = [&](NetworkDelivery& row, Transaction& tx) -> std::optional<Refusal> {
        if (row.state == DeliveryState::closed) {
            return Refusal{RefusalCode::delivery_not_found, "This delivery is closed.", {}};
        }
        row.state = DeliveryState::closed;
        row.closed_at = ports.clock.now();
        row.words = command.words;
        tx.write_intake().update_delivery(row);
        note(row, "closed", command.caller.actor,
             {{"expected", std::to_string(row.expected)},
              {"counted", std::to_string(row.counted)},
              {"words", row.words}},
             tx, ports);
        return std::nullopt;
    };
    return change({command.id, content, command.caller.actor}, command.caller, command.reference,
                  close, ports);
}

Result<NetworkDelivery> find_delivery(const Caller& caller, std::string_view reference,
                                      Ports& ports) {
    Result<NetworkDelivery> found = refusal_of(RefusalCode::delivery_not_found);
    ports.store.read([&](Reader& reader) {
        found = reachable(caller, Permission::see_data_stock, reference, reader);
    });
    return found;
}

Result<DeliveryPage> list_deliveries(const Caller& caller, std::optional<bool> is_open,
                                     std::string_view after, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    DeliveryQuery query{scope_of(caller, Permission::see_data_stock)};
    query.is_open = is_open;
    query.limit = page_size + 1;
    DeliveryPage page;
    ports.store.read([&](Reader& reader) {
        if (!after.empty()) {
            const auto last =
                reader.intake().delivery(caller.organisation, canonical_reference(after));
            if (last) query.after = last->id;
        }
        page.rows = reader.intake().deliveries(query);
    });
    page.has_more = page.rows.size() > static_cast<std::size_t>(page_size);
    if (page.has_more) page.rows.pop_back();
    return page;
}

}  // namespace kitbank

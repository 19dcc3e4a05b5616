#include "server/usecase/requests/hand_over.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/devices/standing.h"
#include "server/core/reference.h"
#include "server/core/requests/signature.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/devices/event_desk.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/follow_devices.h"
#include "server/usecase/requests/follow_handovers.h"
#include "server/usecase/requests/give_line.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}
Refusal field_refusal(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

// What the command would do, once everything it names is loaded and locked.
struct Counter {
    std::optional<Device> device;
    KitRequest request;
    AgreementText text;
    Handover handover;
};

std::string content_of(const HandOver& command, Crypto& crypto) {
    CanonicalText text;
    text.add("hand over").add(command.request).add(command.tag ? command.tag->text : "");
    for (const CountedAccessory& each : command.accessories) text.add(each.name).add(each.count);
    for (const int line : command.lines) text.add(line);
    for (const HandedSim& sim : command.sims) {
        text.add(sim.item).add(sim.line).add(int{sim.terms_told}).add(int{sim.gate_confirmed});
    }
    text.add(name_of(command.signed_how)).add(format(crypto.digest(command.signature.strokes)));
    text.add(format(crypto.digest(command.signature.photograph))).add(name_of(command.language));
    text.add(command.agreement ? name_of(*command.agreement) : "");
    text.add(command.due ? format(*command.due) : "").add(name_of(command.collected_by));
    return text.add(command.hub).text();
}

std::optional<Refusal> check(const HandOver& command) {
    if (!may(command.caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    const std::string fault = accessories_fault(command.accessories);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"accessories", fault}}};
    const bool goes_out = command.tag || !command.accessories.empty();
    if (command.sims.size() > handed_sims_max) return refusal_of(RefusalCode::too_large);
    if (!goes_out && command.lines.empty() && command.sims.empty()) {
        return field_refusal("lines", "Scan the item, or tick what is given.");
    }
    if (command.signed_how == SignedHow::not_needed && !goes_out) return std::nullopt;
    if (command.signed_how == SignedHow::none_yet || command.signed_how == SignedHow::not_needed) {
        return refusal_of(RefusalCode::agreement_needed);
    }
    return check_signature(command.signed_how, command.signature);
}

// The item, locked, and which request is meant: the one named, or the one it is set aside for.
Result<std::string> take_item(const HandOver& command, Transaction& tx,
                              std::optional<Device>& device) {
    if (!command.tag) return command.request;
    std::vector<Device> locked = tx.lock_devices({&*command.tag, 1});
    if (locked.empty() || locked.front().organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::tag_unknown);
    }
    device = std::move(locked.front());
    const Relation relation = relation_to(command.caller, *device, Permission::hand_over_devices);
    if (relation == Relation::elsewhere || relation == Relation::stranger) {
        return refusal_elsewhere();
    }
    if (!command.request.empty()) return command.request;
    if (!is_request_reference(device->standing.reservation)) {
        return refusal_of(RefusalCode::request_not_found,
                          "This item is not set aside for a request. Put it back, or set it aside "
                          "for one first.");
    }
    return device->standing.reservation;
}

// May this item go to this request?
std::optional<Refusal> check_item(const Device& device, const KitRequest& request) {
    if (auto hindrance = hindrance_to_handover(device.standing)) return hindrance;
    const Standing& standing = device.standing;
    if (standing.state == DeviceState::reserved && standing.reservation == request.reference) {
        return std::nullopt;
    }
    if (standing.state == DeviceState::reserved) {
        return refusal_of(RefusalCode::reserved_for_another,
                          "This item is set aside for " + standing.reservation +
                              ". Put it back and take the one for " + request.reference + ".");
    }
    return refusal_of(RefusalCode::event_not_allowed,
                      "This item is not set aside for " + request.reference +
                          ". Put it back, or set it aside for this request first.");
}

// Accessories and help are given by hand. Data comes with a SIM or a voucher of its own.
bool is_given_by_hand(LineKind kind) {
    return kind == LineKind::accessories || kind == LineKind::support;
}

std::optional<Refusal> check_lines(const HandOver& command, KitRequest& request) {
    for (const int number : command.lines) {
        const RequestLine* line = line_at(request, number);
        const bool waits = line != nullptr && line->state == LineState::waiting;
        if (!waits || !is_given_by_hand(line->kind)) {
            return field_refusal("lines", "Tick only what the request still waits for.");
        }
        if (line->kind == LineKind::accessories && command.signed_how == SignedHow::not_needed) {
            return refusal_of(RefusalCode::agreement_needed);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> check_request(const HandOver& command, const KitRequest& request) {
    using enum RequestState;
    const bool is_begun = request.state == accepted || request.state == ready;
    // Help may be given after the kit has gone.
    const bool may_still = request.state == handed_over && !command.tag;
    if (!is_begun && !may_still) return refusal_of(RefusalCode::request_closed);
    if (request.resident.value == 0) return refusal_of(RefusalCode::resident_not_found);
    return std::nullopt;
}

Result<Hub> hub_of(const HandOver& command, const KitRequest& request, Reader& reader) {
    const Caller& caller = command.caller;
    if (command.hub.empty() && caller.hub) return *caller.hub;
    const std::string code = command.hub.empty() ? request.hub_code : command.hub;
    if (code.empty()) return field_refusal("hub", "Name the hub where this happens.");
    std::optional<Hub> hub = reader.hub_by_code(caller.organisation, code);
    if (!hub) return refusal_of(RefusalCode::hub_not_found);
    return *std::move(hub);
}

std::optional<Date> due_of(const HandOver& command, const KitRequest& request, Transaction& tx,
                           Ports& ports) {
    if (!command.tag || request.allocation == AllocationKind::gift) return std::nullopt;
    if (command.due) return command.due;
    return due_of_loan(tx.lending().terms(request.organisation),
                       london_day(ports.clock.now(), ports.zones));
}

Result<Counter> load(const HandOver& command, Transaction& tx, Ports& ports) {
    Counter counter;
    const Result<std::string> reference = take_item(command, tx, counter.device);
    if (!reference) return reference.refusal();
    Result<KitRequest> request =
        lock_reachable_request(command.caller, Permission::hand_over_devices, *reference, tx);
    if (!request) return request.refusal();
    counter.request = *std::move(request);
    if (counter.device) {
        if (auto refusal = check_item(*counter.device, counter.request)) return *refusal;
    }
    if (auto refusal = check_request(command, counter.request)) return *refusal;
    if (auto refusal = check_lines(command, counter.request)) return *refusal;
    const OrganisationId organisation = counter.request.organisation;
    const AllocationKind kind = counter.request.allocation;
    const auto text =
        command.agreement
            ? find_agreement(organisation, kind, command.language, *command.agreement, tx)
            : agreement_in_force(organisation, kind, command.language, tx);
    if (!text) {
        return refusal_of(RefusalCode::agreement_needed,
                          "This is not the agreement for this request. Open the page again.");
    }
    counter.text = *text;
    const Result<Hub> hub = hub_of(command, counter.request, tx);
    if (!hub) return hub.refusal();
    counter.handover.hub = hub->id;
    counter.handover.hub_code = hub->code;
    counter.handover.due = due_of(command, counter.request, tx, ports);
    return counter;
}

void write_handover(const HandOver& command, const Uuid& event, Counter& counter, Transaction& tx,
                    Ports& ports) {
    Handover& row = counter.handover;
    row.organisation = counter.request.organisation;
    row.reference = draw_handover_reference(tx, ports.crypto);
    row.request = counter.request.id;
    row.device = counter.device ? counter.device->id : DeviceId{};
    row.resident = counter.request.resident;
    row.resident_reference = counter.request.resident_reference;
    row.actor = command.caller.actor;
    row.happened_at = ports.clock.now();
    row.recorded_at = row.happened_at;
    row.kind = counter.request.allocation;
    row.agreement = counter.text.id;
    row.agreement_version = counter.text.name.version;
    row.language = counter.text.language;
    row.signed_how = command.signed_how;
    const Signature& signature = command.signature;
    const bool is_here = !signature.strokes.empty() || !signature.photograph.empty();
    row.is_kept = is_here || command.signed_how == SignedHow::not_needed;
    row.collected_by = command.collected_by;
    if (counter.device) row.event = event;
    row.given_lines = command.lines;
    row.accessories = command.accessories;
    row.id = tx.write_handovers().insert_handover(row);
    if (is_here) keep_signature(row, signature, command.caller.actor, tx, ports);
    record_audit({"handover:" + row.reference, "handover", row.actor, row.organisation},
                 {{"request", counter.request.reference},
                  {"item", counter.device ? counter.device->tag.text : ""},
                  {"signed", std::string{name_of(row.signed_how)}}},
                 tx, ports);
}

// The device's loan or gift, by the one door for events.
std::optional<Refusal> record_device(const HandOver& command, const Counter& counter,
                                     Transaction& tx, Ports& ports) {
    if (!counter.device) return std::nullopt;
    const Handover& row = counter.handover;
    RecordEvent event;
    event.id = *row.event;
    event.caller = command.caller;
    event.event = row.kind == AllocationKind::gift ? DeviceEvent::gift : DeviceEvent::loan;
    event.tag = counter.device->tag;
    event.hub = row.hub_code;
    event.evidence = {{"recipient", row.resident_reference},
                      {"agreement", row.reference},
                      {"accessories", std::to_string(count_of(row.accessories))},
                      {"request", counter.request.reference}};
    if (row.due) event.evidence["due"] = format(*row.due);
    EventDesk desk{tx, ports};
    const std::vector<RecordedEvent> recorded = desk.handle({&event, 1});
    return recorded.front().refusal;
}

// Each in the transaction of the handover: a SIM that may not be given stops the whole.
std::optional<Refusal> give_sims(const HandOver& command, const Counter& counter, Transaction& tx,
                                 Ports& ports, std::vector<std::string>& bundles) {
    for (const HandedSim& sim : command.sims) {
        GiveData give;
        give.id = command.id;
        give.caller = command.caller;
        give.item = sim.item;
        give.hub = counter.handover.hub_code;
        give.request = counter.request.reference;
        give.line = sim.line;
        give.terms_told = sim.terms_told;
        give.gate_confirmed = sim.gate_confirmed;
        give.handover = counter.handover.id;
        const auto given = give_within(give, tx, ports);
        if (!given) return given.refusal();
        if (given->item.kind == ItemKind::voucher) {
            return field_refusal("sims",
                                 "Give a voucher from the page of the request: it shows the code.");
        }
        bundles.push_back(given->item.bundle_name);
    }
    return std::nullopt;
}

void tell_of(const Counter& counter, const KitRequest& request,
             const std::vector<std::string>& bundles, Transaction& tx, Ports& ports) {
    const Handover& row = counter.handover;
    std::string items = counter.device ? counter.device->make + " " + counter.device->model : "";
    for (const std::string& bundle : bundles)
        items.append(items.empty() ? "" : ", ").append(bundle);
    if (!row.accessories.empty()) {
        items.append(items.empty() ? "" : ", ").append(spoken(row.accessories));
    }
    if (items.empty()) return;  // help was given: there is nothing to keep a letter for
    MessageFacts facts{{"items", items}};
    if (row.due) facts["due"] = in_words(*row.due);
    const bool is_gift = row.kind == AllocationKind::gift;
    tell(request, is_gift ? MessageKind::gift_made : MessageKind::handed_over, facts, tx, ports);
}

Result<Done<Handover>> carry_out(const HandOver& command, const Uuid& event, Transaction& tx,
                                 Ports& ports) {
    Result<Counter> loaded = load(command, tx, ports);
    if (!loaded) return loaded.refusal();
    Counter counter = *std::move(loaded);
    const auto resident = tx.residents().resident(counter.request.resident_reference);
    if (!resident || resident->erased_at) return refusal_of(RefusalCode::resident_erased);
    write_handover(command, event, counter, tx, ports);
    if (auto refusal = record_device(command, counter, tx, ports)) return *refusal;
    KitRequest request = tx.write_requests().lock_requests({&counter.request.reference, 1}).front();
    if (!command.lines.empty()) {
        give_lines(request, command.lines, command.caller.actor, tx, ports);
        write_request(request, tx, ports);
    }
    std::vector<std::string> bundles;
    if (auto refusal = give_sims(command, counter, tx, ports, bundles)) return *refusal;
    tell_of(counter, *tx.requests().request(request.reference), bundles, tx, ports);
    const std::string reference = counter.handover.reference;
    return Done<Handover>{*tx.handovers().handover(reference), reference};
}

}  // namespace

std::optional<Refusal> check_signature(SignedHow how, const Signature& signature) {
    if (how == SignedHow::screen) {
        if (signature.strokes.empty()) return refusal_of(RefusalCode::agreement_needed);
        if (parse_strokes(signature.strokes)) return std::nullopt;
        return Refusal{RefusalCode::agreement_needed,
                       "",
                       {{"strokes", "Sign once more, with your finger or a pen, across the box."}}};
    }
    if (signature.photograph.empty()) return std::nullopt;
    if (signature.photograph.size() > photograph_bytes_max) {
        return refusal_of(RefusalCode::too_large);
    }
    if (!photograph_type(signature.photograph).empty()) return std::nullopt;
    return field_refusal("photograph", "Choose a photograph: a JPEG or PNG file.");
}

void keep_signature(const Handover& handover, const Signature& signature, const std::string& actor,
                    Transaction& tx, Ports& ports) {
    const auto resident = tx.residents().resident(handover.resident_reference);
    const std::string key = open_key(*resident, ports.safe);
    const std::string& plain = signature.strokes.empty() ? signature.photograph : signature.strokes;
    HandoverSignature row;
    row.handover = handover.id;
    row.sealed = ports.safe.seal_with(key, plain, "handover:" + handover.reference + "/signature");
    row.actor = actor;
    row.signed_at = ports.clock.now();
    tx.write_handovers().insert_signature(row);
}

Result<Handover> hand_over(const HandOver& given, Ports& ports) {
    HandOver command = given;
    command.accessories = those_there(std::move(command.accessories));
    std::ranges::sort(command.lines);
    if (auto refusal = check(command)) return *refusal;
    const Uuid event = ports.crypto.make_uuid();
    return once<Handover>(
        {command.id, content_of(command, ports.crypto), command.caller.actor}, ports,
        [&](Transaction& tx) { return carry_out(command, event, tx, ports); },
        [&](Transaction& tx, const std::string& reference) -> Result<Handover> {
            if (auto row = tx.handovers().handover(reference)) return *std::move(row);
            return refusal_of(RefusalCode::not_found);
        });
}

}  // namespace kitbank

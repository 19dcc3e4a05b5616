#include "server/usecase/requests/appointments.h"

#include "server/core/canonical.h"
#include "server/usecase/devices/event_desk.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/end_appointment.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/stock/open_hub.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int reminders_per_turn = 100;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

Date next_day(Date day) { return Date{sys_days{day} + days{1}}; }

std::vector<Slot> slots_on(const Hub& hub, Date day, const std::vector<SlotRule>& rules,
                           const std::vector<Date>& closed, Zones& zones) {
    std::vector<Slot> slots;
    if (hub.is_closed) return slots;
    for (const WallSlot& wall : slots_of(day, rules, closed)) {
        const auto at = london_moment(wall.at, zones);
        if (!at) continue;
        slots.push_back({*at, wall.at, static_cast<int>(wall.each.count()), wall.places, 0});
    }
    return slots;
}

void count_taken(std::vector<Slot>& slots, const Hub& hub, Reader& reader) {
    if (slots.empty()) return;
    const Instant end = slots.back().at + std::chrono::microseconds{1};
    for (const SlotUse& use : reader.lending().slots_taken(hub.id, slots.front().at, end)) {
        const auto slot = std::ranges::find(slots, use.at, &Slot::at);
        if (slot != slots.end()) slot->taken = use.taken;
    }
}

std::vector<Slot> slots_between(const Hub& hub, Date from, Date to, Instant now, Reader& reader,
                                Zones& zones) {
    const std::vector<SlotRule> rules = reader.lending().slot_rules(hub.id);
    const std::vector<Date> closed = reader.lending().closed_days(hub.id, from, to);
    std::vector<Slot> slots;
    for (Date day = from; day <= to; day = next_day(day)) {
        for (const Slot& slot : slots_on(hub, day, rules, closed, zones)) {
            if (slot.at > now) slots.push_back(slot);
        }
    }
    count_taken(slots, hub, reader);
    return slots;
}

bool may_be_collected(const KitRequest& request) {
    return request.state == RequestState::accepted || request.state == RequestState::ready;
}

Result<Hub> hub_for(const BookAppointment& command, const KitRequest& request, Reader& reader) {
    const std::string& code = command.hub.empty() ? request.hub_code : command.hub;
    if (code.empty()) return fault("hub", "Choose a hub.");
    auto hub = reader.hub_by_code(request.organisation, code);
    if (!hub) return refusal_of(RefusalCode::hub_not_found);
    return *std::move(hub);
}

// The slot that begins then. Behind the lock of the hub's slots nobody else takes its last place.
Result<Slot> free_slot(const Hub& hub, Instant at, Transaction& tx, Ports& ports) {
    const Instant now = ports.clock.now();
    if (at <= now) return fault("at", "Choose a time that is still to come.");
    const Date day = london_day(at, ports.zones);
    if (sys_days{day} > sys_days{london_day(now, ports.zones)} + days{366}) {
        return fault("at", "Choose a time within a year.");
    }
    tx.write_lending().lock_slots(hub.id);
    const std::vector<Slot> slots = slots_between(hub, day, day, now, tx, ports.zones);
    const auto slot = std::ranges::find(slots, at, &Slot::at);
    if (slot == slots.end() || slot->free() == 0) return refusal_of(RefusalCode::slot_not_free);
    return *slot;
}

Appointment new_appointment(const BookAppointment& command, const KitRequest& request,
                            const Hub& hub, const Slot& slot, Ports& ports) {
    Appointment row;
    row.id = ports.crypto.make_uuid();
    row.request = request.id;
    row.hub = hub.id;
    row.kind = request.delivery;
    row.at = slot.at;
    row.minutes = slot.minutes;
    row.booked_by = command.caller.actor;
    row.booked_at = ports.clock.now();
    row.changed_at = row.booked_at;
    return row;
}

MessageFacts facts_of(const Appointment& row, Zones& zones) {
    return {{"when", when_in_words(row.at, zones)}, {"where", row.hub_name}};
}

void note(const KitRequest& request, const char* event, const Appointment& row,
          const Caller& caller, Transaction& tx, Ports& ports) {
    record_audit({audit_subject(request), event, caller.actor, request.organisation},
                 {{"at", format(row.at)}, {"hub", row.hub_code}}, tx, ports);
}

Result<Appointment> book(const BookAppointment& command, Transaction& tx, Ports& ports) {
    const Result<KitRequest> request = lock_reachable_request(
        command.caller, Permission::manage_appointments, command.reference, tx);
    if (!request) return request.refusal();
    if (!may_be_collected(*request)) return refusal_of(RefusalCode::request_closed);
    const Result<Hub> hub = hub_for(command, *request, tx);
    if (!hub) return hub.refusal();
    drop_appointment(*request, tx, ports);  // first: its own place is free again
    const Result<Slot> slot = free_slot(*hub, command.at, tx, ports);
    if (!slot) return slot.refusal();
    const Appointment row = new_appointment(command, *request, *hub, *slot, ports);
    tx.write_lending().insert_appointment(row);
    const Appointment booked = *tx.lending().appointment(row.id);
    note(*request, "appointment", booked, command.caller, tx, ports);
    tell(*request, MessageKind::appointment_booked, facts_of(booked, ports.zones), tx, ports);
    return booked;
}

struct Found {
    Appointment appointment;
    KitRequest request;
};

// One that is still to come or to be answered for, with its request.
Result<Found> find_booked(const Caller& caller, const Uuid& id, Reader& reader) {
    const auto appointment = reader.lending().appointment(id);
    if (!appointment) return refusal_of(RefusalCode::appointment_not_found);
    const Result<KitRequest> request =
        reachable_request(caller, Permission::manage_appointments, appointment->reference, reader);
    const bool is_booked = appointment->state == AppointmentState::booked;
    if (!request || !is_booked) return refusal_of(RefusalCode::appointment_not_found);
    return Found{*appointment, *request};
}

// The same behind the lock of its request.
Result<Found> lock_booked(const Caller& caller, const Uuid& id, Transaction& tx) {
    Result<Found> found = find_booked(caller, id, tx);
    if (!found) return found;
    if (tx.write_requests().lock_requests({&found->request.reference, 1}).empty()) {
        return refusal_of(RefusalCode::appointment_not_found);
    }
    return find_booked(caller, id, tx);
}

Result<Appointment> end(Found found, AppointmentState state, Transaction& tx, Ports& ports) {
    found.appointment.state = state;
    found.appointment.changed_at = ports.clock.now();
    if (!tx.write_lending().update_appointment(found.appointment)) {
        return refusal_of(RefusalCode::changed);
    }
    ++found.appointment.version;
    return found.appointment;
}

Result<Appointment> cancel(const CancelAppointment& command, Transaction& tx, Ports& ports) {
    const Result<Found> found = lock_booked(command.caller, command.appointment, tx);
    if (!found) return found.refusal();
    const Result<Appointment> ended = end(*found, AppointmentState::cancelled, tx, ports);
    if (!ended) return ended.refusal();
    note(found->request, "appointment_cancellation", *ended, command.caller, tx, ports);
    tell(found->request, MessageKind::appointment_cancelled, facts_of(*ended, ports.zones), tx,
         ports);
    return ended;
}

// Its devices, read by their numbers, are released by the tags that their histories go by.
std::optional<Refusal> release_kit(const KitRequest& request, const Caller& caller, Transaction& tx,
                                   Ports& ports) {
    std::vector<RecordEvent> releases;
    for (const Device& device : tx.lending().kit_of(request.id, DeviceState::reserved)) {
        RecordEvent& command = releases.emplace_back();
        command.id = ports.crypto.make_uuid();
        command.caller = caller;
        command.event = DeviceEvent::release;
        command.tag = device.tag;
        command.evidence = {{"reason", "Nobody came to the appointment."}};
    }
    if (releases.empty()) return std::nullopt;
    for (const RecordedEvent& answer : EventDesk{tx, ports}.handle(releases)) {
        if (answer.refusal) return answer.refusal;
    }
    return std::nullopt;
}

// Devices are locked before the request is.
Result<Appointment> miss(const MissAppointment& command, Transaction& tx, Ports& ports) {
    const Result<Found> seen = find_booked(command.caller, command.appointment, tx);
    if (!seen) return seen.refusal();
    if (seen->appointment.at > ports.clock.now()) {
        return Refusal{RefusalCode::happens_in_future, "The appointment is still to come.", {}};
    }
    if (!command.keep_reserved) {
        if (auto refusal = release_kit(seen->request, command.caller, tx, ports)) return *refusal;
    }
    const Result<Found> found = lock_booked(command.caller, command.appointment, tx);
    if (!found) return found.refusal();
    const Result<Appointment> ended = end(*found, AppointmentState::missed, tx, ports);
    if (!ended) return ended.refusal();
    note(found->request, "appointment_miss", *ended, command.caller, tx, ports);
    tell(found->request, MessageKind::appointment_missed, facts_of(*ended, ports.zones), tx, ports);
    return ended;
}

// The appointment whose handle the answer is.
Result<Appointment> recall(Transaction& tx, const std::string& handle) {
    const auto id = parse_uuid(handle);
    const auto row = id ? tx.lending().appointment(*id) : std::nullopt;
    if (!row) return refusal_of(RefusalCode::appointment_not_found);
    return *row;
}

template <class Operation>
Result<Appointment> once_for_appointment(const Request& request, Ports& ports,
                                         const Operation& operation) {
    return once<Appointment>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<Appointment>> {
            const Result<Appointment> row = operation(tx);
            if (!row) return row.refusal();
            return Done<Appointment>{*row, format(row->id)};
        },
        recall);
}

// Of the kit of one's own organisation the scope has said it all; for who asks, their request says.
bool is_shown_to(const Caller& caller, const Appointment& row, Reader& reader) {
    const bool has_kit = row.organisation == caller.organisation &&
                         reach_of(caller.role, Permission::see_appointments) != Reach::own;
    if (has_kit) return true;
    const auto request = reader.requests().request(row.reference);
    return request && reaches(caller, Permission::see_appointments, *request);
}

bool remind(const Appointment& seen, Ports& ports) {
    bool reminded = false;
    ports.store.write([&](Transaction& tx) {
        reminded = false;
        const auto locked = tx.write_requests().lock_requests({&seen.reference, 1});
        auto row = tx.lending().appointment(seen.id);
        const bool waits = row && row->state == AppointmentState::booked && !row->reminded_at;
        if (locked.empty() || !waits) return false;
        row->reminded_at = ports.clock.now();
        reminded = tx.write_lending().update_appointment(*row);
        if (reminded) {
            tell(locked.front(), MessageKind::appointment_reminder, facts_of(*row, ports.zones), tx,
                 ports);
        }
        return reminded;
    });
    return reminded;
}

// The clock there shows what it shows in UTC, or an hour more.
LocalTime wall_time(Instant at, Zones& zones) {
    const LocalTime plain{std::chrono::floor<std::chrono::seconds>(at).time_since_epoch()};
    const LocalTime summer = plain + std::chrono::hours{1};
    return london_moment(summer, zones) == std::optional{at} ? summer : plain;
}

}  // namespace

std::string when_in_words(Instant at, Zones& zones) {
    const LocalTime wall = wall_time(at, zones);
    const auto midnight = std::chrono::floor<days>(wall);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(wall - midnight).count();
    const auto hour = minutes / 60 % 12 == 0 ? 12 : minutes / 60 % 12;
    const std::string minute = std::to_string(minutes % 60);
    return in_words(Date{sys_days{midnight.time_since_epoch()}}) + " at " + std::to_string(hour) +
           ":" + (minute.size() == 1 ? "0" : "") + minute + (minutes < 12 * 60 ? "am" : "pm");
}

Result<std::vector<Slot>> list_slots(const SlotQuery& query, Ports& ports) {
    const bool is_wrong =
        query.to < query.from || sys_days{query.to} - sys_days{query.from} >= days{slot_days_max};
    if (is_wrong) return fault("to", "Ask for 31 days at most, the first before the last.");
    const Result<Hub> hub = find_hub(query.hub, query.caller, ports);
    if (!hub) return hub.refusal();
    std::vector<Slot> slots;
    ports.store.read([&](Reader& reader) {
        slots = slots_between(*hub, query.from, query.to, ports.clock.now(), reader, ports.zones);
    });
    return slots;
}

Result<Appointment> book_appointment(const BookAppointment& command, Ports& ports) {
    const std::string content = CanonicalText{}
                                    .add("book appointment")
                                    .add(command.reference)
                                    .add(command.hub)
                                    .add(format(command.at))
                                    .text();
    return once_for_appointment({command.id, content, command.caller.actor}, ports,
                                [&](Transaction& tx) { return book(command, tx, ports); });
}

Result<Appointment> find_appointment(const Caller& caller, const Uuid& id, Ports& ports) {
    std::optional<Result<Found>> found;
    ports.store.read([&](Reader& reader) { found.emplace(find_booked(caller, id, reader)); });
    if (!*found) return found->refusal();
    return (*found)->appointment;
}

Result<Appointment> cancel_appointment(const CancelAppointment& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("cancel appointment").add(format(command.appointment)).text();
    return once_for_appointment({command.id, content, command.caller.actor}, ports,
                                [&](Transaction& tx) { return cancel(command, tx, ports); });
}

Result<Appointment> miss_appointment(const MissAppointment& command, Ports& ports) {
    const Caller& caller = command.caller;
    // What a referrer may do, they do before: whether somebody came is for the hub to say.
    if (!may(caller.role, Permission::manage_appointments) ||
        reach_of(caller.role, Permission::manage_appointments) == Reach::own) {
        return refusal_of(RefusalCode::forbidden);
    }
    const std::string content = CanonicalText{}
                                    .add("miss appointment")
                                    .add(format(command.appointment))
                                    .add(command.keep_reserved ? "keep" : "release")
                                    .text();
    return once_for_appointment({command.id, content, caller.actor}, ports,
                                [&](Transaction& tx) { return miss(command, tx, ports); });
}

Result<std::vector<Appointment>> list_appointments(const Caller& caller, const std::string& hub,
                                                   Date day, Ports& ports) {
    if (!may(caller.role, Permission::see_appointments)) return refusal_of(RefusalCode::forbidden);
    std::optional<Refusal> refusal;
    std::vector<Appointment> rows;
    ports.store.read([&](Reader& reader) {
        Scope scope{organisation_of_kit(caller, reader),
                    hub_bound(caller, Permission::see_appointments)};
        const auto named = hub.empty() ? std::nullopt : reader.hub_by_code(scope.organisation, hub);
        if (!hub.empty() && !named) {
            refusal = refusal_of(RefusalCode::hub_not_found);
            return;
        }
        if (named && scope.hub && *scope.hub != named->id) {
            refusal = refusal_of(RefusalCode::forbidden);
            return;
        }
        if (named) scope.hub = named->id;
        rows = reader.lending().appointments(scope, start_of_day(day, ports.zones),
                                             start_of_day(next_day(day), ports.zones));
        std::erase_if(rows, [&](const Appointment& row) {
            return row.state == AppointmentState::cancelled || !is_shown_to(caller, row, reader);
        });
    });
    if (refusal) return *refusal;
    return rows;
}

Result<std::vector<Appointment>> appointments_of(const Caller& caller, std::string_view reference,
                                                 Ports& ports) {
    std::optional<Refusal> refusal;
    std::vector<Appointment> rows;
    ports.store.read([&](Reader& reader) {
        const auto request =
            reachable_request(caller, Permission::see_appointments, reference, reader);
        if (!request) {
            refusal = request.refusal();
            return;
        }
        rows = reader.lending().appointments_of(request->id);
    });
    if (refusal) return *refusal;
    return rows;
}

int remind_of_appointments(Ports& ports) {
    const Date tomorrow = next_day(london_day(ports.clock.now(), ports.zones));
    std::vector<Appointment> rows;
    ports.store.read([&](Reader& reader) {
        rows = reader.lending().appointments_to_remind(
            start_of_day(tomorrow, ports.zones), start_of_day(next_day(tomorrow), ports.zones),
            reminders_per_turn);
    });
    int count = 0;
    for (const Appointment& row : rows) count += remind(row, ports) ? 1 : 0;
    return count;
}

}  // namespace kitbank

#include "tests/web/authorisation_world.h"

#include <algorithm>
#include <stdexcept>

#include "server/core/reference.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/settle_conflict.h"
#include "server/usecase/labels/print_tags.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/add_resident.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/web/json.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        segments.emplace_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}

// "/devices/{tag}/{event}" -> "tag event"
std::string places_of(std::string_view pattern) {
    std::string names;
    for (const std::string& segment : segments_of(pattern)) {
        if (!segment.starts_with('{')) continue;
        names += (names.empty() ? "" : " ") + segment.substr(1, segment.size() - 2);
    }
    return names;
}

std::string form_of(const std::map<std::string, std::string>& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
        if (!body.empty()) body += "&";
        body += percent_encode(name) + "=" + percent_encode(value);
    }
    return body;
}

// An identity that nothing here has.
const std::string nobodys_uuid = "00000000-0000-4000-8000-00000000dead";

}  // namespace

AuthorisationWorld::AuthorisationWorld()
    : south(world.open_hub("SOUTH")),
      combiner_(world.ports),
      services_{world.ports,
                combiner_,
                {},
                [] { return std::string(); },
                [] { return std::vector<Gauge>(); }},
      service_(services_) {
    services_.settings.address = "https://kit.example.org";
    theirs = world.found_organisation("Eastshire");
    const Hub north = world.north;
    const OrganisationId ours = world.organisation;
    world.organisation = theirs;
    east = world.open_hub("EAST");
    add_devices(theirs, east, "QZA");
    add_devices(ours, south, "QZS");
    add_devices(ours, north, "QZN");
    add_moves(theirs, east, world.open_hub("FAR"), "QZA");
    world.organisation = ours;
    const Hub west = world.open_hub("WEST");
    add_moves(ours, south, west, "QZS");
    add_moves(ours, north, west, "QZN");
    add_residents();
    add_callers();
    add_handles();
    write_checkpoint(world.ports);
    state = world.store.snapshot();
    mark_devices();
    dump_of_state = dump(state);
    world.store.put_back(state);
}

void AuthorisationWorld::add_target(const std::string& kind, Target target) {
    targets_[kind].push_back(std::move(target));
}

void AuthorisationWorld::add_devices(OrganisationId organisation, const Hub& hub,
                                     const std::string& mark) {
    world.organisation = organisation;
    world.north = hub;
    using enum DeviceState;
    for (const DeviceState each : {expected, received, ready, on_loan, disposed}) {
        const Device device = world.device_in(each);
        marks_[device.id] = mark;
        const Target target{mark + " " + std::string(name_of(each)),
                            {{"tag", device.tag.text}},
                            organisation,
                            hub.id,
                            ""};
        add_target("tag", target);
        Target with_evidence = target;
        with_evidence.places["id"] = format(world.evidence_for(device, true).id);
        add_target("tag id", with_evidence);
        add_target("id evidence", with_evidence);
    }
    for (const bool retired : {false, true}) {
        const Tag label = retired && organisation == OrganisationId{1} ? world.withdrawn_label()
                                                                       : world.printed_label();
        add_target("label", {mark + " label", {{"tag", label.text}}, organisation, {}, "", true});
    }
    const Caller staff = world.caller(Role::hub_staff);
    const auto batch = print_tags({world.crypto.make_uuid(), staff, 2}, world.ports);
    add_target("batch",
               {mark + " batch", {{"batch", format(batch->handle)}}, organisation, hub.id, ""});
    RecordEvent early = world.step(world.printed_label(), DeviceEvent::move);
    early.tense = Tense::fact;
    record_events({&early, 1}, world.ports);
    add_target("id scan", {mark + " scan", {{"id", format(early.id)}}, organisation, hub.id, ""});
    const Device contested = world.device_in(received);
    marks_[contested.id] = mark;
    RecordEvent wrong = world.step(contested.tag, DeviceEvent::handback);
    wrong.tense = Tense::fact;
    record_events({&wrong, 1}, world.ports);
    add_target("tag event", {mark + " conflict",
                             {{"tag", contested.tag.text}, {"event", format(wrong.id)}},
                             organisation,
                             hub.id,
                             ""});
    add_data_items(organisation, hub, mark);
}

// A SIM and a voucher on the hub's shelf, each of a bundle of its own.
void AuthorisationWorld::add_data_items(OrganisationId organisation, const Hub& hub,
                                        const std::string& mark) {
    for (const ItemKind kind : {ItemKind::sim, ItemKind::voucher}) {
        const std::string digits = std::to_string(items_made_ + 1'000'000'000'000);
        ++items_made_;
        // The bundle is the organisation's: staff of all its hubs see it.
        const std::string owner = organisation == theirs ? "QZA" : "OUR";
        Bundle bundle;
        bundle.organisation = organisation;
        bundle.code = owner + "-" + std::to_string(items_made_);
        bundle.network = "o2";
        bundle.kind = kind;
        bundle.name = owner + " bundle";
        bundle.valid_from = *parse_date("2020-01-01");
        DataItem item;
        item.organisation = organisation;
        item.kind = kind;
        item.batch = mark + " box";
        item.reference = "894411" + digits;
        if (kind == ItemKind::voucher) {
            item.reference = drawn_reference('V', world.crypto.digest(digits));
            item.sealed_code =
                world.safe.seal(mark + " code", "voucher:" + item.reference + "/code");
            item.code_digest = world.crypto.digest(digits);
        }
        item.gb_per_month = item.months = 1;
        MoveItems move;
        move.organisation = organisation;
        move.hub = hub.id;
        move.actor = "operator";
        world.store.write([&](Transaction& tx) {
            item.bundle = tx.write_stock().insert_bundle(bundle);
            return bool{receive_items(move, {item}, tx, world.ports)};
        });
        add_target("reference data_item", {mark + " " + std::string(name_of(kind)),
                                           {{"reference", item.reference}},
                                           organisation,
                                           hub.id,
                                           ""});
        add_target("code bundle",
                   {owner + " bundle", {{"code", bundle.code}}, organisation, {}, ""});
        if (kind != ItemKind::sim) continue;
        add_data_issue(organisation, hub, mark, item.bundle);
        add_intake(organisation, hub, mark, item.bundle);
    }
}

// What a network is to send, and a file that is not loaded yet.
void AuthorisationWorld::add_intake(OrganisationId organisation, const Hub& hub,
                                    const std::string& mark, BundleId bundle) {
    NetworkDelivery delivery;
    delivery.organisation = organisation;
    delivery.reference = drawn_reference('N', world.crypto.digest(mark + " delivery"));
    delivery.hub = hub.id;
    delivery.bundle = bundle;
    delivery.expected = 2;
    delivery.order_reference = mark + " order";
    delivery.announced_by = mark;
    delivery.announced_at = world.clock.now();
    StockFile file;
    file.id = world.crypto.make_uuid();
    file.organisation = organisation;
    file.hub = hub.id;
    file.bundle = bundle;
    file.name = mark + ".csv";
    file.lines = 1;
    file.actor = mark;
    file.uploaded_at = file.changed_at = world.clock.now();
    const std::string sealed = world.safe.seal(mark + " 8944110000000001238",
                                               "stock_file:" + format(file.id) + "/content");
    world.store.write([&](Transaction& tx) {
        tx.write_intake().insert_delivery(delivery);
        tx.write_intake().insert_file(file, sealed);
        return true;
    });
    add_target("reference delivery",
               {mark + " delivery", {{"reference", delivery.reference}}, organisation, hub.id, ""});
    add_target("id stock_file",
               {mark + " file", {{"id", format(file.id)}}, organisation, hub.id, ""});
}

// A packet from the hub to one where no caller works, and a count of its shelves.
void AuthorisationWorld::add_moves(OrganisationId organisation, const Hub& from, const Hub& to,
                                   const std::string& mark) {
    Consignment packet;
    packet.organisation = organisation;
    packet.reference = drawn_reference('C', world.crypto.digest(mark));
    packet.from = from.id;
    packet.to = to.id;
    packet.opened_by = mark;
    packet.opened_at = packet.changed_at = world.clock.now();
    StockCount count;
    count.organisation = organisation;
    count.reference = drawn_reference('K', world.crypto.digest(mark));
    count.hub = from.id;
    count.opened_by = mark;
    count.opened_at = packet.opened_at;
    const HubThreshold least{organisation,          from.id,       "", "",
                             ThresholdKind::bundle, mark + "-sim", 9};
    world.store.write([&](Transaction& tx) {
        ConsignmentWriter& writer = tx.write_consignments();
        writer.insert_consignment(packet);
        const CountLine line{mark + "7", {}, "", CountFate::seen, "", count.opened_at, mark};
        writer.add_count_lines(writer.insert_count(count), {&line, 1});
        writer.write_threshold(least);
        return true;
    });
    add_target("reference consignment",
               {mark + " packet", {{"reference", packet.reference}}, organisation, from.id, ""});
    add_target("reference stock_count",
               {mark + " count", {{"reference", count.reference}}, organisation, from.id, ""});
}

// A SIM that was given to a walk-in, and a question for more than the limit.
void AuthorisationWorld::add_data_issue(OrganisationId organisation, const Hub& hub,
                                        const std::string& mark, BundleId bundle) {
    const std::string digits = std::to_string(++items_made_ + 1'000'000'000'000);
    const Instant now = world.clock.now();
    DataItem item;
    item.organisation = organisation;
    item.reference = "894411" + digits;
    item.bundle = bundle;
    item.gb_per_month = item.months = 1;
    MoveItems move;
    move.organisation = organisation;
    move.hub = hub.id;
    move.actor = "operator";
    DataIssue issue;
    issue.organisation = issue.asking = organisation;
    issue.reference = drawn_reference('D', world.crypto.digest(digits));
    issue.hub = hub.id;
    issue.over_limit = true;
    issue.reason = mark + " reason";
    issue.actor = "operator";
    issue.issued_at = issue.recorded_at = now;
    LimitOverride asked;
    asked.organisation = organisation;
    asked.reference = drawn_reference('P', world.crypto.digest(digits));
    asked.hub = hub.id;
    asked.reason = mark + " asks";
    asked.asked_by = "operator";
    asked.asked_at = now;
    world.store.write([&](Transaction& tx) {
        const auto received = receive_items(move, {item}, tx, world.ports);
        issue.item = received->front().id;
        move.step.event = ItemEvent::issue;
        move.step.hub = hub.id;
        move.step.issue = tx.write_issues().insert_issue(issue, {}).value;
        tx.write_issues().insert_override(asked, {});
        return bool{move_items(move, *received, tx, world.ports)};
    });
    add_target("reference data_issue",
               {mark + " issue", {{"reference", issue.reference}}, organisation, hub.id, ""});
    add_target("reference limit_override",
               {mark + " override", {{"reference", asked.reference}}, organisation, hub.id, ""});
}

// Marks where a device's people and past are, for all that is stored of it.
void AuthorisationWorld::mark_devices() {
    int number = 0;
    for (const auto& [id, mark] : marks_) {
        const std::string text = mark + std::to_string(10'000 + ++number);
        state.devices.at(id).serial = text;
        Standing& standing = state.devices.at(id).standing;
        if (standing.holder.kind == HolderKind::person) standing.holder.reference = text;
        if (!standing.reservation.empty()) standing.reservation = text;
        for (Event& event : state.histories.at(id)) {
            for (const char* const field : {"serial", "donor", "recipient", "request"}) {
                if (event.evidence.contains(field)) event.evidence[field] = text;
            }
        }
    }
}

void AuthorisationWorld::add_residents() {
    const auto add = [&](const Hub& hub, OrganisationId organisation, const std::string& mark) {
        Caller caller = world.caller(Role::hub_staff);
        caller.organisation = organisation;
        caller.hub = hub;
        const auto resident = add_resident(
            {world.crypto.make_uuid(), caller, {{ResidentField::name, mark + "Ada Example"}}},
            world.ports);
        if (!resident) throw std::runtime_error(sentence_of(resident.refusal()));
        const Target target{mark + " resident",
                            {{"reference", resident->reference}},
                            organisation,
                            hub.id,
                            caller.actor};
        add_target("reference", target);
        Target hold = target;
        hold.places["id"] = nobodys_uuid;
        hold.organisation.reset();
        add_target("reference id", hold);
        add_request(*resident, hub, mark);
    };
    add(world.north, OrganisationId{1}, "QZN");
    add(south, OrganisationId{1}, "QZS");
    add(east, theirs, "QZA");
}

void AuthorisationWorld::add_appointment(const std::string& reference, Target target) {
    Appointment appointment;
    appointment.id = world.crypto.make_uuid();
    appointment.hub = target.home;
    appointment.at = world.clock.now();
    appointment.minutes = 30;
    appointment.booked_by = target.owner;
    appointment.booked_at = appointment.changed_at = appointment.at;
    world.store.write([&](Transaction& tx) {
        appointment.request = tx.requests().request(reference)->id;
        tx.write_lending().insert_appointment(appointment);
        return true;
    });
    target.places = {{"id", format(appointment.id)}};
    add_target("id appointment", target);
}

void AuthorisationWorld::add_handover(const KitRequest& request, Target target) {
    Handover row;
    row.organisation = request.organisation;
    row.reference = drawn_reference('H', world.crypto.digest(target.name));
    row.resident = request.resident;
    row.hub = request.hub;
    row.actor = request.entered_by;
    row.happened_at = row.recorded_at = request.created_at;
    row.accessories = {{target.name, 1}};
    world.store.write([&](Transaction& tx) {
        row.request = tx.requests().request(request.reference)->id;
        tx.write_handovers().insert_handover(row);
        return true;
    });
    target.places = {{"reference", row.reference}};
    add_target("reference handover", target);
}

// What a run says of the request: that there is nothing for it.
void AuthorisationWorld::add_proposal(const std::string& reference, Target target) {
    AllocationRun run;
    run.handle = world.crypto.make_uuid();
    run.organisation = *target.organisation;
    run.actor = target.owner;
    run.asked_at = world.clock.now();
    run.finished_at = run.asked_at;
    Proposal proposal;
    proposal.id = world.crypto.make_uuid();
    proposal.position = 1;
    proposal.state = ProposalState::unserved;
    proposal.why = "No hub has a ready laptop.";
    world.store.write([&](Transaction& tx) {
        proposal.run = tx.write_allocation().insert_run(run);
        run.id = proposal.run;
        tx.write_allocation().finish_run(run);
        proposal.request = tx.requests().request(reference)->id;
        tx.write_allocation().insert_proposals({&proposal, 1});
        return true;
    });
    target.places = {{"id", format(proposal.id)}};
    add_target("id proposal", target);
}

void AuthorisationWorld::add_request(const Resident& resident, const Hub& hub,
                                     const std::string& mark) {
    KitRequest request;
    request.organisation = request.asking = resident.organisation;
    request.reference = request_reference(world.crypto.digest(mark));
    request.state = RequestState::submitted;
    request.entered_by = resident.entered_by;
    request.resident = resident.id;
    request.hub = hub.id;
    request.area = mark + "1";
    request.created_at = request.changed_at = world.clock.now();
    request.submitted_at = request.created_at;
    RequestLine line;
    line.changed_at = request.created_at;
    request.lines = {line};
    world.store.write([&](Transaction& tx) {
        tx.write_requests().insert_request(request);
        return true;
    });
    Target target{mark + " request",
                  {{"reference", request.reference}},
                  resident.organisation,
                  hub.id,
                  request.entered_by};
    add_target("reference request", target);
    target.places["step"] = "who";
    add_target("reference step request", target);
    add_appointment(request.reference, target);
    add_proposal(request.reference, target);
    add_handover(request, target);
}

void AuthorisationWorld::add_callers() {
    world.organisation = OrganisationId{1};
    for (const Role role : all_roles()) {
        add_caller(role, world.organisation, world.north);
        add_caller(role, world.organisation, south);
        add_caller(role, world.organisation, std::nullopt);
        add_caller(role, theirs, east);
    }
    add_bad_keys();
}

void AuthorisationWorld::add_caller(Role role, OrganisationId organisation,
                                    const std::optional<Hub>& hub) {
    Who who;
    who.name = std::string(name_of(role)) + " " + (hub ? "at " + hub->code : "of all hubs");
    who.token = "token-" + std::to_string(callers.size());
    who.cookie = "cookie-" + std::to_string(callers.size());
    who.csrf = "secret-" + std::to_string(callers.size());
    const std::string mark = organisation == theirs ? "QZA" : "Robin";
    const Instant now = world.clock.now();
    world.store.write([&](Transaction& tx) {
        Person person;
        person.email = who.cookie + "@example.org";
        person.name = mark + " Example";
        Membership membership;
        membership.handle = world.crypto.make_uuid();
        membership.person = tx.write_accounts().insert_person(person);
        membership.organisation = organisation;
        membership.role = role;
        membership.hub = hub;
        membership.since = now;
        membership.id = tx.write_partners().insert_membership(membership);
        Session session;
        session.token = world.crypto.digest(who.cookie);
        session.person = membership.person;
        session.membership = membership.id;
        session.csrf = who.csrf;
        session.started_at = session.seen_at = now;
        session.ends_at = now + std::chrono::hours{12};
        session.proved = true;
        tx.write_accounts().insert_session(session);
        Token token;
        token.handle = world.crypto.make_uuid();
        token.organisation = organisation;
        token.hub = hub;
        token.role = role;
        token.name = mark + " scanner " + who.token;
        token.hash = world.crypto.digest(who.token);
        token.created_by = "operator";
        token.created_at = now;
        const TokenId id = tx.write_partners().insert_token(token);
        who.caller = {role, organisation, hub, "token:" + std::to_string(id.value), token.name};
        if (hub && hub->code == "SOUTH") return true;
        add_target("id token",
                   {"token of " + who.name, {{"id", format(token.handle)}}, organisation, {}, ""});
        if (role != Role::volunteer) return true;
        add_target("id membership", {"membership of " + who.name,
                                     {{"id", format(membership.handle)}},
                                     organisation,
                                     {},
                                     ""});
        return true;
    });
    callers.push_back(who);
}

// Keys that open nothing: none, one that nobody holds, and one that was ended or revoked.
void AuthorisationWorld::add_bad_keys() {
    callers.push_back({"nobody", Key::none, {}, "", "", ""});
    callers.push_back({"an unknown key", Key::unknown, {}, "token-x", "cookie-x", "x"});
    Who over = callers.at(2);
    over.name = "an ended session, a revoked token";
    over.key = Key::over;
    over.token = "token-over";
    over.cookie = "cookie-over";
    const Instant now = world.clock.now();
    world.store.write([&](Transaction& tx) {
        const auto held = tx.partners().tokens(world.organisation);
        Token token = held.front();
        token.handle = world.crypto.make_uuid();
        token.name = "revoked";
        token.hash = world.crypto.digest(over.token);
        const TokenId id = tx.write_partners().insert_token(token);
        tx.write_partners().revoke_token(id, now);
        auto session = tx.accounts().session(world.crypto.digest(callers.at(2).cookie), now);
        session->token = world.crypto.digest(over.cookie);
        session->ends_at = now;
        tx.write_accounts().insert_session(*session);
        return true;
    });
    callers.push_back(over);
}

// Invitations, hubs, and for every kind one that never was.
void AuthorisationWorld::add_handles() {
    const Instant now = world.clock.now();
    for (const OrganisationId organisation : {world.organisation, theirs}) {
        Invitation invitation;
        invitation.handle = world.crypto.make_uuid();
        invitation.organisation = organisation;
        const bool is_ours = organisation == world.organisation;
        invitation.email = is_ours ? "ada@example.org" : "qza@example.org";
        invitation.role = Role::admin;
        invitation.name = is_ours ? "Ada Example" : "QZA Example";
        invitation.token = world.crypto.digest("invitation" + invitation.email);
        invitation.asked_by = "person:1";
        invitation.asked_at = now;
        invitation.ends_at = now + std::chrono::hours{24};
        world.store.write([&](Transaction& tx) {
            tx.write_partners().insert_invitation(invitation);
            return true;
        });
        add_target("id invitation", {is_ours ? "our invitation" : "their invitation",
                                     {{"id", format(invitation.handle)}},
                                     organisation,
                                     {},
                                     ""});
    }
    for (const OrganisationId organisation : {world.organisation, theirs}) {
        Network network;
        network.organisation = organisation;
        network.code = organisation == theirs ? "qza-net" : "our-net";
        network.name = organisation == theirs ? "QZA Network" : "Our Network";
        world.store.write([&](Transaction& tx) {
            tx.write_stock().write_network(network);
            return true;
        });
        add_target("code network", {network.name, {{"code", network.code}}, organisation, {}, ""});
    }
    add_target("code hub", {"NORTH", {{"code", "NORTH"}}, world.organisation, {}, ""});
    add_target("code hub", {"EAST", {{"code", "EAST"}}, theirs, {}, ""});
    const std::map<std::string, std::string> never{{"tag", world.crypto.draw_tag().text},
                                                   {"batch", "987654321"},
                                                   {"code", "NEVER"},
                                                   {"id", nobodys_uuid},
                                                   {"step", "who"},
                                                   {"event", nobodys_uuid}};
    for (auto& [kind, targets] : targets_) {
        Target unknown{"one that never was", targets.front().places, {}, {}, ""};
        for (auto& [place, value] : unknown.places) {
            // "Q-", "R-" or "H-": it must read as a reference of its kind.
            value = place == "reference" ? value.substr(0, 2) + "00000000" : never.at(place);
        }
        targets.push_back(unknown);
    }
}

bool AuthorisationWorld::takes_tag_elsewhere(std::string_view pattern) {
    return pattern == "/scan" || pattern == "/labels/void" || pattern == "/api/v1/scans" ||
           pattern == "/devices" || pattern == "/api/v1/devices";
}

std::vector<Target> AuthorisationWorld::targets_of(const Route& route) const {
    const std::string places = places_of(route.pattern);
    const std::string with_object = places + " " + std::string(name_of(route.access.object()));
    if (places.empty() && !takes_tag_elsewhere(route.pattern)) return {{"", {}, {}, {}, ""}};
    if (const auto found = targets_.find(with_object); found != targets_.end()) {
        return found->second;
    }
    const bool is_step = places == "tag event" && route.access.object() == Object::label;
    const auto found = targets_.find(places.empty() || is_step ? "tag" : places);
    if (found != targets_.end()) {
        std::vector<Target> targets = found->second;
        if (found->first == "tag") {
            const auto& labels = targets_.at("label");
            targets.insert(targets.end(), labels.begin(), labels.end() - 1);
        }
        if (is_step) {
            for (Target& target : targets) target.places["event"] = "move";
        }
        return targets;
    }
    Target unknown{"one that never was", {}, {}, {}, ""};
    for (const std::string& segment : segments_of(route.pattern)) {
        if (!segment.starts_with('{')) continue;
        unknown.places[segment.substr(1, segment.size() - 2)] = nobodys_uuid;
    }
    return {unknown};
}

Request AuthorisationWorld::request_for(const Who& who, const Route& route, Method method,
                                        const Target& target, const std::string& body) {
    Request request;
    request.method = method;
    for (const std::string& segment : segments_of(route.pattern)) {
        const bool is_place = segment.starts_with('{');
        const std::string value =
            is_place ? target.places.at(segment.substr(1, segment.size() - 2)) : segment;
        request.segments.push_back(value);
        request.path += "/" + value;
    }
    if (is_safe(method) && takes_tag_elsewhere(route.pattern)) {
        const std::string name = route.pattern == "/scan" ? "code" : "q";
        request.raw_query = name + "=" + target.places.at("tag");
        request.query = parse_fields(request.raw_query).value();
    }
    request.host = "kit.example.org";
    request.reference = "0123456789";
    request.peer = "127.0.0.1";
    request.body = body;
    if (!route.body.media_types.empty()) {
        request.headers.add("content-type", std::string(route.body.media_types.front()));
    }
    if (is_api_path(route.pattern)) {
        if (!who.token.empty()) request.headers.add("authorization", "Bearer " + who.token);
        request.headers.add("idempotency-key", format(world.crypto.make_uuid()));
    } else {
        if (!who.cookie.empty()) request.headers.add("cookie", "kitbank=" + who.cookie);
        request.headers.add("origin", "http://kit.example.org");
    }
    return request;
}

Sent AuthorisationWorld::send(const Who& who, const Route& route, Method method,
                              const Target& target, const std::string& body) {
    const Request request = request_for(who, route, method, target, body);
    const int before = world.store.commits();
    const Plan plan = service_.plan(request);
    Sent sent{plan.refusal ? *plan.refusal : plan.answer(request), false};
    sent.wrote = world.store.commits() != before;
    if (sent.wrote && (is_safe(method) || sent.response.status >= 400)) {
        MemoryState after = world.store.snapshot();
        after.attempts = state.attempts;
        sent.changed = dump(after) != dump_of_state;
    }
    return sent;
}

std::string body_for(const Route& route, const Who& who, const Target& target, DeviceEvent event) {
    if (is_safe(route.method)) return "";
    const auto tag = target.places.find("tag");
    const std::string tag_text = tag == target.places.end() ? "" : tag->second;
    if (!is_api_path(route.pattern)) {
        std::map<std::string, std::string> fields{{"csrf", who.csrf}, {"reason", "torn"}};
        if (!tag_text.empty()) fields["tag"] = tag_text;
        return form_of(fields);
    }
    Json body = Json::object();
    if (route.pattern == "/api/v1/scans") {
        body = {{"scanner", "S-1"},
                {"sent_at", "2026-11-21T09:00:00Z"},
                {"count", 1},
                {"events",
                 {{{"id", "00000000-0000-4000-8000-00000000beef"},
                   {"seq", 1},
                   {"tag", tag_text},
                   {"event", name_of(event)},
                   {"at", "2026-11-21T09:00:00Z"}}}}};
    } else if (route.pattern == "/api/v1/data/items/{reference}/events") {
        body = {{"event", "void"}, {"reason", "lost"}};
    } else if (route.pattern == "/api/v1/data/items/{reference}/showings") {
        body = {{"reason", "lost paper"}};
    } else if (route.pattern.ends_with("/events")) {
        body = {{"event", name_of(event)}};
    } else if (route.pattern == "/api/v1/devices") {
        body = {{"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro"}, {"tag", tag_text}};
    } else if (route.pattern == "/api/v1/tags") {
        body = {{"count", 1}};
    } else if (route.pattern.ends_with("/reprints") || route.pattern.ends_with("/voids")) {
        body = {{"reason", "torn"}};
    }
    return body.dump();
}

}  // namespace kitbank::web

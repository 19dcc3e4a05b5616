#include "server/usecase/databank/give_data.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/reference.h"
#include "server/core/requests/answers.h"
#include "server/core/residents/contact.h"
#include "server/core/text.h"
#include "server/usecase/databank/data_receiver.h"
#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/over_limit.h"
#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/give_line.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/residents/enter_resident.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/residents/wards.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}
Refusal field_refusal(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

ReceiverNames names_of(const GiveData& command) {
    return {command.request, command.resident, command.person};
}

std::string content_of(const GiveData& command, Safe& safe) {
    CanonicalText text;
    text.add("give data").add(command.item).add(command.hub).add(command.line);
    text.add(receiver_content(names_of(command), command.id, safe));
    for (const CriterionRow& row : criterion_rows) text.add(int{command.criteria.*row.flag});
    text.add(int{command.gate_confirmed}).add(command.area).add(name_of(command.language));
    text.add(int{command.terms_told}).add(int{command.may_remind}).add(command.over_limit);
    return text.add(command.replaces).add(command.follows).text();
}

// What is given, to whom, once everything that the command names is loaded and locked.
struct Giving {
    DataReceiver receiver;
    std::optional<DataIssue> before;  // that this one replaces or follows
    DataItem item;
    Network network;
    DataIssue issue;
    Instant at;
};

bool is_walk_in(const Giving& giving) { return !giving.receiver.request && !giving.before; }

// The first half of a postcode, whole or not.
std::string area_of(std::string_view text) {
    if (const auto whole = canonical_postcode(text)) return whole->substr(0, whole->find(' '));
    std::string area;
    for (const char c : trimmed(text)) {
        if (c == ' ') break;
        area += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return area;
}

bool is_outward(std::string_view area) {
    const auto is_sign = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    return area.size() >= 2 && area.size() <= 4 && std::ranges::all_of(area, is_sign) &&
           area.front() >= 'A';
}

// The issue that this one is given instead of, or after. Whoever got that gets this.
Result<DataIssue> issue_before(const GiveData& command, Reader& reader) {
    const std::string& text = command.replaces.empty() ? command.follows : command.replaces;
    const auto reference = parse_reference('D', text);
    const auto issue = reference ? reader.issues().issue(*reference) : std::nullopt;
    if (!issue || issue->organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::issue_not_found);
    }
    return *issue;
}

// A second bundle follows by rule: when the first names it, is over, and nothing followed it yet.
std::optional<Refusal> check_follow(const DataIssue& first, const Giving& giving, Reader& reader,
                                    Zones& zones) {
    const auto bundle = reader.stock().bundle_by_id(first.bundle);
    const auto item = reader.stock().data_item_by_id(first.item);
    if (!bundle || bundle->next.empty() || bundle->next != giving.item.bundle_code) {
        return refusal_of(RefusalCode::item_not_possible,
                          "By the rule of its bundle, " + first.reference +
                              (bundle && !bundle->next.empty()
                                   ? " is followed by " + bundle->next + ". Take one of those."
                                   : " is followed by nothing. Give it as to anybody else."));
    }
    const bool is_ours = item && item->standing.issue == first.id.value;
    const bool is_over = is_ours && item->standing.ends_on &&
                         *item->standing.ends_on <= london_day(giving.at, zones);
    if (!is_over) {
        return refusal_of(RefusalCode::item_not_possible,
                          "The first bundle has not ended yet. A second one may follow then.");
    }
    if (reader.issues().is_followed(first.reference)) {
        return refusal_of(RefusalCode::item_not_possible,
                          "A second bundle has been given already.");
    }
    return std::nullopt;
}

Result<DataReceiver> receiver_of(const GiveData& command, const std::optional<DataIssue>& before,
                                 Transaction& tx, Ports& ports) {
    if (!before) return find_receiver(command.caller, names_of(command), tx, ports);
    DataReceiver receiver;
    receiver.persons = tx.issues().persons_of(before->id);
    return receiver;
}

Result<DataItem> lock_item(const GiveData& command, Transaction& tx) {
    const std::string reference = scanned_reference(command.caller, command.item, tx);
    const auto items =
        tx.write_stock().lock_data_items(command.caller.organisation, {&reference, 1});
    if (items.empty()) return refusal_of(RefusalCode::sim_not_found);
    return items.front();
}

std::optional<Refusal> check_line(const GiveData& command, Giving& giving) {
    if (!giving.receiver.request) return std::nullopt;
    KitRequest& request = *giving.receiver.request;
    if (auto refusal = hindrance_to_data(request, command.line)) return refusal;
    giving.issue.line = command.line == 0 ? line_for_data(request)->number : command.line;
    return std::nullopt;
}

std::optional<Refusal> check_eligible(const GiveData& command, Giving& giving, Reader& reader) {
    DataIssue& issue = giving.issue;
    const auto gate = gate_at(issue.organisation, issue.hub, is_walk_in(giving), reader);
    if (gate && (command.gate_confirmed || command.is_fact)) issue.gate = gate->question;
    if (command.is_fact) return std::nullopt;
    std::vector<FieldFault> faults = missing_criteria(issue.criteria);
    if (!faults.empty()) return Refusal{RefusalCode::not_eligible, "", std::move(faults)};
    if (gate && !command.gate_confirmed) {
        return Refusal{RefusalCode::not_eligible,
                       "This hub asks one thing more, and it must be so: " + gate->question,
                       {{"gate_confirmed", "This must be so: " + gate->question}}};
    }
    return std::nullopt;
}

std::optional<Refusal> check_limit(const GiveData& command, Giving& giving, Transaction& tx,
                                   Ports& ports) {
    DataIssue& issue = giving.issue;
    const auto& persons = giving.receiver.persons;
    const auto refusal = refuse_over_limit(issue.organisation, persons, gigabytes_of(giving.item),
                                           giving.at, tx, ports.zones);
    if (!refusal) return std::nullopt;
    issue.over_limit = true;
    if (const auto used = use_permission(issue.organisation, persons, issue.reference, tx, ports)) {
        issue.reason = used->reason;
        issue.allowed_by = used->decided_by;
        return std::nullopt;
    }
    if (command.is_fact) {
        issue.reason = "It had been given when the limit was looked at";
        return std::nullopt;
    }
    if (command.over_limit.empty()) return refusal;
    if (!may(command.caller.role, Permission::allow_over_limit)) {
        return refusal_of(RefusalCode::forbidden, "Only a manager may give more than the limit.");
    }
    const std::string fault = over_limit_fault(command.over_limit);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"over_limit", fault}}};
    issue.reason = trimmed(command.over_limit);
    issue.allowed_by = command.caller.actor;
    return std::nullopt;
}

// Whoever agrees to be reminded is entered into the vault; one of the caller's reach with the same contact is that one.
std::optional<Refusal> enter_receiver(const GiveData& command, Giving& giving, Transaction& tx,
                                      Ports& ports) {
    DataReceiver& receiver = giving.receiver;
    const bool is_unknown = is_walk_in(giving) && !receiver.resident;
    if (!command.may_remind || !is_unknown) return std::nullopt;
    const auto has = [&](ResidentField field) { return receiver.facts.contains(field); };
    if (!has(ResidentField::phone) && !has(ResidentField::email)) {
        return field_refusal("phone", "Give a phone number or e-mail address to remind them.");
    }
    if (!has(ResidentField::name)) {
        return field_refusal("name", "Give a name or initials, so that we know what to call them.");
    }
    for (const Twin& twin : twins_of(giving.issue.organisation, receiver.facts, tx, ports)) {
        const bool is_seen = reaches(command.caller, Permission::read_residents, twin.resident);
        if (!is_seen || twin.resident.erased_at) continue;
        record_reading(
            {command.id, command.caller.actor, ReadingReason::search, "", fields_of(twin.kind)},
            twin.resident, tx, ports);
        receiver.resident = twin.resident;
        return std::nullopt;
    }
    receiver.resident = enter_resident(
        {giving.issue.organisation, giving.issue.hub, command.caller.actor, receiver.facts}, tx,
        ports);
    return std::nullopt;
}

void fill_from_before(DataIssue& issue, const DataIssue& before, bool follows) {
    issue.resident = before.resident;
    issue.asking = before.asking;
    issue.criteria = before.criteria;
    issue.gate = before.gate;
    issue.area = before.area;
    issue.ward = before.ward;
    issue.language = before.language;
    issue.may_remind = before.may_remind;
    (follows ? issue.follows : issue.replaces) = before.reference;
    if (follows) return;
    issue.request = before.request;
    issue.line = before.line;
}

void fill_from_request(DataIssue& issue, const KitRequest& request) {
    issue.request = request.id;
    issue.asking = request.asking;
    issue.resident = request.resident;
    issue.criteria = request.criteria;
    issue.area = request.area;
    issue.ward = request.ward;
    issue.language = request.language;
}

std::string draw_issue_reference(Reader& reader, Crypto& crypto) {
    for (;;) {
        std::string reference = drawn_reference('D', crypto.digest(crypto.make_secret()));
        if (!reader.issues().issue(reference)) return reference;
    }
}

// What is counted of where they live: the first half of the postcode, and its ward when the whole was told.
std::optional<Refusal> fill_place(DataIssue& issue, const GiveData& command,
                                  const ResidentFacts& facts, Reader& reader) {
    const auto known = facts.find(ResidentField::postcode);
    const bool is_told = !command.area.empty() || known == facts.end();
    const std::string& postcode = is_told ? command.area : known->second;
    issue.area = area_of(postcode);
    if (!issue.area.empty() && !is_outward(issue.area)) {
        return field_refusal("area", "Give their postcode or its first half, such as LS1.");
    }
    issue.ward = ward_of(postcode, reader);
    return std::nullopt;
}

std::optional<Refusal> fill_issue(const GiveData& command, Giving& giving, Transaction& tx,
                                  Ports& ports) {
    DataIssue& issue = giving.issue;
    issue.organisation = command.caller.organisation;
    issue.reference = draw_issue_reference(tx, ports.crypto);
    issue.item = giving.item.id;
    issue.asking = issue.organisation;
    issue.criteria = command.criteria;
    if (auto refusal = fill_place(issue, command, giving.receiver.facts, tx)) return refusal;
    issue.language = command.language;
    issue.may_remind = command.may_remind;
    issue.handover = command.handover;
    if (giving.receiver.request) fill_from_request(issue, *giving.receiver.request);
    if (giving.before) fill_from_before(issue, *giving.before, command.replaces.empty());
    if (command.terms_told && !giving.network.user_terms.empty()) {
        issue.terms = ports.crypto.digest(giving.network.user_terms);
    }
    issue.actor = command.caller.actor;
    issue.issued_at = giving.at;
    issue.recorded_at = ports.clock.now();
    return std::nullopt;
}

Result<Giving> load(const GiveData& command, Transaction& tx, Ports& ports) {
    Giving giving;
    giving.at = command.happened_at.value_or(ports.clock.now());
    if (!command.replaces.empty() || !command.follows.empty()) {
        auto before = issue_before(command, tx);
        if (!before) return before.refusal();
        giving.before = *std::move(before);
    }
    auto receiver = receiver_of(command, giving.before, tx, ports);
    if (!receiver) return receiver.refusal();
    giving.receiver = *std::move(receiver);
    if (auto refusal = check_line(command, giving)) return *refusal;
    lock_receiver(command.caller.organisation, giving.receiver, tx);
    auto item = lock_item(command, tx);
    if (!item) return item.refusal();
    giving.item = *std::move(item);
    giving.network = network_of(giving.item, tx);
    const auto hub = hub_of_giving(command.caller, command.hub, giving.item.standing.hub, tx);
    if (!hub) return hub.refusal();
    giving.issue.hub = hub->id;
    return giving;
}

// In the order in which a person at the counter would ask.
std::optional<Refusal> check(const GiveData& command, Giving& giving, Transaction& tx,
                             Ports& ports) {
    const Date day = london_day(giving.at, ports.zones);
    const std::string request = giving.receiver.request ? giving.receiver.request->reference : "";
    if (auto refusal = hindrance_to_issue(giving.item.standing, giving.issue.hub, day, request)) {
        return refusal;
    }
    if (auto refusal = fill_issue(command, giving, tx, ports)) return refusal;
    if (!command.is_fact && !command.terms_told && !giving.network.user_terms.empty()) {
        return field_refusal("terms_told", "Tell them the network's terms first, and confirm it.");
    }
    if (giving.before) {
        if (command.replaces.empty() && !command.is_fact) {
            return check_follow(*giving.before, giving, tx, ports.zones);
        }
        return std::nullopt;
    }
    if (auto refusal = check_eligible(command, giving, tx)) return refusal;
    return check_limit(command, giving, tx, ports);
}

// Opened and shown this once; that it was is written down beside.
std::string show_code(const Giving& giving, Transaction& tx, Ports& ports) {
    const DataItem& item = giving.item;
    if (item.kind != ItemKind::voucher) return "";
    const auto code = ports.safe.open(item.sealed_code, "voucher:" + item.reference + "/code");
    if (!code) {
        throw StoreFailure{RefusalCode::internal,
                           "the code of voucher " + item.reference + " does not open"};
    }
    CodeShowing showing;
    showing.id = ports.crypto.make_uuid();
    showing.item = item.id;
    showing.issue = giving.issue.id;
    showing.actor = giving.issue.actor;
    showing.shown_at = giving.issue.recorded_at;
    tx.write_issues().insert_showing(showing);
    return *code;
}

Result<DataItem> issue_item(const GiveData& command, const Giving& giving, Transaction& tx,
                            Ports& ports) {
    MoveItems move;
    move.organisation = giving.issue.organisation;
    move.step.event = ItemEvent::issue;
    move.step.hub = giving.issue.hub;
    move.step.issue = giving.issue.id.value;
    if (giving.receiver.request) move.step.request = giving.receiver.request->reference;
    move.actor = command.caller.actor;
    move.hub = giving.issue.hub;
    move.words = giving.issue.reference;
    move.happened_at = giving.at;
    const auto moved = move_items(move, {giving.item}, tx, ports);
    if (!moved) return moved.refusal();
    return moved->front();
}

void give_line_of(Giving& giving, const std::string& actor, Transaction& tx, Ports& ports) {
    if (!giving.receiver.request) return;
    KitRequest& request = *giving.receiver.request;
    give_lines(request, {&giving.issue.line, 1}, actor, tx, ports);
    release_data_of(request, actor, tx, ports);
    write_request(request, tx, ports);
}

GivenData given_as_it_is(const DataIssue& issue, Reader& reader) {
    GivenData given;
    given.issue = issue;
    given.item = *reader.stock().data_item_by_id(issue.item);
    given.network = network_of(given.item, reader);
    return given;
}

}  // namespace

Result<GivenData> give_within(const GiveData& command, Transaction& tx, Ports& ports) {
    if (!may(command.caller.role, Permission::give_data)) {
        return refusal_of(RefusalCode::forbidden);
    }
    auto loaded = load(command, tx, ports);
    if (!loaded) return loaded.refusal();
    Giving giving = *std::move(loaded);
    if (auto refusal = check(command, giving, tx, ports)) return *refusal;
    if (auto refusal = enter_receiver(command, giving, tx, ports)) return *refusal;
    if (giving.receiver.resident) giving.issue.resident = giving.receiver.resident->id;
    const std::string sooner =
        sooner_than(giving.item, giving.issue.hub, london_day(giving.at, ports.zones), tx);
    giving.issue.id = tx.write_issues().insert_issue(giving.issue, giving.receiver.persons);
    const auto moved = issue_item(command, giving, tx, ports);
    if (!moved) return moved.refusal();
    const std::string code = show_code(giving, tx, ports);
    give_line_of(giving, command.caller.actor, tx, ports);
    record_audit(
        {"issue:" + giving.issue.reference, "issue", giving.issue.actor, giving.issue.organisation},
        {{"item", giving.item.reference}, {"over_limit", giving.issue.over_limit ? "yes" : ""}}, tx,
        ports);
    GivenData given = given_as_it_is(*tx.issues().issue(giving.issue.reference), tx);
    given.code = code;
    given.sooner = sooner;
    return given;
}

Result<GivenData> give_data(const GiveData& command, Ports& ports) {
    const std::string content = content_of(command, ports.safe);
    return once<GivenData>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<GivenData>> {
            auto given = give_within(command, tx, ports);
            if (!given) return given.refusal();
            std::string reference = given->issue.reference;
            return Done<GivenData>{*std::move(given), std::move(reference)};
        },
        [&](Transaction& tx, const std::string& reference) -> Result<GivenData> {
            const auto issue = reachable_issue(command.caller, reference, tx);
            if (!issue) return issue.refusal();
            return given_as_it_is(*issue, tx);
        });
}

}  // namespace kitbank

#include "server/usecase/requests/submit_request.h"

#include "server/core/canonical.h"
#include "server/core/residents/reference.h"
#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/caps.h"
#include "server/usecase/requests/collector.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/priority.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/residents/enter_resident.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/residents/wards.h"

namespace kitbank {
namespace {

// The parsers know every name that `checked` lets through.
template <class Enum>
Enum chosen(const Answers& answers, std::string_view name,
            std::optional<Enum> (*parse)(std::string_view)) {
    return parse(answer(answers, name)).value_or(Enum{});
}

std::optional<Refusal> check_whole(const Answers& answers, Ports& ports) {
    std::vector<FieldFault> faults;
    checked(answers, london_day(ports.clock.now(), ports.zones), faults);
    require_all(answers, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    faults = missing_criteria(criteria_of(answers));
    if (!faults.empty()) return Refusal{RefusalCode::not_eligible, "", std::move(faults)};
    return std::nullopt;
}

void fill_lines(KitRequest& request, const Answers& answers) {
    const std::vector<std::string> uses = all_answers(answers, "uses");
    const std::vector<std::string_view> names(uses.begin(), uses.end());
    request.lines.clear();
    for (const std::string& kind : all_answers(answers, "kinds")) {
        RequestLine line;
        line.number = static_cast<int>(request.lines.size()) + 1;
        line.kind = parse_line_kind(kind).value_or(LineKind::support);
        if (device_kind_of(line.kind)) {
            line.uses = uses;
            line.memory_gb = memory_needed(line.kind, names);
        }
        line.changed_at = *request.submitted_at;
        request.lines.push_back(std::move(line));
    }
}

void fill(KitRequest& request, const Answers& answers, Instant now) {
    request.area = area_of(answers);
    request.allocation = chosen(answers, "allocation", parse_allocation_kind);
    request.delivery = chosen(answers, "delivery", parse_delivery_kind);
    request.need = chosen(answers, "need", parse_need);
    request.household = std::stoi(answer(answers, "household"));
    request.safeguarding = says_yes(answers, "safeguarding");
    request.needed_by = parse_date(answer(answers, "needed_by"));
    request.language = chosen(answers, "language", parse_language);
    request.access_needs = all_answers(answers, "access_needs");
    request.criteria = criteria_of(answers);
    request.agreed_to_share = says_yes(answers, "agreed_to_share");
    request.agreed_to_follow_up = says_yes(answers, "agreed_to_follow_up");
    request.submitted_at = now;
    fill_lines(request, answers);
}

std::optional<Refusal> choose_hub(KitRequest& request, const Caller& caller, const Answers& answers,
                                  Reader& reader) {
    const std::string code = answer(answers, "hub");
    if (code.empty()) return std::nullopt;
    const auto hub = reader.hub_by_code(request.organisation, code);
    if (!hub || hub->is_closed) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"hub", "Choose a hub that is open, of the list."}}};
    }
    // They would lose sight of the request.
    const bool is_bound = reach_of(caller.role, Permission::ask_for_kit) == Reach::hub;
    if (is_bound && caller.hub && hub->id != caller.hub->id) {
        return Refusal{RefusalCode::invalid_fields, "", {{"hub", "Choose your own hub."}}};
    }
    request.hub = hub->id;
    request.hub_code = hub->code;
    request.hub_name = hub->name;
    return std::nullopt;
}

// Whoever asks again asks for the same resident, also where only the old request is in their reach.
bool is_of_old_request(const KitRequest& request, const Caller& caller, const std::string& resident,
                       Reader& reader) {
    if (request.asked_again_from.empty()) return false;
    const auto old =
        reachable_request(caller, Permission::ask_for_kit, request.asked_again_from, reader);
    return old && old->resident_reference == resident;
}

Result<Resident> known_resident(const KitRequest& request, const Caller& caller,
                                const std::string& reference, Transaction& tx) {
    std::optional<Resident> known = tx.write_residents().lock_resident(reference);
    const bool is_within = known && known->organisation == request.organisation &&
                           (reaches(caller, Permission::read_residents, *known) ||
                            is_of_old_request(request, caller, reference, tx));
    if (!is_within) {
        return Refusal{
            RefusalCode::resident_not_found,
            "",
            {{"resident", "No resident that you may see has this reference. Check it."}}};
    }
    if (known->erased_at) return Refusal{RefusalCode::resident_erased, "", {}};
    return *std::move(known);
}

// As the latest request for them has it; the vault is not opened for that.
void take_known_place(KitRequest& request, const Resident& resident, Reader& reader) {
    const std::vector<KitRequest> earlier = reader.requests().requests_of(resident.id);
    if (earlier.empty()) return;
    request.area = earlier.front().area;
    request.ward = earlier.front().ward;
}

void write_note(const KitRequest& request, const Resident& resident, const std::string& words,
                Transaction& tx, Ports& ports) {
    RequestNote note;
    note.id = ports.crypto.make_uuid();
    note.request = request.id;
    note.actor = note_by_itself;
    note.for_staff_only = true;
    note.sealed_words = seal_words(resident, note.id, words, ports.safe);
    note.written_at = ports.clock.now();
    tx.write_requests().insert_note(note);
}

// What staff should know of somebody whom the caller may not know of; empty when there is nobody.
std::string unseen_twin(const std::vector<Twin>& twins, const Caller& caller) {
    for (const Twin& twin : twins) {
        if (reaches(caller, Permission::read_residents, twin.resident)) continue;
        return twin.resident.reference + " has the same " + spoken(twin.kind) +
               ". They may be the same person.";
    }
    return "";
}

Result<Resident> find_or_enter(KitRequest& request, const Caller& caller, const Answers& answers,
                               Transaction& tx, Ports& ports) {
    const std::string reference = answer(answers, "resident");
    if (!reference.empty()) {
        Result<Resident> known = known_resident(request, caller, reference, tx);
        if (known && request.area.empty()) take_known_place(request, *known, tx);
        return known;
    }
    const ResidentFacts facts = facts_of(answers);
    const std::string unseen =
        unseen_twin(twins_of(request.organisation, facts, tx, ports), caller);
    const Resident entered =
        enter_resident({request.organisation, request.hub, caller.actor, facts}, tx, ports);
    if (!unseen.empty()) write_note(request, entered, unseen, tx, ports);
    return entered;
}

// `request` is stored as a draft, and locked.
Result<KitRequest> submit(KitRequest request, const Caller& caller, const Answers& answers,
                          Transaction& tx, Ports& ports) {
    if (auto refusal = check_whole(answers, ports)) return *refusal;
    const Instant now = ports.clock.now();
    fill(request, answers, now);
    request.ward = ward_of(answer(answers, "postcode"), tx);
    if (auto refusal = choose_hub(request, caller, answers, tx)) return *refusal;
    Result<Resident> resident = find_or_enter(request, caller, answers, tx, ports);
    if (!resident) return resident.refusal();
    request.resident = resident->id;
    request.resident_reference = resident->reference;
    if (auto refusal = refuse_over_cap(request, tx)) return *refusal;

    request.sealed_collector =
        seal_collector(request, *resident, answer(answers, "collector"), ports.safe);
    request.sealed_draft.clear();
    take_step(request, RequestStep::submission, caller.actor, tx, ports);
    request.sort_key = sort_key_of(request, tx);
    write_request(request, tx, ports);
    tx.write_notices().write_told_by(request.id, chosen(answers, "told_by", parse_told_by));
    tell(request, MessageKind::request_received, {}, tx, ports);
    return request;
}

Result<Done<KitRequest>> done(Result<KitRequest> submitted) {
    if (!submitted) return submitted.refusal();
    std::string reference = submitted->reference;
    return Done<KitRequest>{std::move(*submitted), std::move(reference)};
}

// The resident that was chosen in place of what the draft says.
std::optional<Refusal> choose_resident(Answers& answers, const std::string& typed) {
    if (typed.empty()) return std::nullopt;
    const auto reference = parse_resident_reference(typed);
    if (!reference) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"resident", "Enter a reference like R-7K3M9QXZ."}}};
    }
    answers["resident"] = {*reference};
    return std::nullopt;
}

std::optional<Refusal> look_for_twin(const Caller& caller, OrganisationId organisation,
                                     const Uuid& id, const Answers& answers, Ports& ports) {
    if (!answer(answers, "resident").empty() || check_whole(answers, ports)) return std::nullopt;
    return refuse_twin(caller, organisation, id, facts_of(answers), ports);
}

std::optional<Refusal> look_for_twin(const SubmitRequest& command, Ports& ports) {
    if (command.is_someone_else || !command.resident.empty()) return std::nullopt;
    const Result<Draft> draft = open_draft(command.caller, command.reference, ports);
    if (!draft) return std::nullopt;  // the transaction says why
    return look_for_twin(command.caller, draft->request.organisation, command.id, draft->answers,
                         ports);
}

Result<Done<KitRequest>> send(const SubmitRequest& command, Transaction& tx, Ports& ports) {
    Result<KitRequest> draft =
        lock_reachable_request(command.caller, Permission::ask_for_kit, command.reference, tx);
    if (!draft) return draft.refusal();
    if (draft->state != RequestState::draft) return Refusal{RefusalCode::request_closed, "", {}};
    Answers answers = answers_of(*draft, ports.safe);
    if (auto refusal = choose_resident(answers, command.resident)) return *refusal;
    return done(submit(std::move(*draft), command.caller, answers, tx, ports));
}

Result<Done<KitRequest>> ask(const AskForKit& command, const Answers& answers, Transaction& tx,
                             Ports& ports) {
    KitRequest request = blank_request(command.caller, command.door, tx, ports);
    keep_answers(request, {}, ports.safe);
    request.id = tx.write_requests().insert_request(request);
    return done(submit(std::move(request), command.caller, answers, tx, ports));
}

}  // namespace

Result<KitRequest> submit_request(const SubmitRequest& command, Ports& ports) {
    if (auto refusal = look_for_twin(command, ports)) return *refusal;
    const std::string content = CanonicalText{}
                                    .add("submit request")
                                    .add(command.reference)
                                    .add(command.is_someone_else ? "someone else" : "")
                                    .add(command.resident)
                                    .text();
    return once<KitRequest>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return send(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(command.caller, Permission::ask_for_kit, reference, tx);
        });
}

Result<KitRequest> ask_for_kit(const AskForKit& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::ask_for_kit)) return Refusal{RefusalCode::forbidden, "", {}};
    if (auto refusal = check_door(caller, command.door)) return *refusal;
    std::vector<FieldFault> faults;
    const Answers answers =
        checked(command.typed, london_day(ports.clock.now(), ports.zones), faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    OrganisationId organisation;
    ports.store.read([&](Reader& reader) { organisation = organisation_of_kit(caller, reader); });
    if (!command.is_someone_else) {
        if (auto refusal = look_for_twin(caller, organisation, command.id, answers, ports)) {
            return *refusal;
        }
    }
    const std::string content =
        CanonicalText{}.add(name_of(command.door)).add(kept_text(answers)).text();
    return once<KitRequest>(
        {command.id, keyed_content("ask for kit ", content, command.id, ports.safe), caller.actor},
        ports, [&](Transaction& tx) { return ask(command, answers, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(caller, Permission::ask_for_kit, reference, tx);
        });
}

}  // namespace kitbank

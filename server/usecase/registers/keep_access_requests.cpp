#include "server/usecase/registers/keep_access_requests.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/once.h"

namespace kitbank {
namespace {

constexpr int open_entries_max = 1000;
constexpr int newest_entries_max = 200;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

AccessFacts facts_of(const AccessRequest& row) {
    return {row.nation,         row.received, row.identity_needed, row.identity_confirmed,
            row.clarifications, row.extended, row.answered};
}

bool has_open_question(const AccessRequest& row) {
    return !row.clarifications.empty() && !row.clarifications.back().arrived;
}

std::string text_of(const std::optional<Date>& day) { return day ? format(*day) : ""; }

Result<AccessRequest> recall(Transaction& tx, const Caller& caller, const std::string& answer) {
    const auto number = parse_entry_number(Register::access_requests, answer);
    const auto row =
        number ? tx.registers().access_request(caller.organisation, *number) : std::nullopt;
    return row ? Result<AccessRequest>{*row} : refusal_of(RefusalCode::entry_not_found);
}

struct AccessChange {
    AccessRequest row;
    std::string note;
};

std::optional<Refusal> refuse_step(const AccessRequest& row, AccessStep step) {
    const std::vector<AccessStep> open = steps_open(row);
    if (std::ranges::find(open, step) != open.end()) return std::nullopt;
    if (row.answered) return out_of_order("This request was answered already.");
    switch (step) {
        case AccessStep::identity:
            return out_of_order("It is known already who asks.");
        case AccessStep::clarification:
            return out_of_order("A question is open already. Record its answer first.");
        case AccessStep::clarification_arrival:
            return out_of_order("No question is open.");
        case AccessStep::extension:
            return out_of_order(row.extended ? "The time was extended already."
                                             : "The time begins when it is known who asks.");
        case AccessStep::answer:
        case AccessStep::note:
            break;
    }
    return std::nullopt;
}

void apply_answer(AnswerReader& answers, AccessRequest& row) {
    row.answered = answers.day("answered");
    row.outcome = answers.word<AccessOutcome>("outcome", access_outcome_names);
    const bool is_less =
        row.outcome == AccessOutcome::partly || row.outcome == AccessOutcome::refused;
    row.reason = answers.text("reason", is_less);
    row.rights_told = answers.flag("rights_told");
    if (is_less && !row.rights_told) {
        answers.fault("rights_told",
                      "The person must be told why, and that they can complain to you, to the ICO "
                      "and to a court.");
    }
}

void apply(AnswerReader& answers, AccessStep step, AccessChange& change) {
    AccessRequest& row = change.row;
    switch (step) {
        case AccessStep::identity:
            row.identity_confirmed = answers.day("identity_confirmed");
            return;
        case AccessStep::clarification:
            row.clarifications.push_back(
                {answers.day("asked"), std::nullopt, answers.flag("about_information")});
            return;
        case AccessStep::clarification_arrival:
            row.clarifications.back().arrived = answers.day("arrived");
            return;
        case AccessStep::extension:
            row.extended = answers.day("extension_told");
            row.ground = answers.word<ExtensionGround>("ground", extension_ground_names);
            return;
        case AccessStep::note:
            change.note = answers.text("note", true);
            return;
        case AccessStep::answer:
            return apply_answer(answers, row);
    }
}

Result<AccessChange> decide(const TakeAccessStep& command, const AccessRequest& row, Date today) {
    if (auto refusal = refuse_step(row, command.step)) return *refusal;
    AccessChange change{row, ""};
    AnswerReader answers{command.answers};
    apply(answers, command.step, change);
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = access_deadline(facts_of(change.row), today);
    if (!deadline) return deadline.refusal();
    return change;
}

std::string questions_text(const AccessRequest& row) {
    std::string text;
    for (const Clarification& each : row.clarifications) {
        text += (text.empty() ? "" : " ") + format(each.asked) + "/" + text_of(each.arrived) +
                (each.is_about_information ? "" : "/other");
    }
    return text;
}

void commit(const TakeAccessStep& command, const AccessChange& change, Transaction& tx,
            Ports& ports) {
    const AccessRequest& row = change.row;
    if (!change.note.empty()) add_note(row, change.note, command.caller, tx, ports);
    record_entry_audit({row, name_of(command.step), command.caller},
                       {{"identity_confirmed_on", text_of(row.identity_confirmed)},
                        {"questions", questions_text(row)},
                        {"extended_on", text_of(row.extended)},
                        {"ground", row.ground ? std::string{name_of(*row.ground)} : ""},
                        {"answered_on", text_of(row.answered)},
                        {"outcome", row.outcome ? std::string{name_of(*row.outcome)} : ""},
                        {"rights_told", row.rights_told ? "yes" : ""}},
                       tx, ports);
}

bool comes_first(const ListedEntry<AccessRequest>& left, const ListedEntry<AccessRequest>& right) {
    if (left.deadline.due.has_value() != right.deadline.due.has_value()) {
        return left.deadline.due.has_value();
    }
    return left.deadline.days_left < right.deadline.days_left;
}

}  // namespace

Result<AccessRequest> record_access_request(const RecordAccessRequest& command, Ports& ports) {
    if (!may(command.caller.role, Permission::keep_registers)) {
        return refusal_of(RefusalCode::forbidden);
    }
    AccessRequest read;
    AnswerReader answers{command.answers};
    read_entry(answers, command.caller, read);
    read.identity_needed = answers.flag("identity_needed");
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = access_deadline(facts_of(read), london_today(ports));
    if (!deadline) return deadline.refusal();
    const std::string content = CanonicalText{}
                                    .add("access request")
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return once<AccessRequest>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<AccessRequest>> {
            AccessRequest row = read;
            number_and_seal(row, Register::access_requests, tx, ports);
            row.id = tx.write_registers().insert_access_request(row);
            record_entry_audit({row, "receipt", command.caller},
                               {{"number", format(row.number)},
                                {"received_on", format(row.received)},
                                {"identity_needed", row.identity_needed ? "yes" : ""}},
                               tx, ports);
            return Done<AccessRequest>{row, format(row.number)};
        },
        [&](Transaction& tx, const std::string& answer) {
            return recall(tx, command.caller, answer);
        });
}

Result<AccessRequest> take_access_step(const TakeAccessStep& command, Ports& ports) {
    if (!may(command.caller.role, Permission::keep_registers)) {
        return refusal_of(RefusalCode::forbidden);
    }
    const std::string content = CanonicalText{}
                                    .add("access step")
                                    .add(format(command.number))
                                    .add(name_of(command.step))
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return once<AccessRequest>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<AccessRequest>> {
            const auto row =
                tx.registers().access_request(command.caller.organisation, command.number);
            if (!row) return refusal_of(RefusalCode::entry_not_found);
            Result<AccessChange> change = decide(command, *row, london_today(ports));
            if (!change) return change.refusal();
            if (command.step == AccessStep::answer) {
                change->row.reason =
                    seal_column(change->row, "reason", change->row.reason, ports.safe);
            }
            if (!tx.write_registers().update_access_request(change->row)) {
                return changed_meanwhile();
            }
            ++change->row.version;
            commit(command, *change, tx, ports);
            return Done<AccessRequest>{change->row, format(row->number)};
        },
        [&](Transaction& tx, const std::string& answer) {
            return recall(tx, command.caller, answer);
        });
}

std::vector<AccessStep> steps_open(const AccessRequest& request) {
    using enum AccessStep;
    if (request.answered) return {note};
    std::vector<AccessStep> steps;
    const bool is_waiting = request.identity_needed && !request.identity_confirmed;
    if (is_waiting) steps.push_back(identity);
    steps.push_back(has_open_question(request) ? clarification_arrival : clarification);
    if (!is_waiting && !request.extended) steps.push_back(extension);
    steps.push_back(answer);
    steps.push_back(note);
    return steps;
}

Result<ShownEntry<AccessRequest>> read_access_request(const Caller& caller,
                                                      const EntryNumber& number, Ports& ports) {
    if (!may(caller.role, Permission::keep_registers)) return refusal_of(RefusalCode::forbidden);
    std::optional<ShownEntry<AccessRequest>> shown;
    ports.store.write([&](Transaction& tx) {
        const auto row = tx.registers().access_request(caller.organisation, number);
        if (!row) return false;
        record_entry_audit({*row, "reading", caller}, {}, tx, ports);
        shown.emplace();
        shown->row = *row;
        shown->person = open_column(*row, "person", row->person, ports.safe);
        shown->matter = open_column(*row, "matter", row->matter, ports.safe);
        shown->last_words = open_column(*row, "reason", row->reason, ports.safe);
        shown->deadline = deadline_or_why_not(access_deadline(facts_of(*row), london_today(ports)));
        shown->notes = shown_notes(*row, tx, ports.safe);
        shown->history = history_of(*row, tx);
        return true;
    });
    if (!shown) return refusal_of(RefusalCode::entry_not_found);
    return std::move(*shown);
}

Result<std::vector<ListedEntry<AccessRequest>>> list_access_requests(const Caller& caller,
                                                                     bool is_all, Ports& ports) {
    if (!may(caller.role, Permission::keep_registers)) return refusal_of(RefusalCode::forbidden);
    std::vector<AccessRequest> rows;
    ports.store.read([&](Reader& reader) {
        RegisterReader& registers = reader.registers();
        rows = is_all ? registers.access_requests_newest(caller.organisation, newest_entries_max)
                      : registers.access_requests_open(caller.organisation, open_entries_max);
    });
    const Date today = london_today(ports);
    std::vector<ListedEntry<AccessRequest>> list;
    for (AccessRequest& row : rows) {
        Deadline deadline = deadline_or_why_not(access_deadline(facts_of(row), today));
        list.push_back({std::move(row), std::move(deadline)});
    }
    if (!is_all) std::ranges::stable_sort(list, comes_first);
    return list;
}

}  // namespace kitbank

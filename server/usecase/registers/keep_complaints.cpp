#include "server/usecase/registers/keep_complaints.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/once.h"

namespace kitbank {
namespace {

constexpr int open_entries_max = 1000;
constexpr int newest_entries_max = 200;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

ComplaintFacts facts_of(const Complaint& row) {
    return {row.nation, row.received, row.acknowledged, row.answered};
}

std::string text_of(const std::optional<Date>& day) { return day ? format(*day) : ""; }

Result<Complaint> recall(Transaction& tx, const Caller& caller, const std::string& answer) {
    const auto number = parse_entry_number(Register::complaints, answer);
    const auto row = number ? tx.registers().complaint(caller.organisation, *number) : std::nullopt;
    return row ? Result<Complaint>{*row} : refusal_of(RefusalCode::entry_not_found);
}

// A step on the row that was loaded: changes it, and says in `note` what is to be kept as one.
struct ComplaintChange {
    Complaint row;
    std::string note;
};

std::optional<Refusal> refuse_step(const Complaint& row, ComplaintStep step) {
    const std::vector<ComplaintStep> open = steps_open(row);
    if (std::ranges::find(open, step) != open.end()) return std::nullopt;
    switch (step) {
        case ComplaintStep::acknowledgement:
            return out_of_order("This complaint was acknowledged already.");
        case ComplaintStep::answer:
            return out_of_order("This complaint was answered already. Reopen it to answer anew.");
        case ComplaintStep::closure:
            return out_of_order(row.closed ? "This complaint is closed already."
                                           : "A complaint is closed after it was answered.");
        case ComplaintStep::reopening:
            return out_of_order("Only an answered complaint can be reopened.");
        case ComplaintStep::note:
            break;
    }
    return std::nullopt;
}

void apply(AnswerReader& answers, ComplaintStep step, Date today, ComplaintChange& change) {
    Complaint& row = change.row;
    switch (step) {
        case ComplaintStep::acknowledgement:
            row.acknowledged = answers.day("acknowledged");
            return;
        case ComplaintStep::note:
            change.note = answers.text("note", true);
            return;
        case ComplaintStep::answer:
            row.answered = answers.day("answered");
            if (!row.acknowledged) row.acknowledged = row.answered;
            row.outcome = answers.word<ComplaintOutcome>("outcome", complaint_outcome_names);
            return;
        case ComplaintStep::closure:
            row.closed = today;
            row.lessons = answers.text("lessons", false);
            return;
        case ComplaintStep::reopening:
            change.note = answers.text("reason", true);
            row.answered.reset();
            row.outcome.reset();
            row.closed.reset();
            return;
    }
}

Result<ComplaintChange> decide(const TakeComplaintStep& command, const Complaint& row, Date today) {
    if (auto refusal = refuse_step(row, command.step)) return *refusal;
    ComplaintChange change{row, ""};
    AnswerReader answers{command.answers};
    apply(answers, command.step, today, change);
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = complaint_deadline(facts_of(change.row), today);
    if (!deadline) return deadline.refusal();
    return change;
}

void commit(const TakeComplaintStep& command, const ComplaintChange& change, Transaction& tx,
            Ports& ports) {
    const Complaint& row = change.row;
    if (!change.note.empty()) add_note(row, change.note, command.caller, tx, ports);
    record_entry_audit({row, name_of(command.step), command.caller},
                       {{"acknowledged_on", text_of(row.acknowledged)},
                        {"answered_on", text_of(row.answered)},
                        {"outcome", row.outcome ? std::string{name_of(*row.outcome)} : ""},
                        {"closed_on", text_of(row.closed)}},
                       tx, ports);
}

int urgency_of(const Complaint& row) {
    if (row.closed) return 3;
    if (row.answered) return 2;
    return row.acknowledged ? 1 : 0;
}

bool comes_first(const ListedEntry<Complaint>& left, const ListedEntry<Complaint>& right) {
    const int a = urgency_of(left.row), b = urgency_of(right.row);
    if (a != b) return a < b;
    if (a == 0) return left.deadline.days_left < right.deadline.days_left;
    return left.row.received < right.row.received;
}

}  // namespace

Result<Complaint> record_complaint(const RecordComplaint& command, Ports& ports) {
    if (!may(command.caller.role, Permission::keep_registers)) {
        return refusal_of(RefusalCode::forbidden);
    }
    Complaint read;
    AnswerReader answers{command.answers};
    read_entry(answers, command.caller, read);
    read.category = answers.word<ComplaintCategory>("category", complaint_category_names);
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = complaint_deadline(facts_of(read), london_today(ports));
    if (!deadline) return deadline.refusal();
    const std::string content = CanonicalText{}
                                    .add("complaint")
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return once<Complaint>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Complaint>> {
            Complaint row = read;
            number_and_seal(row, Register::complaints, tx, ports);
            row.id = tx.write_registers().insert_complaint(row);
            record_entry_audit({row, "receipt", command.caller},
                               {{"number", format(row.number)},
                                {"received_on", format(row.received)},
                                {"category", std::string{name_of(row.category)}}},
                               tx, ports);
            return Done<Complaint>{row, format(row.number)};
        },
        [&](Transaction& tx, const std::string& answer) {
            return recall(tx, command.caller, answer);
        });
}

Result<Complaint> take_complaint_step(const TakeComplaintStep& command, Ports& ports) {
    if (!may(command.caller.role, Permission::keep_registers)) {
        return refusal_of(RefusalCode::forbidden);
    }
    const std::string content = CanonicalText{}
                                    .add("complaint step")
                                    .add(format(command.number))
                                    .add(name_of(command.step))
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return once<Complaint>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Complaint>> {
            const auto row = tx.registers().complaint(command.caller.organisation, command.number);
            if (!row) return refusal_of(RefusalCode::entry_not_found);
            Result<ComplaintChange> change = decide(command, *row, london_today(ports));
            if (!change) return change.refusal();
            if (command.step == ComplaintStep::closure) {
                change->row.lessons =
                    seal_column(change->row, "lessons", change->row.lessons, ports.safe);
            }
            if (!tx.write_registers().update_complaint(change->row)) return changed_meanwhile();
            ++change->row.version;
            commit(command, *change, tx, ports);
            return Done<Complaint>{change->row, format(row->number)};
        },
        [&](Transaction& tx, const std::string& answer) {
            return recall(tx, command.caller, answer);
        });
}

std::vector<ComplaintStep> steps_open(const Complaint& complaint) {
    using enum ComplaintStep;
    if (complaint.closed) return {reopening, note};
    if (complaint.answered) return {closure, reopening, note};
    if (complaint.acknowledged) return {answer, note};
    return {acknowledgement, answer, note};
}

Result<ShownEntry<Complaint>> read_complaint(const Caller& caller, const EntryNumber& number,
                                             Ports& ports) {
    if (!may(caller.role, Permission::keep_registers)) return refusal_of(RefusalCode::forbidden);
    std::optional<ShownEntry<Complaint>> shown;
    ports.store.write([&](Transaction& tx) {
        const auto row = tx.registers().complaint(caller.organisation, number);
        if (!row) return false;
        record_entry_audit({*row, "reading", caller}, {}, tx, ports);
        shown.emplace();
        shown->row = *row;
        shown->person = open_column(*row, "person", row->person, ports.safe);
        shown->matter = open_column(*row, "matter", row->matter, ports.safe);
        shown->last_words = open_column(*row, "lessons", row->lessons, ports.safe);
        shown->deadline =
            deadline_or_why_not(complaint_deadline(facts_of(*row), london_today(ports)));
        shown->notes = shown_notes(*row, tx, ports.safe);
        shown->history = history_of(*row, tx);
        return true;
    });
    if (!shown) return refusal_of(RefusalCode::entry_not_found);
    return std::move(*shown);
}

Result<std::vector<ListedEntry<Complaint>>> list_complaints(const Caller& caller, bool is_all,
                                                            Ports& ports) {
    if (!may(caller.role, Permission::keep_registers)) return refusal_of(RefusalCode::forbidden);
    std::vector<Complaint> rows;
    ports.store.read([&](Reader& reader) {
        RegisterReader& registers = reader.registers();
        rows = is_all ? registers.complaints_newest(caller.organisation, newest_entries_max)
                      : registers.complaints_open(caller.organisation, open_entries_max);
    });
    const Date today = london_today(ports);
    std::vector<ListedEntry<Complaint>> list;
    for (Complaint& row : rows) {
        Deadline deadline = deadline_or_why_not(complaint_deadline(facts_of(row), today));
        list.push_back({std::move(row), std::move(deadline)});
    }
    if (!is_all) std::ranges::stable_sort(list, comes_first);
    return list;
}

}  // namespace kitbank

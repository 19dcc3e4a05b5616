#include "server/usecase/registers/keep_complaints.h"

#include "server/usecase/registers/keep_entries.h"

namespace kitbank {
namespace {

int urgency_of(const Complaint& row) {
    if (row.closed) return 3;
    if (row.answered) return 2;
    return row.acknowledged ? 1 : 0;
}

struct ComplaintBook {
    using Row = Complaint;
    static constexpr Register register_of = Register::complaints;
    static constexpr std::string_view receipt_words = "complaint";
    static constexpr std::string_view step_words = "complaint step";
    static constexpr ComplaintStep last_step = ComplaintStep::closure;
    static constexpr std::string_view last_column = "lessons";
    static constexpr auto last_words = &Complaint::lessons;
    static constexpr auto find = &RegisterReader::complaint;
    static constexpr auto open = &RegisterReader::complaints_open;
    static constexpr auto newest = &RegisterReader::complaints_newest;
    static constexpr auto insert = &RegisterWriter::insert_complaint;
    static constexpr auto update = &RegisterWriter::update_complaint;

    static Result<Deadline> deadline(const Complaint& row, Date today) {
        return complaint_deadline({row.nation, row.received, row.acknowledged, row.answered},
                                  today);
    }

    static void read_own(AnswerReader& answers, Complaint& row) {
        row.category = answers.word<ComplaintCategory>("category", complaint_category_names);
    }

    static AuditFacts::value_type receipt_fact(const Complaint& row) {
        return {"category", std::string{name_of(row.category)}};
    }

    static std::optional<Refusal> refuse(const Complaint& row, ComplaintStep step) {
        switch (step) {
            case ComplaintStep::acknowledgement:
                return out_of_order("This complaint was acknowledged already.");
            case ComplaintStep::answer:
                return out_of_order(
                    "This complaint was answered already. Reopen it to answer anew.");
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

    static void apply(AnswerReader& answers, ComplaintStep step, Date today,
                      EntryChange<Complaint>& change) {
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

    static AuditFacts step_facts(const Complaint& row) {
        return {{"acknowledged_on", text_of(row.acknowledged)},
                {"answered_on", text_of(row.answered)},
                {"outcome", row.outcome ? std::string{name_of(*row.outcome)} : ""},
                {"closed_on", text_of(row.closed)}};
    }

    static bool comes_first(const ListedEntry<Complaint>& left,
                            const ListedEntry<Complaint>& right) {
        const int a = urgency_of(left.row), b = urgency_of(right.row);
        if (a != b) return a < b;
        if (a == 0) return left.deadline.days_left < right.deadline.days_left;
        return left.row.received < right.row.received;
    }
};

}  // namespace

Result<Complaint> record_complaint(const RecordComplaint& command, Ports& ports) {
    return record_in<ComplaintBook>(command, ports);
}

Result<Complaint> take_complaint_step(const TakeComplaintStep& command, Ports& ports) {
    return take_step_in<ComplaintBook>(command, ports);
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
    return read_in<ComplaintBook>(caller, number, ports);
}

Result<std::vector<ListedEntry<Complaint>>> list_complaints(const Caller& caller, bool is_all,
                                                            Ports& ports) {
    return list_in<ComplaintBook>(caller, is_all, ports);
}

}  // namespace kitbank

#include "server/usecase/registers/keep_access_requests.h"

#include "server/usecase/registers/keep_entries.h"

namespace kitbank {
namespace {

bool has_open_question(const AccessRequest& row) {
    return !row.clarifications.empty() && !row.clarifications.back().arrived;
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

std::string questions_text(const AccessRequest& row) {
    std::string text;
    for (const Clarification& each : row.clarifications) {
        text += (text.empty() ? "" : " ") + format(each.asked) + "/" + text_of(each.arrived) +
                (each.is_about_information ? "" : "/other");
    }
    return text;
}

struct AccessBook {
    using Row = AccessRequest;
    static constexpr Register register_of = Register::access_requests;
    static constexpr std::string_view receipt_words = "access request";
    static constexpr std::string_view step_words = "access step";
    static constexpr AccessStep last_step = AccessStep::answer;
    static constexpr std::string_view last_column = "reason";
    static constexpr auto last_words = &AccessRequest::reason;
    static constexpr auto find = &RegisterReader::access_request;
    static constexpr auto open = &RegisterReader::access_requests_open;
    static constexpr auto newest = &RegisterReader::access_requests_newest;
    static constexpr auto insert = &RegisterWriter::insert_access_request;
    static constexpr auto update = &RegisterWriter::update_access_request;

    static Result<Deadline> deadline(const AccessRequest& row, Date today) {
        return access_deadline(
            {row.nation, row.received, row.identity_needed, row.identity_confirmed,
             row.clarifications, row.extended, row.answered},
            today);
    }

    static void read_own(AnswerReader& answers, AccessRequest& row) {
        row.identity_needed = answers.flag("identity_needed");
    }

    static AuditFacts::value_type receipt_fact(const AccessRequest& row) {
        return {"identity_needed", row.identity_needed ? "yes" : ""};
    }

    static std::optional<Refusal> refuse(const AccessRequest& row, AccessStep step) {
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

    static void apply(AnswerReader& answers, AccessStep step, Date,
                      EntryChange<AccessRequest>& change) {
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

    static AuditFacts step_facts(const AccessRequest& row) {
        return {{"identity_confirmed_on", text_of(row.identity_confirmed)},
                {"questions", questions_text(row)},
                {"extended_on", text_of(row.extended)},
                {"ground", row.ground ? std::string{name_of(*row.ground)} : ""},
                {"answered_on", text_of(row.answered)},
                {"outcome", row.outcome ? std::string{name_of(*row.outcome)} : ""},
                {"rights_told", row.rights_told ? "yes" : ""}};
    }

    static bool comes_first(const ListedEntry<AccessRequest>& left,
                            const ListedEntry<AccessRequest>& right) {
        if (left.deadline.due.has_value() != right.deadline.due.has_value()) {
            return left.deadline.due.has_value();
        }
        return left.deadline.days_left < right.deadline.days_left;
    }
};

}  // namespace

Result<AccessRequest> record_access_request(const RecordAccessRequest& command, Ports& ports) {
    return record_in<AccessBook>(command, ports);
}

Result<AccessRequest> take_access_step(const TakeAccessStep& command, Ports& ports) {
    return take_step_in<AccessBook>(command, ports);
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
    return read_in<AccessBook>(caller, number, ports);
}

Result<std::vector<ListedEntry<AccessRequest>>> list_access_requests(const Caller& caller,
                                                                     bool is_all, Ports& ports) {
    return list_in<AccessBook>(caller, is_all, ports);
}

}  // namespace kitbank

#include "server/usecase/registers/keep_complaints.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/registers_steps.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

constexpr std::array<std::string_view, 6> category_texts = {
    "How personal data was handled", "A device or SIM", "Waiting too long", "A decision",
    "How someone was treated",       "Something else"};
constexpr std::array<std::string_view, 4> outcome_texts = {"Upheld", "Partly upheld", "Not upheld",
                                                           "Withdrawn"};

std::string category_text(ComplaintCategory category) {
    return std::string(category_texts.at(static_cast<std::size_t>(category)));
}

std::string state_of(const Complaint& row, const Deadline& deadline) {
    if (row.closed) return "Closed on " + day_text(*row.closed);
    if (row.answered) return "Answered on " + day_text(*row.answered) + ": close it";
    if (row.acknowledged) return "Acknowledged: answer it without undue delay";
    return deadline.due ? due_text("Acknowledge it by", deadline) : "Acknowledge it";
}

std::string outcome_text(const Complaint& row) {
    return row.outcome ? std::string(outcome_texts.at(static_cast<std::size_t>(*row.outcome))) : "";
}

struct ComplaintPages {
    using Row = Complaint;
    using Step = ComplaintStep;
    static constexpr Register register_of = Register::complaints;
    static constexpr std::string_view home = "/complaints";
    static constexpr std::string_view entry = "Complaint ";
    static constexpr const auto& step_names = complaint_step_names;
    static constexpr auto record = &record_complaint;
    static constexpr auto take = &take_complaint_step;
    static constexpr auto read = &read_complaint;

    static constexpr auto step_words = std::to_array<StepWords<ComplaintStep>>({
        {ComplaintStep::acknowledgement, "Acknowledge it",
         "Tell the person that it came and what happens next, then record the day you did.",
         "Acknowledged."},
        {ComplaintStep::note, "Write a note", "Notes are kept sealed.", "The note was added."},
        {ComplaintStep::answer, "Record the answer",
         "Tell the person what you found and that they can go to the ICO about personal data, or "
         "to the ombudsman about a council’s service. Then record it here.",
         "Answered."},
        {ComplaintStep::closure, "Close it", "", "Closed."},
        {ComplaintStep::reopening, "Reopen it",
         "The answer must then be given anew. The history keeps the earlier one.", "Reopened."},
    });

    static FormPage new_form() {
        FormPage form{"Record a complaint", "/complaints", "Record it", "/complaints",
                      "All complaints"};
        form.intro =
            "Every complaint goes into the register, however it came. It must be acknowledged "
            "within 30 days and answered without undue delay.";
        form.place = Place::organisation;
        form.questions = entry_questions("Who complains?", "What is the complaint about?");
        Question category{QuestionKind::one_of, "category", "Which fits best?"};
        category.choices = options_of(complaint_category_names, category_texts);
        form.questions.insert(form.questions.end() - 1, category);
        return form;
    }

    static std::vector<Question> step_questions(ComplaintStep step) {
        switch (step) {
            case ComplaintStep::acknowledgement:
                return {{QuestionKind::date, "acknowledged", "When did you acknowledge it?"}};
            case ComplaintStep::note:
                return {{QuestionKind::text, "note", "Note"}};
            case ComplaintStep::answer: {
                Question outcome{QuestionKind::one_of, "outcome", "What came of it?"};
                outcome.choices = options_of(complaint_outcome_names, outcome_texts);
                return {{QuestionKind::date, "answered", "When did you answer?"}, outcome};
            }
            case ComplaintStep::closure:
                return {{QuestionKind::text, "lessons", "What did you learn? (optional)",
                         "What will be done differently"}};
            case ComplaintStep::reopening:
                return {{QuestionKind::text, "reason", "Why is it reopened?"}};
        }
        return {};
    }

    static EntryPage entry_page(const ShownEntry<Complaint>& shown) {
        const Complaint& row = shown.row;
        EntryPage page;
        page.caption = "Complaint " + format(row.number);
        page.heading = category_text(row.category);
        page.verdict = state_of(row, shown.deadline);
        const bool is_late = !row.acknowledged && shown.deadline.days_left < 0;
        page.verdict_kind = is_late ? "no" : (row.answered ? "yes" : "out");
        page.back = {"/complaints", "All complaints"};
        page.facts = common_facts(row, shown.person, shown.matter);
        page.facts.push_back({"Acknowledged", day_or_nothing(row.acknowledged)});
        page.facts.push_back({"Answered", day_or_nothing(row.answered)});
        page.facts.push_back({"Outcome", outcome_text(row)});
        page.facts.push_back({"Closed", day_or_nothing(row.closed)});
        page.facts.push_back({"Lessons", shown.last_words});
        page.steps = entry_steps<ComplaintPages>(row);
        return page;
    }
};

ListRow row_of(const ListedEntry<Complaint>& listed) {
    const Complaint& row = listed.row;
    ListRow shown;
    shown.title = format(row.number) + ", " + category_text(row.category);
    shown.url = url_of<ComplaintPages>(row.number);
    shown.meta = "Came on " + day_text(row.received) + " " + how_text(row.how) + ". " +
                 state_of(row, listed.deadline) + ".";
    if (!row.acknowledged && listed.deadline.days_left < 0) shown.fact = "Late";
    return shown;
}

}  // namespace

Response list_complaints_here(const Call& call) {
    const bool is_all = call.request.query.has("all");
    const auto listed = list_complaints(call.caller, is_all, call.ports());
    if (!listed) return show_refusal(call, listed.refusal());
    ListPage list{"Complaints"};
    list.place = Place::organisation;
    list.links = {{"/complaints/new", "Record a complaint"},
                  is_all ? Option{"/complaints", "Only open complaints"}
                         : Option{"/complaints?all=yes", "The newest of all complaints"},
                  {"/subject-access", "Subject access requests"},
                  {"/monitoring", "Equality monitoring"}};
    if (is_all) {
        list.groups = {{"All complaints, newest first", {}, "There are none."}};
    } else {
        list.groups = {{"To acknowledge", {}, "None is waiting."},
                       {"To answer", {}, "None is waiting."},
                       {"To close", {}, "None is waiting."}};
    }
    for (const auto& each : *listed) {
        const std::size_t group =
            is_all || !each.row.acknowledged ? 0 : (each.row.answered ? 2 : 1);
        list.groups.at(group).rows.push_back(row_of(each));
    }
    return show_list(call, list);
}

Response show_new_complaint(const Call& call) {
    FormState state;
    answer_today(state, "received", call.ports());
    return show_form(call, ComplaintPages::new_form(), state);
}

Response record_complaint_here(const Call& call) { return record_entry_here<ComplaintPages>(call); }

Response show_complaint(const Call& call) { return show_entry_here<ComplaintPages>(call); }

Response show_complaint_step(const Call& call) { return show_step_here<ComplaintPages>(call); }

Response take_complaint_step_here(const Call& call) { return take_step_here<ComplaintPages>(call); }

}  // namespace kitbank::web::pages

#include "server/usecase/registers/keep_access_requests.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/registers_steps.h"

namespace kitbank::web::pages {
namespace {

constexpr std::array<std::string_view, 4> outcome_texts = {
    "Everything was given", "Part of it was given", "Refused", "The person withdrew it"};
constexpr std::array<std::string_view, 2> ground_texts = {"The request is complex",
                                                          "The person made a number of requests"};

std::vector<Question> answer_questions() {
    Question outcome{QuestionKind::one_of, "outcome", "What came of it?"};
    outcome.choices = options_of(access_outcome_names, outcome_texts);
    Question rights{QuestionKind::some_of, "rights_told", "What the person was told (optional)",
                    "Needed when not everything was given"};
    rights.choices = {
        {"yes", "The reason, and that they can complain to you, to the ICO and to a court"}};
    return {{QuestionKind::date, "answered", "When did you answer?"},
            outcome,
            {QuestionKind::text, "reason", "Why was not everything given? (optional)",
             "Needed when part of it was held back, or all. Kept sealed"},
            rights};
}

std::string state_of(const AccessRequest& row, const Deadline& deadline) {
    if (row.answered) return "Answered on " + day_text(*row.answered);
    if (deadline.clock == ClockState::not_begun) return "Waiting to know who is asking";
    if (!deadline.due) return "The last day is not known";
    if (deadline.clock == ClockState::stopped) {
        return "The clock stands still. If the answer came today: " + due_text("due", deadline);
    }
    return due_text("Answer by", deadline);
}

bool is_late(const AccessRequest& row, const Deadline& deadline) {
    return !row.answered && deadline.due && deadline.days_left < 0;
}

std::string extension_text(const AccessRequest& row) {
    if (!row.extended) return "";
    return "Told on " + day_text(*row.extended) + ". " +
           std::string(ground_texts.at(static_cast<std::size_t>(*row.ground)));
}

struct AccessPages {
    using Row = AccessRequest;
    using Step = AccessStep;
    static constexpr Register register_of = Register::access_requests;
    static constexpr std::string_view home = "/subject-access";
    static constexpr std::string_view entry = "Request ";
    static constexpr const auto& step_names = access_step_names;
    static constexpr auto record = &record_access_request;
    static constexpr auto take = &take_access_step;
    static constexpr auto read = &read_access_request;

    static constexpr auto step_words = std::to_array<StepWords<AccessStep>>({
        {AccessStep::identity, "Confirm who is asking",
         "The month begins on the day on which you knew who was asking.", "The time runs now."},
        {AccessStep::clarification, "Record a question to the person",
         "The clock stands still only while you wait to hear which information is wanted. Ask that "
         "only when you need it to find the data.",
         "The question was recorded."},
        {AccessStep::clarification_arrival, "Record the answer to the question", "",
         "The clock runs again."},
        {AccessStep::extension, "Take two more months",
         "Only for a complex request or a number of requests. The person must have been told, with "
         "the reason, before the first month is over.",
         "The time was extended."},
        {AccessStep::note, "Write a note", "Notes are kept sealed.", "The note was added."},
        {AccessStep::answer, "Record the answer", "Record what the person was given, and when.",
         "Answered."},
    });

    static FormPage new_form() {
        FormPage form{"Record a subject access request", "/subject-access", "Record it",
                      "/subject-access", "All subject access requests"};
        form.intro =
            "Anyone may ask what you hold about them, in any words and to anyone of you. It must "
            "be answered within one month.";
        form.place = Place::organisation;
        form.questions = entry_questions("Who asks?", "What do they want to see?");
        Question identity{
            QuestionKind::one_of, "identity_needed", "Must they prove who they are?",
            "Ask for proof only when you have a real doubt; the month then begins when "
            "it comes"};
        identity.choices = {{"no", "No"}, {"yes", "Yes"}};
        form.questions.insert(form.questions.end() - 1, identity);
        return form;
    }

    static std::vector<Question> step_questions(AccessStep step) {
        switch (step) {
            case AccessStep::identity:
                return {
                    {QuestionKind::date, "identity_confirmed", "When did you know who they are?"}};
            case AccessStep::clarification: {
                Question about{QuestionKind::one_of, "about_information",
                               "Did you ask which information is wanted?"};
                about.choices = {{"yes", "Yes"}, {"no", "No, something else"}};
                return {{QuestionKind::date, "asked", "When did you ask?"}, about};
            }
            case AccessStep::clarification_arrival:
                return {{QuestionKind::date, "arrived", "When did the answer come?"}};
            case AccessStep::extension: {
                Question ground{QuestionKind::one_of, "ground", "Why is more time needed?"};
                ground.choices = options_of(extension_ground_names, ground_texts);
                return {{QuestionKind::date, "extension_told", "When did you tell the person?"},
                        ground};
            }
            case AccessStep::note:
                return {{QuestionKind::text, "note", "Note"}};
            case AccessStep::answer:
                return answer_questions();
        }
        return {};
    }

    static EntryPage entry_page(const ShownEntry<AccessRequest>& shown) {
        const AccessRequest& row = shown.row;
        EntryPage page;
        page.caption = "Subject access request " + format(row.number);
        page.heading = state_of(row, shown.deadline);
        page.verdict = "How the last day is worked out";
        page.verdict_kind = is_late(row, shown.deadline) ? "no" : (row.answered ? "yes" : "out");
        page.back = {"/subject-access", "All subject access requests"};
        page.facts = common_facts(row, shown.person, shown.matter);
        if (row.identity_needed) {
            page.facts.push_back(
                {"Identity", row.identity_confirmed
                                 ? "Confirmed on " + day_text(*row.identity_confirmed)
                                 : "Not confirmed yet"});
        }
        page.facts.push_back({"Two more months", extension_text(row)});
        page.facts.push_back({"Answered", day_or_nothing(row.answered)});
        if (row.outcome) {
            page.facts.push_back(
                {"Outcome", std::string(outcome_texts.at(static_cast<std::size_t>(*row.outcome)))});
        }
        page.facts.push_back({"Why", shown.last_words});
        if (!row.resident.empty()) {
            page.links = {
                {"Put together what is held about them", "/residents/" + row.resident + "/export"}};
        }
        page.steps = entry_steps<AccessPages>(row);
        return page;
    }
};

ListRow row_of(const ListedEntry<AccessRequest>& listed) {
    const AccessRequest& row = listed.row;
    ListRow shown;
    shown.title = format(row.number);
    shown.url = url_of<AccessPages>(row.number);
    shown.meta = state_of(row, listed.deadline) + ". Came on " + day_text(row.received) + " " +
                 how_text(row.how) + ".";
    if (is_late(row, listed.deadline)) shown.fact = "Late";
    return shown;
}

}  // namespace

Response list_access_requests_here(const Call& call) {
    const bool is_all = call.request.query.has("all");
    const auto listed = list_access_requests(call.caller, is_all, call.ports());
    if (!listed) return show_refusal(call, listed.refusal());
    ListPage list{"Subject access requests"};
    list.place = Place::organisation;
    list.links = {{"/subject-access/new", "Record a request"},
                  is_all ? Option{"/subject-access", "Only open requests"}
                         : Option{"/subject-access?all=yes", "The newest of all requests"},
                  {"/complaints", "Complaints"},
                  {"/monitoring", "Equality monitoring"}};
    list.groups = {{is_all ? "All requests, newest first" : "To answer", {}, "None is waiting."}};
    for (const auto& each : *listed) list.groups.front().rows.push_back(row_of(each));
    return show_list(call, list);
}

Response show_new_access_request(const Call& call) {
    FormState state;
    answer_today(state, "received", call.ports());
    state.values.emplace("identity_needed", "no");
    if (const auto resident = call.request.query.find("resident")) {
        state.values.emplace("resident", std::string(*resident));
    }
    return show_form(call, AccessPages::new_form(), state);
}

Response record_access_request_here(const Call& call) {
    return record_entry_here<AccessPages>(call);
}

Response show_access_request(const Call& call) { return show_entry_here<AccessPages>(call); }

Response show_access_step(const Call& call) { return show_step_here<AccessPages>(call); }

Response take_access_step_here(const Call& call) { return take_step_here<AccessPages>(call); }

}  // namespace kitbank::web::pages

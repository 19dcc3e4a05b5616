#include <algorithm>
#include <array>

#include "server/core/reference.h"
#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/over_limit.h"
#include "server/web/pages/data_issue_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// Giving a SIM or voucher, one group of questions a page: who it is for, whether they may have it, which one, and its terms.
// Each page carries the answers of the others as hidden fields, so that nothing of a walk-in is kept before
// something is given, and going back loses nothing.
namespace kitbank::web::pages {
namespace {

enum class Step { who, limit, why, item, check };
constexpr std::array<std::string_view, 5> step_names = {"who", "limit", "why", "item", "check"};
constexpr std::array<std::string_view, 5> step_headings = {
    "Who is it for?", "The limit is reached", "May they have it?", "Which one do you give?",
    "Tell them the terms, and give it"};

std::string_view name_of_step(Step step) { return step_names.at(static_cast<std::size_t>(step)); }

// What the person gives, as it came with this call: typed on this page, or carried from the others.
struct Giving {
    const Call& call;
    FormState state;
    std::optional<GivingCounter> counter = {};
    std::optional<ScannedItem> scanned = {};
};

std::string answer_of(const Giving& giving, const char* name) {
    return std::string{trim_spaces(giving.state.value(name))};
}

bool says(const Giving& giving, const char* name) { return !answer_of(giving, name).empty(); }

std::string hub_of(const Giving& giving) { return answer_of(giving, "hub"); }

ReceiverNames names_of(const Giving& giving) {
    ReceiverNames names;
    names.request = answer_of(giving, "request");
    for (const char* name : {"phone", "email", "name", "postcode"}) {
        names.person[*parse_resident_field(name)] = answer_of(giving, name);
    }
    return names;
}

bool is_for_request(const Giving& giving) { return says(giving, "request"); }
// It continues what somebody had before: they are known by that.
bool is_second(const Giving& giving) { return says(giving, "follows"); }

Criteria criteria_of(const Giving& giving) {
    Criteria criteria;
    for (const CriterionRow& row : criterion_rows) {
        criteria.*row.flag = giving.state.has("criteria", std::string{row.name});
    }
    return criteria;
}

GiveData command_of(const Giving& giving) {
    GiveData command;
    const ReceiverNames names = names_of(giving);
    command.id = giving.call.request_id;
    command.caller = giving.call.caller;
    command.item = answer_of(giving, "item");
    command.hub = hub_of(giving);
    command.request = names.request;
    command.follows = answer_of(giving, "follows");
    if (command.request.empty() && command.follows.empty()) command.person = names.person;
    command.criteria = criteria_of(giving);
    command.gate_confirmed = says(giving, "gate_confirmed");
    command.area = answer_of(giving, "area");
    command.language = parse_language(answer_of(giving, "language")).value_or(Language::en);
    command.terms_told = says(giving, "terms_told");
    command.may_remind = says(giving, "may_remind");
    command.over_limit = answer_of(giving, "over_limit");
    return command;
}

std::vector<Question> who_questions(const Giving& giving) {
    std::vector<Question> questions;
    if (!giving.call.caller.hub) questions.push_back(hub_question(giving.call, "At which hub?"));
    Question phone{QuestionKind::line, "phone", "Their phone number",
                   "It is kept only as a code that finds them again, so that one person is one."};
    phone.width = 20;
    questions.push_back(std::move(phone));
    questions.push_back({QuestionKind::email, "email", "Or their e-mail address"});
    questions.push_back({QuestionKind::line, "name", "Or their name"});
    Question postcode{QuestionKind::line, "postcode", "with their postcode"};
    postcode.width = 10;
    questions.push_back(std::move(postcode));
    Question request{QuestionKind::code, "request", "Or the reference of their request",
                     "Such as Q-7K3M9QXZ. Then you ask them nothing more."};
    request.width = 20;
    questions.push_back(std::move(request));
    return questions;
}

std::vector<Question> limit_questions(const Giving& giving) {
    const bool decides = may(giving.call.caller.role, Permission::allow_over_limit);
    return {{QuestionKind::line, "over_limit",
             decides ? "Why may they have more?" : "Why should they have more?",
             "A few words, about nobody's health or family"}};
}

std::vector<Question> why_questions(const Giving& giving) {
    std::vector<Question> questions;
    if (!is_for_request(giving)) {
        Question criteria{QuestionKind::some_of, "criteria", "Ask them, and tick what is so",
                          "The first two, and at least one of the others."};
        for (const CriterionRow& row : criterion_rows) {
            criteria.choices.push_back({std::string{row.name}, std::string{row.label}});
        }
        questions.push_back(std::move(criteria));
    }
    if (giving.counter && giving.counter->gate) {
        questions.push_back({QuestionKind::some_of,
                             "gate_confirmed",
                             "This hub also asks",
                             "",
                             {{"yes", giving.counter->gate->question}}});
    }
    if (!is_for_request(giving) && !says(giving, "postcode")) {
        Question area{QuestionKind::line, "area", "Their postcode, or its first half (optional)",
                      "Such as LS1 4AP or LS1. Only its first half and its ward are kept."};
        area.width = 10;
        questions.push_back(std::move(area));
    }
    return questions;
}

std::vector<Question> item_questions() {
    Question item{QuestionKind::code, "item", "Scan the one in your hand",
                  "Its barcode, or type the number as it is printed. Of a voucher: its reference."};
    item.focus = true;
    return {item};
}

std::vector<Question> check_questions(const Giving& giving) {
    std::vector<Question> questions;
    if (giving.scanned && !giving.scanned->network.user_terms.empty()) {
        questions.push_back({QuestionKind::some_of,
                             "terms_told",
                             "The network's terms",
                             "",
                             {{"yes", "I have told them these terms"}}});
    }
    if (is_second(giving)) return questions;
    questions.push_back({QuestionKind::some_of,
                         "may_remind",
                         "A reminder",
                         "",
                         {{"yes", "They agree to be told before it ends"}}});
    if (!is_for_request(giving) && !says(giving, "name")) {
        questions.push_back({QuestionKind::line, "name", "Their name or initials",
                             "Only if they agree to be told"});
    }
    return questions;
}

std::vector<Question> questions_of(const Giving& giving, Step step) {
    switch (step) {
        case Step::who:
            return who_questions(giving);
        case Step::limit:
            return limit_questions(giving);
        case Step::why:
            return why_questions(giving);
        case Step::item:
            return item_questions();
        case Step::check:
            return check_questions(giving);
    }
    return {};
}

// What other pages asked goes along unseen.
void carry_answers(View main, const Giving& giving, const std::vector<Question>& asked) {
    for (const char* name :
         {"hub", "phone", "email", "name", "postcode", "request", "follows", "over_limit",
          "criteria", "gate_confirmed", "area", "language", "item", "terms_told", "may_remind"}) {
        if (std::ranges::find(asked, name, &Question::name) != asked.end()) continue;
        const auto [first, last] = giving.state.values.equal_range(name);
        for (auto each = first; each != last; ++each) {
            main.add("HIDDEN").set("HIDDEN_NAME", name).set("HIDDEN_VALUE", each->second);
        }
    }
}

void add_next_items(View main, const Giving& giving) {
    if (!giving.counter) return;
    const GivingCounter& counter = *giving.counter;
    for (const NextItem& each : counter.set_aside) add_taken(main.add("SET_ASIDE"), each.item);
    for (const NextItem& next : counter.next) add_taken(main.add("NEXT"), next.item);
    main.show("ITEMS").show_if(!counter.set_aside.empty(), "SOME_SET_ASIDE");
    main.show_if(!counter.next.empty(), "SOME_NEXT");
    main.show_if(counter.next.empty() && counter.set_aside.empty(), "NO_STOCK");
}

void add_scanned(View main, const Giving& giving) {
    if (!giving.scanned) return;
    const ScannedItem& scanned = *giving.scanned;
    main.show("CHOSEN");
    add_taken(main, scanned.item);
    main.text("SOONER", scanned.sooner.empty() ? "" : spoken_number(scanned.sooner));
    main.text("TERMS", scanned.network.user_terms);
}

std::string_view submit_of(const Giving& giving, Step step) {
    if (step == Step::check) return "They have it now";
    const bool decides = may(giving.call.caller.role, Permission::allow_over_limit);
    if (step == Step::limit) return decides ? "Go on with this reason" : "Ask a manager";
    return "Continue";
}

Response show_step(Giving& giving, Step step, const Refusal* refusal) {
    const std::vector<Question> questions = questions_of(giving, step);
    if (refusal != nullptr && step != Step::limit) mark(giving.state, *refusal, questions);
    const std::string_view heading = step_headings.at(static_cast<std::size_t>(step));
    SitePage page(giving.call, "databank/give_data.tpl", heading, Place::data_bank);
    page.set_back("/data", "Data bank");
    page.leave_scan_box();
    View main = page.main();
    main.set("HEADING", heading).set("STEP", name_of_step(step));
    main.set("SUBMIT", submit_of(giving, step));
    main.text("FOR", is_for_request(giving)
                         ? "For request " + answer_of(giving, "request")
                         : (is_second(giving) ? "After " + answer_of(giving, "follows") : ""));
    if (step == Step::limit && refusal != nullptr) main.text("LIMIT", sentence_of(*refusal));
    if (step == Step::item) add_next_items(main, giving);
    if (step == Step::check) add_scanned(main, giving);
    const bool began_elsewhere = is_second(giving) && step == Step::item;
    main.show_if(step != Step::who && !began_elsewhere, "BACK");
    carry_answers(main, giving, questions);
    const bool shows_fault = refusal != nullptr && step != Step::limit;
    fill_form(page, giving.call, form_of(questions), giving.state, shows_fault ? refusal : nullptr);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

bool has_questions_why(const Giving& giving) {
    return !is_second(giving) && (!is_for_request(giving) || giving.counter->gate);
}

Step before(const Giving& giving, Step step) {
    if (step == Step::check) return Step::item;
    if (step == Step::item && has_questions_why(giving)) return Step::why;
    return Step::who;
}

// The counter is loaded for every page but the first; its refusals belong there.
std::optional<Refusal> load_counter(Giving& giving) {
    auto counter = counter_for(giving.call.caller, hub_of(giving), answer_of(giving, "request"),
                               giving.call.ports());
    if (!counter) return counter.refusal();
    giving.counter = *std::move(counter);
    return std::nullopt;
}

std::optional<Refusal> load_scanned(Giving& giving) {
    auto scanned = scanned_item(giving.call.caller, hub_of(giving), answer_of(giving, "request"),
                                answer_of(giving, "item"), giving.call.ports());
    if (!scanned) return scanned.refusal();
    giving.scanned = *std::move(scanned);
    return std::nullopt;
}

Response after_who(Giving& giving) {
    if (!is_second(giving)) {
        const auto refusal =
            hindrance_to_receiver(giving.call.caller, names_of(giving), giving.call.ports());
        const bool is_allowed =
            refusal && refusal->code == RefusalCode::limit_reached && says(giving, "over_limit");
        if (refusal && !is_allowed) {
            const bool is_limit = refusal->code == RefusalCode::limit_reached;
            return show_step(giving, is_limit ? Step::limit : Step::who, &*refusal);
        }
    }
    if (const auto refusal = load_counter(giving)) return show_step(giving, Step::who, &*refusal);
    return show_step(giving, has_questions_why(giving) ? Step::why : Step::item, nullptr);
}

Response show_asked(const LimitOverride& asked) {
    return Response::see_other("/data/overrides?asked=" + asked.reference);
}

Response after_limit(Giving& giving) {
    if (may(giving.call.caller.role, Permission::allow_over_limit)) {
        const std::string fault = over_limit_fault(answer_of(giving, "over_limit"));
        if (fault.empty()) return after_who(giving);
        const Refusal refusal{RefusalCode::invalid_fields, "", {{"over_limit", fault}}};
        mark(giving.state, refusal, limit_questions(giving));
        return show_step(giving, Step::limit, &refusal);
    }
    const ReceiverNames names = names_of(giving);
    const AskOverLimit ask{giving.call.request_id,
                           giving.call.caller,
                           answer_of(giving, "over_limit"),
                           hub_of(giving),
                           names.request,
                           names.resident,
                           names.person};
    const auto asked = ask_over_limit(ask, giving.call.ports());
    if (asked) return show_asked(*asked);
    Refusal refusal = asked.refusal();
    for (FieldFault& fault : refusal.fields) {
        if (fault.field == "reason") fault.field = "over_limit";
    }
    mark(giving.state, refusal, limit_questions(giving));
    return show_step(giving, Step::limit, &refusal);
}

std::optional<Refusal> check_why(const Giving& giving) {
    if (!is_for_request(giving)) {
        const Criteria criteria = criteria_of(giving);
        if (!is_eligible(criteria)) {
            return Refusal{
                RefusalCode::not_eligible,
                "",
                {{"criteria", criteria.is_adult && criteria.low_income
                                  ? "At least one of the last three must be so."
                                  : "The first two must be so. Nobody else can have it."}}};
        }
    }
    if (giving.counter->gate && !says(giving, "gate_confirmed")) {
        return Refusal{RefusalCode::not_eligible, "", {{"gate_confirmed", "This must be so."}}};
    }
    return std::nullopt;
}

Response after_item(Giving& giving) {
    if (!says(giving, "item")) {
        const Refusal refusal{
            RefusalCode::invalid_fields, "", {{"item", "Scan the one you give."}}};
        return show_step(giving, Step::item, &refusal);
    }
    if (auto refusal = load_scanned(giving)) {
        if (refusal->fields.empty()) refusal->fields = {{"item", sentence_of(*refusal)}};
        return show_step(giving, Step::item, &*refusal);
    }
    return show_step(giving, Step::check, nullptr);
}

// Where a refusal of the whole is put right.
Step step_of(const Refusal& refusal) {
    switch (refusal.code) {
        case RefusalCode::limit_reached:
            return Step::limit;
        case RefusalCode::sim_not_found:
        case RefusalCode::sim_not_here:
        case RefusalCode::sim_given:
        case RefusalCode::sim_past_date:
        case RefusalCode::reserved_for_another:
        case RefusalCode::item_not_possible:
            return Step::item;
        case RefusalCode::not_eligible:
            return Step::why;
        default:
            return Step::check;
    }
}

Response after_check(Giving& giving) {
    const auto given = give_data(command_of(giving), giving.call.ports());
    if (given && !given->code.empty()) return show_given_code(giving.call, *given);
    if (given) return Response::see_other(issue_url(given->issue.reference) + "?given=now");
    load_scanned(giving);
    Refusal refusal = given.refusal();
    const Step step = step_of(refusal);
    if (step == Step::item) refusal.fields = {{"item", sentence_of(refusal)}};
    return show_step(giving, step, &refusal);
}

Step step_in(const Giving& giving) {
    const auto found = std::ranges::find(step_names, giving.state.value("step"));
    return found == step_names.end() ? Step::who : static_cast<Step>(found - step_names.begin());
}

Response go_on(Giving& giving, Step step) {
    switch (step) {
        case Step::who:
            return after_who(giving);
        case Step::limit:
            return after_limit(giving);
        case Step::why:
            if (const auto refusal = check_why(giving)) {
                return show_step(giving, Step::why, &*refusal);
            }
            return show_step(giving, Step::item, nullptr);
        case Step::item:
            return after_item(giving);
        case Step::check:
            return after_check(giving);
    }
    return show_step(giving, Step::who, nullptr);
}

}  // namespace

// From the request's page, or from the list of second bundles, the first question is answered.
Response show_give_data(const Call& call) {
    Giving giving{call, {}};
    choose_own_hub(giving.state, call.caller);
    for (const char* name : {"request", "follows", "hub", "item"}) {
        const auto value = call.request.query.text(name);
        if (!value.empty()) giving.state.values.emplace(name, value);
    }
    if (is_for_request(giving) || is_second(giving)) return after_who(giving);
    return show_step(giving, Step::who, nullptr);
}

Response give_data_here(const Call& call) {
    Giving giving{call, typed(call.form)};
    const Step step = step_in(giving);
    if (step != Step::who && step != Step::limit) {
        if (const auto refusal = load_counter(giving)) {
            return show_step(giving, Step::who, &*refusal);
        }
    }
    if (giving.state.value("go") == "back") return show_step(giving, before(giving, step), nullptr);
    return go_on(giving, step);
}

}  // namespace kitbank::web::pages

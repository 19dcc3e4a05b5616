#include "server/usecase/requests/caps.h"
#include "server/usecase/requests/priority.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_words.h"
#include "server/web/text.h"

// The rules of a scheme's queue, for its managers: points and limits.
namespace kitbank::web::pages {
namespace {

FormPage points_form() {
    FormPage form{"Who is served first", "/organisation/priorities", "Save", "/organisation",
                  "Organisation"};
    form.intro =
        "The priority of a request is the sum of these points. Saving puts every open request in "
        "its new place; with very many this takes some seconds.";
    form.place = Place::organisation;
    for (std::size_t i = 0; i < priority_reason_names.size(); ++i) {
        const auto reason = static_cast<PriorityReason>(i);
        Question question{QuestionKind::whole_number, std::string{name_of(reason)},
                          std::string{label_of(reason)}, std::string{meaning_of(reason)}};
        question.width = 4;
        question.unit = "points";
        form.questions.push_back(std::move(question));
    }
    return form;
}

// A whole number as typed; -1, which every rule here refuses, for anything else.
int number_in(std::string_view typed) {
    const std::string_view digits = trim_spaces(typed);
    const bool is_number = !digits.empty() && digits.size() <= 6 &&
                           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? std::stoi(std::string{digits}) : -1;
}

constexpr std::array scope_labels = {"Each organisation that refers", "Each area (NE61)",
                                     "Each person"};

FormPage cap_form() {
    FormPage form{"Add a limit", "/organisation/caps/new", "Save the limit", "/organisation/caps",
                  "Limits"};
    form.intro = "What was asked for before stays, also when it is over the limit.";
    form.place = Place::organisation;
    Question scope{QuestionKind::one_of, "scope", "For whom?"};
    for (std::size_t i = 0; i < cap_scope_names.size(); ++i) {
        scope.choices.push_back({std::string{cap_scope_names[i]}, scope_labels.at(i)});
    }
    Question kind{
        QuestionKind::one_of_many, "kind", "Of what?", "", {{"", "Requests of any kind"}}};
    for (std::size_t i = 0; i < line_kind_names.size(); ++i) {
        const auto each = static_cast<LineKind>(i);
        kind.choices.push_back({std::string{name_of(each)}, capitalised(kind_text(each))});
    }
    Question most{QuestionKind::whole_number, "most", "How many at most?"};
    most.width = 6;
    Question days{QuestionKind::whole_number, "days", "In how many days?",
                  "0 counts only what is asked for or out at the moment"};
    days.width = 4;
    form.questions = {std::move(scope), std::move(kind), std::move(most), std::move(days)};
    return form;
}

ListRow row_of(const Cap& cap) {
    ListRow row{in_words(cap)};
    row.buttons = {{"/organisation/caps",
                    "Remove",
                    {{"scope", std::string{name_of(cap.scope)}},
                     {"kind", cap.kind ? std::string{name_of(*cap.kind)} : ""},
                     {"days", std::to_string(cap.days)}}}};
    return row;
}

Result<SetRequestCap> cap_in(const Call& call) {
    const Fields& fields = call.form.fields;
    SetRequestCap command{call.request_id, call.caller, {}};
    const auto scope = parse_cap_scope(fields.text("scope"));
    const std::string_view kind = fields.text("kind");
    command.cap.kind = parse_line_kind(kind);
    command.cap.days = number_in(fields.text("days"));
    std::vector<FieldFault> faults;
    if (!scope) faults.push_back({"scope", "Choose for whom."});
    if (!kind.empty() && !command.cap.kind) faults.push_back({"kind", "Choose one of the list."});
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    command.cap.scope = *scope;
    return command;
}

}  // namespace

Response show_priorities(const Call& call) {
    const auto points = read_priority_points(call.caller, call.ports());
    if (!points) return show_refusal(call, points.refusal());
    FormState state;
    for (std::size_t i = 0; i < points->size(); ++i) {
        state.values.emplace(priority_reason_names[i], std::to_string((*points)[i]));
    }
    FormPage form = points_form();
    if (call.request.query.text("done") == "saved")
        form.intro = "The new points hold. " + form.intro;
    return show_form(call, form, state);
}

Response save_priorities_here(const Call& call) {
    SetPriorityPoints command{call.request_id, call.caller, {}};
    for (std::size_t i = 0; i < command.points.size(); ++i) {
        command.points[i] = number_in(call.form.fields.text(priority_reason_names[i]));
    }
    const auto saved = set_priority_points(command, call.ports());
    if (!saved) return show_refused_form(call, points_form(), saved.refusal());
    return Response::see_other("/organisation/priorities?done=saved");
}

Response list_caps_here(const Call& call) {
    const auto caps = read_request_caps(call.caller, call.ports());
    if (!caps) return show_refusal(call, caps.refusal());
    ListPage list{"Limits"};
    list.intro =
        "A request that would go over one of these is not taken. Whoever sends it reads why.";
    list.links = {{"/organisation/caps/new", "Add a limit"}};
    list.back = {"/organisation", "Organisation"};
    list.groups = {{"In force", {}, "There are no limits."}};
    for (const Cap& cap : *caps) list.groups[0].rows.push_back(row_of(cap));
    return show_list(call, list);
}

Response remove_cap_here(const Call& call) {
    Result<SetRequestCap> command = cap_in(call);
    if (!command) return show_refusal(call, command.refusal());
    command->cap.most = 0;
    const auto removed = set_request_cap(*command, call.ports());
    if (!removed) return show_refusal(call, removed.refusal());
    return Response::see_other("/organisation/caps");
}

Response show_new_cap(const Call& call) { return show_form(call, cap_form(), {}); }

Response add_cap_here(const Call& call) {
    Result<SetRequestCap> command = cap_in(call);
    if (!command) return show_refused_form(call, cap_form(), command.refusal());
    const int most = number_in(call.form.fields.text("most"));
    command->cap.most = most == 0 ? -1 : most;  // nothing at all is no limit to set by accident
    const auto added = set_request_cap(*command, call.ports());
    if (!added) return show_refused_form(call, cap_form(), added.refusal());
    return Response::see_other("/organisation/caps");
}

}  // namespace kitbank::web::pages

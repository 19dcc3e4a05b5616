#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"

namespace kitbank::web::pages {
namespace {

bool may_manage(const Call& call) { return may(call.caller.role, Permission::manage_hubs); }

std::vector<Question> fact_questions() {
    Question address{QuestionKind::text, "address", "Address (optional)"};
    Question uprn =
        line_question("uprn", "UPRN (optional)", "The number of the building, up to 12 digits");
    uprn.width = 12;
    Question easting = line_question("easting", "Easting (optional)",
                                     "Where it is on the British National Grid, in metres, for the "
                                     "travel between hubs: for example 424750");
    easting.width = 7;
    Question northing = line_question("northing", "Northing (optional)",
                                      "For example 564320; enter both or neither");
    northing.width = 7;
    Question times{QuestionKind::text, "opening_times", "Opening times (optional)",
                   "One line a day, for example Tuesday 10am to 4pm"};
    Question shelves{QuestionKind::text, "shelves", "Shelves (optional)", "One a line"};
    return {line_question("name", "Name"),
            address,
            line_question("phone", "Telephone (optional)"),
            uprn,
            times,
            shelves,
            easting,
            northing};
}

FormPage open_form() {
    FormPage form{"Open a hub", "/hubs/new", "Open the hub", "/hubs", "Hubs"};
    form.place = Place::organisation;
    Question code = line_question(
        "code", "Code", "2 to 12 letters, digits or hyphens. It stays for ever: scanners use it.");
    code.width = 12;
    form.questions = {code};
    for (const Question& question : fact_questions()) form.questions.push_back(question);
    return form;
}

FormPage change_form(const Hub& hub) {
    FormPage form{hub.name, "/hubs/" + hub.code, "Save the change", "/hubs", "Hubs"};
    form.place = Place::organisation;
    form.questions = fact_questions();
    Question closed{QuestionKind::some_of, "is_closed", "Is it closed?"};
    closed.choices = {{"yes", "The hub is closed for good", "Its devices should be moved first"}};
    form.questions.push_back(closed);
    form.questions.push_back({QuestionKind::hidden, "version", ""});
    form.other_way = {"/hubs/" + hub.code + "/times", "When people may come to collect"};
    return form;
}

std::string one_a_line(const std::vector<std::string>& shelves) {
    std::string text;
    for (const std::string& shelf : shelves) text += shelf + "\n";
    return text;
}

FormState state_of(const Hub& hub) {
    FormState state;
    state.values = {{"name", hub.name},
                    {"address", hub.address},
                    {"phone", hub.phone},
                    {"uprn", hub.uprn},
                    {"opening_times", hub.opening_times},
                    {"shelves", one_a_line(hub.shelves)},
                    {"easting", hub.easting ? std::to_string(*hub.easting) : ""},
                    {"northing", hub.northing ? std::to_string(*hub.northing) : ""},
                    {"is_closed", hub.is_closed ? "yes" : ""},
                    {"version", std::to_string(hub.version)}};
    return state;
}

std::vector<std::string> read_shelves(std::string_view text) {
    std::vector<std::string> shelves;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) shelves.emplace_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return shelves;
}

HubFacts read_facts(const Fields& fields) {
    const auto text = [&](std::string_view name) { return std::string{fields.text(name)}; };
    return {text("name"),    text("address"),       text("phone"),
            text("uprn"),    text("opening_times"), read_shelves(fields.text("shelves")),
            text("easting"), text("northing")};
}

ListRow row_of(const Call& call, const Hub& hub) {
    ListRow row{hub.name, "", hub.address, hub.is_closed ? "Closed" : hub.code};
    if (!hub.opening_times.empty())
        row.meta += (row.meta.empty() ? "Open " : ". Open ") + hub.opening_times;
    if (may_manage(call)) row.url = "/hubs/" + hub.code;
    return row;
}

}  // namespace

Response list_hubs_here(const Call& call) {
    const Result<std::vector<Hub>> hubs = list_hubs(call.caller, call.ports());
    if (!hubs) return show_refusal(call, hubs.refusal());
    ListPage page{"Hubs"};
    const auto done = call.request.query.text("done");
    if (done == "opened") page.message = "The hub is open. Scanners can use its code now.";
    if (done == "changed") page.message = "The hub is changed.";
    page.back = {"/organisation", "Organisation"};
    if (may_manage(call)) page.links = {{"/hubs/new", "Open a hub"}};
    ListGroup group{"Where kit is", {}, "There is no hub yet."};
    for (const Hub& hub : *hubs) group.rows.push_back(row_of(call, hub));
    page.groups = {group};
    return show_list(call, page);
}

Response show_open_hub(const Call& call) { return show_form(call, open_form(), {}); }

Response open_hub_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const Result<Hub> hub = open_hub(
        {call.request_id, call.caller, std::string{fields.text("code")}, read_facts(fields)},
        call.ports());
    if (!hub) return show_refused_form(call, open_form(), hub.refusal());
    return Response::see_other("/hubs?done=opened");
}

Response show_hub_form(const Call& call) {
    const Result<Hub> hub = find_hub(std::string{call.param("code")}, call.caller, call.ports());
    if (!hub) return show_refusal(call, hub.refusal());
    return show_form(call, change_form(*hub), state_of(*hub));
}

Response change_hub_here(const Call& call) {
    const Result<Hub> hub = find_hub(std::string{call.param("code")}, call.caller, call.ports());
    if (!hub) return show_refusal(call, hub.refusal());
    const Fields& fields = call.form.fields;
    const ChangeHub command{call.request_id,    call.caller,
                            hub->code,          version_seen(call.form).value_or(0),
                            read_facts(fields), fields.text("is_closed") == "yes"};
    const Result<Hub> changed = change_hub(command, call.ports());
    if (!changed) return show_refused_form(call, change_form(*hub), changed.refusal());
    return Response::see_other("/hubs?done=changed");
}

}  // namespace kitbank::web::pages

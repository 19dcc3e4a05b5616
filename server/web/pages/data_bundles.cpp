#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/databank/bundles.h"
#include "server/usecase/databank/networks.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

// What networks give, in versions.
namespace kitbank::web::pages {
namespace {

bool may_manage(const Call& call) { return may(call.caller.role, Permission::manage_databank); }

std::string bundle_url(const Bundle& bundle) {
    return "/data/bundles/" + percent_encode(bundle.code);
}

std::string size_of(const Bundle& bundle) {
    return std::to_string(bundle.gb_per_month) + " GB a month for " +
           count_text(bundle.months, "month", "months") +
           (bundle.calls_included ? ", with calls" : "");
}

std::string days_of(const Bundle& bundle) {
    std::string text = "from " + day_text(bundle.valid_from);
    if (bundle.valid_to) text += " to " + day_text(*bundle.valid_to);
    return text;
}

Question number_question(std::string name, std::string label, std::string unit) {
    Question question{QuestionKind::whole_number, std::move(name), std::move(label)};
    question.width = 4;
    question.unit = std::move(unit);
    return question;
}

Question yes_question(std::string name, std::string label, std::string choice) {
    Question question{QuestionKind::some_of, std::move(name), std::move(label)};
    question.choices = {{"yes", std::move(choice)}};
    return question;
}

// What a new version may change.
std::vector<Question> offer_questions() {
    Question next = line_question("next", "Which bundle may follow when it ends? (optional)",
                                  "The code of another bundle");
    next.width = 16;
    return {line_question("name", "Name", "For example O2 25 GB for 12 months"),
            number_question("gb_per_month", "How much data each month?", "GB"),
            number_question("months", "For how long?", "months"),
            yes_question("calls_included", "Are calls included?", "Calls and texts are included"),
            {QuestionKind::date, "valid_from", "From which day is it received?",
             "For example 1 4 2027"},
            next};
}

FormPage add_form(const std::vector<Network>& networks) {
    FormPage form{"Add a bundle", "/data/bundles/new", "Add it", "/data/bundles", "Bundles"};
    form.place = Place::data_bank;
    Question code =
        line_question("code", "Code", "Capital letters, digits and hyphens, for example O2-25");
    code.width = 16;
    Question network{QuestionKind::one_of_many, "network", "Which network gives it?"};
    for (const Network& row : networks) {
        if (!row.is_retired) network.choices.push_back({row.code, row.name});
    }
    Question kind{QuestionKind::one_of, "kind", "What is it?"};
    kind.choices = {{"sim", "SIM cards"}, {"voucher", "Voucher codes"}};
    form.questions = {code, network, kind};
    for (const Question& question : offer_questions()) form.questions.push_back(question);
    return form;
}

FormPage version_form(const Bundle& bundle) {
    FormPage form{"Change " + bundle.code, bundle_url(bundle), "Add the new version",
                  "/data/bundles", "Bundles"};
    form.place = Place::data_bank;
    form.intro = "A new version begins on its day. What was received before keeps what it is.";
    form.questions = offer_questions();
    form.other_way = {bundle_url(bundle) + "/end", "It is given no more"};
    return form;
}

FormPage end_form(const Bundle& bundle) {
    FormPage form{"Receive no more of " + bundle.code, bundle_url(bundle) + "/end", "End it",
                  "/data/bundles", "Bundles"};
    form.place = Place::data_bank;
    form.intro = "What is in stock can still be given.";
    form.questions = {{QuestionKind::date, "last", "Which is the last day on which it is received?",
                       "For example 31 3 2027"}};
    return form;
}

FormState state_of(const Bundle& bundle) {
    FormState state;
    state.values = {{"name", bundle.name},
                    {"gb_per_month", std::to_string(bundle.gb_per_month)},
                    {"months", std::to_string(bundle.months)},
                    {"calls_included", bundle.calls_included ? "yes" : ""},
                    {"next", bundle.next}};
    return state;
}

// A number of four digits; 0, which is out of all bounds, for anything else.
int number_in(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    const bool is_number = !text.empty() && text.size() <= 4 &&
                           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? std::stoi(std::string{text}) : 0;
}

Result<Date> day_in(const Form& form, const std::string& name) {
    const auto day = parse_date(date_text(form, name));
    if (day) return *day;
    return Refusal{RefusalCode::invalid_fields, "", {{name, "Enter a real date."}}};
}

Result<Bundle> offer_in(const Form& form, Bundle bundle) {
    const auto day = day_in(form, "valid_from");
    if (!day) return day.refusal();
    const Fields& fields = form.fields;
    bundle.name = trimmed(fields.text("name"));
    bundle.gb_per_month = number_in(fields.text("gb_per_month"));
    bundle.months = number_in(fields.text("months"));
    bundle.calls_included = fields.text("calls_included") == "yes";
    bundle.valid_from = *day;
    bundle.valid_to.reset();
    bundle.next = trimmed(fields.text("next"));
    return bundle;
}

Result<Bundle> bundle_in(const Form& form) {
    Bundle bundle;
    bundle.code = trimmed(form.fields.text("code"));
    bundle.network = trimmed(form.fields.text("network"));
    const auto kind = parse_item_kind(form.fields.text("kind"));
    if (!kind) return Refusal{RefusalCode::invalid_fields, "", {{"kind", "Choose one."}}};
    bundle.kind = *kind;
    return offer_in(form, bundle);
}

Result<Bundle> bundle_of(const Call& call) {
    const auto bundles = list_bundles(call.caller, call.ports());
    if (!bundles) return bundles.refusal();
    const auto found = std::ranges::find(*bundles, call.param("code"), &Bundle::code);
    if (found == bundles->end()) return Refusal{RefusalCode::bundle_not_found, "", {}};
    return *found;
}

Response refused_add(const Call& call, const Refusal& refusal) {
    const auto networks = list_networks(call.caller, call.ports());
    if (!networks) return show_refusal(call, networks.refusal());
    return show_refused_form(call, add_form(*networks), refusal);
}

// The newest version of each code; older ones under the heading of what was.
void add_rows(const Call& call, const std::vector<Bundle>& bundles, Date today, ListPage& page) {
    ListGroup now{"Received now", {}, "No bundle yet."};
    ListGroup past{"Received before"};
    std::string code;
    for (const Bundle& bundle : bundles) {
        const bool is_newest = bundle.code != code;
        code = bundle.code;
        ListRow row{bundle.name};
        row.meta = size_of(bundle) + ", " + days_of(bundle);
        row.fact =
            bundle.code + (bundle.version > 1 ? " version " + std::to_string(bundle.version) : "");
        const bool is_over = bundle.valid_to && *bundle.valid_to < today;
        if (is_newest && may_manage(call)) row.url = bundle_url(bundle);
        (is_over ? past : now).rows.push_back(row);
    }
    page.groups = {now};
    if (!past.rows.empty()) page.groups.push_back(past);
}

}  // namespace

Response list_bundles_here(const Call& call) {
    const auto bundles = list_bundles(call.caller, call.ports());
    if (!bundles) return show_refusal(call, bundles.refusal());
    ListPage page{"Bundles"};
    page.place = Place::data_bank;
    page.intro = "How much data networks give, and for how long.";
    page.back = {"/data", "Data bank"};
    const auto done = call.request.query.text("done");
    if (done == "added") page.message = "The bundle is added.";
    if (done == "ended") page.message = "Its last day is set.";
    if (may_manage(call)) page.links = {{"/data/bundles/new", "Add a bundle"}};
    add_rows(call, *bundles, london_day(call.ports().clock.now()), page);
    return show_list(call, page);
}

Response show_add_bundle(const Call& call) {
    const auto networks = list_networks(call.caller, call.ports());
    if (!networks) return show_refusal(call, networks.refusal());
    return show_form(call, add_form(*networks), {});
}

Response add_bundle_here(const Call& call) {
    const auto bundle = bundle_in(call.form);
    if (!bundle) return refused_add(call, bundle.refusal());
    const auto added = add_bundle({call.request_id, call.caller, *bundle}, call.ports());
    if (!added) return refused_add(call, added.refusal());
    return Response::see_other("/data/bundles?done=added");
}

Response show_bundle_form(const Call& call) {
    const auto bundle = bundle_of(call);
    if (!bundle) return show_refusal(call, bundle.refusal());
    return show_form(call, version_form(*bundle), state_of(*bundle));
}

Response change_bundle_here(const Call& call) {
    const auto before = bundle_of(call);
    if (!before) return show_refusal(call, before.refusal());
    const auto bundle = offer_in(call.form, *before);
    if (!bundle) return show_refused_form(call, version_form(*before), bundle.refusal());
    const auto added = add_bundle({call.request_id, call.caller, *bundle}, call.ports());
    if (!added) return show_refused_form(call, version_form(*before), added.refusal());
    return Response::see_other("/data/bundles?done=added");
}

Response show_end_bundle(const Call& call) {
    const auto bundle = bundle_of(call);
    if (!bundle) return show_refusal(call, bundle.refusal());
    return show_form(call, end_form(*bundle), {});
}

Response end_bundle_here(const Call& call) {
    const auto bundle = bundle_of(call);
    if (!bundle) return show_refusal(call, bundle.refusal());
    const auto last = day_in(call.form, "last");
    if (!last) return show_refused_form(call, end_form(*bundle), last.refusal());
    const auto ended =
        end_bundle({call.request_id, call.caller, bundle->code, *last}, call.ports());
    if (!ended) return show_refused_form(call, end_form(*bundle), ended.refusal());
    return Response::see_other("/data/bundles?done=ended");
}

}  // namespace kitbank::web::pages

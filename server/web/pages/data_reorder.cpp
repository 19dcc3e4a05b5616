#include "server/usecase/databank/networks.h"
#include "server/usecase/databank/reorder_stock.h"
#include "server/web/pages/data_move_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// What hubs should have at least, and what is to be ordered or moved.
namespace kitbank::web {
namespace {

std::string source_text(const SpareStock& source) {
    const std::string amount = with_commas(source.spare);
    return source.has_threshold ? source.hub_name + " has " + amount + " above its own least"
                                : source.hub_name + " has " + amount + " and no least of its own";
}

std::string meta_of(const ReorderLine& line) {
    std::string meta =
        with_commas(line.stock) + " of at least " + with_commas(line.threshold.least);
    if (line.coming > 0) meta += ", " + with_commas(line.coming) + " on the way";
    for (const SpareStock& source : line.from) meta += ". " + source_text(source);
    return meta + ".";
}

std::string fact_of(const ReorderLine& line) {
    return line.short_by > 0 ? with_commas(line.short_by) + " to order or move"
                             : "Enough is on the way";
}

// "bundle O2-25", as one choice among bundles and networks.
std::vector<Option> subjects(const Call& call) {
    std::vector<Option> choices = bundle_choices(call);
    choices.front().text = "Choose a bundle or network";
    for (std::size_t at = 1; at < choices.size(); ++at) {
        choices[at].value = "bundle " + choices[at].value;
    }
    const auto networks = list_networks(call.caller, call.ports());
    if (!networks) return choices;
    for (const Network& network : *networks) {
        choices.push_back({"network " + network.code, "All of " + network.name});
    }
    return choices;
}

FormPage threshold_form(const Call& call) {
    FormPage form{"Set what a hub should have", "/data/thresholds/new", "Save", "/data/thresholds",
                  "What hubs should have"};
    form.place = Place::data_bank;
    Question of{QuestionKind::one_of_many, "of", "Of what?"};
    of.choices = subjects(call);
    Question least{QuestionKind::whole_number, "least", "At least how many?",
                   "0 takes the rule away"};
    least.width = 6;
    form.questions = {hub_question(call, "Which hub?"), of, least};
    return form;
}

Result<SetThreshold> threshold_in(const Call& call) {
    const auto& fields = call.form.fields;
    SetThreshold command{call.request_id, call.caller, std::string{fields.text("hub")}};
    const std::string_view of = fields.text("of");
    const std::size_t space = of.find(' ');
    const auto kind = parse_threshold_kind(of.substr(0, space));
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    if (!kind || space == std::string_view::npos) {
        refusal.fields.push_back({"of", "Choose a bundle or a network."});
    } else {
        command.kind = *kind;
        command.code = of.substr(space + 1);
    }
    const int least = number_of(fields.text("least"));
    if (least < 0 || fields.text("least").empty()) {
        refusal.fields.push_back({"least", "Enter a number from 0 to 100,000."});
    }
    if (!refusal.fields.empty()) return refusal;
    command.least = least;
    return command;
}

}  // namespace

namespace pages {

Response show_reorder(const Call& call) {
    const auto lines = list_reorder(call.caller, call.ports());
    if (!lines) return show_refusal(call, lines.refusal());
    ListPage list{"What to order or move"};
    list.place = Place::data_bank;
    list.back = {"/data", "Data bank"};
    list.links = {{"/data/thresholds", "What hubs should have"}};
    for (const ReorderLine& line : *lines) {
        if (list.groups.empty() || list.groups.back().title != line.threshold.hub_name) {
            list.groups.push_back({line.threshold.hub_name});
        }
        list.groups.back().rows.push_back({line.name, "", meta_of(line), fact_of(line)});
    }
    if (list.groups.empty())
        list.groups = {{"Nothing is low", {}, "Every hub has what it should have."}};
    return show_list(call, list);
}

Response show_thresholds(const Call& call) {
    const auto lines = list_thresholds(call.caller, call.ports());
    if (!lines) return show_refusal(call, lines.refusal());
    ListPage list{"What hubs should have"};
    list.place = Place::data_bank;
    list.back = {"/data/reorder", "What to order or move"};
    if (may(call.caller.role, Permission::manage_databank)) {
        list.action = {"/data/thresholds/new", "Set a least stock"};
    }
    if (call.request.query.text("done") == "set") list.message = "It is saved.";
    for (const ThresholdLine& line : *lines) {
        if (list.groups.empty() || list.groups.back().title != line.threshold.hub_name) {
            list.groups.push_back({line.threshold.hub_name});
        }
        list.groups.back().rows.push_back({line.name, "", with_commas(line.stock) + " on the shelf",
                                           "At least " + with_commas(line.threshold.least)});
    }
    if (list.groups.empty()) list.groups = {{"No rule yet", {}, "No hub has a least stock."}};
    return show_list(call, list);
}

Response show_new_threshold(const Call& call) { return show_form(call, threshold_form(call), {}); }

Response set_threshold_here(const Call& call) {
    const auto command = threshold_in(call);
    const auto set =
        command ? set_threshold(*command, call.ports()) : Result<HubThreshold>{command.refusal()};
    if (!set) return show_refused_form(call, threshold_form(call), set.refusal());
    return Response::see_other("/data/thresholds?done=set");
}

}  // namespace pages
}  // namespace kitbank::web

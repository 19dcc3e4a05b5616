#include <algorithm>
#include <sstream>

#include "server/core/text.h"
#include "server/usecase/databank/networks.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/text.h"

// Networks: how their cards are numbered, what people are told who start one.
namespace kitbank::web::pages {
namespace {

constexpr std::string_view unchecked = "unchecked";

bool may_manage(const Call& call) { return may(call.caller.role, Permission::manage_databank); }

std::string network_url(const std::string& code) {
    return "/data/networks/" + percent_encode(code);
}

// A kind of card a line: "894411 19 5-4-4 unchecked".
std::string line_of(const NumberRow& row) {
    std::string text = row.prefix + " " + std::to_string(row.digits);
    for (std::size_t at = 0; at < row.printed.size(); ++at) {
        text += (at == 0 ? " " : "-") + std::to_string(row.printed[at]);
    }
    return text + (row.has_check_digit ? "" : " " + std::string{unchecked});
}

std::string lines_of(const std::vector<NumberRow>& rows) {
    std::string text;
    for (const NumberRow& row : rows) text += line_of(row) + "\n";
    return text;
}

// A number of two digits; 0, which no row may have, for anything else.
int small_number(std::string_view text) {
    const bool is_number = !text.empty() && text.size() <= 2 &&
                           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? std::stoi(std::string{text}) : 0;
}

std::vector<int> groups_in(const std::string& word) {
    std::istringstream parts{word};
    std::vector<int> groups;
    for (std::string part; std::getline(parts, part, '-');) groups.push_back(small_number(part));
    return groups;
}

NumberRow row_in(const std::string& line) {
    std::istringstream words{line};
    NumberRow row;
    std::string digits;
    words >> row.prefix >> digits;
    row.digits = small_number(digits);
    for (std::string word; words >> word;) {
        if (word == unchecked) {
            row.has_check_digit = false;
        } else {
            row.printed = groups_in(word);
        }
    }
    return row;
}

std::vector<NumberRow> rows_in(std::string_view text) {
    std::istringstream lines{std::string{text.substr(0, network_text_max)}};
    std::vector<NumberRow> rows;
    for (std::string line; std::getline(lines, line);) {
        if (!trimmed(line).empty()) rows.push_back(row_in(line));
    }
    return rows;
}

std::vector<Question> questions() {
    Question retired{QuestionKind::some_of, "is_retired", "Does it still give data?"};
    retired.choices = {
        {"yes", "No, it is retired", "It is offered no more; what was received stays"}};
    return {
        line_question("name", "Name"),
        {QuestionKind::text, "numbers", "How are its cards numbered?",
         "A kind of card a line: how the number begins, how many digits it has, and the groups of "
         "digits printed on the card when that is only its end. For example 894411 19 5-4-4. Add "
         "the word unchecked when its last digit is no check digit."},
        {QuestionKind::text, "user_terms", "What must a person be told before the SIM is started?",
         "In a few words, with the address of the whole terms"},
        {QuestionKind::text, "activation", "How is a SIM started?", "A step a line"},
        {QuestionKind::text, "help", "Where is help?", "A telephone number or an address"},
        retired};
}

FormPage change_form(const Network& network) {
    FormPage form{network.name, network_url(network.code), "Save the change", "/data/networks",
                  "Networks"};
    form.place = Place::data_bank;
    form.questions = questions();
    return form;
}

FormPage add_form() {
    FormPage form{"Add a network", "/data/networks/new", "Add it", "/data/networks", "Networks"};
    form.place = Place::data_bank;
    Question code =
        line_question("code", "Code", "Small letters, digits and hyphens, for example giffgaff");
    code.width = 16;
    form.questions = {code};
    for (const Question& question : questions()) form.questions.push_back(question);
    return form;
}

FormState state_of(const Network& network) {
    FormState state;
    state.values = {{"name", network.name},
                    {"numbers", lines_of(network.numbers)},
                    {"user_terms", network.user_terms},
                    {"activation", network.activation},
                    {"help", network.help},
                    {"is_retired", network.is_retired ? "yes" : ""}};
    return state;
}

Network network_in(const Form& form, std::string code) {
    const auto text = [&](std::string_view name) {
        return std::string{trimmed(form.fields.text(name))};
    };
    Network network;
    network.code = std::move(code);
    network.name = text("name");
    network.numbers = rows_in(form.fields.text("numbers"));
    network.user_terms = text("user_terms");
    network.activation = text("activation");
    network.help = text("help");
    network.is_retired = form.fields.text("is_retired") == "yes";
    return network;
}

Result<Network> network_of(const Call& call) {
    const auto networks = list_networks(call.caller, call.ports());
    if (!networks) return networks.refusal();
    const auto found = std::ranges::find(*networks, call.param("code"), &Network::code);
    if (found == networks->end()) return Refusal{RefusalCode::not_found, "", {}};
    return *found;
}

ListRow row_of(const Call& call, const Network& network) {
    ListRow row{network.name};
    if (may_manage(call)) row.url = network_url(network.code);
    row.meta = network.activation.empty() ? "Nothing is said yet of how to start a SIM."
                                          : "To start a SIM: " + network.activation;
    if (!network.help.empty()) row.meta += ". Help: " + network.help;
    row.fact = network.is_retired ? "Retired" : network.code;
    return row;
}

}  // namespace

Response list_networks_here(const Call& call) {
    const auto networks = list_networks(call.caller, call.ports());
    if (!networks) return show_refusal(call, networks.refusal());
    ListPage page{"Networks"};
    page.place = Place::data_bank;
    page.intro = "Who gives data, how a SIM is started, and where help is.";
    page.back = {"/data", "Data bank"};
    if (call.request.query.has("done")) page.message = "The network is saved.";
    if (may_manage(call)) page.links = {{"/data/networks/new", "Add a network"}};
    ListGroup group{"Networks that give data"};
    for (const Network& row : *networks) group.rows.push_back(row_of(call, row));
    page.groups = {group};
    return show_list(call, page);
}

Response show_add_network(const Call& call) { return show_form(call, add_form(), {}); }

Response add_network_here(const Call& call) {
    const std::string code{trimmed(call.form.fields.text("code"))};
    const auto added =
        change_network({call.request_id, call.caller, network_in(call.form, code)}, call.ports());
    if (!added) return show_refused_form(call, add_form(), added.refusal());
    return Response::see_other("/data/networks?done=saved");
}

Response show_network_form(const Call& call) {
    const auto network = network_of(call);
    if (!network) return show_refusal(call, network.refusal());
    return show_form(call, change_form(*network), state_of(*network));
}

Response change_network_here(const Call& call) {
    const auto network = network_of(call);
    if (!network) return show_refusal(call, network.refusal());
    const auto changed = change_network(
        {call.request_id, call.caller, network_in(call.form, network->code)}, call.ports());
    if (!changed) return show_refused_form(call, change_form(*network), changed.refusal());
    return Response::see_other("/data/networks?done=saved");
}

}  // namespace kitbank::web::pages

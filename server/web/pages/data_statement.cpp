#include "server/usecase/databank/bundles.h"
#include "server/usecase/databank/see_stock.h"
#include "server/usecase/databank/statement.h"
#include "server/usecase/partners/name_actors.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/data_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/problem.h"
#include "server/web/text.h"

// An account of the ledger like a bank's, and what all accounts held on a day.
namespace kitbank::web::pages {
namespace {

bool is_bound(const Call& call) {
    return reach_of(call.caller.role, Permission::see_data_stock) == Reach::hub &&
           call.caller.hub.has_value();
}

Question select(const char* name, const char* label, std::vector<Option> options) {
    Question question{QuestionKind::one_of_many, name, label};
    question.choices = std::move(options);
    return question;
}

Question day_line(const char* name, const char* label) {
    Question question{QuestionKind::line, name, label};
    question.hint = "Like 2026-03-31";
    return question;
}

std::vector<Option> account_options(const Call& call) {
    std::vector<Option> options;
    using enum AccountKind;
    for (const AccountKind kind : {hub, reserved, person, voided, expired, transit, network}) {
        const bool is_apart = kind == transit || kind == network;
        if (is_apart && is_bound(call)) continue;
        options.push_back({std::string{name_of(kind)}, std::string{account_text(kind)}});
    }
    return options;
}

std::vector<Option> hub_options(const Call& call) {
    std::vector<Option> options;
    const auto hubs = list_hubs(call.caller, call.ports());
    if (!hubs) return options;
    for (const Hub& hub : *hubs) {
        if (!is_bound(call) || hub.id == call.caller.hub->id)
            options.push_back({hub.code, hub.name});
    }
    return options;
}

std::vector<Option> bundle_options(const Call& call) {
    std::vector<Option> options{{"", "All"}};
    const auto bundles = list_bundles(call.caller, call.ports());
    if (!bundles) return options;
    for (const Bundle& row : *bundles) {
        const std::string version = std::to_string(row.version);
        options.push_back(
            {row.code + "/" + version, row.code + (row.version > 1 ? " version " + version : "")});
    }
    return options;
}

std::vector<Question> statement_questions(const Call& call) {
    std::vector<Question> questions = {select("account", "Account", account_options(call)),
                                       select("hub", "Hub", hub_options(call)),
                                       day_line("from", "From"), day_line("to", "To"),
                                       select("bundle", "Bundle", bundle_options(call))};
    if (!is_bound(call)) {
        Question packet{QuestionKind::code, "consignment", "Packet"};
        packet.hint = "Of what is on its way, like C-7K3M9QXZ";
        questions.push_back(packet);
    }
    return questions;
}

// The address again, with what was asked; `cursor` of the next page.
std::string url_of(const Call& call, std::string_view path, const std::string& cursor) {
    std::string url{path};
    char separator = '?';
    const auto add = [&](std::string_view name, std::string_view value) {
        url += separator + percent_encode(name) + "=" + percent_encode(value);
        separator = '&';
    };
    for (const auto& field : call.request.query) {
        if (field.name != "cursor" && !field.value.empty()) add(field.name, field.value);
    }
    add("cursor", cursor);
    return url;
}

// A day of the query; what is written and is none gets a sentence.
std::optional<Date> day_in(const Fields& query, const char* name, std::vector<FieldFault>& faults) {
    const auto day = parse_date(query.text(name));
    if (!day && !query.text(name).empty())
        faults.push_back({name, "Write the day like 2026-03-31."});
    return day;
}

Result<StatementOrder> order_in(const Call& call) {
    const Fields& query = call.request.query;
    std::vector<FieldFault> faults;
    StatementOrder order;
    order.account = parse_account_kind(query.text("account")).value_or(AccountKind::hub);
    order.hub = query.text("hub");
    order.consignment = query.text("consignment");
    order.bundle = query.text("bundle");
    order.from = day_in(query, "from", faults);
    order.to = day_in(query, "to", faults);
    order.cursor = query.text("cursor");
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    const std::vector<Option> hubs = hub_options(call);
    if (order.hub.empty() && !hubs.empty()) order.hub = hubs.front().value;
    return order;
}

std::string holding_text(const Holding& holding) {
    return signed_text(holding.items) + " items, " + gigabytes_text(holding.gigabytes);
}

std::string owner_text(const Statement& statement) {
    std::string text{account_text(statement.account)};
    if (statement.hub) text += ", " + statement.hub->name;
    if (!statement.consignment.empty()) text += ", " + statement.consignment;
    if (statement.bundle) text += ", " + statement.bundle->name;
    return text;
}

void add_line(View table, const PostedLine& line, const Names& names) {
    View row = table.add("LINE");
    row.set("WHAT", posted_text(line.group.event)).set("BUNDLE", line.bundle_name);
    row.text("WORDS", line.group.words);
    row.set("WHEN", moment_text(line.group.recorded_at)).set("WHO", names.of(line.group.actor));
    row.set("CHANGE", change_text(line.posting.items));
    row.set("CHANGE_GB", change_text(line.posting.gigabytes) + " GB");
    row.set("LEFT", signed_text(line.items_after));
    row.set("LEFT_GB", gigabytes_text(line.gigabytes_after));
}

void fill_statement(View main, const Call& call, const StatementOrder& order,
                    const Statement& statement) {
    View shown = main.add("STATEMENT");
    shown.set("OWNER", owner_text(statement));
    if (order.from) {
        shown.text("OPENING", holding_text(statement.opening));
        shown.set("OPENING_DAY", day_text(*order.from));
    }
    shown.set("CLOSING", holding_text(statement.closing));
    shown.set("CLOSING_DAY", order.to ? "At the end of " + day_text(*order.to) : "Now");
    if (statement.lines.empty()) shown.show("NOTHING");
    if (!statement.lines.empty()) {
        View table = shown.add("SOME");
        const Names names{name_actors(call.caller, call.ports()), call.caller.actor};
        for (const PostedLine& line : statement.lines) add_line(table, line, names);
    }
    if (statement.next.empty()) return;
    shown.set("NEXT_URL", url_of(call, "/data/statement", statement.next)).show("NEXT");
}

// What the form shows: what was asked, or what is shown when nothing was.
FormState state_in(const Call& call, const StatementOrder& order) {
    FormState state;
    for (const auto& field : call.request.query) state.values.emplace(field.name, field.value);
    if (state.value("hub").empty()) state.values.emplace("hub", order.hub);
    return state;
}

std::string place_of(const NamedBalance& row) {
    std::string text{account_text(row.balance.account.kind)};
    if (!row.consignment.empty()) text += ", " + row.consignment;
    return text;
}

ListRow row_of(const NamedBalance& row) {
    const Balance& balance = row.balance;
    ListRow line{balance.bundle_name, "", place_of(row)};
    line.fact = items_text(balance.kind, balance.items) + ", " + gigabytes_text(balance.gigabytes);
    return line;
}

std::string heading_of(const NamedBalance& row, const std::vector<Option>& hubs) {
    for (const Option& hub : hubs) {
        if (hub.value == row.hub) return hub.text;
    }
    return row.hub.empty() ? "Not at a hub" : row.hub;
}

void add_groups(View main, const std::vector<NamedBalance>& rows, const std::vector<Option>& hubs) {
    std::map<std::string, std::vector<ListRow>> groups;
    for (const NamedBalance& row : rows) groups[heading_of(row, hubs)].push_back(row_of(row));
    for (const auto& [heading, lines] : groups) {
        View group = main.add("GROUP");
        group.set("GROUP_TITLE", heading);
        for (const ListRow& line : lines) {
            group.add("ROW")
                .set("ROW_TITLE", line.title)
                .set("META", line.meta)
                .set("FACT", line.fact);
        }
    }
    main.show_if(groups.empty(), "NOTHING");
}

// Puts the refusal beside its fields; the status that the page has.
int put_refusal(SitePage& page, const std::vector<Question>& questions, FormState& state,
                const Refusal& refusal) {
    mark(state, refusal, questions);
    page.set_problems(problems_in_order(questions, state), name_of(refusal.code));
    return status_of(refusal.code);
}

}  // namespace

Response show_data_statement(const Call& call) {
    SitePage page(call, "databank/statement.tpl", "Statement", Place::data_bank);
    page.set_back("/data", "Data bank");
    page.leave_scan_box();
    const std::vector<Question> questions = statement_questions(call);
    const auto order = order_in(call);
    FormState state = state_in(call, order ? *order : StatementOrder{});
    int status = 200;
    if (order) {
        const auto statement = read_statement(call.caller, *order, call.ports());
        if (statement) fill_statement(page.main(), call, *order, *statement);
        if (!statement) status = put_refusal(page, questions, state, statement.refusal());
    } else {
        status = put_refusal(page, questions, state, order.refusal());
    }
    add_questions(page.main(), "FIELD", questions, state);
    return page.answer(status);
}

Response show_data_balances(const Call& call) {
    SitePage page(call, "databank/balances.tpl", "What there was on a day", Place::data_bank);
    page.set_back("/data", "Data bank");
    page.leave_scan_box();
    const std::vector<Question> questions = {day_line("at", "On which day?")};
    const Fields& query = call.request.query;
    FormState state;
    state.values.emplace("at", std::string{query.text("at")});
    std::vector<FieldFault> faults;
    const auto day = day_in(query, "at", faults);
    View main = page.main();
    int status = 200;
    if (!faults.empty()) {
        status = put_refusal(page, questions, state, {RefusalCode::invalid_fields, "", faults});
    } else {
        const auto rows = see_balances(call.caller, {"", day}, call.ports());
        if (!rows) return show_refusal(call, rows.refusal());
        main.set("WHEN", day ? "At the end of " + day_text(*day) : "Now").show("SHOWN");
        add_groups(main, *rows, hub_options(call));
    }
    add_questions(main, "FIELD", questions, state);
    return page.answer(status);
}

}  // namespace kitbank::web::pages

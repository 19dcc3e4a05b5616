#include "server/web/api/databank.h"

#include "server/usecase/databank/bundles.h"
#include "server/usecase/databank/networks.h"
#include "server/usecase/databank/see_stock.h"
#include "server/usecase/databank/statement.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json day_or_null(const std::optional<Date>& day) { return day ? Json(format(*day)) : Json(); }

Json present_network(const Network& network, const Caller& viewer) {
    Json numbers = Json::array();
    for (const NumberRow& row : network.numbers) {
        numbers.push_back({{"prefix", row.prefix},
                           {"digits", row.digits},
                           {"printed", row.printed},
                           {"has_check_digit", row.has_check_digit}});
    }
    Json row{{"code", network.code},
             {"name", network.name},
             {"is_own", network.organisation.value != 0},
             {"numbers", std::move(numbers)},
             {"user_terms", network.user_terms},
             {"activation", network.activation},
             {"help", network.help},
             {"is_retired", network.is_retired}};
    return only_shown(std::move(row), Object::network, viewer);
}

Json present_bundle(const Bundle& bundle, const Caller& viewer) {
    Json row{{"code", bundle.code},
             {"version", bundle.version},
             {"network", bundle.network},
             {"kind", name_of(bundle.kind)},
             {"name", bundle.name},
             {"gb_per_month", bundle.gb_per_month},
             {"months", bundle.months},
             {"calls_included", bundle.calls_included},
             {"valid_from", format(bundle.valid_from)},
             {"valid_to", day_or_null(bundle.valid_to)},
             {"next", text_or_null(bundle.next)}};
    return only_shown(std::move(row), Object::bundle, viewer);
}

Json present_balance(const Balance& balance) {
    return {{"account", name_of(balance.account.kind)},
            {"bundle", balance.bundle_code},
            {"bundle_name", balance.bundle_name},
            {"kind", name_of(balance.kind)},
            {"network", balance.network},
            {"items", balance.items},
            {"gigabytes", balance.gigabytes}};
}

Json present_line(const PostedLine& line, const ActorNames& names, const Caller& viewer) {
    const StockGroup& group = line.group;
    Json row{{"group", format(group.uuid)},
             {"event", name_of(group.event)},
             {"at", format(group.happened_at)},
             {"recorded_at", format(group.recorded_at)},
             {"actor", shown_actor(group.actor, names)},
             {"words", group.words},
             {"bundle", line.bundle_code},
             {"bundle_name", line.bundle_name},
             {"kind", name_of(line.kind)},
             {"items", line.posting.items},
             {"gigabytes", line.posting.gigabytes},
             {"items_after", line.items_after},
             {"gigabytes_after", line.gigabytes_after}};
    return only_shown(std::move(row), Object::stock_account, viewer);
}

Json present_holding(const Holding& holding) {
    return {{"items", holding.items}, {"gigabytes", holding.gigabytes}};
}

// What a whole number is when it was sent; 0, which is refused by name later, when it was not.
int read_number(FieldReader& fields, std::string_view name, int most) {
    return static_cast<int>(fields.number(name, 0, most).value_or(0));
}

// A day that must be there says so by `absent`.
std::optional<Date> read_day(FieldReader& fields, std::string_view name,
                             const char* absent = nullptr) {
    const std::string text = fields.text(name);
    if (text.empty() && absent != nullptr) fields.fault(name, absent);
    if (text.empty()) return std::nullopt;
    const auto day = parse_date(text);
    if (!day) fields.fault(name, "Write the day like 2026-11-22.");
    return day;
}

NumberRow read_number_row(const Json& json, const std::string& path,
                          std::vector<FieldFault>& faults) {
    NumberRow row;
    FieldReader fields(json, path);
    row.prefix = fields.text("prefix");
    row.digits = read_number(fields, "digits", 20);
    row.has_check_digit = fields.flag("has_check_digit");
    if (const Json* const printed = fields.list("printed")) {
        for (const Json& each : *printed) {
            const std::int64_t digits = each.is_number_integer() ? each.get<std::int64_t>() : 0;
            row.printed.push_back(digits > 0 && digits <= 20 ? static_cast<int>(digits) : 0);
        }
    }
    fields.refuse_others();
    for (const FieldFault& fault : fields.faults()) faults.push_back(fault);
    return row;
}

Network read_network(FieldReader& fields) {
    Network network;
    network.code = fields.text("code");
    network.name = fields.text("name");
    network.user_terms = fields.text("user_terms");
    network.activation = fields.text("activation");
    network.help = fields.text("help");
    network.is_retired = fields.flag("is_retired");
    const Json* const numbers = fields.list("numbers");
    if (numbers == nullptr) return network;
    if (numbers->size() > number_rows_max) {
        fields.fault("numbers", "A network has 20 kinds of card at most.");
        return network;
    }
    for (std::size_t at = 0; at < numbers->size(); ++at) {
        const std::string path = "numbers[" + std::to_string(at) + "]";
        if (!numbers->at(at).is_object()) {
            fields.fault("numbers", "Send an object for each kind of card.");
            return network;
        }
        network.numbers.push_back(read_number_row(numbers->at(at), path + ".", fields.faults()));
    }
    return network;
}

Bundle read_bundle(FieldReader& fields) {
    Bundle bundle;
    bundle.code = fields.text("code");
    bundle.network = fields.text("network");
    const std::string kind = fields.text("kind");
    if (const auto known = parse_item_kind(kind.empty() ? "sim" : kind)) {
        bundle.kind = *known;
    } else {
        fields.fault("kind", "This must be one of sim, voucher.");
    }
    bundle.name = fields.text("name");
    bundle.gb_per_month = read_number(fields, "gb_per_month", 1'000'000);
    bundle.months = read_number(fields, "months", 1'000'000);
    bundle.calls_included = fields.flag("calls_included");
    bundle.valid_from = read_day(fields, "valid_from", "Send the first day.").value_or(Date{});
    bundle.valid_to = read_day(fields, "valid_to");
    bundle.next = fields.text("next");
    return bundle;
}

Result<std::optional<Date>> query_day(const Fields& query, std::string_view name) {
    const std::string_view text = query.text(name);
    const auto day = parse_date(text);
    if (!text.empty() && !day) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{std::string{name}, "Write the day like 2026-11-22."}}};
    }
    return day;
}

Result<StatementOrder> statement_order(const Fields& query) {
    if (auto refusal = check_query(
            query, {"account", "hub", "consignment", "bundle", "from", "to", "cursor", "limit"})) {
        return *refusal;
    }
    StatementOrder order;
    const std::string_view account = query.text("account");
    const auto kind = parse_account_kind(account.empty() ? "hub" : account);
    if (!kind) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"account",
                         "This must be one of network, hub, reserved, transit, person, "
                         "void, expired."}}};
    }
    order.account = *kind;
    for (const auto& [name, field] : {std::pair{"hub", &StatementOrder::hub},
                                      std::pair{"consignment", &StatementOrder::consignment},
                                      std::pair{"bundle", &StatementOrder::bundle}}) {
        const Result<std::string> line = query_line(query, name, line_length_max);
        if (!line) return line.refusal();
        order.*field = *line;
    }
    const Result<std::string> cursor = query_line(query, "cursor", 400);
    if (!cursor) return cursor.refusal();
    order.cursor = *cursor;
    const auto from = query_day(query, "from");
    if (!from) return from.refusal();
    order.from = *from;
    const auto to = query_day(query, "to");
    if (!to) return to.refusal();
    order.to = *to;
    const Result<std::int64_t> limit = query_number(query, "limit", 50, 1, 200);
    if (!limit) return limit.refusal();
    order.limit = static_cast<int>(*limit);
    return order;
}

}  // namespace

Response list_networks(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto networks = kitbank::list_networks(call.caller, call.ports());
    if (!networks) return refused(networks.refusal());
    Json items = Json::array();
    for (const Network& row : *networks) items.push_back(present_network(row, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response change_network(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const ChangeNetwork command{call.request_id, call.caller, read_network(fields)};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<Network> changed = kitbank::change_network(command, call.ports());
    if (!changed) return refused(changed.refusal());
    return answer(200, present_network(*changed, call.caller));
}

Response list_bundles(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto bundles = kitbank::list_bundles(call.caller, call.ports());
    if (!bundles) return refused(bundles.refusal());
    Json items = Json::array();
    for (const Bundle& row : *bundles) items.push_back(present_bundle(row, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response add_bundle(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const AddBundle command{call.request_id, call.caller, read_bundle(fields)};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<Bundle> added = kitbank::add_bundle(command, call.ports());
    if (!added) return refused(added.refusal());
    return answer(201, present_bundle(*added, call.caller));
}

Response end_bundle(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const auto last = read_day(fields, "last", "Send the last day.");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const EndBundle command{call.request_id, call.caller, std::string{call.param("code")}, *last};
    const Result<Bundle> ended = kitbank::end_bundle(command, call.ports());
    if (!ended) return refused(ended.refusal());
    return answer(200, present_bundle(*ended, call.caller));
}

Response list_data_stock(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto lines = see_shelves(call.caller, call.ports());
    if (!lines) return refused(lines.refusal());
    Json items = Json::array();
    for (const ShelfLine& line : *lines) {
        Json row = present_balance(line.stock.balance);
        row.erase("account");
        row["hub"] = line.stock.hub_code;
        row["hub_name"] = line.stock.hub_name;
        row["soon"] = line.soon;
        row["least"] = line.least;
        items.push_back(only_shown(std::move(row), Object::stock_account, call.caller));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response list_balances(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"hub", "at"})) return refused(*refusal);
    const Result<std::string> hub = query_line(query, "hub", line_length_max);
    if (!hub) return refused(hub.refusal());
    const auto day = query_day(query, "at");
    if (!day) return refused(day.refusal());
    const auto balances = see_balances(call.caller, {*hub, *day}, call.ports());
    if (!balances) return refused(balances.refusal());
    Json items = Json::array();
    for (const NamedBalance& each : *balances) {
        Json row = present_balance(each.balance);
        row["hub"] = text_or_null(each.hub);
        row["consignment"] = text_or_null(each.consignment);
        items.push_back(only_shown(std::move(row), Object::stock_account, call.caller));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response show_statement(const Call& call) {
    const Result<StatementOrder> order = statement_order(call.request.query);
    if (!order) return refused(order.refusal());
    const Result<Statement> statement = read_statement(call.caller, *order, call.ports());
    if (!statement) return refused(statement.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const PostedLine& line : statement->lines) {
        items.push_back(present_line(line, names, call.caller));
    }
    Json account{{"account", name_of(statement->account)},
                 {"hub", statement->hub ? Json(statement->hub->code) : Json()},
                 {"consignment", text_or_null(statement->consignment)},
                 {"bundle", statement->bundle ? Json(statement->bundle->code) : Json()},
                 {"opening", present_holding(statement->opening)},
                 {"closing", present_holding(statement->closing)}};
    Json body = only_shown(std::move(account), Object::stock_account, call.caller);
    body["items"] = std::move(items);
    body["next"] = text_or_null(statement->next);
    return answer(200, body);
}

}  // namespace kitbank::web::api

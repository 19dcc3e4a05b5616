#include "server/web/api/data_intake.h"

#include "server/usecase/databank/deliveries.h"
#include "server/usecase/databank/receive_stock.h"
#include "server/usecase/databank/stock_files.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/api/body.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::string_view day_sentence = "Write the day like 2027-06-30.";

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json day_or_null(const std::optional<Date>& day) { return day ? Json(format(*day)) : Json(); }

std::optional<Date> read_day(FieldReader& fields, std::string_view name) {
    const std::string text = fields.text(name);
    const auto day = parse_date(text);
    if (!text.empty() && !day) fields.fault(name, std::string{day_sentence});
    return day;
}

IntakeTold read_told(FieldReader& fields) {
    IntakeTold told;
    told.hub = fields.text("hub");
    told.bundle = fields.text("bundle");
    told.batch = fields.text("batch");
    told.activate_by = read_day(fields, "activate_by");
    told.delivery = fields.text("delivery");
    return told;
}

void read_numbers(FieldReader& fields, std::vector<std::string>& numbers) {
    const Json* list = fields.list("numbers");
    if (list == nullptr) return;
    for (const Json& each : *list) {
        if (!each.is_string() || numbers.size() > received_at_once_max) {
            fields.fault("numbers", "Give at most 5,000 numbers, each as a text.");
            return;
        }
        numbers.push_back(each.get<std::string>());
    }
}

Result<ReceiveStock> read_receipt(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    ReceiveStock command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.told = read_told(fields);
    read_numbers(fields, command.numbers);
    command.first = fields.text("first");
    command.last = fields.text("last");
    command.confirm = fields.flag("confirm");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    return command;
}

Json present_counts(const FateCounts& counts) {
    Json shown = Json::object();
    for (std::size_t at = 0; at < counts.size(); ++at) {
        shown[std::string{line_fate_names[at]}] = counts[at];
    }
    return shown;
}

Json present_line(const IntakeLine& line, const Caller& viewer) {
    Json row{{"line", line.line},
             {"shown", line.shown},
             {"reference", text_or_null(line.reference)},
             {"fate", name_of(line.fate)},
             {"sentence", text_or_null(line.sentence)}};
    return only_shown(std::move(row), Object::stock_file, viewer);
}

Json present_lines(const std::vector<IntakeLine>& lines, const Caller& viewer) {
    Json items = Json::array();
    for (const IntakeLine& line : lines) items.push_back(present_line(line, viewer));
    return items;
}

Json present_file(const StockFile& file, const ActorNames& names, const Caller& viewer) {
    Json row{{"id", format(file.id)},
             {"state", name_of(file.state)},
             {"name", file.name},
             {"hub", file.hub_code},
             {"bundle", file.bundle_code},
             {"kind", name_of(file.kind)},
             {"batch", text_or_null(file.batch)},
             {"activate_by", day_or_null(file.activate_by)},
             {"delivery", text_or_null(file.delivery_reference)},
             {"lines", file.lines},
             {"lines_done", file.lines_done},
             {"received", file.received},
             {"actor", shown_actor(file.actor, names)},
             {"uploaded_at", format(file.uploaded_at)},
             {"changed_at", format(file.changed_at)}};
    return only_shown(std::move(row), Object::stock_file, viewer);
}

Json present_delivery(const kitbank::NetworkDelivery& row, const ActorNames& names,
                      const Caller& viewer) {
    Json shown{{"reference", row.reference},
               {"state", name_of(row.state)},
               {"hub", row.hub_code},
               {"hub_name", row.hub_name},
               {"bundle", row.bundle_code},
               {"bundle_name", row.bundle_name},
               {"network", row.network},
               {"kind", name_of(row.kind)},
               {"expected", row.expected},
               {"counted", row.counted},
               {"expected_on", day_or_null(row.expected_on)},
               {"order_reference", text_or_null(row.order_reference)},
               {"words", text_or_null(row.words)},
               {"announced_by", shown_actor(row.announced_by, names)},
               {"announced_at", format(row.announced_at)},
               {"arrived_at", present(row.arrived_at)},
               {"closed_at", present(row.closed_at)},
               {"version", row.version}};
    return only_shown(std::move(shown), Object::delivery, viewer);
}

Response answer_file(const Call& call, int status, const Result<StockFile>& file) {
    if (!file) return refused(file.refusal());
    return answer(status, present_file(*file, name_actors(call.caller, call.ports()), call.caller));
}

Response answer_delivery(const Call& call, int status,
                         const Result<kitbank::NetworkDelivery>& delivery) {
    if (!delivery) return refused(delivery.refusal());
    return answer(status,
                  present_delivery(*delivery, name_actors(call.caller, call.ports()), call.caller));
}

Result<AddFile> read_upload(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(
            query, {"hub", "bundle", "batch", "activate_by", "delivery", "file_name"})) {
        return *refusal;
    }
    AddFile command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.told.hub = query.text("hub");
    command.told.bundle = query.text("bundle");
    command.told.batch = query.text("batch");
    command.told.delivery = query.text("delivery");
    command.told.activate_by = parse_date(query.text("activate_by"));
    if (!query.text("activate_by").empty() && !command.told.activate_by) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"activate_by", std::string{day_sentence}}}};
    }
    Result<std::string> name = query_line(query, "file_name", 255);
    if (!name) return name.refusal();
    command.name = *std::move(name);
    command.content = call.request.body;
    return command;
}

Uuid file_in(const Call& call) { return parse_uuid(call.param("id")).value_or(Uuid{}); }

Result<FileQuestion> read_question(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"fate", "cursor", "limit"})) return *refusal;
    FileQuestion question{call.caller, file_in(call)};
    question.fate = parse_line_fate(query.text("fate"));
    if (!query.text("fate").empty() && !question.fate) {
        return Refusal{RefusalCode::invalid_fields, "", {{"fate", "There is no such fate."}}};
    }
    const auto after = query_number(query, "cursor", 0, 0, 1'000'000'000);
    if (!after) return after.refusal();
    const auto limit = query_number(query, "limit", 50, 1, 500);
    if (!limit) return limit.refusal();
    question.after = static_cast<int>(*after);
    question.limit = static_cast<int>(*limit);
    return question;
}

}  // namespace

Response receive_data_items(const Call& call) {
    const Result<ReceiveStock> command = read_receipt(call);
    if (!command) return refused(command.refusal());
    const Result<ReceivedStock> stock = receive_stock(*command, call.ports());
    if (!stock) return refused(stock.refusal());
    return answer(200, {{"hub", stock->hub_code},
                        {"bundle", stock->bundle_code},
                        {"counts", present_counts(count_fates(stock->lines))},
                        {"items", present_lines(stock->lines, call.caller)}});
}

Response upload_stock_file(const Call& call) {
    const Result<AddFile> command = read_upload(call);
    if (!command) return refused(command.refusal());
    return answer_file(call, 201, add_file(*command, call.ports()));
}

Response list_stock_files(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto files = list_files(call.caller, call.ports());
    if (!files) return refused(files.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const StockFile& file : *files) items.push_back(present_file(file, names, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response show_stock_file(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = show_file({call.caller, file_in(call)}, call.ports());
    if (!view) return refused(view.refusal());
    Json shown = present_file(view->file, name_actors(call.caller, call.ports()), call.caller);
    shown.update(only_shown(
        {{"counts", present_counts(view->counts)}, {"unread_columns", Json(view->unread)}},
        Object::stock_file, call.caller));
    return answer(200, shown);
}

Response stock_file_lines(const Call& call) {
    const auto question = read_question(call);
    if (!question) return refused(question.refusal());
    const auto view = show_file(*question, call.ports());
    if (!view) return refused(view.refusal());
    const Json next =
        view->has_more ? Json(std::to_string(view->lines.back().line)) : Json(nullptr);
    return answer(200, {{"items", present_lines(view->lines, call.caller)}, {"next", next}});
}

Response load_stock_file(const Call& call) {
    LoadFile command{call.request_id, call.caller, file_in(call)};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.confirmed.doubtful = fields.flag("doubtful");
        command.confirmed.swapped = fields.flag("swapped");
    });
    if (refusal) return refused(*refusal);
    return answer_file(call, 200, load_file(command, call.ports()));
}

Response drop_stock_file(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    return answer_file(call, 200,
                       drop_file({call.request_id, call.caller, file_in(call)}, call.ports()));
}

Response list_deliveries(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"open", "cursor"})) return refused(*refusal);
    const std::string_view open = query.text("open");
    if (!open.empty() && open != "true" && open != "false") {
        return refused(
            {RefusalCode::invalid_fields, "", {{"open", "This must be true or false."}}});
    }
    const std::optional<bool> is_open = open.empty() ? std::nullopt : std::optional{open == "true"};
    const auto page =
        kitbank::list_deliveries(call.caller, is_open, query.text("cursor"), call.ports());
    if (!page) return refused(page.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const auto& row : page->rows) items.push_back(present_delivery(row, names, call.caller));
    return answer(200, {{"items", std::move(items)},
                        {"next", page->has_more ? Json(page->rows.back().reference) : Json()}});
}

Response announce_delivery(const Call& call) {
    AnnounceDelivery command{call.request_id, call.caller};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.hub = fields.text("hub");
        command.bundle = fields.text("bundle");
        command.expected = fields.number("expected", 1, delivery_expected_max).value_or(0);
        command.expected_on = read_day(fields, "expected_on");
        command.order_reference = fields.text("order_reference");
    });
    if (refusal) return refused(*refusal);
    return answer_delivery(call, 201, kitbank::announce_delivery(command, call.ports()));
}

Response show_delivery(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    return answer_delivery(call, 200,
                           find_delivery(call.caller, call.param("reference"), call.ports()));
}

Response note_delivery(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const NoteArrival command{call.request_id, call.caller, std::string{call.param("reference")}};
    return answer_delivery(call, 200, note_arrival(command, call.ports()));
}

Response close_delivery(const Call& call) {
    CloseDelivery command{call.request_id, call.caller, std::string{call.param("reference")}};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    return answer_delivery(call, 200, kitbank::close_delivery(command, call.ports()));
}

}  // namespace kitbank::web::api

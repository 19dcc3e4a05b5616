#include "server/web/api/data_moves.h"

#include "server/usecase/databank/close_count.h"
#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/list_consignments.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/reorder_stock.h"
#include "server/usecase/databank/send_consignment.h"
#include "server/web/api/body.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::size_t codes_max = 2 * packet_max;
constexpr std::size_t code_length_max = 64;

std::string reference_of(const Call& call) { return std::string{call.param("reference")}; }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json row_of(const Consignment& packet) {
    return {{"reference", packet.reference},
            {"from", packet.from_code},
            {"to", packet.to_code},
            {"state", name_of(packet.state)},
            {"opened_at", format(packet.opened_at)},
            {"sent_at", present(packet.sent_at)},
            {"arrived_at", present(packet.arrived_at)},
            {"items", packet.items},
            {"missing", packet.missing}};
}

Json shown(Json row, const Caller& viewer) {
    return only_shown(std::move(row), Object::consignment, viewer);
}

Response answer_packet(const Result<Consignment>& packet, const Caller& viewer, int status = 200) {
    return packet ? answer(status, shown(row_of(*packet), viewer)) : refused(packet.refusal());
}

Json present_extras(const std::vector<ExtraItem>& items) {
    Json extra = Json::array();
    for (const ExtraItem& item : items) {
        extra.push_back({{"number", item.number}, {"words", item.words}});
    }
    return extra;
}

Json present_view(const ConsignmentView& view, const Caller& viewer) {
    Json row = row_of(view.consignment);
    Json contents = Json::array();
    for (const PackedLine& line : view.lines) {
        contents.push_back({{"reference", line.item.reference},
                            {"bundle", line.item.bundle_code},
                            {"fate", name_of(line.fate)},
                            {"is_here", line.is_here}});
    }
    row["contents"] = std::move(contents);
    row["extra"] = present_extras(view.extra);
    return shown(std::move(row), viewer);
}

// A list of numbers as they were scanned.
std::vector<std::string> read_codes(FieldReader& fields, std::string_view name) {
    std::vector<std::string> codes;
    const Json* list = fields.list(name);
    if (list == nullptr) return codes;
    for (const Json& each : *list) {
        const bool is_fit = each.is_string() && codes.size() < codes_max &&
                            each.get_ref<const std::string&>().size() <= code_length_max;
        if (!is_fit) {
            fields.fault(name, "Send up to 1000 numbers, each as a text of 64 characters at most.");
            return {};
        }
        codes.push_back(each.get<std::string>());
    }
    return codes;
}

std::optional<Refusal> read_nothing(const Call& call) {
    return read_body(call, [](FieldReader&) {});
}

Json row_of(const StockCount& count) {
    return {{"reference", count.reference},
            {"hub", count.hub_code},
            {"state", name_of(count.state)},
            {"opened_at", format(count.opened_at)},
            {"closed_at", present(count.closed_at)},
            {"counted", count.counted},
            {"missing", count.missing},
            {"extra", count.extra}};
}

Json shown_count(Json row, const Caller& viewer) {
    return only_shown(std::move(row), Object::stock_count, viewer);
}

Response answer_count(const Result<StockCount>& count, const Caller& viewer, int status = 200) {
    return count ? answer(status, shown_count(row_of(*count), viewer)) : refused(count.refusal());
}

Json present_lines(const std::vector<CountLine>& lines) {
    Json items = Json::array();
    for (const CountLine& line : lines) {
        items.push_back({{"number", line.number},
                         {"bundle", text_or_null(line.bundle)},
                         {"fate", name_of(line.fate)},
                         {"words", line.words},
                         {"seen_at", present(line.seen_at)}});
    }
    return items;
}

Json present_view(const CountView& view, const Caller& viewer) {
    Json row = row_of(view.count);
    Json progress = Json::array();
    for (const CountProgress& each : view.progress) {
        progress.push_back(
            {{"bundle", each.bundle}, {"expected", each.expected}, {"counted", each.counted}});
    }
    row["progress"] = std::move(progress);
    row["lines"] = present_lines(view.lines);
    return shown_count(std::move(row), viewer);
}

Json present_threshold(const HubThreshold& row) {
    return {{"hub", row.hub_code},
            {"kind", name_of(row.kind)},
            {"code", row.code},
            {"least", row.least}};
}

Json present_line(const ReorderLine& line) {
    Json row = present_threshold(line.threshold);
    Json from = Json::array();
    for (const SpareStock& each : line.from) {
        from.push_back({{"hub", each.hub_code}, {"spare", each.spare}});
    }
    row.update({{"name", line.name},
                {"stock", line.stock},
                {"coming", line.coming},
                {"short_by", line.short_by},
                {"from", std::move(from)}});
    return row;
}

}  // namespace

Response list_consignments(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"over", "cursor"})) return refused(*refusal);
    const std::string_view over = query.text("over");
    if (!over.empty() && over != "true" && over != "false") {
        return refused({RefusalCode::invalid_fields, "", {{"over", "Write true or false."}}});
    }
    const Result<std::string> cursor = query_line(query, "cursor", line_length_max);
    if (!cursor) return refused(cursor.refusal());
    const auto page =
        kitbank::list_consignments(call.caller, {over == "true", *cursor}, call.ports());
    if (!page) return refused(page.refusal());
    Json items = Json::array();
    for (const Consignment& row : page->items) items.push_back(shown(row_of(row), call.caller));
    return answer(200, {{"items", std::move(items)}, {"next", text_or_null(page->next)}});
}

Response open_consignment(const Call& call) {
    OpenConsignment command{call.request_id, call.caller};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.from = fields.text("from");
        command.to = fields.text("to");
    });
    if (bad) return refused(*bad);
    return answer_packet(kitbank::open_consignment(command, call.ports()), call.caller, 201);
}

Response show_consignment(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = kitbank::show_consignment(call.caller, reference_of(call), call.ports());
    return view ? answer(200, present_view(*view, call.caller)) : refused(view.refusal());
}

Response pack_items(const Call& call) {
    PackItems command{call.request_id, call.caller, reference_of(call)};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.codes = read_codes(fields, "codes");
        command.first = fields.text("first");
        command.last = fields.text("last");
        command.bundle = fields.text("bundle");
        command.next = static_cast<int>(fields.number("next", 1, packet_max).value_or(0));
    });
    if (bad) return refused(*bad);
    const auto packed = kitbank::pack_items(command, call.ports());
    if (!packed) return refused(packed.refusal());
    Json row = shown(row_of(packed->consignment), call.caller);
    row["added"] = packed->added;
    return answer(200, row);
}

Response unpack_items(const Call& call) {
    UnpackItems command{call.request_id, call.caller, reference_of(call)};
    const auto bad =
        read_body(call, [&](FieldReader& fields) { command.codes = read_codes(fields, "codes"); });
    if (bad) return refused(*bad);
    return answer_packet(kitbank::unpack_items(command, call.ports()), call.caller);
}

Response send_consignment(const Call& call) {
    if (const auto bad = read_nothing(call)) return refused(*bad);
    return answer_packet(
        kitbank::send_consignment({call.request_id, call.caller, reference_of(call)}, call.ports()),
        call.caller);
}

Response cancel_consignment(const Call& call) {
    if (const auto bad = read_nothing(call)) return refused(*bad);
    return answer_packet(kitbank::cancel_consignment(
                             {call.request_id, call.caller, reference_of(call)}, call.ports()),
                         call.caller);
}

Response receive_consignment(const Call& call) {
    ReceiveConsignment command{call.request_id, call.caller, reference_of(call)};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.hub = fields.text("hub");
        const bool is_counted = fields.has("counted");
        auto counted = read_codes(fields, "counted");
        if (is_counted) command.counted = std::move(counted);
    });
    if (bad) return refused(*bad);
    const auto received = kitbank::receive_consignment(command, call.ports());
    if (!received) return refused(received.refusal());
    Json row = row_of(received->consignment);
    row["extra"] = present_extras(received->extra);
    row = shown(std::move(row), call.caller);
    row["missing_numbers"] = received->missing;
    return answer(200, row);
}

Response find_missing(const Call& call) {
    SettleMissing command{call.request_id, call.caller, reference_of(call)};
    const auto bad =
        read_body(call, [&](FieldReader& fields) { command.codes = read_codes(fields, "codes"); });
    if (bad) return refused(*bad);
    return answer_packet(kitbank::find_missing(command, call.ports()), call.caller);
}

Response lose_missing(const Call& call) {
    SettleMissing command{call.request_id, call.caller, reference_of(call)};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.codes = read_codes(fields, "codes");
        command.reason = fields.text("reason");
    });
    if (bad) return refused(*bad);
    return answer_packet(kitbank::lose_missing(command, call.ports()), call.caller);
}

Response list_reorder(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto lines = kitbank::list_reorder(call.caller, call.ports());
    if (!lines) return refused(lines.refusal());
    Json items = Json::array();
    for (const ReorderLine& line : *lines) items.push_back(present_line(line));
    return answer(200, {{"items", std::move(items)}});
}

Response list_thresholds(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto lines = kitbank::list_thresholds(call.caller, call.ports());
    if (!lines) return refused(lines.refusal());
    Json items = Json::array();
    for (const ThresholdLine& line : *lines) {
        Json row = present_threshold(line.threshold);
        row.update({{"name", line.name}, {"stock", line.stock}});
        items.push_back(std::move(row));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response set_threshold(const Call& call) {
    SetThreshold command{call.request_id, call.caller};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.hub = fields.text("hub");
        const auto kind = parse_threshold_kind(fields.text("kind"));
        if (!kind) fields.fault("kind", "This must be bundle or network.");
        command.kind = kind.value_or(ThresholdKind::bundle);
        command.code = fields.text("code");
        const auto least = fields.number("least", 0, least_stock_max);
        if (!least && !fields.has("least")) fields.fault("least", "Send this number.");
        command.least = least.value_or(0);
    });
    if (bad) return refused(*bad);
    const auto row = kitbank::set_threshold(command, call.ports());
    return row ? answer(200, present_threshold(*row)) : refused(row.refusal());
}

Response list_counts(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"cursor"})) return refused(*refusal);
    const Result<std::string> cursor = query_line(query, "cursor", line_length_max);
    if (!cursor) return refused(cursor.refusal());
    const auto page = kitbank::list_counts(call.caller, *cursor, call.ports());
    if (!page) return refused(page.refusal());
    Json items = Json::array();
    for (const StockCount& row : page->items) {
        items.push_back(shown_count(row_of(row), call.caller));
    }
    return answer(200, {{"items", std::move(items)}, {"next", text_or_null(page->next)}});
}

Response open_count(const Call& call) {
    OpenCount command{call.request_id, call.caller};
    const auto bad =
        read_body(call, [&](FieldReader& fields) { command.hub = fields.text("hub"); });
    if (bad) return refused(*bad);
    return answer_count(kitbank::open_count(command, call.ports()), call.caller, 201);
}

Response show_count(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = kitbank::show_count(call.caller, reference_of(call), call.ports());
    return view ? answer(200, present_view(*view, call.caller)) : refused(view.refusal());
}

Response add_to_count(const Call& call) {
    AddToCount command{call.request_id, call.caller, reference_of(call)};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.codes = read_codes(fields, "codes");
        command.seen_at = fields.instant("at");
    });
    if (bad) return refused(*bad);
    const auto counted = kitbank::add_to_count(command, call.ports());
    if (!counted) return refused(counted.refusal());
    Json row = row_of(counted->count);
    row["lines"] = present_lines(counted->lines);
    row = shown_count(std::move(row), call.caller);
    row["added"] = counted->added;
    return answer(200, row);
}

Response close_count(const Call& call) {
    if (const auto bad = read_nothing(call)) return refused(*bad);
    return answer_count(
        kitbank::close_count({call.request_id, call.caller, reference_of(call)}, call.ports()),
        call.caller);
}

Response cancel_count(const Call& call) {
    if (const auto bad = read_nothing(call)) return refused(*bad);
    return answer_count(
        kitbank::cancel_count({call.request_id, call.caller, reference_of(call)}, call.ports()),
        call.caller);
}

Response settle_count(const Call& call) {
    SettleCount command{call.request_id, call.caller, reference_of(call)};
    const auto bad = read_body(call, [&](FieldReader& fields) {
        command.codes = read_codes(fields, "codes");
        const std::string outcome = fields.text("outcome");
        if (outcome != "lost" && outcome != "left") {
            fields.fault("outcome", "This must be lost or left.");
        }
        command.is_lost = outcome == "lost";
        command.reason = fields.text("reason");
    });
    if (bad) return refused(*bad);
    return answer_count(kitbank::settle_count(command, call.ports()), call.caller);
}

}  // namespace kitbank::web::api

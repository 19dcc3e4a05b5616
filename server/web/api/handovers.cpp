#include "server/web/api/handovers.h"

#include "server/core/requests/signature.h"
#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/fail_delivery.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/hand_over.h"
#include "server/usecase/requests/sign_handover.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::string_view word_sentence = "This must be one of the words in the documentation.";

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(format(*date)) : Json(nullptr);
}

Json present(const Handover& row, const ActorNames& names, const Caller& viewer) {
    Json accessories = Json::array();
    for (const CountedAccessory& each : row.accessories) {
        accessories.push_back({{"name", each.name}, {"count", each.count}});
    }
    Json shown{{"reference", row.reference},
               {"request", row.request_reference},
               {"device", text_or_null(row.tag.text)},
               {"item", text_or_null(row.item)},
               {"hub", text_or_null(row.hub_code)},
               {"actor", shown_actor(row.actor, names)},
               {"at", format(row.happened_at)},
               {"kind", name_of(row.kind)},
               {"agreement", name_of(agreement_of(row))},
               {"language", name_of(row.language)},
               {"signed", name_of(row.signed_how)},
               {"signature_kept", row.is_kept},
               {"due", date_or_null(row.due)},
               {"collected_by", name_of(row.collected_by)},
               {"lines", row.given_lines},
               {"accessories", std::move(accessories)}};
    return only_shown(std::move(shown), Object::handover, viewer);
}

Response handover_answer(const Call& call, int status, const Result<Handover>& row) {
    if (!row) return refused(row.refusal());
    return answer(status, present(*row, name_actors(call.caller, call.ports()), call.caller));
}

Json present(const AgreementText& text) {
    return {{"agreement", name_of(text.name)},
            {"kind", name_of(text.kind)},
            {"language", name_of(text.language)},
            {"text", text.text}};
}

Json present(const Agreement& row) {
    return {{"agreement", name_of(AgreementName{false, row.version})},
            {"kind", name_of(row.kind)},
            {"language", name_of(row.language)},
            {"from", format(row.from_at)},
            {"text", row.text}};
}

Json present(const Pick& pick) {
    Json items = Json::array();
    for (const HeldItem& item : pick.items) {
        items.push_back({{"tag", item.tag.text},
                         {"kind", name_of(item.kind)},
                         {"make", item.make},
                         {"model", item.model},
                         {"hub", text_or_null(item.hub_code)},
                         {"shelf", text_or_null(item.shelf)}});
    }
    return {{"request", pick.request.reference},
            {"hub", text_or_null(pick.request.hub_code)},
            {"delivery", name_of(pick.request.delivery)},
            {"needed_by", date_or_null(pick.request.needed_by)},
            {"items", std::move(items)}};
}

// A word that may be left out.
template <class T>
T read_word(FieldReader& fields, std::string_view name, std::optional<T> (*parse)(std::string_view),
            T fallback) {
    const std::string word = fields.text(name);
    if (word.empty()) return fallback;
    const auto value = parse(word);
    if (!value) fields.fault(name, std::string{word_sentence});
    return value.value_or(fallback);
}

std::optional<AgreementName> read_agreement_name(FieldReader& fields) {
    const std::string word = fields.text("agreement");
    if (word.empty()) return std::nullopt;
    const auto name = parse_agreement_name(word);
    if (!name) fields.fault("agreement", "Name a text, for example house-1 or scheme-3.");
    return name;
}

// A list of texts, one a stroke.
std::string read_strokes(FieldReader& fields) {
    const Json* list = fields.list("strokes");
    std::string strokes;
    if (list == nullptr) return strokes;
    for (const Json& each : *list) {
        if (!each.is_string() || strokes.size() > strokes_bytes_max) {
            fields.fault("strokes", "Give each stroke as a text: \"10,20 30,40\".");
            return {};
        }
        strokes.append(strokes.empty() ? "" : ";").append(each.get_ref<const std::string&>());
    }
    return strokes;
}

std::vector<CountedAccessory> read_accessories(FieldReader& fields) {
    std::vector<CountedAccessory> accessories;
    const Json* list = fields.list("accessories");
    if (list == nullptr) return accessories;
    for (std::size_t i = 0; i < list->size() && i <= accessory_kinds_max; ++i) {
        const Json& each = list->at(i);
        const std::string place = "accessories[" + std::to_string(i) + "]";
        if (!each.is_object()) {
            fields.fault(place, "This must be an object.");
            continue;
        }
        FieldReader inner(each, place + ".");
        std::string name = inner.text("name");
        const auto count = inner.number("count", 1, accessories_max);
        inner.refuse_others();
        auto& faults = fields.faults();
        faults.insert(faults.end(), inner.faults().begin(), inner.faults().end());
        accessories.push_back({std::move(name), static_cast<int>(count.value_or(1))});
    }
    return accessories;
}

std::vector<int> read_lines(FieldReader& fields) {
    std::vector<int> lines;
    const Json* list = fields.list("lines");
    if (list == nullptr) return lines;
    constexpr std::int64_t line_max = 100;
    for (const Json& each : *list) {
        const std::int64_t number = each.is_number_integer() ? each.get<std::int64_t>() : 0;
        if (number < 1 || number > line_max || lines.size() > 20) {
            fields.fault("lines", "Give the numbers of the request's lines.");
            return {};
        }
        lines.push_back(static_cast<int>(number));
    }
    return lines;
}

std::vector<HandedSim> read_sims(FieldReader& fields) {
    std::vector<HandedSim> sims;
    const Json* list = fields.list("sims");
    if (list == nullptr) return sims;
    for (std::size_t i = 0; i < list->size() && i <= handed_sims_max; ++i) {
        const Json& each = list->at(i);
        const std::string place = "sims[" + std::to_string(i) + "]";
        if (!each.is_object()) {
            fields.fault(place, "This must be an object.");
            continue;
        }
        FieldReader inner(each, place + ".");
        HandedSim sim;
        sim.item = inner.text("item");
        sim.line = static_cast<int>(inner.number("line", 1, 100).value_or(0));
        sim.terms_told = inner.flag("terms_told");
        sim.gate_confirmed = inner.flag("gate_confirmed");
        if (sim.item.empty()) inner.fault("item", "This is needed.");
        inner.refuse_others();
        auto& faults = fields.faults();
        faults.insert(faults.end(), inner.faults().begin(), inner.faults().end());
        sims.push_back(std::move(sim));
    }
    return sims;
}

std::optional<Date> read_due(FieldReader& fields) {
    const std::string word = fields.text("due");
    if (word.empty()) return std::nullopt;
    const auto due = parse_date(word);
    if (!due) fields.fault("due", "Write a date like 2026-12-19.");
    return due;
}

std::optional<Tag> read_item(FieldReader& fields) {
    const std::string word = fields.text("tag");
    if (word.empty()) return std::nullopt;
    const Result<Tag> tag = read_tag(word);
    if (tag) return *tag;
    fields.fault("tag", tag.refusal().detail);
    return std::nullopt;
}

Result<HandOver> read_handover(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    HandOver command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.request = std::string{call.param("reference")};
    command.tag = read_item(fields);
    command.accessories = read_accessories(fields);
    command.lines = read_lines(fields);
    command.sims = read_sims(fields);
    command.signed_how = read_word(fields, "signed", &parse_signed_how, SignedHow::none_yet);
    command.signature.strokes = read_strokes(fields);
    command.language = read_word(fields, "language", &parse_language, Language::en);
    command.agreement = read_agreement_name(fields);
    command.due = read_due(fields);
    command.collected_by =
        read_word(fields, "collected_by", &parse_collected_by, CollectedBy::resident);
    command.hub = fields.text("hub");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    return command;
}

// A photograph comes as it is; strokes, or the word that a paper was signed, as JSON.
Result<SignHandover> read_signing(const Call& call) {
    SignHandover command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.reference = std::string{call.param("reference")};
    const std::string type{call.request.headers.find("content-type").value_or("")};
    if (type.starts_with("image/")) {
        command.signature.photograph = call.request.body;
        return command;
    }
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    command.signature.strokes = read_strokes(fields);
    command.signed_how = read_word(fields, "signed", &parse_signed_how, SignedHow::screen);
    if (fields.has("language")) {
        command.language = read_word(fields, "language", &parse_language, Language::en);
    }
    command.agreement = read_agreement_name(fields);
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    return command;
}

}  // namespace

Response list_agreements(const Call& call) {
    const auto book = kitbank::list_agreements(call.caller, call.ports());
    if (!book) return refused(book.refusal());
    Json in_force = Json::array();
    for (const AgreementText& text : book->in_force) in_force.push_back(present(text));
    Json versions = Json::array();
    for (const Agreement& row : book->versions) versions.push_back(present(row));
    return answer(200, {{"in_force", std::move(in_force)}, {"items", std::move(versions)}});
}

Response write_agreement(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    WriteAgreement command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.kind = read_word(fields, "kind", &parse_allocation_kind, AllocationKind::loan);
    command.language = read_word(fields, "language", &parse_language, Language::en);
    const Json* paragraphs = fields.list("text");
    for (const Json& each : paragraphs == nullptr ? Json::array() : *paragraphs) {
        if (each.is_string()) {
            command.text += each.get_ref<const std::string&>() + "\n";
        } else {
            fields.fault("text", "Give the text as a list of lines.");
        }
    }
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto written = kitbank::write_agreement(command, call.ports());
    if (!written) return refused(written.refusal());
    return answer(201, present(*written));
}

Response hand_over(const Call& call) {
    const Result<HandOver> command = read_handover(call);
    if (!command) return refused(command.refusal());
    return handover_answer(call, 201, kitbank::hand_over(*command, call.ports()));
}

Response fail_delivery(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    FailDelivery command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.request = std::string{call.param("reference")};
    command.items = read_word(fields, "items", &parse_failed_items, FailedItems::keep);
    command.words = fields.text("words");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto request = kitbank::fail_delivery(command, call.ports());
    if (!request) return refused(request.refusal());
    return answer(200, {{"request", request->reference}, {"state", name_of(request->state)}});
}

Response list_unsigned(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto rows = handovers_unsigned(call.caller, call.ports());
    if (!rows) return refused(rows.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const Handover& row : *rows) items.push_back(present(row, names, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response show_handover(const Call& call) {
    return handover_answer(
        call, 200, kitbank::show_handover(call.caller, call.param("reference"), call.ports()));
}

Response sign_handover(const Call& call) {
    const Result<SignHandover> command = read_signing(call);
    if (!command) return refused(command.refusal());
    return handover_answer(call, 200, kitbank::sign_handover(*command, call.ports()));
}

Response show_pick_list(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"hub"})) return refused(*refusal);
    const auto picks = pick_list(call.caller, call.request.query.text("hub"), call.ports());
    if (!picks) return refused(picks.refusal());
    Json items = Json::array();
    for (const Pick& pick : *picks) items.push_back(present(pick));
    return answer(200, {{"items", std::move(items)}});
}

}  // namespace kitbank::web::api

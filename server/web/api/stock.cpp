#include "server/web/api/stock.h"

#include "server/usecase/stock/open_hub.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {

namespace {

std::vector<std::string> read_shelves(FieldReader& fields) {
    std::vector<std::string> shelves;
    const Json* list = fields.list("shelves");
    if (list == nullptr) return shelves;
    if (list->size() > shelves_max) fields.fault("shelves", "A hub has 100 shelves at most.");
    for (const Json& shelf : *list) {
        if (shelf.is_string()) {
            shelves.push_back(shelf.get<std::string>());
        } else {
            fields.fault("shelves", "Each shelf is a text.");
        }
    }
    return shelves;
}

std::string read_metres(FieldReader& fields, std::string_view name, int most) {
    const auto metres = fields.number(name, 0, most);
    return metres ? std::to_string(*metres) : "";
}

HubFacts read_facts(FieldReader& fields) {
    return {fields.text("name"),
            fields.text("address"),
            fields.text("phone"),
            fields.text("uprn"),
            fields.text("opening_times"),
            read_shelves(fields),
            read_metres(fields, "easting", easting_max),
            read_metres(fields, "northing", northing_max)};
}

Response answer_hub(const Call& call, int status, const Result<Hub>& hub) {
    return hub ? answer(status, present(*hub, call.caller)) : refused(hub.refusal());
}

}  // namespace

Response open_hub(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const OpenHub command{call.request_id, call.caller, fields.text("code"), read_facts(fields)};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_hub(call, 201, kitbank::open_hub(command, call.ports()));
}

Response change_hub(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    ChangeHub command{call.request_id, call.caller, std::string{call.param("code")}, 0, {}, false};
    const auto version = fields.number("version", 1, 4'000'000'000);
    if (!version) fields.fault("version", "Send the version that you read.");
    command.version = static_cast<std::uint32_t>(version.value_or(0));
    command.facts = read_facts(fields);
    command.is_closed = fields.flag("is_closed");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_hub(call, 200, kitbank::change_hub(command, call.ports()));
}

Response show_hub(const Call& call) {
    return answer_hub(call, 200,
                      find_hub(std::string{call.param("code")}, call.caller, call.ports()));
}

Response list_hubs(const Call& call) {
    const Result<std::vector<Hub>> hubs = kitbank::list_hubs(call.caller, call.ports());
    if (!hubs) return refused(hubs.refusal());
    Json items = Json::array();
    for (const Hub& hub : *hubs) items.push_back(present(hub, call.caller));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

}  // namespace kitbank::web::api

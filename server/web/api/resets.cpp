#include "server/usecase/devices/record_reset.h"
#include "server/web/api/answer.h"
#include "server/web/api/devices.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::size_t points_max = 20;

std::vector<std::string> read_points(FieldReader& fields) {
    std::vector<std::string> points;
    const Json* list = fields.list("confirmed");
    if (list == nullptr) return points;
    if (list->size() > points_max) fields.fault("confirmed", "The checklist has fewer points.");
    for (const Json& point : *list) {
        if (point.is_string()) {
            points.push_back(point.get<std::string>());
        } else {
            fields.fault("confirmed", "Each point is given by its code, a text.");
        }
    }
    return points;
}

Result<RecordReset> read_reset(const Call& call, const Json& body) {
    FieldReader fields(body, "");
    RecordReset command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.operator_name = fields.text("operator");
    command.verifier_name = fields.text("verifier");
    command.confirmed = read_points(fields);
    command.at = fields.instant("at");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return tag.refusal();
    command.tag = *tag;
    return command;
}

}  // namespace

Response record_factory_reset(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    const Result<RecordReset> command = read_reset(call, *body);
    if (!command) return refused(command.refusal());
    const Result<RecordedWipe> reset = record_reset(*command, call.ports());
    if (!reset) return refused(reset.refusal());
    return answer(200, present(*reset, call.caller));
}

}  // namespace kitbank::web::api

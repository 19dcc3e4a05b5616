#include "server/web/api/stock.h"

#include "server/usecase/stock/open_hub.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {

Response open_hub(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const OpenHub command{call.request_id,        call.caller,
                          fields.text("code"),    fields.text("name"),
                          fields.text("address"), fields.text("phone")};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<Hub> hub = kitbank::open_hub(command, call.ports());
    if (!hub) return refused(hub.refusal());
    return answer(201, present(*hub));
}

Response list_hubs(const Call& call) {
    const Result<std::vector<Hub>> hubs = kitbank::list_hubs(call.caller, call.ports());
    if (!hubs) return refused(hubs.refusal());
    Json items = Json::array();
    for (const Hub& hub : *hubs) items.push_back(present(hub));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

}  // namespace kitbank::web::api

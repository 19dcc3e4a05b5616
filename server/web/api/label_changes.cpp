#include "server/usecase/labels/print_tags.h"
#include "server/web/api/answer.h"
#include "server/web/api/labels.h"

namespace kitbank::web::api {
namespace {

Result<ChangeTag> read_change(const Call& call, TagEventKind change) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    ChangeTag command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.change = change;
    command.reason = fields.text("reason");
    if (command.reason.empty()) fields.fault("reason", "This is needed.");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return tag.refusal();
    command.tag = *tag;
    return command;
}

Response change(const Call& call, TagEventKind kind) {
    const Result<ChangeTag> command = read_change(call, kind);
    if (!command) return refused(command.refusal());
    const Result<TagRecord> label = change_tag(*command, call.ports());
    if (!label) return refused(label.refusal());
    return answer(
        200,
        {{"tag", label->tag.text}, {"state", name_of(label->state)}, {"version", label->version}});
}

}  // namespace

Response reprint_label(const Call& call) { return change(call, TagEventKind::reprint); }
Response void_label(const Call& call) { return change(call, TagEventKind::retirement); }

}  // namespace kitbank::web::api

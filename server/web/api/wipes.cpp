#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/web/api/answer.h"
#include "server/web/api/devices.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Result<RecordWipe> read_upload(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"tag", "file_name", "zone"})) return *refusal;
    RecordWipe command;
    command.id = call.request_id;
    command.caller = call.caller;
    if (const auto text = query.text("tag"); !text.empty()) {
        Result<Tag> tag = read_tag(text);
        if (!tag) return tag.refusal();
        command.tag = *tag;
    }
    command.content = call.request.body;
    command.content_type = call.request.media_type();
    Result<std::string> file_name = query_line(query, "file_name", 255);
    if (!file_name) return file_name.refusal();
    command.file_name = *std::move(file_name);
    if (const auto zone = query.text("zone"); !zone.empty()) command.zone = zone;
    return command;
}

}  // namespace

Response upload_evidence(const Call& call) {
    const Result<RecordWipe> command = read_upload(call);
    if (!command) return refused(command.refusal());
    const Result<RecordedWipe> wipe = record_wipe(*command, call.ports());
    if (!wipe) return refused(wipe.refusal());
    return answer(200, present(*wipe, call.caller));
}

Response evidence_file(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return refused({RefusalCode::evidence_not_found, "", {}});
    Result<EvidenceFile> found = read_evidence_file(call.caller, *id, call.ports());
    if (!found) return refused(found.refusal());
    return Response{200, "application/octet-stream", std::move(found->file.content), {}}.with(
        "Content-Disposition", "attachment; filename=\"" + format(*id) + ".log\"");
}

}  // namespace kitbank::web::api

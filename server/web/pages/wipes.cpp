#include <algorithm>

#include "server/core/devices/factory_reset.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_reset.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/evidence_view.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

FormPage form_about(const Device& device) {
    FormPage form;
    form.cancel_url = device_url(device.tag);
    form.back_text = device_name(device);
    form.place = Place::devices;
    form.about = device;
    return form;
}

FormPage upload_form(const Device& device) {
    auto form = form_about(device);
    form.heading = "Record its wipe";
    form.action = device_url(device.tag) + "/wipe";
    form.submit = "Check it and record it";
    form.has_upload = true;
    form.questions = {{QuestionKind::file, "report", "The log of the wiping program",
                       "The text file that nwipe or ShredOS wrote, as it is, up to 4 MB. Not a "
                       "photograph, not a PDF."}};
    if (is_reset_by_hand(device.kind)) {
        form.other_way = {device_url(device.tag) + "/factory-reset",
                          "It was reset by hand: use the checklist"};
    }
    return form;
}

FormPage reset_form(const Device& device) {
    auto form = form_about(device);
    form.heading = "Record its factory reset";
    form.action = device_url(device.tag) + "/factory-reset";
    form.submit = "Record the reset";
    form.intro = "One person resets it, another person looks at it and confirms. Both are named.";
    Question checks{QuestionKind::some_of, "confirmed", "Tick what is true",
                    "All of it is needed."};
    for (const auto check : reset_checks(device.kind)) {
        checks.choices.push_back({std::string(name_of(check)), std::string(sentence_of(check))});
    }
    form.questions = {
        checks,
        {QuestionKind::line, "operator", "Who reset it?"},
        {QuestionKind::line, "verifier", "Who looked at it afterwards?", "Someone else"},
        {QuestionKind::moment, "at", "When was it finished? (optional)",
         "Leave it empty for just now. For example, 21 11 2026 and 14:30"}};
    form.other_way = {device_url(device.tag) + "/wipe",
                      "There is a log of a wiping program instead"};
    return form;
}

Response show_verdict_of(const Device& device, const RecordedWipe& wipe) {
    return Response::see_other(evidence_url(device.tag, wipe.evidence.id));
}

RecordReset reset_of(const Call& call, const Device& device, std::optional<Instant> at) {
    RecordReset reset;
    reset.id = call.request_id;
    reset.caller = call.caller;
    reset.tag = device.tag;
    reset.operator_name = call.form.fields.text("operator");
    reset.verifier_name = call.form.fields.text("verifier");
    for (const auto check : call.form.fields.all("confirmed")) reset.confirmed.emplace_back(check);
    reset.at = at;
    reset.version = version_seen(call.form);
    return reset;
}

RecordWipe wipe_of(const Call& call, const Device& device) {
    RecordWipe wipe;
    wipe.id = call.request_id;
    wipe.caller = call.caller;
    wipe.tag = device.tag;
    wipe.content = call.form.file->content;
    wipe.content_type = "text/plain";
    wipe.file_name = call.form.file->name;
    wipe.version = version_seen(call.form);
    return wipe;
}

}  // namespace

Response show_wipe_upload(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    return show_form(call, upload_form(*device), {});
}

Response upload_wipe(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    if (!call.form.file) {
        const Refusal missing{
            RefusalCode::invalid_fields, "", {{"report", "Choose the file of the log first."}}};
        return show_refused_form(call, upload_form(*device), missing);
    }
    const auto wipe = record_wipe(wipe_of(call, *device), call.ports());
    if (!wipe) return show_refused_form(call, upload_form(*device), wipe.refusal());
    return show_verdict_of(*device, *wipe);
}

Response show_reset(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    if (!is_reset_by_hand(device->kind)) {
        return Response::see_other(device_url(device->tag) + "/wipe");
    }
    return show_form(call, reset_form(*device), {});
}

Response record_reset_here(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    const auto at = moment_of(call.form, "at", call.ports().zones);
    if (!at) return show_refused_form(call, reset_form(*device), at.refusal());
    const auto reset = record_reset(reset_of(call, *device, *at), call.ports());
    if (!reset) return show_refused_form(call, reset_form(*device), reset.refusal());
    return show_verdict_of(*device, *reset);
}

Response show_wipe_verdict(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return show_refusal(call, tag.refusal());
    const auto history = read_history(call.caller, *tag, call.ports());
    if (!history) return show_refusal(call, history.refusal());
    const auto id = parse_uuid(call.param("id"));
    const auto found = std::ranges::find_if(history->evidence, [&](const StoredEvidence& evidence) {
        return id && evidence.id == *id;
    });
    if (found == history->evidence.end()) {
        return show_refusal(call, {RefusalCode::evidence_not_found, "", {}});
    }
    SitePage page(call, "devices/wipe_verdict.tpl", "Wipe evidence", Place::devices);
    page.set_back(device_url(*tag), device_name(history->device));
    show_evidence(page.main(), history->device, *found, call.caller, names_for(call));
    return page.answer();
}

Response download_evidence(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return show_refusal(call, {RefusalCode::evidence_not_found, "", {}});
    const auto found = read_evidence_file(call.caller, *id, call.ports());
    if (!found) return show_refusal(call, found.refusal());
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = found->file.content;
    return response.with("Content-Disposition",
                         "attachment; filename=\"wipe-" + found->evidence.device_tag + ".txt\"");
}

}  // namespace kitbank::web::pages

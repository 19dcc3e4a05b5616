#include <algorithm>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/usecase/trust/proof.h"
#include "server/web/api/answer.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/proof_json.h"

namespace kitbank::web::pages {
namespace {

Hash own_key(const Call& call) {
    Hash key{};
    std::ranges::copy(call.ports().safe.public_key(), key.begin());
    return key;
}

void add_fact(View view, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    View fact = view.add("FACT");
    fact.set("FACT_NAME", name);
    fact.set("FACT_VALUE", value);
}

std::string moment_of_text(const std::string& text) {
    const auto moment = parse_instant(text);
    return moment ? moment_text(*moment) : text;
}

void add_facts(View view, const EventProof& proof, const ProvedEvent& event) {
    add_fact(view, "Event", capitalised(event.event));
    add_fact(view, "Device number", event.device);
    add_fact(view, "When", moment_of_text(event.happened_at));
    for (const auto& [name, value] : event.evidence) {
        const bool is_moment = name == "started" || name == "ended";
        add_fact(view, capitalised(name), is_moment ? moment_of_text(value) : value);
    }
    for (const ProvedEvent::Disk& disk : event.disks) {
        add_fact(view, "Disk", joined({disk.model, "serial " + disk.serial}));
    }
    add_fact(view, "Log entry", std::to_string(proof.position));
    add_fact(view, "Checkpoint",
             std::to_string(proof.checkpoint.number) + ", " + moment_text(proof.checkpoint.at));
}

// The proof of the wipe that is in force.
Result<EventProof> proof_of_wipe(const Call& call, const DeviceHistory& history) {
    const auto& wipe = history.device.standing.wipe;
    if (!wipe) return Refusal{RefusalCode::evidence_not_found, "No wipe is in force here.", {}};
    for (const HistoryEntry& entry : history.entries) {
        if (entry.event.event == DeviceEvent::wipe && entry.evidence &&
            entry.evidence->id == wipe->evidence) {
            return prove_event(entry.event, call.ports());
        }
    }
    return Refusal{RefusalCode::evidence_not_found, "", {}};
}

Result<DeviceHistory> history_named(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return tag.refusal();
    return read_history(call.caller, *tag, call.ports());
}

Response download(const Json& body, const std::string& name) {
    return Response::json(200, body.dump(2) + "\n")
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

FormPage proof_form() {
    FormPage form;
    form.heading = "Check a proof";
    form.action = "/proof";
    form.submit = "Check it";
    form.has_upload = true;
    form.intro =
        "A wipe certificate comes with a proof, a small file. Nothing that you send here is kept.";
    form.questions = {{QuestionKind::file, "file", "The file of the proof"},
                      {QuestionKind::text, "proof", "Or paste what is in it (optional)"}};
    return form;
}

}  // namespace

Response show_certificate(const Call& call) {
    const auto history = history_named(call);
    if (!history) return show_refusal(call, history.refusal());
    const auto proof = proof_of_wipe(call, *history);
    if (!proof) return show_refusal(call, proof.refusal());
    SitePage page(call, "trust/certificate.tpl", "Wipe certificate", Place::devices);
    page.set_back(device_url(history->device.tag), device_name(history->device));
    View view = page.main();
    view.set("DEVICE_NAME", device_name(history->device));
    view.set("SCHEME", call.services.settings.scheme_name);
    view.set("PROOF_PAGE", call.services.settings.address + "/proof");
    view.set("PUBLIC_KEY", format(own_key(call)));
    view.set("PROOF_URL", device_url(history->device.tag) + "/proof.json");
    add_fact(view, "Label", shown_tag(history->device.tag));
    add_fact(view, "Serial number", history->device.serial);
    if (const auto event = read_proof(*proof)) add_facts(view, *proof, *event);
    return page.answer();
}

Response download_proof(const Call& call) {
    const auto history = history_named(call);
    if (!history) return show_refusal(call, history.refusal());
    const auto proof = proof_of_wipe(call, *history);
    if (!proof) return show_refusal(call, proof.refusal());
    return download(to_json(*proof), "wipe-proof-" + history->device.tag.text + ".json");
}

Response show_checkpoints(const Call& call) {
    SitePage page(call, "trust/checkpoints.tpl", "Checkpoint");
    return page.answer();
}

Response download_checkpoint(const Call& call) {
    const auto checkpoint = newest_checkpoint(call.ports());
    if (!checkpoint) return show_refusal(call, {RefusalCode::not_found, "", {}});
    return download(to_json(*checkpoint),
                    "checkpoint-" + std::to_string(checkpoint->number) + ".json");
}

Response show_proof_form(const Call& call) { return show_form(call, proof_form(), {}); }

Response check_proof_here(const Call& call) {
    const std::string text =
        call.form.file ? call.form.file->content : std::string{call.form.fields.text("proof")};
    const auto proof = parse_proof(text);
    if (!proof) {
        const Refusal refusal{
            RefusalCode::invalid_fields, "", {{"file", "Choose the file of a proof, whole."}}};
        return show_refused_form(call, proof_form(), refusal);
    }
    const std::string fault = fault_in_proof(*proof, own_key(call), call.ports().crypto);
    const auto event = read_proof(*proof);
    const bool holds = fault.empty() && event;
    SitePage page(call, "trust/proof.tpl", "Proof");
    View view = page.main();
    view.set("HEADING", holds ? "The proof holds" : "The proof does not hold");
    view.set("SENTENCE", holds ? "This was recorded here and never changed since." : fault);
    if (holds) add_facts(view, *proof, *event);
    return page.answer();
}

Response show_proof_key(const Call& call) {
    return Response::text(200, format(own_key(call)) + "\n");
}

}  // namespace kitbank::web::pages

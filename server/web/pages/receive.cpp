#include <charconv>

#include "labels/tag.h"
#include "server/usecase/devices/device_facts.h"
#include "server/usecase/devices/find_devices.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

std::string medium_name(std::size_t number, std::string_view part) {
    return "medium-" + std::to_string(number) + "-" + std::string(part);
}

// How many rows of disks the form has: as many as it was sent with, one more when that was asked.
std::size_t media_rows(const Call& call) {
    std::size_t rows = 1;
    while (rows < media_max && call.form.fields.has(medium_name(rows + 1, "serial"))) ++rows;
    const bool one_more = call.form.fields.text("more") == "disk" && rows < media_max;
    return one_more ? rows + 1 : rows;
}

QuestionGroup device_group() {
    QuestionGroup group{"The device", "", questions_of(DeviceEvent::intake, {"donor", "shelf"})};
    Question tag{
        QuestionKind::code, "tag", "Tag (optional)",
        "Scan a printed label that is on no device yet. Leave it empty and a new tag is made."};
    tag.width = 20;
    tag.focus = true;
    group.questions.insert(group.questions.begin(), tag);
    return group;
}

QuestionGroup place_group(const Call& call) {
    QuestionGroup group{"Where it is and where it came from", "", {}};
    group.questions = questions_of(DeviceEvent::intake, {"kind", "make", "model", "serial"});
    group.questions.insert(group.questions.begin(), hub_question(call, "Which hub is it at?"));
    return group;
}

QuestionGroup media_group(std::size_t rows) {
    QuestionGroup group{
        "Disks and memory",
        "Everything in it that can hold data. Leave this empty when you do not know: "
        "the wipe log can fill it in.",
        {}};
    const std::vector<Option> types = {{"unknown", "Not known"},
                                       {"hdd", "Hard disk"},
                                       {"ssd", "SSD"},
                                       {"nvme", "NVMe"},
                                       {"emmc", "eMMC"}};
    for (std::size_t row = 1; row <= rows; ++row) {
        const auto which = "disk " + std::to_string(row);
        group.questions.push_back(
            {QuestionKind::code, medium_name(row, "serial"), "Serial number of " + which});
        group.questions.push_back(
            {QuestionKind::line, medium_name(row, "model"), "Model of " + which});
        group.questions.push_back(
            {QuestionKind::one_of_many, medium_name(row, "type"), "Kind of " + which, "", types});
    }
    if (rows < media_max) group.button = {"disk", "Add another disk"};
    return group;
}

FormPage receive_form(const Call& call) {
    FormPage form;
    form.heading = "Receive a device";
    form.action = "/devices";
    form.submit = "Receive it";
    form.cancel_url = "/";
    form.place = Place::receive;
    form.groups = {device_group(), place_group(call), media_group(media_rows(call))};
    return form;
}

// Rows left empty are no disks. The row that each medium came from tells where its fault belongs.
std::vector<Medium> media_of(const Form& form, std::vector<std::size_t>& rows) {
    std::vector<Medium> media;
    for (std::size_t row = 1; row <= media_max; ++row) {
        Medium medium;
        medium.serial = form.fields.text(medium_name(row, "serial"));
        medium.model = form.fields.text(medium_name(row, "model"));
        if (medium.serial.empty() && medium.model.empty()) continue;
        medium.type = parse_medium_type(form.fields.text(medium_name(row, "type")))
                          .value_or(MediumType::unknown);
        media.push_back(std::move(medium));
        rows.push_back(row);
    }
    return media;
}

// "media[1]" of the command is the second row that was filled in.
void name_rows(Refusal& refusal, const std::vector<std::size_t>& rows) {
    for (auto& fault : refusal.fields) {
        if (fault.field.rfind("media[", 0) != 0) continue;
        std::size_t index = 0;
        std::from_chars(fault.field.data() + 6, fault.field.data() + fault.field.size(), index);
        if (index < rows.size()) fault.field = medium_name(rows[index], "serial");
    }
}

Result<std::optional<Tag>> tag_typed(const Form& form) {
    const auto text = form.fields.text("tag");
    if (text.find_first_not_of(" \t") == std::string_view::npos) return std::optional<Tag>();
    const auto reading = labels::read_tag(text);
    if (!reading.fault) return std::optional<Tag>(Tag{reading.tag});
    return Refusal{RefusalCode::tag_malformed, std::string(labels::sentence(*reading.fault)), {}};
}

RecordEvent command_of(const Call& call, const std::optional<Tag>& tag) {
    RecordEvent command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.event = DeviceEvent::intake;
    command.tag = tag;
    command.hub = call.form.fields.text("hub");
    command.evidence = evidence_of(DeviceEvent::intake, call.form);
    return command;
}

// An expected device is known already: its facts stand in the form.
FormState first_answers(const Call& call) {
    FormState state;
    choose_own_hub(state, call.caller);
    const auto tag = labels::parse_tag(call.request.query.text("tag"));
    if (!tag) return state;
    state.values.emplace("tag", labels::printed_form(*tag));
    const auto device = find_device(call.caller, Tag{*tag}, call.ports());
    if (!device) return state;
    state.values.emplace("kind", name_of(device->kind));
    state.values.emplace("make", device->make);
    state.values.emplace("model", device->model);
    state.values.emplace("serial", device->serial);
    return state;
}

}  // namespace

Response show_receive(const Call& call) {
    return show_form(call, receive_form(call), first_answers(call));
}

Response receive_device(const Call& call) {
    if (call.form.fields.has("more")) return show_form(call, receive_form(call), typed(call.form));
    const auto tag = tag_typed(call.form);
    if (!tag) return show_refused_form(call, receive_form(call), tag.refusal());
    std::vector<std::size_t> rows;
    auto command = command_of(call, *tag);
    command.media = media_of(call.form, rows);
    auto answer = call.services.combiner.record(command);
    if (answer.refusal) {
        name_rows(*answer.refusal, rows);
        return show_refused_form(call, receive_form(call), *answer.refusal);
    }
    return Response::see_other(device_url(answer.device->tag) + "?done=intake");
}

}  // namespace kitbank::web::pages

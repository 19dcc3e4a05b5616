#include "server/web/api/event_body.h"

#include "server/usecase/devices/device_facts.h"

namespace kitbank::web::api {
namespace {

Medium read_medium(FieldReader& fields) {
    Medium medium;
    medium.serial = fields.text("serial");
    medium.model = fields.text("model");
    medium.bytes = fields.number("bytes", 0, json_integer_max).value_or(0);
    const std::string type = fields.text("type");
    const auto known = type.empty() ? MediumType::unknown : parse_medium_type(type);
    if (!known) fields.fault("type", "Choose one of: unknown, hdd, ssd, nvme, emmc.");
    medium.type = known.value_or(MediumType::unknown);
    fields.refuse_others();
    return medium;
}

std::string evidence_text(const Json& value) {
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    return value.get<std::string>();
}

}  // namespace

RecordEvent read_event(FieldReader& fields) {
    RecordEvent command;
    const std::string event = fields.text("event");
    if (const auto known = parse_device_event(event)) {
        command.event = *known;
    } else {
        fields.fault("event", event.empty() ? "This is needed." : "There is no such event.");
    }
    command.at = fields.instant("at");
    command.hub = fields.text("hub");
    command.media = read_media(fields);
    command.evidence = read_evidence(fields);
    return command;
}

std::vector<Medium> read_media(FieldReader& fields) {
    std::vector<Medium> media;
    const Json* list = fields.list("media");
    if (list == nullptr) return media;
    if (list->size() > media_max) {
        fields.fault("media", "A device has at most " + std::to_string(media_max) + " media.");
        return media;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string name = "media[" + std::to_string(i) + "]";
        if (!(*list)[i].is_object()) {
            fields.fault(name, "This must be an object.");
            continue;
        }
        FieldReader medium((*list)[i], fields.path() + name + ".");
        media.push_back(read_medium(medium));
        auto& faults = fields.faults();
        faults.insert(faults.end(), medium.faults().begin(), medium.faults().end());
    }
    return media;
}

Evidence read_evidence(FieldReader& fields) {
    Evidence evidence;
    for (const std::string& name : fields.others()) {
        const Json& value = fields.member(name);
        if (value.is_string() || value.is_boolean() || value.is_number_integer()) {
            evidence[name] = evidence_text(value);
        } else {
            fields.fault(name, "This must be a text, a whole number, true or false.");
        }
    }
    return evidence;
}

}  // namespace kitbank::web::api

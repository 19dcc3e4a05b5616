#include "server/usecase/devices/device_facts.h"

#include <algorithm>

#include "server/core/devices/serial.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

Refusal field_refusal(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::move(field), std::move(sentence)}}};
}

std::optional<Refusal> check_medium(Medium& medium, const std::string& field) {
    medium.serial = canonical_serial(medium.serial);
    if (!medium.serial.empty() && !is_usable_serial(medium.serial)) {
        return Refusal{RefusalCode::serial_placeholder,
                       "The serial number of a disk is a filler. Read it from the disk's label.",
                       {{field, "Enter the disk's real serial number."}}};
    }
    if (medium.serial.size() > serial_length_max ||
        character_count(medium.model) > line_length_max ||
        has_control_characters(medium.model, false)) {
        return field_refusal(field, "Shorten the disk's model and serial number.");
    }
    if (medium.bytes < 0) return field_refusal(field, "Enter the size in bytes.");
    return std::nullopt;
}

}  // namespace

Result<std::string> usable_serial(std::string_view given) {
    const std::string serial = canonical_serial(given);
    switch (kind_of_serial(given)) {
        case SerialKind::absent:
            return std::string{};
        case SerialKind::usable:
            return serial;
        case SerialKind::wrong_length:
            return field_refusal("serial", "A serial number has 4 to 64 characters.");
        case SerialKind::redacted:
        case SerialKind::placeholder:
            break;
    }
    return Refusal{RefusalCode::serial_placeholder,
                   "",
                   {{"serial", "Enter the real serial number, or leave this empty."}}};
}

std::optional<Refusal> check_media(DeviceEvent event, std::vector<Medium>& media) {
    using enum DeviceEvent;
    if (media.empty()) return std::nullopt;
    if (event != intake && event != pledge && event != repair_completion && event != wipe) {
        return field_refusal("media", "This step has no such field.");
    }
    if (media.size() > media_max) return field_refusal("media", "A device has at most 16 disks.");
    for (std::size_t i = 0; i < media.size(); ++i) {
        const std::string field = "media[" + std::to_string(i) + "]";
        if (auto refusal = check_medium(media[i], field)) return refusal;
    }
    return std::nullopt;
}

void write_facts(Device& device, const Event& event) {
    const auto take = [&](std::string& fact, std::string_view name) {
        const std::string_view value = value_of(event.evidence, name);
        if (!value.empty()) fact = value;
    };
    device.kind = parse_device_kind(value_of(event.evidence, "kind")).value_or(device.kind);
    take(device.make, "make");
    take(device.model, "model");
    take(device.serial, "serial");
}

Device device_of(const Event& event, OrganisationId organisation, const Tag& tag) {
    Device device;
    device.organisation = organisation;
    device.tag = tag;
    write_facts(device, event);
    return device;
}

void take_facts(Device& device, const std::vector<Event>& history, const Folded& folded) {
    for (std::string* const fact : {&device.make, &device.model, &device.serial}) fact->clear();
    for (const Step& step : folded.steps) {
        const Event& event = history[step.event];
        const bool makes = event.event == DeviceEvent::intake || event.event == DeviceEvent::pledge;
        if (!makes || step.outcome != StepOutcome::applied) continue;
        write_facts(device, event);
    }
}

void complete_intake(const Device& device, Event& event) {
    event.evidence.try_emplace("kind", name_of(device.kind));
    event.evidence.try_emplace("make", device.make);
    event.evidence.try_emplace("model", device.model);
    event.evidence.try_emplace("serial", device.serial);
    if (event.media.empty()) event.media = device.standing.media;
}

void write_wipe_evidence(const StoredEvidence& evidence, Event& event) {
    event.evidence = {{"evidence", format(evidence.id)}};
    if (evidence.accepted) {
        event.evidence["tool"] = evidence.tool;
        event.evidence["level"] = name_of(evidence.level);
        if (evidence.started) event.evidence["started"] = format(*evidence.started);
        if (evidence.ended) event.evidence["ended"] = format(*evidence.ended);
        return;
    }
    std::string reason;
    for (const Reason& each : evidence.reasons) reason += each.code + " ";
    for (const StoredMedium& medium : evidence.media) {
        for (const Reason& each : medium.reasons) reason += medium.serial + ": " + each.code + " ";
    }
    reason.resize(std::min(reason.size(), text_length_max));
    event.evidence["reason"] = trimmed(reason);
}

void keep_media_of(const StoredEvidence& evidence, const Device& device, Event& event) {
    const std::vector<Medium> told = std::move(event.media);
    event.media.clear();
    if (!evidence.accepted) return;
    for (const StoredMedium& wiped : evidence.media) {
        if (!wiped.accepted) continue;
        Medium medium{wiped.serial, wiped.model, wiped.bytes, MediumType::unknown};
        for (const std::vector<Medium>* list : {&told, &device.standing.media}) {
            const auto known = std::ranges::find(*list, wiped.serial, &Medium::serial);
            if (known != list->end()) medium = *known;
        }
        event.media.push_back(std::move(medium));
    }
}

}  // namespace kitbank

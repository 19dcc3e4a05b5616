#include "server/usecase/devices/record_wipe.h"

#include "server/core/canonical.h"
#include "server/core/devices/nwipe_log.h"
#include "server/core/devices/serial.h"
#include "server/core/devices/wipe_acceptance.h"
#include "server/usecase/devices/keep_evidence.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

std::optional<Device> device_of(const WipeReport& report, OrganisationId organisation,
                                Reader& reader) {
    for (const std::string& serial : {report.machine.serial, report.machine.chassis_serial}) {
        if (!is_usable_serial(serial)) continue;
        if (auto device = reader.device_by_serial(organisation, serial)) return device;
    }
    for (const WipedMedium& medium : report.media) {
        if (!is_usable_serial(medium.serial)) continue;
        if (auto device = reader.device_by_medium(organisation, medium.serial)) return device;
    }
    return std::nullopt;
}

StoredMedium medium_of(const MediumVerdict& verdict, const WipeReport& report,
                       const ReadLocalTime& to_instant) {
    StoredMedium stored;
    stored.serial = verdict.serial;
    stored.model = verdict.model;
    stored.accepted = verdict.accepted;
    stored.reasons = reasons_of(verdict.reasons);
    stored.verification = report.verification;
    for (const WipedMedium& wiped : report.media) {
        if (wiped.serial != verdict.serial) continue;
        stored.bytes = static_cast<std::int64_t>(wiped.bytes.value_or(0));
        stored.method = wiped.method.empty() ? report.method : wiped.method;
        stored.level = wiped.level;
        stored.errors = wiped.errors;
        if (wiped.started) stored.started = to_instant(*wiped.started);
        if (wiped.ended) stored.ended = to_instant(*wiped.ended);
    }
    return stored;
}

// Everything that can be said of the report without writing anything.
struct Judged {
    StoredEvidence evidence;
    WipeVerdict verdict;
};

Judged judge(const WipeReport& report, const std::optional<Device>& device,
             const ReadLocalTime& to_instant, Instant now) {
    Judged judged;
    StoredEvidence& evidence = judged.evidence;
    evidence.tool = report.tool;
    evidence.tool_version = report.tool_version;
    if (device) {
        const WipedDevice wiped{device->serial, device->standing.media,
                                device->standing.exposed_at};
        judged.verdict = judge_wipe(report, wiped, to_instant, now);
        evidence.device = device->id;
        evidence.device_tag = device->tag.text;
    } else {
        for (const WipedMedium& medium : report.media) {
            judged.verdict.media.push_back({medium.serial, medium.model, false, {}});
        }
        if (report.started) judged.verdict.started = to_instant(*report.started);
        if (report.ended) judged.verdict.ended = to_instant(*report.ended);
        evidence.reasons.push_back(
            {"device_not_found",
             "No device here has this machine's serial number or disks. Receive the "
             "device first, or say which device it is."});
    }
    evidence.accepted = judged.verdict.accepted;
    evidence.level = judged.verdict.level;
    evidence.started = judged.verdict.started;
    evidence.ended = judged.verdict.ended;
    for (const Reason& reason : reasons_of(judged.verdict.reasons))
        evidence.reasons.push_back(reason);
    for (const MediumVerdict& medium : judged.verdict.media) {
        evidence.media.push_back(medium_of(medium, report, to_instant));
    }
    return judged;
}

Result<WipeReport> read_report(const std::string& content) {
    if (content.size() > wipe_report_bytes_max) return Refusal{RefusalCode::too_large, "", {}};
    ParsedWipeLog parsed = parse_nwipe_log(content);
    if (const auto* problem = std::get_if<WipeLogProblem>(&parsed)) {
        return Refusal{RefusalCode::report_not_understood, std::string{sentence_of(*problem)}, {}};
    }
    return std::get<WipeReport>(std::move(parsed));
}

Result<std::optional<Device>> find_wiped(const RecordWipe& command, const WipeReport& report,
                                         Transaction& tx) {
    if (!command.tag) {
        std::optional<Device> device = device_of(report, command.caller.organisation, tx);
        if (device && !reaches_for_wipe(command.caller, *device)) return refusal_elsewhere();
        return device;
    }
    Result<Device> device = device_under_tag(command.caller, *command.tag, tx);
    if (!device) return device.refusal();
    if (command.version && *command.version != device->version) {
        return Refusal{RefusalCode::changed, "", {}};
    }
    return std::optional{*device};
}

std::string content_of(const RecordWipe& command, Crypto& crypto) {
    CanonicalText text;
    text.add("record wipe").add(command.tag ? command.tag->text : "").add(command.zone);
    return text.add(format(crypto.sha256(command.content))).text();
}

}  // namespace

Result<RecordedWipe> record_wipe(const RecordWipe& command, Ports& ports) {
    if (!may(command.caller.role, Permission::record_wipes))
        return Refusal{RefusalCode::forbidden, "", {}};
    if (!ports.zones.to_utc(LocalTime{}, command.zone)) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"zone", "Name a time zone such as Europe/London."}}};
    }
    Result<WipeReport> report = read_report(command.content);
    if (!report) return report.refusal();
    const ReadLocalTime to_instant = [&](LocalTime local) {
        return *ports.zones.to_utc(local, command.zone);
    };

    const auto prepare = [&](Transaction& tx) -> Result<Evidenced> {
        Result<std::optional<Device>> device = find_wiped(command, *report, tx);
        if (!device) return device.refusal();
        Judged judged = judge(*report, *device, to_instant, ports.clock.now());
        judged.evidence.id = command.id;
        judged.evidence.zone = command.zone;
        judged.evidence.file_name = command.file_name;
        return Evidenced{std::move(judged.evidence), *device,
                         std::move(judged.verdict.media_to_record), judged.verdict.medium_failed};
    };
    const StoredFile file{ports.crypto.sha256(command.content), command.content,
                          command.content_type, ports.clock.now()};
    return keep_evidence({command.id, content_of(command, ports.crypto), command.caller.actor},
                         command.caller, prepare, &file, ports);
}

}  // namespace kitbank

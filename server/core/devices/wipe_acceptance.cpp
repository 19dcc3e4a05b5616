#include "server/core/devices/wipe_acceptance.h"

#include <algorithm>

#include "server/core/devices/serial.h"

namespace kitbank {
namespace {

using enum WipeFault;
using Faults = std::vector<WipeFault>;

// ---- Whose report it is -----------------------------------------------------------------------

enum class MachineMatch : std::uint8_t { same, other, untold };

MachineMatch match_machine(const WipedMachine& machine, const WipedDevice& device) {
    const std::string& told =
        is_usable_serial(machine.serial) ? machine.serial : machine.chassis_serial;
    if (!is_usable_serial(told) || !is_usable_serial(device.serial)) return MachineMatch::untold;
    const bool same = canonical_serial(told) == canonical_serial(device.serial);
    return same ? MachineMatch::same : MachineMatch::other;
}

bool hides_serials(const WipeReport& report) {
    return report.redacted || kind_of_serial(report.machine.serial) == SerialKind::redacted;
}

Faults judge_report(const WipeReport& report, const WipedDevice& device) {
    Faults faults;
    const MachineMatch machine = match_machine(report.machine, device);
    if (hides_serials(report)) {
        faults.push_back(machine_serial_redacted);
    } else if (machine == MachineMatch::other) {
        faults.push_back(other_machine);
    } else if (machine == MachineMatch::untold && device.media.empty()) {
        faults.push_back(machine_unidentified);
    }
    if (report.ending == WipeEnding::missing) faults.push_back(log_incomplete);
    if (report.ending == WipeEnding::aborted) faults.push_back(run_aborted);
    if (report.ending == WipeEnding::errors) faults.push_back(run_with_errors);
    if (report.verification == WipeVerification::none) faults.push_back(no_verification);
    return faults;
}

// ---- One medium -------------------------------------------------------------------------------

void judge_serial(const WipedMedium& wiped, const WipeReport& report, Faults& faults) {
    const SerialKind kind = kind_of_serial(wiped.serial);
    if (kind == SerialKind::redacted) {
        faults.push_back(medium_serial_redacted);
    } else if (kind != SerialKind::usable) {
        faults.push_back(medium_serial_missing);
    }
    const auto same =
        std::count_if(report.media.begin(), report.media.end(),
                      [&](const WipedMedium& other) { return other.serial == wiped.serial; });
    if (wiped.serial_unclear || (kind == SerialKind::usable && same > 1)) {
        faults.push_back(medium_serial_unclear);
    }
}

void judge_status(const WipedMedium& wiped, Faults& faults) {
    switch (wiped.status) {
        case WipeStatus::erased:
            return;
        case WipeStatus::not_wiped:
            return faults.push_back(not_wiped);
        case WipeStatus::failed:
            return faults.push_back(wipe_failed);
        case WipeStatus::aborted:
            return faults.push_back(wipe_aborted);
        case WipeStatus::insanity:
            return faults.push_back(wipe_insane);
    }
}

void judge_method(const WipedMedium& wiped, Faults& faults) {
    if (wiped.method_kind == WipeMethod::verify_only) faults.push_back(method_verify_only);
    if (wiped.method_kind == WipeMethod::unknown) faults.push_back(method_unknown);
    if (!wiped.verified) faults.push_back(not_verified);
}

void judge_errors(const WipedMedium& wiped, Faults& faults) {
    if (wiped.errors.pass != 0) faults.push_back(pass_errors);
    if (wiped.errors.verify != 0) faults.push_back(verify_errors);
    if (wiped.errors.sync != 0) faults.push_back(sync_errors);
    if (wiped.status != WipeStatus::erased) return;
    if (!wiped.errors_counted) faults.push_back(error_counts_missing);
    const bool explained = wiped.errors.any() || is_short(wiped);
    if ((wiped.flagged || wiped.error_lines != 0) && !explained) faults.push_back(errors_logged);
}

// With an Erasure Summary erased must equal total; without one the passes must have written the
// whole size. A visible part written in full and a larger total is a hidden area that was left.
void judge_bytes(const WipedMedium& wiped, Faults& faults) {
    const bool summed = wiped.bytes_erased && wiped.bytes_total;
    const bool written = wiped.bytes_written && wiped.bytes;
    if (!summed && !written) faults.push_back(bytes_unknown);
    if (written && *wiped.bytes_written != *wiped.bytes) faults.push_back(written_short);
    const bool hidden = wiped.hidden == HiddenArea::present ||
                        (is_short(wiped) && wiped.bytes_written == wiped.bytes_erased);
    if (hidden) faults.push_back(hidden_sectors_left);
    if (is_short(wiped) && !hidden) faults.push_back(erased_short);
    if (wiped.hidden == HiddenArea::unknown) faults.push_back(hidden_sectors_unknown);
}

void judge_times(const WipedMedium& wiped, const WipedDevice& device,
                 const ReadLocalTime& to_instant, Instant now, Faults& faults) {
    if (!wiped.started || !wiped.ended || *wiped.ended < *wiped.started) {
        return faults.push_back(times_unclear);
    }
    if (to_instant(*wiped.ended) > now + wipe_future_tolerance) faults.push_back(in_future);
    if (to_instant(*wiped.started) < device.exposed_at) faults.push_back(before_exposure);
}

bool is_label_size(std::int64_t bytes) {
    constexpr std::int64_t gigabyte = 1'000'000'000, gibibyte = 1'073'741'824;
    return bytes % gigabyte == 0 || bytes % gibibyte == 0;
}

bool same_size(std::int64_t recorded, std::uint64_t told) {
    const auto bytes = static_cast<std::uint64_t>(recorded);
    if (!is_label_size(recorded)) return bytes == told;
    const std::uint64_t difference = bytes > told ? bytes - told : told - bytes;
    return difference <= bytes / 100;
}

void judge_size(const WipedMedium& wiped, const Medium& recorded, Faults& faults) {
    if (recorded.bytes <= 0 || !wiped.bytes) return;
    if (!same_size(recorded.bytes, *wiped.bytes)) faults.push_back(size_mismatch);
}

// A disk that is not erased has no method, bytes or times worth complaining of.
Faults judge_medium(const WipedMedium& wiped, const WipeReport& report, const WipedDevice& device,
                    const ReadLocalTime& to_instant, Instant now) {
    Faults faults;
    judge_serial(wiped, report, faults);
    judge_status(wiped, faults);
    judge_errors(wiped, faults);
    if (wiped.status != WipeStatus::erased) return faults;
    judge_method(wiped, faults);
    judge_bytes(wiped, faults);
    judge_times(wiped, device, to_instant, now, faults);
    return faults;
}

// ---- The device's list against the log --------------------------------------------------------

const WipedMedium* find_medium(const WipeReport& report, std::string_view serial) {
    const auto found = std::find_if(
        report.media.begin(), report.media.end(),
        [&](const WipedMedium& wiped) { return wiped.serial == canonical_serial(serial); });
    return found == report.media.end() ? nullptr : &*found;
}

bool is_recorded(const WipedMedium& wiped, const WipedDevice& device) {
    return std::any_of(device.media.begin(), device.media.end(), [&](const Medium& medium) {
        return is_usable_serial(medium.serial) && canonical_serial(medium.serial) == wiped.serial;
    });
}

bool is_on_usb(const WipedMedium& wiped) { return wiped.bus.find("USB") != std::string::npos; }

class Judgement {
  public:
    Judgement(const WipeReport& report, const WipedDevice& device, const ReadLocalTime& to_instant,
              Instant now)
        : report_(report), device_(device), to_instant_(to_instant), now_(now) {}

    WipeVerdict run();

  private:
    void judge_recorded_media();
    void judge_unrecorded_media();
    void add(const WipedMedium& wiped, Faults faults);
    void note_period(const std::optional<LocalTime>& started,
                     const std::optional<LocalTime>& ended);
    void conclude();
    [[nodiscard]] bool has_medium_failed() const;

    const WipeReport& report_;
    const WipedDevice& device_;
    const ReadLocalTime& to_instant_;
    const Instant now_;
    WipeVerdict verdict_;
    std::vector<const WipedMedium*> own_;  // the device's media as the report tells of them
};

WipeVerdict Judgement::run() {
    verdict_.reasons = judge_report(report_, device_);
    judge_recorded_media();
    judge_unrecorded_media();
    if (verdict_.media.empty()) verdict_.reasons.push_back(no_media);
    conclude();
    return std::move(verdict_);
}

void Judgement::judge_recorded_media() {
    for (const Medium& medium : device_.media) {
        const bool usable = is_usable_serial(medium.serial);
        const WipedMedium* const wiped = usable ? find_medium(report_, medium.serial) : nullptr;
        if (wiped == nullptr) {
            const WipeFault fault = usable ? medium_missing : recorded_serial_missing;
            verdict_.media.push_back({medium.serial, medium.model, false, {fault}});
            continue;
        }
        Faults faults = judge_medium(*wiped, report_, device_, to_instant_, now_);
        judge_size(*wiped, medium, faults);
        own_.push_back(wiped);
        add(*wiped, std::move(faults));
    }
}

void Judgement::judge_unrecorded_media() {
    const bool adopted =
        device_.media.empty() && match_machine(report_.machine, device_) == MachineMatch::same;
    for (const WipedMedium& wiped : report_.media) {
        if (is_on_usb(wiped) || is_recorded(wiped, device_)) continue;
        Faults faults = judge_medium(wiped, report_, device_, to_instant_, now_);
        if (!adopted) faults.insert(faults.begin(), medium_not_recorded);
        if (adopted) own_.push_back(&wiped);
        add(wiped, std::move(faults));
        if (adopted) verdict_.media_to_record.push_back(medium_of(wiped));
    }
}

void Judgement::add(const WipedMedium& wiped, Faults faults) {
    const bool accepted = faults.empty();
    verdict_.media.push_back({wiped.serial, wiped.model, accepted, std::move(faults)});
}

void Judgement::note_period(const std::optional<LocalTime>& first,
                            const std::optional<LocalTime>& last) {
    if (!first || !last) return;
    const Instant started = to_instant_(*first), ended = to_instant_(*last);
    verdict_.started = std::min(verdict_.started.value_or(started), started);
    verdict_.ended = std::max(verdict_.ended.value_or(ended), ended);
}

void Judgement::conclude() {
    for (const WipedMedium* const wiped : own_) note_period(wiped->started, wiped->ended);
    if (!verdict_.started) note_period(report_.started, report_.ended);
    verdict_.accepted =
        verdict_.reasons.empty() && std::all_of(verdict_.media.begin(), verdict_.media.end(),
                                                std::mem_fn(&MediumVerdict::accepted));
    verdict_.level = verdict_.accepted ? SanitisationLevel::clear : SanitisationLevel::none;
    verdict_.medium_failed = has_medium_failed();
    if (!verdict_.accepted) verdict_.media_to_record.clear();
}

bool Judgement::has_medium_failed() const {
    if (hides_serials(report_) || match_machine(report_.machine, device_) == MachineMatch::other)
        return false;
    const bool timely = verdict_.started && *verdict_.started >= device_.exposed_at &&
                        *verdict_.ended <= now_ + wipe_future_tolerance;
    return timely && std::any_of(own_.begin(), own_.end(),
                                 [](const WipedMedium* wiped) { return has_failed(*wiped); });
}

}  // namespace

WipeVerdict judge_wipe(const WipeReport& report, const WipedDevice& device,
                       const ReadLocalTime& to_instant, Instant now) {
    return Judgement{report, device, to_instant, now}.run();
}

}  // namespace kitbank

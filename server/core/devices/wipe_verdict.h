#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/devices/wipe_evidence.h"

// The answer to a piece of wipe evidence, from whatever source: accepted or not, and each reason
// why not.
namespace kitbank {

// One reason each. The spelling is the code in JSON, SQL and the page's anchors.
enum class WipeFault : std::uint8_t {
    // The report as a whole.
    other_machine,
    machine_serial_redacted,
    machine_unidentified,
    no_media,
    log_incomplete,
    run_aborted,
    run_with_errors,
    no_verification,
    // Which medium it is.
    medium_missing,
    medium_not_recorded,
    recorded_serial_missing,
    medium_serial_missing,
    medium_serial_redacted,
    medium_serial_unclear,
    size_mismatch,
    // What was done to it.
    not_wiped,
    wipe_failed,
    wipe_aborted,
    wipe_insane,
    method_verify_only,
    method_unknown,
    pass_errors,
    verify_errors,
    sync_errors,
    error_counts_missing,
    errors_logged,
    bytes_unknown,
    written_short,
    erased_short,
    hidden_sectors_left,
    hidden_sectors_unknown,
    not_verified,
    // When.
    times_unclear,
    in_future,
    before_exposure,
    // A reset entered by hand.
    check_missing,
    operator_missing,
    verifier_missing,
    verifier_is_operator,
    kind_not_reset,
};

struct WipeFaultText {
    WipeFault fault;
    std::string_view name;
    std::string_view sentence;  // what is wrong and what to do next
};

const WipeFaultText& text_of(WipeFault fault);
inline std::string_view name_of(WipeFault fault) { return text_of(fault).name; }
inline std::string_view sentence_of(WipeFault fault) { return text_of(fault).sentence; }
std::optional<WipeFault> parse_wipe_fault(std::string_view name);

// All faults in the order of the enumeration, for help pages and tests.
const std::vector<WipeFaultText>& wipe_fault_table();

// One medium of the device, or one that the evidence names beside them.
struct MediumVerdict {
    std::string serial;
    std::string model;
    bool accepted = false;
    std::vector<WipeFault> reasons;  // empty exactly when accepted
};

struct WipeVerdict {
    bool accepted = false;
    std::vector<WipeFault> reasons;  // of the evidence as a whole
    std::vector<MediumVerdict> media;

    // The device's own drive really did badly, after the last stay outside, and the evidence is
    // surely of this device: a `wipe_failure` is due. A fault of paperwork alone (cut log, wrong
    // machine, serial missing, too old) says nothing about a drive and leaves the device as it is.
    bool medium_failed = false;

    // The device had no media on record and the evidence names them: record these. Empty otherwise,
    // and empty unless accepted.
    std::vector<Medium> media_to_record;

    SanitisationLevel level = SanitisationLevel::none;  // none unless accepted
    // First start and last end over the device's media; where it has none in the evidence, of the
    // run.
    std::optional<Instant> started;
    std::optional<Instant> ended;
};

}  // namespace kitbank

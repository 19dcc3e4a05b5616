#include "server/core/devices/wipe_verdict.h"

#include <algorithm>

namespace kitbank {
namespace {

using enum WipeFault;

// clang-format off
const std::vector<WipeFaultText> table = {
    {other_machine, "other_machine",
     "The log is from a machine with another serial number. Check the label, or send the log of this machine."},
    {machine_serial_redacted, "machine_serial_redacted",
     "Serial numbers were hidden when this log was written (nwipe -q), so it cannot be tied to any device. Wipe again without -q."},
    {machine_unidentified, "machine_unidentified",
     "Nothing ties this log to the device: the machine's serial is missing or a factory placeholder, and the device has no disks on record. Record the disks with their serials, then send the log again."},
    {no_media, "no_media",
     "The log names no disk inside the machine. Check that the disk is seen by the wiping program and wipe again."},
    {log_incomplete, "log_incomplete",
     "The log stops before its last line, as after a power cut or with a full memory stick. Copy the whole file again, or wipe again."},
    {run_aborted, "run_aborted",
     "The wipe was stopped by a person before it ended. Wipe again and let it finish."},
    {run_with_errors, "run_with_errors",
     "The wiping program ended with errors. Look at the disks below, and wipe again or destroy the disk that failed."},
    {no_verification, "no_verification",
     "The wipe ran without reading the disks back. Wipe again with verification of the last pass or of all passes."},

    {medium_missing, "medium_missing",
     "This disk is on the device's list and the log does not name it. Wipe every disk of the machine, or correct the list if the disk was taken out."},
    {medium_not_recorded, "medium_not_recorded",
     "The log names a disk that is not on the device's list. Check which disks are inside, correct the list, and send the log again."},
    {recorded_serial_missing, "recorded_serial_missing",
     "This disk is on the device's list without a usable serial number, so no log can be matched to it. Record its serial, then send the log again."},
    {medium_serial_missing, "medium_serial_missing",
     "The log gives no usable serial number for this disk, so it cannot be matched. Connect it without an adapter that hides the serial and wipe again."},
    {medium_serial_redacted, "medium_serial_redacted",
     "The disk's serial number is hidden in the log (nwipe -q). Wipe again without -q."},
    {medium_serial_unclear, "medium_serial_unclear",
     "The log gives one serial number to two disks, or two to one disk. Wipe the disks again, one run for this machine alone."},
    {size_mismatch, "size_mismatch",
     "The size in the log is not the size on record for this disk. Check that it is the same disk and correct the record, or wipe again."},

    {not_wiped, "not_wiped",
     "The disk was seen but not wiped. Wipe it, with all disks of the machine in one run."},
    {wipe_failed, "wipe_failed",
     "The wipe of this disk failed. Try once more, or take the disk out and destroy it."},
    {wipe_aborted, "wipe_aborted",
     "The wipe of this disk was stopped before it ended. Wipe again and let it finish."},
    {wipe_insane, "wipe_insane",
     "The disk could not be opened or ended in a state that the wiping program holds impossible (INSANITY). Check its connection and wipe again, or destroy it."},
    {method_verify_only, "method_verify_only",
     "This method only reads the disk and writes nothing. Wipe with a method that overwrites."},
    {method_unknown, "method_unknown",
     "The wiping method is not one that Kitbank knows to overwrite the whole disk. Wipe with a listed method, for example PRNG Stream."},
    {pass_errors, "pass_errors",
     "There were errors while writing this disk, so parts may still hold data. Take the disk out and destroy it, or wipe again."},
    {verify_errors, "verify_errors",
     "Reading back found parts of this disk that were not overwritten. Wipe again, or destroy the disk."},
    {sync_errors, "sync_errors",
     "The disk did not confirm that all data reached it. Wipe again, or destroy the disk."},
    {error_counts_missing, "error_counts_missing",
     "The log has no error counts for this disk. Use nwipe 0.29 or later and send the whole log."},
    {errors_logged, "errors_logged",
     "The log holds an error or a warning mark about this disk that its summary does not explain. Wipe again, or let a manager look at the log."},
    {bytes_unknown, "bytes_unknown",
     "The log does not say how much of this disk was written, or how large it is. Use a later nwipe and wipe again."},
    {written_short, "written_short",
     "A pass wrote less or more than the size of the disk. Wipe again, or destroy the disk."},
    {erased_short, "erased_short",
     "Fewer bytes were erased than the disk holds. Wipe again, or destroy the disk."},
    {hidden_sectors_left, "hidden_sectors_left",
     "The disk has a hidden area (HPA or DCO) that was not erased. Remove the hidden area, for example with hdparm, and wipe again."},
    {hidden_sectors_unknown, "hidden_sectors_unknown",
     "The wiping program could not tell whether the disk has a hidden area. Connect the disk directly instead of over USB and wipe again."},
    {not_verified, "not_verified",
     "The log does not say that this disk was read back to the end. Wipe again with verification."},

    {times_unclear, "times_unclear",
     "The log does not say when this disk was wiped, or its clock ran backwards. Set the clock of the wiping machine and wipe again."},
    {in_future, "in_future",
     "By the log, the wipe ended in the future. Set the clock of the wiping machine and wipe again."},
    {before_exposure, "before_exposure",
     "The wipe began before the device was last out of our hands or opened, so it proves nothing now. Wipe again."},

    {check_missing, "check_missing",
     "Not every step of the checklist is ticked. Do the missing steps, then send the whole list."},
    {operator_missing, "operator_missing",
     "It is not said who did the reset. Give the name of the person."},
    {verifier_missing, "verifier_missing",
     "It is not said who checked the reset. Ask a second person to look at the device and give their name."},
    {verifier_is_operator, "verifier_is_operator",
     "The same person did the reset and checked it. Ask a second person to look at the device."},
    {kind_not_reset, "kind_not_reset",
     "A reset checklist is for tablets, phones and Chromebooks. Wipe this device with a wiping program and send its log."},
};
// clang-format on

}  // namespace

const WipeFaultText& text_of(WipeFault fault) { return table[static_cast<std::size_t>(fault)]; }

std::optional<WipeFault> parse_wipe_fault(std::string_view name) {
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const WipeFaultText& text) { return text.name == name; });
    return row == table.end() ? std::nullopt : std::optional{row->fault};
}

const std::vector<WipeFaultText>& wipe_fault_table() { return table; }

}  // namespace kitbank

#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/names.h"

// What a wiping program says it did, in plain facts: one report per run, one record per medium. A
// parser (nwipe_log.h) fills it and judges nothing; the rule (wipe_acceptance.h) judges and parses
// nothing. Everything here is the log's own word, so nothing here is proof until the rule has
// passed it.
namespace kitbank {

// The categories of NIST SP 800-88. Overwriting from the host reaches only the addresses that the
// drive shows: on flash (SSD, NVMe, eMMC) over-provisioned and remapped blocks keep what they held,
// and on a spinning disk remapped sectors do. So an overwrite is Clear, never Purge, however many
// passes it makes; Purge needs the drive's own sanitise command or its key destroyed.
enum class SanitisationLevel : std::uint8_t { none, clear, purge, destroy };

inline constexpr std::array<std::string_view, 4> sanitisation_level_names = {"none", "clear",
                                                                             "purge", "destroy"};
constexpr std::string_view name_of(SanitisationLevel level) {
    return sanitisation_level_names[static_cast<std::size_t>(level)];
}
constexpr std::optional<SanitisationLevel> parse_sanitisation_level(std::string_view name) {
    return parse_name<SanitisationLevel>(sanitisation_level_names, name);
}

// What the program was told to read back, and what it says it did read back is `verified` below.
enum class WipeVerification : std::uint8_t { none, last_pass, all_passes };

inline constexpr std::array<std::string_view, 3> wipe_verification_names = {"none", "last_pass",
                                                                            "all_passes"};
constexpr std::string_view name_of(WipeVerification verification) {
    return wipe_verification_names[static_cast<std::size_t>(verification)];
}
constexpr std::optional<WipeVerification> parse_wipe_verification(std::string_view name) {
    return parse_name<WipeVerification>(wipe_verification_names, name);
}

// The program's own verdict on a medium. `not_wiped`: it saw the medium and wrote no verdict on it.
// `insanity`: nwipe's word for a state that it holds impossible; a disk that would not open ends
// here.
enum class WipeStatus : std::uint8_t { not_wiped, erased, failed, aborted, insanity };

inline constexpr std::array<std::string_view, 5> wipe_status_names = {
    "not_wiped", "erased", "failed", "aborted", "insanity"};
constexpr std::string_view name_of(WipeStatus status) {
    return wipe_status_names[static_cast<std::size_t>(status)];
}

enum class WipeMethod : std::uint8_t { unknown, writing, verify_only };

// Areas that a drive hides from the host (HPA, DCO). `unknown`: the program looked and could not
// tell.
enum class HiddenArea : std::uint8_t { not_mentioned, absent, unknown, present };

struct WipeErrors {
    std::uint64_t pass = 0;
    std::uint64_t verify = 0;
    std::uint64_t sync = 0;
    [[nodiscard]] bool any() const { return pass != 0 || verify != 0 || sync != 0; }
};

struct WipedMedium {
    std::string device;           // the program's name for it in this run: sda, nvme0n1
    std::string bus;              // as printed: ATA, NVME, USB
    std::string serial;           // canonical; as the log has it, so perhaps absent or redacted
    bool serial_unclear = false;  // two lines of the log give it different serials
    std::string model;
    MediumType type = MediumType::unknown;

    std::string method;  // the program's label
    WipeMethod method_kind = WipeMethod::unknown;
    SanitisationLevel level = SanitisationLevel::none;

    WipeStatus status = WipeStatus::not_wiped;
    bool flagged = false;         // a summary row of this medium starts with '!'
    bool verified = false;        // a line says that reading back was finished
    bool errors_counted = false;  // the log has a row of error counts for it
    WipeErrors errors;
    std::uint64_t error_lines = 0;  // lines of an error or a [FAILURE] that name it
    HiddenArea hidden = HiddenArea::not_mentioned;

    std::optional<std::uint64_t> bytes;          // size as the host sees it
    std::optional<std::uint64_t> bytes_written;  // the smallest of its passes
    std::optional<std::uint64_t> bytes_erased;   // Erasure Summary; programs before 0.41 have none
    std::optional<std::uint64_t> bytes_total;    // Erasure Summary, hidden areas included

    std::optional<LocalTime> started;
    std::optional<LocalTime> ended;
};

// How the run says it ended.
enum class WipeEnding : std::uint8_t { missing, completed, errors, aborted };

struct WipedMachine {
    std::string manufacturer;
    std::string model;
    std::string serial;          // canonical, as the log has it
    std::string chassis_serial;  // canonical; stands in when `serial` is a placeholder
    std::string uuid;
};

struct WipeReport {
    std::string tool;          // nwipe
    std::string tool_version;  // the banner: "nwipe 0.42", "ShredOS v2021.08.2_22_x86-64_0.32.023"
    WipedMachine machine;
    std::string method;  // of the whole run; a medium's own is in force where it is given
    WipeVerification verification = WipeVerification::none;
    bool redacted = false;  // the program was told to hide serials
    WipeEnding ending = WipeEnding::missing;
    std::size_t runs = 1;  // runs found in the file; this report is the last of them
    std::vector<WipedMedium> media;
    std::optional<LocalTime> started;  // first and last time stamp of the run
    std::optional<LocalTime> ended;
};

// The medium as a device's list keeps it.
Medium medium_of(const WipedMedium& wiped);

// The drive itself did badly: an error was counted, it would not open, or part of it was left
// unwritten. A cut log, a missing serial or a run stopped by a person says nothing about the drive.
bool has_failed(const WipedMedium& wiped);

// Bytes erased fall short of the total, hidden areas included.
bool is_short(const WipedMedium& wiped);

}  // namespace kitbank

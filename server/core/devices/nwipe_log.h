#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "server/core/devices/wipe_evidence.h"

// The text log of nwipe (and of ShredOS, which runs it), versions 0.29 to 0.42.
//
// Stamped lines, `[YYYY/MM/DD HH:MM:SS] ` + level in seven columns + `: ` + text, on a local clock
// without a zone; then tables without time stamps:
//
//     Found /dev/sda,  ATA, WDC WD3200LPVX-6,  320 GB, S/N=...    read from both ends: a model may
//     hold commas system-serial-number = ...                                  the machine, from
//     dmidecode
//       verify       = 1 (last pass)                              the run's options
//     Invoking method 'Fill With Zeros' on /dev/sda               each medium's own story, by
//     device name Error Summary    flag, device | pass | verify | sync        no third count in old
//     versions Erasure Summary  flag, device | erased | total | percent    0.41 and later; none for
//     verify-only methods Drive Status     flag, device | status | speed | time | model/serial
//     [stamp] Total Throughput ..., <method>, <n>R+<B|NB>+<NV|VL|VA>
//     Nwipe successfully completed. See summary table for details.
//
// Everything about a medium is joined on its device name, with or without /dev/ in front; the
// summary tables cut names to eight characters. A medium that was found and never wiped is in the
// report, with the status `not_wiped`. The table's HH:MM:SS column is never read: for a disk done
// in less than an hour old versions print the hours of the row above. Times come from the stamps.
//
// nwipe appends to its log file, so one file may hold several runs: a run begins where disks are
// listed or options are printed again. The report is the last run, since it is what was done to the
// disks last. A disk that an earlier run of the same machine named and the last one did not (it was
// pulled out, or it died) is added as `not_wiped`. Joining the good parts of several runs was
// rejected: a half from here and a half from there proves nothing about a disk that was swapped in
// between.
//
// The parser takes whatever it is given: CRLF, a byte order mark, a cut last line, bytes that are
// not UTF-8 (then all bytes above 127 become '?'). What it cannot read stays unset, and the rule
// refuses it.
namespace kitbank {

inline constexpr std::size_t wipe_log_bytes_max = 4 * 1024 * 1024;
inline constexpr std::size_t wipe_log_media_max = 256;
inline constexpr std::size_t wipe_log_runs_max = 64;

// Why a file is not a wipe log at all.
enum class WipeLogProblem : std::uint8_t { empty, too_large, not_text, not_nwipe, too_much };

std::string_view name_of(WipeLogProblem problem);
std::string_view sentence_of(WipeLogProblem problem);

using ParsedWipeLog = std::variant<WipeReport, WipeLogProblem>;

ParsedWipeLog parse_nwipe_log(std::string_view text);

}  // namespace kitbank

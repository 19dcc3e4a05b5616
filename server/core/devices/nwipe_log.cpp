#include "server/core/devices/nwipe_log.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/core/devices/nwipe_line.h"
#include "server/core/devices/serial.h"

namespace kitbank {
namespace {

using namespace nwipe;

constexpr std::size_t table_name_length = 8;

struct ProblemText {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array<ProblemText, 5> problem_texts = {{
    {"empty", "The file is empty. Choose the log that nwipe wrote and send it again."},
    {"too_large",
     "The file is larger than 4 MiB, which no wipe log is. Choose the log of one machine."},
    {"not_text",
     "The file is not plain text. Send the .txt log that nwipe wrote, not its PDF or a picture."},
    {"not_nwipe",
     "This is not an nwipe log: it has none of the lines that nwipe writes. Choose the log of this "
     "wipe."},
    {"too_much",
     "The log holds more than 256 disks or 64 runs. Send the log of one machine and one wipe."},
}};

class Run {
  public:
    void read(const Line& line);
    [[nodiscard]] bool ends_before(const Line& line) const;
    [[nodiscard]] bool is_nwipe() const { return marks_ > 0; }
    WipeReport take();

  private:
    enum class Table : std::uint8_t { none, errors, erasure, status };

    WipedMedium* find(std::string_view device);
    WipedMedium& medium(std::string_view device);
    void note_serial(WipedMedium& medium, std::string_view serial);

    void read_stamped(const Line& line);
    void read_setting(std::string_view key, std::string_view value);
    void read_found_line(const FoundLine& found);
    void read_throughput_line(const ThroughputLine& line);
    void read_medium_line(WipedMedium& medium, const Line& line);
    void read_medium_start(const Line& line, std::string_view device);

    void read_table(std::string_view text);
    void read_error_row(const Row& row);
    void read_erasure_row(const Row& row);
    void read_status_row(const Row& row);

    WipeReport report_;
    Table table_ = Table::none;
    int marks_ = 0;  // lines that only nwipe writes
    bool options_printed_ = false;
    bool verification_given_ = false;
};

// By its name, or by the eight last characters of it, which is what the tables have room for.
WipedMedium* Run::find(std::string_view device) {
    for (WipedMedium& medium : report_.media) {
        const std::string_view name = medium.device;
        if (name == device) return &medium;
        if (device.size() == table_name_length && name.ends_with(device)) return &medium;
    }
    return nullptr;
}

WipedMedium& Run::medium(std::string_view device) {
    if (WipedMedium* const known = find(device)) return *known;
    if (report_.media.size() > wipe_log_media_max)
        return report_.media.back();  // refused at the end
    WipedMedium& added = report_.media.emplace_back();
    added.device = field(device);
    return added;
}

void Run::note_serial(WipedMedium& medium, std::string_view text) {
    const std::string serial = canonical_serial(field(text));
    if (serial.empty()) return;
    if (!medium.serial.empty() && medium.serial != serial) medium.serial_unclear = true;
    if (medium.serial.empty()) medium.serial = serial;
}

bool Run::ends_before(const Line& line) const {
    if (!line.at || (!options_printed_ && report_.ending == WipeEnding::missing)) return false;
    return line.text.starts_with("Found /dev/") || line.text.starts_with("Program options are set");
}

void Run::read(const Line& line) {
    if (!line.at) return read_table(line.text);
    if (!report_.started) report_.started = line.at;
    report_.ended = line.at;
    read_stamped(line);
}

void Run::read_stamped(const Line& line) {
    table_ = Table::none;
    if (line.text.starts_with("Found /dev/")) {
        if (const auto found = read_found(line.text)) read_found_line(*found);
    } else if (line.text.starts_with("Total Throughput")) {
        if (const auto throughput = read_throughput(line.text)) read_throughput_line(*throughput);
    } else if (line.text.starts_with("Program options are set")) {
        options_printed_ = true;
        ++marks_;
    } else if (line.text.starts_with("Nwipe ") ||
               line.text.starts_with("Storage devices not found")) {
        const WipeEnding ending = parse_ending(line.text);
        if (ending != WipeEnding::missing) report_.ending = ending;
        ++marks_;
    } else if (const std::string_view device = device_of(line.text); !device.empty()) {
        read_medium_start(line, device);
        if (WipedMedium* const known = find(device)) read_medium_line(*known, line);
    } else if (contains(line.text, " = ")) {
        read_setting(trim(before(line.text, " = ")), trim(after(line.text, " = ")));
    }
}

void Run::read_found_line(const FoundLine& found) {
    ++marks_;
    WipedMedium& one = medium(found.device);
    one.bus = field(found.bus);
    one.model = field(found.model);
    one.type = type_of_bus(found.bus);
    note_serial(one, found.serial);
}

void Run::read_setting(std::string_view key, std::string_view value) {
    WipedMachine& machine = report_.machine;
    if (key == "system-manufacturer") machine.manufacturer = field(value);
    if (key == "system-product-name") machine.model = field(value);
    if (key == "system-serial-number") machine.serial = canonical_serial(field(value));
    if (key == "chassis-serial-number") machine.chassis_serial = canonical_serial(field(value));
    if (key == "system-uuid") machine.uuid = field(value);
    if (key == "banner") report_.tool_version = field(value);
    if (key == "method") report_.method = field(value);
    if (key == "quiet") report_.redacted = !value.starts_with('0');
    if (key == "verify") {
        verification_given_ = true;
        if (value.starts_with('1')) report_.verification = WipeVerification::last_pass;
        if (value.starts_with('2')) report_.verification = WipeVerification::all_passes;
    }
}

// The options and the trailer must not disagree; where they do, the weaker word counts.
void Run::read_throughput_line(const ThroughputLine& line) {
    ++marks_;
    if (report_.method.empty()) report_.method = field(line.method);
    if (line.verification == "NV") report_.verification = WipeVerification::none;
    if (verification_given_) return;
    if (line.verification == "VL") report_.verification = WipeVerification::last_pass;
    if (line.verification == "VA") report_.verification = WipeVerification::all_passes;
}

// Lines that show a device to be one of the disks at work; others may name a partition or
// /dev/urandom.
void Run::read_medium_start(const Line& line, std::string_view device) {
    const bool invoked = line.text.starts_with("Invoking method '");
    const bool begun = invoked || line.text.starts_with("Starting ");
    if (!begun && !contains(line.text, " has serial number ") &&
        !contains(line.text, " bytes written to ")) {
        return;
    }
    ++marks_;
    WipedMedium& one = medium(device);
    if (begun && !one.started) one.started = line.at;
    if (invoked) one.method = field(before(after(line.text, "'"), "' on "));
}

void Run::read_medium_line(WipedMedium& medium, const Line& line) {
    const std::string_view text = line.text;
    const bool is_error = line.level == "error" || line.level == "fatal" || line.level == "sanity";
    if (is_error || text.starts_with("[FAILURE]")) ++medium.error_lines;
    if (text.starts_with("Verified ") || text.starts_with("[SUCCESS] Verified "))
        medium.verified = true;
    if (text.starts_with("Buffer flush failure")) ++medium.errors.sync;
    if (contains(text, "HIDDEN SECTORS DETECTED")) medium.hidden = HiddenArea::present;
    if (contains(text, "HIDDEN SECTORS INDETERMINATE")) medium.hidden = HiddenArea::unknown;
    if (contains(text, "No hidden sectors on")) medium.hidden = HiddenArea::absent;
    if (contains(text, " has serial number "))
        note_serial(medium, after(text, " has serial number "));
    if (contains(text, "sect/blk/dev "))
        medium.bytes = parse_count(text.substr(text.rfind('/') + 1));
    const auto count = parse_count(before(text, " "));
    if (count && contains(text, " verification errors on ")) {
        medium.errors.verify = std::max(medium.errors.verify, *count);
    }
    if (count && contains(text, " wipe errors on "))
        medium.errors.pass = std::max(medium.errors.pass, *count);
    if (count && contains(text, " bytes written to ")) {
        medium.bytes_written = std::min(medium.bytes_written.value_or(*count), *count);
    }
    if (medium.started) medium.ended = line.at;
}

void Run::read_table(std::string_view text) {
    if (text.starts_with("***")) {
        table_ = Table::none;
        if (contains(text, " Error Summary ")) table_ = Table::errors;
        if (contains(text, " Erasure Summary ")) table_ = Table::erasure;
        if (contains(text, " Drive Status ")) table_ = Table::status;
        return;
    }
    if (table_ == Table::none) return;
    const auto row = read_row(text, table_ == Table::status ? 4 : 3);
    if (!row) return;
    ++marks_;
    if (row->flagged) medium(row->device).flagged = true;
    if (table_ == Table::errors) read_error_row(*row);
    if (table_ == Table::erasure) read_erasure_row(*row);
    if (table_ == Table::status) read_status_row(*row);
}

void Run::read_error_row(const Row& row) {
    if (row.cells.size() < 2) return;
    const auto pass = parse_count(row.cells[0]), verify = parse_count(row.cells[1]);
    const auto sync = row.cells.size() > 2 ? parse_count(row.cells[2]) : std::uint64_t{0};
    if (!pass || !verify || !sync) return;
    WipedMedium& one = medium(row.device);
    one.errors_counted = true;
    one.errors.pass = std::max(one.errors.pass, *pass);
    one.errors.verify = std::max(one.errors.verify, *verify);
    one.errors.sync = std::max(one.errors.sync, *sync);
}

void Run::read_erasure_row(const Row& row) {
    if (row.cells.size() < 2) return;
    WipedMedium& one = medium(row.device);
    one.bytes_erased = parse_count(row.cells[0]);
    one.bytes_total = parse_count(row.cells[1]);
}

void Run::read_status_row(const Row& row) {
    if (row.cells.size() < 4) return;
    WipedMedium& one = medium(row.device);
    one.status = parse_status(row.cells[0]);
    const std::string_view name = row.cells[3];
    const auto slash = name.rfind('/');
    if (slash == std::string_view::npos) return;
    if (one.model.empty()) one.model = field(name.substr(0, slash));
    if (one.serial.empty()) note_serial(one, name.substr(slash + 1));
}

WipeReport Run::take() {
    report_.tool = "nwipe";
    for (WipedMedium& medium : report_.media) {
        if (medium.method.empty()) medium.method = report_.method;
        medium.method_kind = kind_of_method(medium.method);
        const bool wrote =
            medium.method_kind == WipeMethod::writing && medium.status == WipeStatus::erased;
        medium.level = wrote ? SanitisationLevel::clear : SanitisationLevel::none;
        if (!medium.bytes && !is_short(medium)) medium.bytes = medium.bytes_total;
    }
    return std::move(report_);
}

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead < 0xe0) return 2;
    if (lead >= 0xe0 && lead < 0xf0) return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(static_cast<unsigned char>(text[i]));
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        }
        i += length;
    }
    return true;
}

std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::vector<Run> read_runs(std::string_view text) {
    std::vector<Run> runs(1);
    while (!text.empty() && runs.size() <= wipe_log_runs_max) {
        const Line line = read_line(next_line(text));
        if (runs.back().ends_before(line)) runs.emplace_back();
        runs.back().read(line);
    }
    return runs;
}

// Disks that earlier runs of the same machine named and the last did not.
void add_vanished_media(WipeReport& last, const WipeReport& earlier) {
    if (earlier.machine.serial != last.machine.serial) return;
    for (const WipedMedium& medium : earlier.media) {
        const bool seen =
            std::any_of(last.media.begin(), last.media.end(),
                        [&](const WipedMedium& other) { return other.serial == medium.serial; });
        if (seen || last.media.size() > wipe_log_media_max) continue;
        WipedMedium& vanished = last.media.emplace_back();
        vanished.device = medium.device;
        vanished.bus = medium.bus;
        vanished.serial = medium.serial;
        vanished.model = medium.model;
        vanished.type = medium.type;
    }
}

WipeReport report_of(std::vector<Run>& runs) {
    WipeReport last = runs.back().take();
    last.runs = runs.size();
    runs.pop_back();
    for (Run& run : runs) add_vanished_media(last, run.take());
    return last;
}

std::string plain_text(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string plain{text};
    if (!is_utf8(plain)) {
        std::replace_if(
            plain.begin(), plain.end(), [](char c) { return c < 0; }, '?');
    }
    return plain;
}

}  // namespace

std::string_view name_of(WipeLogProblem problem) {
    return problem_texts[static_cast<std::size_t>(problem)].name;
}

std::string_view sentence_of(WipeLogProblem problem) {
    return problem_texts[static_cast<std::size_t>(problem)].sentence;
}

ParsedWipeLog parse_nwipe_log(std::string_view text) {
    if (text.empty()) return WipeLogProblem::empty;
    if (text.size() > wipe_log_bytes_max) return WipeLogProblem::too_large;
    if (text.find('\0') != std::string_view::npos) return WipeLogProblem::not_text;
    const std::string plain = plain_text(text);
    std::vector<Run> runs = read_runs(plain);
    if (std::none_of(runs.begin(), runs.end(), [](const Run& run) { return run.is_nwipe(); })) {
        return WipeLogProblem::not_nwipe;
    }
    if (runs.size() > wipe_log_runs_max) return WipeLogProblem::too_much;
    WipeReport report = report_of(runs);
    if (report.media.size() > wipe_log_media_max) return WipeLogProblem::too_much;
    return report;
}

}  // namespace kitbank

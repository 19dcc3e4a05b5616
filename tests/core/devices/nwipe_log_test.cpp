#include "server/core/devices/nwipe_log.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/core/devices/wipe_fixture.h"

using namespace kitbank;
using namespace kitbank::wipe_fixture;

namespace {

WipeLogProblem problem_of(std::string_view text) {
    const ParsedWipeLog parsed = parse_nwipe_log(text);
    REQUIRE(std::holds_alternative<WipeLogProblem>(parsed));
    return std::get<WipeLogProblem>(parsed);
}

Instant started(const WipedMedium& medium) { return from_utc(medium.started.value()); }
Instant ended(const WipedMedium& medium) { return from_utc(medium.ended.value()); }

void check_same(const WipeReport& a, const WipeReport& b) {
    CHECK(a.machine.serial == b.machine.serial);
    CHECK(a.ending == b.ending);
    REQUIRE(a.media.size() == b.media.size());
    for (std::size_t i = 0; i < a.media.size(); ++i) {
        CHECK(a.media[i].serial == b.media[i].serial);
        CHECK(a.media[i].model == b.media[i].model);
        CHECK(a.media[i].status == b.media[i].status);
        CHECK(a.media[i].bytes_written == b.media[i].bytes_written);
        CHECK(a.media[i].ended == b.media[i].ended);
    }
}

}  // namespace

TEST_CASE("a log of version 0.42 is read to the last fact") {
    const WipeReport report = parse(v042_log());
    CHECK(report.tool == "nwipe");
    CHECK(report.tool_version == "nwipe 0.42");
    CHECK(report.machine.manufacturer == "Dell Inc.");
    CHECK(report.machine.model == "Vostro 5581");
    CHECK(report.machine.serial == "3FBJ6P2");
    CHECK(report.machine.chassis_serial == "3FBJ6P2");
    CHECK(report.machine.uuid == "4c4c4544-0046-4210-804a-b3c04f365032");
    CHECK(report.method == "Fill With Zeros");
    CHECK(report.verification == WipeVerification::last_pass);
    CHECK(report.ending == WipeEnding::completed);
    CHECK_FALSE(report.redacted);
    CHECK(report.runs == 1);
    REQUIRE(report.media.size() == 2);

    const WipedMedium& disk = report.media[0];
    CHECK(disk.device == "sda");
    CHECK(disk.bus == "ATA");
    CHECK(disk.model == "WDC WD3200LPVX-60V0TT0");
    CHECK(disk.serial == "WD-WXC1A14S2591");
    CHECK(disk.method_kind == WipeMethod::writing);
    CHECK(disk.level == SanitisationLevel::clear);
    CHECK(disk.status == WipeStatus::erased);
    CHECK(disk.verified);
    CHECK(disk.errors_counted);
    CHECK_FALSE(disk.errors.any());
    CHECK(disk.bytes_written == 320072933376);
    CHECK(disk.bytes_erased == 320072933376);
    CHECK(disk.bytes_total == 320072933376);
    CHECK(format(started(disk)) == "2026-03-09T10:02:13Z");
    CHECK(format(ended(disk)) == "2026-03-09T10:03:02Z");
    CHECK(report.media[1].type == MediumType::nvme);
    CHECK(report.media[1].model == "BC501 NVMe SK hynix 256GB");
}

TEST_CASE("a log of version 0.32 is read without an Erasure Summary") {
    const WipeReport report = parse(v032_log());
    CHECK(report.tool_version == "ShredOS v2021.08.2_22_x86-64_0.32.023");
    REQUIRE(report.media.size() == 2);
    CHECK(report.media[0].serial == "Z5KLT2A0T");
    CHECK(report.media[0].bytes == 500107862016);
    CHECK(report.media[0].bytes_written == 500107862016);
    CHECK_FALSE(report.media[0].bytes_erased);
}

TEST_CASE("a log of version 0.29 is read with two error counts, three passes and a blanking pass") {
    const WipeReport report = parse(read_fixture("v029_one_disk.txt"));
    REQUIRE(report.media.size() == 1);
    const WipedMedium& disk = report.media[0];
    CHECK(disk.method == "DoD Short");
    CHECK(disk.errors_counted);
    CHECK(disk.verified);
    CHECK(disk.bytes_written == disk.bytes);
    CHECK(format(started(disk)) == "2024-02-06T14:01:30Z");
    CHECK(format(ended(disk)) == "2024-02-06T22:14:59Z");
}

TEST_CASE("times come from the stamps, never from the table's column") {
    // The column says 03:14:16 for a disk that took fourteen minutes.
    const WipedMedium flash = parse(v032_log()).media.at(1);
    CHECK(flash.ended.value() - flash.started.value() ==
          std::chrono::minutes{14} + std::chrono::seconds{16});
    const WipedMedium same = parse(replaced(v032_log(), "03:14:16", "99:99:99")).media.at(1);
    CHECK(same.started == flash.started);
    CHECK(same.ended == flash.ended);
}

TEST_CASE("a model may hold commas and slashes, and so may a serial") {
    const WipeReport report = parse(read_fixture("v042_odd_models.txt"));
    REQUIRE(report.media.size() == 2);
    CHECK(report.media[0].model == R"(ACME 2,5" SSD, rev A/B, 240 GB)");
    CHECK(report.media[0].serial == "AC/0042-77Q1");
    CHECK(report.media[0].hidden == HiddenArea::absent);
    CHECK(report.media[0].method == "PRNG Stream (S)");
    CHECK(report.media[0].method_kind == WipeMethod::writing);
    CHECK(report.verification == WipeVerification::all_passes);
}

TEST_CASE("a disk that was found and not wiped is in the report as not wiped") {
    const WipedMedium stick = parse(read_fixture("v042_odd_models.txt")).media.at(1);
    CHECK(stick.device == "sdb");
    CHECK(stick.bus == "USB");
    CHECK(stick.status == WipeStatus::not_wiped);
    CHECK(stick.level == SanitisationLevel::none);
    CHECK_FALSE(stick.started);
}

TEST_CASE("without Found lines the disks are joined on their device names") {
    const WipeReport report = parse(without_lines(v042_log(), "Found /dev/"));
    REQUIRE(report.media.size() == 2);
    CHECK(report.media[0].serial == "WD-WXC1A14S2591");
    CHECK(report.media[0].model == "WDC WD3200LPVX-60");
    CHECK(report.media[0].status == WipeStatus::erased);

    std::string bare = without_lines(v042_log(), "Found /dev/");
    bare = without_lines(bare, "has serial number");
    CHECK(parse(bare).media.at(1).serial == "NS8BN06381120BD03");
}

TEST_CASE(
    "device names are joined with and without their folder, and cut to eight characters in "
    "tables") {
    std::string text = replaced(v042_log(), "/dev/nvme0n1", "/dev/disk/nvme10n12");
    text = replaced(text, "   nvme0n1 |", " vme10n12 |");
    const WipeReport report = parse(replaced(text, "       sda |", "/dev/sda |"));
    REQUIRE(report.media.size() == 2);
    CHECK(report.media[0].status == WipeStatus::erased);
    CHECK(report.media[1].device == "nvme10n12");
    CHECK(report.media[1].status == WipeStatus::erased);
    CHECK(report.media[1].bytes_erased == 256060514304);
}

TEST_CASE("line ends, a byte order mark and foreign bytes do not matter") {
    const WipeReport plain = parse(v042_log());
    check_same(plain, parse("\xEF\xBB\xBF" + replaced(v042_log(), "\n", "\r\n")));
    const WipeReport foreign = parse(replaced(v042_log(), "Vostro 5581", "Vostro \xE9 5581"));
    CHECK(foreign.machine.model == "Vostro ? 5581");
    CHECK(parse(replaced(v042_log(), "Vostro", "Vostr\xC3\xB6")).machine.model ==
          "Vostr\xC3\xB6 5581");
    CHECK(parse(replaced(v042_log(), "Vostro", "Vo\x1bstro")).machine.model == "Vo?stro 5581");
}

TEST_CASE("a long name is cut between characters") {
    std::string long_name(199, 'a');
    for (int i = 0; i < 10; ++i) long_name += "\xC3\xB6";
    CHECK(parse(replaced(v042_log(), "Vostro 5581", long_name)).machine.model ==
          std::string(199, 'a'));
}

TEST_CASE("methods are known by their labels, suffixes and double spaces included") {
    const auto kind = [](std::string_view label) {
        return parse(replaced(v042_log(), "Fill With Zeros", label)).media.at(0).method_kind;
    };
    for (const char* label :
         {"DoD 5220.22-M", "DoD Short", "Gutmann Wipe", "RCMP TSSIT OPS-II", "PRNG Stream",
          "Fill With Ones", "HMG IS5 Enhanced", "Bruce Schneier 7-Pass", "BMB21-2019",
          "Fill With Zeros (R)", "PRNG Stream (S)"}) {
        CAPTURE(label);
        CHECK(kind(label) == WipeMethod::writing);
    }
    CHECK(kind("Verify Zeros (0x00)") == WipeMethod::verify_only);
    CHECK(kind("Verify Ones  (0xFF)") == WipeMethod::verify_only);
    CHECK(kind("Secure Erase (ATA/NVMe)") == WipeMethod::unknown);
    CHECK(kind("Fill With Zeros (Q)") == WipeMethod::unknown);
}

TEST_CASE("verification counts by the weaker word of options and trailer") {
    const auto verification = [](const std::string& text) { return parse(text).verification; };
    CHECK(verification(replaced(v042_log(), "1 (last pass)", "0 (off)")) == WipeVerification::none);
    CHECK(verification(replaced(v042_log(), "1R+NB+VL", "1R+NB+NV")) == WipeVerification::none);
    CHECK(verification(replaced(v042_log(), "1 (last pass)", "2 (all passes)")) ==
          WipeVerification::all_passes);
    const std::string without_options = without_lines(v042_log(), "  verify ");
    CHECK(verification(without_options) == WipeVerification::last_pass);
    CHECK(verification(replaced(without_options, "+VL", "+VA")) == WipeVerification::all_passes);
    CHECK(verification(without_lines(without_options, "Throughput")) == WipeVerification::none);
}

TEST_CASE("reading back is over when a line of any method says so, and not when it only began") {
    const auto verified = [](std::string_view line) {
        const char* const pass = "Verified pass 1 of 1, round 1 of 1, on '/dev/sda'.";
        return parse(replaced(v042_log(), pass, line)).media.at(0).verified;
    };
    CHECK(verified("[SUCCESS] Verified that /dev/sda is empty."));
    CHECK(verified("[SUCCESS] Verified FRP on '/dev/sda' matches"));
    CHECK(verified("Verified that '/dev/sda' is empty."));
    CHECK_FALSE(verified("Verifying that /dev/sda is empty."));
    CHECK_FALSE(verified("[FAILURE] /dev/sda Verification errors, not empty"));
    CHECK_FALSE(verified("[SUCCESS] Verified that /dev/sdb is empty."));
}

TEST_CASE("of several runs in one file the last one counts") {
    const std::string first = replaced(v042_log(), "2026/03/09", "2026/03/08");
    const WipeReport report = parse(first + v042_log());
    CHECK(report.runs == 2);
    check_same(report, parse(v042_log()));

    // The stick was pulled out in the second run.
    const std::string cut = v042_log().substr(0, v042_log().size() / 2);
    CHECK(parse(first + cut).ending == WipeEnding::missing);
    CHECK(parse(cut + "\n" + v042_log()).ending == WipeEnding::completed);
}

TEST_CASE("a disk that only an earlier run of the same machine saw is not forgotten") {
    const std::string third =
        "[2026/03/08 10:00:14]  notice: Found /dev/sdc, ATA, Samsung SSD 860, 500 GB, "
        "S/N=S3Z9NB0K123456\n";
    const std::string first = third + replaced(v042_log(), "2026/03/09", "2026/03/08");
    const WipeReport report = parse(first + v042_log());
    REQUIRE(report.media.size() == 3);
    CHECK(report.media[2].serial == "S3Z9NB0K123456");
    CHECK(report.media[2].status == WipeStatus::not_wiped);

    const std::string elsewhere = replaced(first, "3FBJ6P2", "7QQK1Z3");
    CHECK(parse(elsewhere + v042_log()).media.size() == 2);
}

TEST_CASE("a run that found no disks has none") {
    const WipeReport report = parse(
        "[2026/03/09 10:00:07]   error: Storage devices not found. Nwipe should be run as root or "
        "sudo/su, i.e sudo nwipe etc\n");
    CHECK(report.media.empty());
    CHECK(report.ending == WipeEnding::missing);
}

TEST_CASE("what is not a wipe log is said not to be one") {
    CHECK(problem_of("") == WipeLogProblem::empty);
    CHECK(problem_of("hello, world\n") == WipeLogProblem::not_nwipe);
    CHECK(problem_of("[2026/03/09 10:00:07]  notice: started dhcp client\n") ==
          WipeLogProblem::not_nwipe);
    CHECK(problem_of(std::string("%PDF-1.4\n\0\0\x01", 12)) == WipeLogProblem::not_text);
    CHECK(problem_of(std::string(wipe_log_bytes_max + 1, 'a')) == WipeLogProblem::too_large);
    CHECK(problem_of(std::string(wipe_log_bytes_max, 'a')) == WipeLogProblem::not_nwipe);
    for (const auto problem :
         {WipeLogProblem::empty, WipeLogProblem::too_large, WipeLogProblem::not_text,
          WipeLogProblem::not_nwipe, WipeLogProblem::too_much}) {
        CHECK_FALSE(name_of(problem).empty());
        CHECK(sentence_of(problem).ends_with('.'));
    }
}

TEST_CASE("a log of more disks or more runs than any machine has is refused, and soon") {
    std::string disks;
    for (int i = 0; i <= 256; ++i) {
        disks += "[2026/03/09 10:00:07]  notice: Found /dev/sd" + std::to_string(i) +
                 ", ATA, Disk, 1 GB, S/N=SERIAL" + std::to_string(i) + "\n";
    }
    CHECK(problem_of(disks) == WipeLogProblem::too_much);
    std::string runs;
    for (int i = 0; i <= 64; ++i) runs += v042_log();
    CHECK(problem_of(runs) == WipeLogProblem::too_much);
    std::string flood;
    while (flood.size() + disks.size() < wipe_log_bytes_max) flood += disks;
    CHECK(problem_of(flood) == WipeLogProblem::too_much);
}

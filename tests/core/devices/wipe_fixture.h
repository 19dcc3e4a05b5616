#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/core/devices/nwipe_log.h"
#include "server/core/devices/wipe_acceptance.h"

// What the wipe tests share: fixture files, edits of them, and the devices they belong to.
namespace kitbank::wipe_fixture {

inline std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE_MESSAGE(file.good(), "cannot read " << path);
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline std::string read_fixture(std::string_view name) {
    return read_file(std::string{KITBANK_SOURCE_DIR "/tests/core/fixtures/nwipe/"}.append(name));
}

inline std::string v042_log() { return read_fixture("v042_two_disks.txt"); }
inline std::string v032_log() { return read_fixture("v032_two_disks.txt"); }

// Every place of `from` becomes `to`. An edit that finds nothing would test nothing, so it fails.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    std::size_t count = 0;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
        ++count;
    }
    REQUIRE_MESSAGE(count > 0, "nothing to replace: " << from);
    return text;
}

inline std::string replaced_once(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, "nothing to replace: " << from);
    return text.replace(at, from.size(), to);
}

// Without the lines that hold the part.
inline std::string without_lines(const std::string& text, std::string_view part) {
    std::string kept;
    std::size_t dropped = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const std::string line = text.substr(at, end - at + 1);
        if (line.find(part) == std::string::npos) {
            kept += line;
        } else {
            ++dropped;
        }
        at += line.size();
    }
    REQUIRE_MESSAGE(dropped > 0, "no such line: " << part);
    return kept;
}

inline WipeReport parse(std::string_view text) {
    const ParsedWipeLog parsed = parse_nwipe_log(text);
    REQUIRE(std::holds_alternative<WipeReport>(parsed));
    return std::get<WipeReport>(parsed);
}

inline Instant at(std::string_view text) { return parse_instant(text).value(); }

// The bench clock of the fixtures runs on UTC.
inline Instant from_utc(LocalTime time) { return Instant{time.time_since_epoch()}; }

inline const Medium dell_disk{"WD-WXC1A14S2591", "WDC WD3200LPVX-60V0TT0", 320072933376,
                              MediumType::hdd};
inline const Medium dell_flash{"NS8BN06381120BD03", "BC501 NVMe SK hynix 256GB", 256060514304,
                               MediumType::nvme};

// The laptop of v042_two_disks.txt, wiped from 2026-03-09 10:02 to 10:04.
inline WipedDevice dell() {
    return {"3FBJ6P2", {dell_disk, dell_flash}, at("2026-03-01T09:00:00Z")};
}

inline const Instant now = at("2026-06-01T12:00:00Z");

inline WipeVerdict judge(std::string_view text, const WipedDevice& device) {
    return judge_wipe(parse(text), device, from_utc, now);
}

inline std::string names(const std::vector<WipeFault>& faults) {
    std::string list;
    for (const WipeFault fault : faults)
        list.append(list.empty() ? "" : " ").append(name_of(fault));
    return list;
}

}  // namespace kitbank::wipe_fixture

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/devices/verify_device.h"
#include "tests/support/world.h"

// Any order of arrival, any batching and any repetition of the same scans end in the same standing and
// the same conflicts (reliability.md 6, invariant 13).
using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const Instant start = *parse_instant("2026-11-02T09:00:00Z");

// One scan of a script: what, how long after the start, by which scanner.
struct Scan {
    DeviceEvent event;
    std::chrono::minutes after;
    const char* source;
    Evidence evidence;
};

const Evidence inspected{
    {"grade", "B"}, {"os", "Linux Mint 22"}, {"locks_off", "yes"}, {"accessories", "1"}};
const Evidence handed_over{
    {"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", "1"}, {"due", "2026-12-01"}};
const Evidence taken_back{{"condition", "good"}, {"accessories", "1"}};
const Evidence taken_in{
    {"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro 5581"}, {"serial", "3FBJ6P2"}};

Uuid id_of(std::size_t scan) {
    Uuid id;
    id.bytes[0] = 0xa0;
    id.bytes[15] = static_cast<std::uint8_t>(scan + 1);
    return id;
}

std::vector<RecordEvent> commands_of(const std::vector<Scan>& script, const World& world,
                                     const Tag& tag) {
    std::vector<RecordEvent> commands;
    std::map<std::string, std::int64_t> numbers;
    for (std::size_t i = 0; i < script.size(); ++i) {
        RecordEvent command;
        command.id = id_of(i);
        command.caller = world.caller(Role::manager);
        command.tense = Tense::fact;
        command.event = script[i].event;
        command.tag = tag;
        command.at = start + script[i].after;
        command.source = script[i].source;
        command.source_seq = ++numbers[script[i].source];
        command.evidence = script[i].evidence;
        commands.push_back(std::move(command));
    }
    return commands;
}

std::string text_of(const Standing& standing) {
    std::string text{name_of(standing.state)};
    text.append(" held by ").append(name_of(standing.holder.kind));
    text += " " + std::to_string(standing.holder.hub.value) + " " + standing.holder.reference;
    text += standing.wipe ? " wiped by " + format(standing.wipe->evidence) : " not wiped";
    text += " exposed " + format(standing.exposed_at) + " for " + standing.reservation;
    text += standing.due ? " due " + format(*standing.due) : "";
    text += " renewed " + std::to_string(standing.renewals) + " grade " + standing.grade;
    for (const Medium& medium : standing.media) text += " medium " + medium.serial;
    return text + " last " + format(standing.last.at) + " " + format(standing.last.id);
}

// All that must not depend on how the scans came: standing, facts, conflicts, what waits for a person.
std::string outcome_of(World& world, const Tag& tag) {
    const Caller caller = world.caller(Role::manager);
    const Result<Device> device = find_device(caller, tag, world.ports);
    std::set<std::string> lines;
    const Result<Worklists> waiting = read_worklists(caller, world.ports);
    for (const SetAsideScan& scan : waiting->scans_set_aside) {
        lines.insert("set aside " + format(scan.event.happened.id) + " " +
                     std::string{name_of(scan.reason.code)});
    }
    std::string text =
        device ? text_of(device->standing) + " " + device->make + " " + device->serial + "\n"
               : "no device\n";
    world.store.read([&](Reader& reader) {
        if (!device) return;
        const std::vector<Conflict> conflicts = reader.conflicts_of(device->id);
        CHECK(device->has_conflict == !conflicts.empty());
        for (const Conflict& conflict : conflicts) {
            lines.insert("conflict " + format(conflict.event) + " against " +
                         format(conflict.against) + " " + std::string{name_of(conflict.code)} +
                         " " + conflict.detail);
        }
        const auto faults =
            verify_device(*device, reader.history(device->id), conflicts, world.crypto);
        CHECK_MESSAGE(faults.empty(), faults.front());
    });
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// The scans in this order of arrival, cut into deliveries after the marked places.
std::string arrive(const std::vector<Scan>& script, const std::vector<std::size_t>& order,
                   const std::vector<bool>& cut_after) {
    World world;
    const Tag tag = world.printed_label();
    const std::vector<RecordEvent> commands = commands_of(script, world, tag);
    std::vector<RecordEvent> delivery;
    for (std::size_t i = 0; i < order.size(); ++i) {
        delivery.push_back(commands[order[i]]);
        if (i + 1 < order.size() && !cut_after[i]) continue;
        record_events(delivery, world.ports);
        delivery.clear();
    }
    return outcome_of(world, tag);
}

std::vector<std::size_t> as_written(const std::vector<Scan>& script) {
    std::vector<std::size_t> order(script.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

std::string show(const std::vector<std::size_t>& order, const std::vector<bool>& cut_after) {
    std::string text;
    for (std::size_t i = 0; i < order.size(); ++i) {
        text += std::to_string(order[i]) + (cut_after[i] ? " | " : " ");
    }
    return text;
}

// Every order of arrival, each cut into deliveries at places drawn by chance: alone, together or between.
void check_all_orders(const std::vector<Scan>& script) {
    std::vector<std::size_t> order = as_written(script);
    const std::string expected = arrive(script, order, std::vector<bool>(script.size(), true));
    std::mt19937 random{7};
    do {
        const std::size_t every = 1 + random() % 4;
        std::vector<bool> cuts;
        for (std::size_t i = 0; i < script.size(); ++i) cuts.push_back(random() % every == 0);
        const std::string got = arrive(script, order, cuts);
        if (got != expected) {
            CAPTURE(show(order, cuts));
            REQUIRE(got == expected);
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace

TEST_CASE("a device that moves about ends on the same shelf in any order of arrival") {
    check_all_orders({{DeviceEvent::intake, 0min, "one", taken_in},
                      {DeviceEvent::move, 10min, "one", {{"shelf", "A1"}}},
                      {DeviceEvent::move, 20min, "two", {{"shelf", "A2"}}},
                      {DeviceEvent::lock_found, 30min, "one", {{"lock", "mdm"}}},
                      {DeviceEvent::lock_release, 40min, "two", {{"released_by", "the school"}}},
                      {DeviceEvent::move, 50min, "two", {{"shelf", "A3"}}}});
}

TEST_CASE("two scanners that disagree leave the same conflicts in any order of arrival") {
    check_all_orders({{DeviceEvent::intake, 0min, "one", taken_in},
                      {DeviceEvent::lock_found, 10min, "one", {{"lock", "mdm"}}},
                      {DeviceEvent::lock_found, 10min, "two", {{"lock", "frp"}}},
                      {DeviceEvent::loss, 20min, "two", {{"report", "not on its shelf"}}},
                      {DeviceEvent::move, 30min, "one", {{"shelf", "B1"}}},
                      {DeviceEvent::recovery, 40min, "two", {{"shelf", "B2"}}},
                      {DeviceEvent::handback, 50min, "one", taken_back}});
}

TEST_CASE("two intakes of one label give the same device in any order of arrival") {
    Evidence other = taken_in;
    other["make"] = "HP";
    other["serial"] = "5CG7441ZQX";
    check_all_orders({{DeviceEvent::intake, 0min, "one", taken_in},
                      {DeviceEvent::intake, 5min, "two", other},
                      {DeviceEvent::move, 10min, "two", {{"shelf", "B1"}}},
                      {DeviceEvent::loss, 20min, "one", {{"report", "not on its shelf"}}}});
}

TEST_CASE("a scan before the intake's own time is the same conflict whenever it comes") {
    check_all_orders({{DeviceEvent::move, 0min, "one", {{"shelf", "A1"}}},
                      {DeviceEvent::intake, 10min, "one", taken_in},
                      {DeviceEvent::loss, 5min, "two", {{"report", "not on its shelf"}}},
                      {DeviceEvent::move, 20min, "two", {{"shelf", "A2"}}}});
}

TEST_CASE("scans with incomplete evidence wait for a person in any order of arrival") {
    check_all_orders({{DeviceEvent::intake, 0min, "one", taken_in},
                      {DeviceEvent::loss, 10min, "one", {}},
                      {DeviceEvent::move, 20min, "two", {{"shelf", "A2"}}},
                      {DeviceEvent::inspection, 30min, "two", {{"grade", "Z"}}}});
}

TEST_CASE("handovers that were scanned without a wipe are conflicts in any order of arrival") {
    check_all_orders({{DeviceEvent::intake, 0min, "one", taken_in},
                      {DeviceEvent::inspection, 10min, "one", inspected},
                      {DeviceEvent::reservation, 20min, "one", {{"request", "R-1"}}},
                      {DeviceEvent::loan, 30min, "one", handed_over},
                      {DeviceEvent::handback, 40min, "two", taken_back}});
}

TEST_CASE("any order, batching and repetition of random scans end the same") {
    std::mt19937 random{20261121};
    const auto any = [&](std::size_t count) { return random() % count; };
    const std::vector<std::pair<DeviceEvent, Evidence>> kinds = {
        {DeviceEvent::move, {{"shelf", "A1"}}},
        {DeviceEvent::move, {{"shelf", "A2"}}},
        {DeviceEvent::lock_found, {{"lock", "mdm"}}},
        {DeviceEvent::lock_release, {{"released_by", "the school"}}},
        {DeviceEvent::loss, {{"report", "not on its shelf"}}},
        {DeviceEvent::recovery, {{"shelf", "C1"}}},
        {DeviceEvent::handback, taken_back},
        {DeviceEvent::inspection, inspected},
        {DeviceEvent::disposal,
         {{"method", "recycled"}, {"recycler", "Example"}, {"media", "destroyed"}}},
        {DeviceEvent::intake, taken_in}};
    for (int round = 0; round < 150; ++round) {
        std::vector<Scan> script{
            {DeviceEvent::intake, std::chrono::minutes{any(30)}, "one", taken_in}};
        const std::size_t count = 3 + any(12);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& [event, evidence] = kinds[any(kinds.size())];
            script.push_back(
                {event, std::chrono::minutes{any(60)}, any(2) == 0 ? "one" : "two", evidence});
        }
        std::vector<std::size_t> order = as_written(script);
        const std::string expected = arrive(script, order, std::vector<bool>(order.size(), true));
        for (int arrival = 0; arrival < 6; ++arrival) {
            order = as_written(script);
            for (std::size_t again = any(5); again > 0; --again)
                order.push_back(any(script.size()));
            std::shuffle(order.begin(), order.end(), random);
            std::vector<bool> cuts;
            for (std::size_t i = 0; i < order.size(); ++i) cuts.push_back(any(3) == 0);
            CAPTURE(round);
            CAPTURE(show(order, cuts));
            REQUIRE(arrive(script, order, cuts) == expected);
        }
    }
}

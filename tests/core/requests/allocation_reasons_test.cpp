#include "server/core/requests/allocation_reasons.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/requests/allocation_cases.h"

namespace kitbank {
namespace {

std::vector<Placement> choose(const AllocationFacts& facts) {
    const Allocation allocation{facts};
    return allocation.placements(PlainFlow{}.solve(allocation.graph()));
}

bool says(const Placement& choice, std::string_view words) {
    return choice.why.find(words) != std::string::npos;
}

// Two hubs 12 km apart, each with a name.
AllocationFacts two_hubs() {
    AllocationFacts facts;
    facts.hubs = {{HubId{1}, "North", false, 400'000, 500'000},
                  {HubId{2}, "South", false, 400'000, 488'000}};
    return facts;
}

OpenLine line_of(int request, LineKind kind = LineKind::laptop, int memory_gb = 8) {
    return {RequestId{request}, 1, -request, kind, memory_gb, HubId{1}};
}

const AllocationHub& hub_of(const AllocationFacts& facts, HubId id) {
    return *std::ranges::find(facts.hubs, id, &AllocationHub::id);
}

// Counted afresh: requests for the same hub that are ahead, none of whose lines could use the device.
int ahead_without_use(const AllocationFacts& facts, const OpenLine& line,
                      const ReadyDevice& device) {
    std::map<RequestId, bool> has_use;
    for (const OpenLine& other : facts.lines) {
        if (other.hub != line.hub || other.request == line.request) continue;
        if (lines_ahead(facts, other) > lines_ahead(facts, line)) continue;
        has_use[other.request] |= fits(other.kind, other.memory_gb, device.kind, device.memory_gb);
    }
    return static_cast<int>(
        std::ranges::count_if(has_use, [](const auto& each) { return !each.second; }));
}

void check_words(const AllocationFacts& facts, const std::vector<Placement>& choices,
                 const Placement& choice) {
    const OpenLine& line = facts.lines[choice.line];
    const ReadyDevice& device = facts.devices[*choice.device];
    const auto is_nearer = [&](const ReadyDevice& other) {
        return is_eligible(line, other, facts) &&
               travel_cost(hub_of(facts, line.hub), hub_of(facts, other.hub)) +
                       (other.hub == line.hub ? 0 : transfer_cost) <
                   travel_cost(hub_of(facts, line.hub), hub_of(facts, device.hub)) +
                       (device.hub == line.hub ? 0 : transfer_cost);
    };
    const auto is_given = [&](const ReadyDevice& other) {
        return std::ranges::any_of(choices, [&](const Placement& each) {
            return each.device && facts.devices[*each.device].id == other.id;
        });
    };
    if (says(choice, "Nearest hub") || says(choice, "Another hub has")) {
        CHECK(std::ranges::none_of(facts.devices, is_nearer));
    }
    if (says(choice, "spoken for")) {
        for (const ReadyDevice& other : facts.devices)
            CHECK((!is_nearer(other) || is_given(other)));
    }
    if (says(choice, "itself has")) CHECK(device.hub == line.hub);
    if (says(choice, "none with less")) {
        for (const ReadyDevice& other : facts.devices) {
            const bool is_better = other.hub == device.hub && other.memory_gb < device.memory_gb &&
                                   is_eligible(line, other, facts);
            CHECK((!is_better || is_given(other)));
        }
    }
    CHECK(says(choice, "would do") == (line.memory_gb > 0 && device.memory_gb > line.memory_gb));
}

}  // namespace

TEST_CASE("what is said of a choice is so") {
    std::mt19937 dice{42};
    int served = 0;
    for (int round = 0; round < 300; ++round) {
        AllocationFacts facts = drawn_facts(dice, 12, 10);
        // Requests are of one hub.
        for (OpenLine& line : facts.lines) {
            for (const OpenLine& other : facts.lines) {
                if (other.request == line.request) line.hub = other.hub;
            }
        }
        const std::vector<Placement> choices = choose(facts);
        for (const Placement& choice : choices) {
            const OpenLine& line = facts.lines[choice.line];
            CAPTURE(choice.why);
            if (!choice.device) continue;
            ++served;
            const ReadyDevice& device = facts.devices[*choice.device];
            if (line.hub.value != 0) check_words(facts, choices, choice);
            const int count = ahead_without_use(facts, line, device);
            CHECK(says(choice, "ahead") == (count > 0));
            if (count > 1)
                CHECK(says(choice, " " + std::to_string(count) + " requests were ahead"));
        }
    }
    CHECK(served > 300);
}

TEST_CASE("what is said of a line that gets nothing is so") {
    std::mt19937 dice{43};
    int left_out = 0;
    for (int round = 0; round < 300; ++round) {
        const AllocationFacts facts = drawn_facts(dice, 12, 8);
        const std::vector<Placement> choices = choose(facts);
        for (std::size_t at = 0; at < choices.size(); ++at) {
            if (choices[at].device) continue;
            const OpenLine& line = facts.lines[choices[at].line];
            CAPTURE(choices[at].why);
            const auto fits_it = [&](const ReadyDevice& device) {
                return is_eligible(line, device, facts);
            };
            const bool is_closed = line.hub.value != 0 && hub_of(facts, line.hub).is_closed;
            CHECK(says(choices[at], "is closed") == is_closed);
            if (is_closed) continue;
            ++left_out;
            const auto stock = std::ranges::count_if(facts.devices, fits_it);
            CHECK(says(choices[at], "No hub has") == (stock == 0));
            // All that fit are given to those that come before, as it says.
            const auto given_before =
                std::count_if(choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(at),
                              [&](const Placement& other) {
                                  return other.device && fits_it(facts.devices[*other.device]);
                              });
            CHECK(given_before == stock);
            if (stock > 1) CHECK(says(choices[at], "All " + std::to_string(stock) + " ready"));
        }
    }
    CHECK(left_out > 300);
}

TEST_CASE("the sentences, word by word") {
    AllocationFacts facts = two_hubs();
    facts.devices = {{DeviceId{1}, HubId{2}, DeviceKind::laptop, 8, 0}};
    facts.lines = {line_of(1, LineKind::tablet, 0), line_of(2, LineKind::tablet, 0), line_of(3)};
    std::vector<Placement> choices = choose(facts);
    CHECK(choices[2].why ==
          "Nearest hub with a ready laptop of 8 GB: South, 12 km away. 2 requests were ahead but "
          "need "
          "a tablet.");
    CHECK(choices[0].why == "No hub has a ready tablet.");

    facts.devices.push_back({DeviceId{2}, HubId{1}, DeviceKind::laptop, 16, 40});
    facts.lines.pop_back();
    facts.lines[1] = line_of(3);
    choices = choose(facts);
    CHECK(
        choices[1].why ==
        "North itself has a ready laptop of 16 GB. 8 GB would do, but none with less that fits is "
        "left there. In stock for 40 days. One request was ahead but needs a tablet.");
    CHECK(choices[0].why == "No hub has a ready tablet. A laptop is left over: would it do?");

    facts.lines = {line_of(1), line_of(2), line_of(3)};
    choices = choose(facts);
    CHECK(choices[2].why ==
          "All 2 ready laptops of at least 8 GB go to what comes before it in the "
          "queue.");
    facts.lines = {line_of(1, LineKind::laptop, 16), line_of(2), line_of(3)};
    facts.lines[2].hub = {};
    choices = choose(facts);
    CHECK(
        choices[1].why ==
        "South, 12 km away, has a ready laptop of 8 GB. The one that fits nearer by is spoken for. "
        "One request was ahead but needs more memory.");
    facts.hubs[1].easting.reset();
    facts.lines.resize(1);
    facts.lines[0] = line_of(1);
    facts.devices.resize(1);
    choices = choose(facts);
    CHECK(choices[0].why ==
          "Another hub has a ready laptop of 8 GB: South, at a distance that is not known.");
}

}  // namespace kitbank

#include "server/usecase/databank/foi_table.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/issue_ports.h"
#include "tests/support/giver.h"
#include "tests/support/handover_world.h"

using namespace kitbank;

namespace {

std::string text_of(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : "c";
}

// "NORTH 10 c c, SOUTH 5 c c | 15 c c": SIMs, vouchers, devices.
std::string shown(const FoiTable& table) {
    std::string text;
    const auto add = [&](const FoiRow& row) {
        text += row.hub + " " + text_of(row.sims) + " " + text_of(row.vouchers) + " " +
                text_of(row.devices);
    };
    for (const FoiRow& row : table.rows) {
        text += text.empty() ? "" : ", ";
        add(row);
    }
    text += " |";
    add(table.total);
    return text;
}

FoiTable november(World& world, Role role = Role::manager) {
    return *read_foi_table(world.caller(role), "2026-11-01", "2026-11-30", world.ports);
}

void give(Giver& giver, BundleId bundle, HubId hub, int times) {
    for (int i = 0; i < times; ++i) giver.give(bundle, hub);
}

}  // namespace

TEST_CASE("a table of every hub hides small numbers in each of its columns") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const Hub west = world.open_hub("WEST");
    const BundleId sims = giver.bundle("VF-40", "vodafone", 40);
    const BundleId codes = giver.bundle("O2-V", "o2", 15, ItemKind::voucher);
    give(giver, sims, world.north.id, 12);
    give(giver, sims, south.id, 7);
    give(giver, sims, west.id, 6);
    give(giver, codes, south.id, 1);
    world.clock.advance(std::chrono::days{20});
    CHECK(shown(november(world)) == "NORTH 10 c c, SOUTH 5 c c, WEST 5 c c | 25 c c");
    CHECK(shown(november(world, Role::hub_staff)) == "NORTH 10 c c | 10 c c");
    const auto october =
        read_foi_table(world.caller(Role::manager), "2026-10-01", "2026-10-31", world.ports);
    CHECK(shown(*october) == "NORTH c c c, SOUTH c c c, WEST c c c | c c c");
    const auto usual = read_foi_table(world.caller(Role::manager), "", "", world.ports);
    CHECK(format(usual->period.from) == "2025-12-01");
    CHECK(format(usual->period.to) == "2026-11-30");
    CHECK(usual->organisation == "Kitbank scheme");
}

TEST_CASE("devices that went over the counter stand beside the SIMs") {
    HandoverWorld world;
    for (int i = 0; i < 5; ++i) REQUIRE(hand_over(world.over(world.ready()), world.ports));
    world.clock.advance(std::chrono::days{20});
    CHECK(shown(november(world)) == "NORTH c c 5 | c c 5");
}

TEST_CASE("the criteria and the process are told in words") {
    World world;
    world.store.write([&](Transaction& tx) {
        GateRule gate;
        gate.hub = world.north.id;
        gate.question = "They receive a benefit";
        tx.write_issues().write_gate_rule(world.organisation, gate);
        tx.write_issues().write_limit_rule(world.organisation, {LimitUnit::gigabytes, 300, 365});
        return true;
    });
    const auto table = read_foi_table(world.caller(Role::manager), "", "", world.ports);
    CHECK(table->all_of.size() == 2);
    CHECK(table->one_of.size() == 3);
    const auto tells = [&](const char* words) {
        return std::ranges::any_of(table->process, [&](const std::string& sentence) {
            return sentence.find(words) != std::string::npos;
        });
    };
    CHECK(tells(
        "NORTH this must hold as well for whoever comes by themselves: They receive a benefit"));
    CHECK(tells("at most 300 gigabytes in 365 days"));
    World plain;
    const auto usual = read_foi_table(plain.caller(Role::manager), "", "", plain.ports);
    CHECK(usual->process.at(2).find("at most 1 SIM or voucher in 180 days") != std::string::npos);
}

TEST_CASE("only of whole months that are over, and only for who may read reports") {
    World world;
    const auto fault = [&](const char* from, const char* to) {
        return fields_of(read_foi_table(world.caller(Role::manager), from, to, world.ports));
    };
    CHECK(fault("2026-10-02", "2026-10-31") == "from");
    CHECK(fault("2026-11-01", "2026-11-21") == "to");
    CHECK(code_of(read_foi_table(world.caller(Role::referrer), "", "", world.ports)) ==
          "forbidden");
}

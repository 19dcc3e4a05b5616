#include "server/usecase/databank/network_report.h"

#include <doctest/doctest.h>

#include "tests/support/giver.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

NetworkReport report_of(World& world, Role role = Role::manager) {
    const auto report = read_network_report(world.caller(role), "vodafone", "2026-10-01",
                                            "2026-11-21", world.ports);
    REQUIRE(report);
    return *report;
}

std::string list_of(const std::vector<std::string>& places) {
    std::string text;
    for (const std::string& place : places) text += (text.empty() ? "" : ", ") + place;
    return text;
}

std::string held_text(const NetworkReport& report) {
    std::string text;
    for (const auto& row : report.held) {
        text += (text.empty() ? "" : ", ") + std::string{name_of(row.account)} + " " +
                std::to_string(row.items) + " " + std::to_string(row.gigabytes);
    }
    return text;
}

void give(Giver& giver, BundleId bundle, HubId hub, const char* area, int times) {
    DataIssue about;
    about.hub = hub;
    about.area = area;
    about.terms = Hash{1};
    for (int i = 0; i < times; ++i) giver.give(bundle, about);
}

}  // namespace

TEST_CASE("a network learns what it gave, what was given on, when, where, and what is left") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId bundle = giver.bundle("VF-40", "vodafone", 40);
    const BundleId other = giver.bundle("O2-25", "o2", 25);
    give(giver, bundle, world.north.id, "NE61", 12);
    give(giver, bundle, south.id, "NE66", 3);
    give(giver, bundle, south.id, "", 6);
    give(giver, other, south.id, "NE66", 5);
    giver.receive(bundle, world.north.id);

    const NetworkReport report = report_of(world);
    CHECK(report.network.name == "Vodafone");
    CHECK(report.received == 22);
    CHECK(report.given.sims == 21);
    CHECK(report.given.gigabytes == 21 * 240);
    CHECK(report.given.told == 21);
    CHECK(held_text(report) == "hub 1 240, person 21 5040");
    REQUIRE(report.months.size() == 2);
    CHECK(report.months.at(0).measures.sims == 0);
    CHECK(report.months.at(1).measures.sims == 21);
    CHECK(list_of(report.hubs) == "NORTH hub, SOUTH hub");
    CHECK(list_of(report.areas) == "NE61");

    const NetworkReport before = *read_network_report(world.caller(Role::manager), "vodafone",
                                                      "2026-09-01", "2026-10-31", world.ports);
    CHECK(before.received == 0);
    CHECK(before.given == ReportMeasures{});
    CHECK(before.hubs.empty());
}

TEST_CASE("of a hub alone for those who are bound to it") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId bundle = giver.bundle("VF-40", "vodafone", 40);
    give(giver, bundle, world.north.id, "NE61", 6);
    give(giver, bundle, south.id, "NE66", 6);
    const NetworkReport report = report_of(world, Role::hub_staff);
    CHECK(report.hub->code == "NORTH");
    CHECK(!report.received);
    CHECK(report.given.sims == 6);
    CHECK(held_text(report) == "person 6 1440");
    CHECK(list_of(report.areas) == "NE61");
}

TEST_CASE("a place where a few were given has no name in it") {
    World world;
    Giver giver{world.ports, world.organisation};
    give(giver, giver.bundle("VF-40", "vodafone", 40), world.north.id, "NE61", 4);
    const NetworkReport report = report_of(world);
    CHECK(report.given.sims == 4);
    CHECK(report.hubs.empty());
    CHECK(report.areas.empty());
}

TEST_CASE("of a network that is one, and only for who may read reports") {
    World world;
    const auto asked = [&](Role role, const char* network) {
        return read_network_report(world.caller(role), network, "", "", world.ports);
    };
    CHECK(fields_of(asked(Role::manager, "")) == "network");
    CHECK(fields_of(asked(Role::manager, "talktalk")) == "network");
    CHECK(code_of(asked(Role::volunteer, "o2")) == "forbidden");
    CHECK(asked(Role::manager, "o2")->held.empty());
}

#include "server/usecase/databank/data_reports.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/ports.h"
#include "tests/support/giver.h"
#include "tests/support/world.h"

using namespace kitbank;

// Today is Saturday 21 November 2026.
namespace {

std::string period_text(World& world, std::string_view from, std::string_view to, bool whole) {
    const auto period = read_period(from, to, whole, world.ports);
    return period ? format(period->from) + " " + format(period->to) : fields_of(period);
}

AskDataReport asking(const World& world, const std::string& by, const std::string& then = "",
                     Role role = Role::manager) {
    AskDataReport ask{world.caller(role)};
    ask.by = by;
    ask.then = then;
    return ask;
}

// "NORTH 3, SOUTH 1": keys, and SIMs with vouchers.
std::string lines_of(World& world, const AskDataReport& ask) {
    const auto report = read_data_report(ask, world.ports);
    if (!report) return code_of(report);
    std::string text;
    for (const ReportLine& line : report->exact->lines) {
        text += text.empty() ? "" : ", ";
        for (const std::string& key : line.keys) text += key + " ";
        text += std::to_string(line.measures.sims + line.measures.vouchers);
    }
    return text;
}

std::int64_t given_to_people(World& world, HubId hub) {
    std::int64_t items = 0;
    world.store.read([&](Reader& reader) {
        const Account person{AccountKind::person, hub.value};
        for (const Balance& balance : reader.stock().balances_of(world.organisation, person)) {
            items += balance.items;
        }
    });
    return items;
}

}  // namespace

TEST_CASE("a period is of days in London, and what is published of months that are over") {
    World world;
    CHECK(period_text(world, "", "", false) == "2025-12-01 2026-11-21");
    CHECK(period_text(world, "", "", true) == "2025-11-01 2026-10-31");
    CHECK(period_text(world, "2026-03-29", "2026-03-29", false) == "2026-03-29 2026-03-29");
    CHECK(period_text(world, "2026-02-30", "x", false) == "from to");
    CHECK(period_text(world, "2026-03-30", "2026-03-29", false) == "to");
    CHECK(period_text(world, "2016-03-30", "2026-03-29", false) == "2016-03-30 2026-03-29");
    CHECK(period_text(world, "2016-03-29", "2026-03-29", false) == "to");
    CHECK(period_text(world, "2026-03-02", "2026-04-29", true) == "from to");
    CHECK(period_text(world, "2026-11-01", "2026-11-30", true) == "to");
    CHECK(period_text(world, "2026-02-01", "2026-02-28", true) == "2026-02-01 2026-02-28");
}

TEST_CASE("a day begins and ends as the clock in London has it") {
    World world;
    const auto spans = instants_of(
        spans_of({}, *parse_date("2026-03-29"), *parse_date("2026-10-25")), world.ports.zones);
    REQUIRE(spans.size() == 1);
    CHECK(format(spans.front().from) == "2026-03-29T00:00:00Z");
    CHECK(format(spans.front().to) == "2026-10-26T00:00:00Z");  // the 25th was 25 hours long
    const auto day = instants_of(spans_of({}, *parse_date("2026-07-01"), *parse_date("2026-07-01")),
                                 world.ports.zones);
    CHECK(format(day.front().from) == "2026-06-30T23:00:00Z");
    CHECK(format(day.front().to) == "2026-07-01T23:00:00Z");
}

TEST_CASE(
    "what was given is told by hub, month, bundle, network, criteria, referrer, area and outcome") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId vodafone = giver.bundle("VF-40", "vodafone", 40);
    const BundleId codes = giver.bundle("O2-V", "o2", 15, ItemKind::voucher);
    const DataIssue first = giver.give(vodafone, world.north.id);
    giver.give(vodafone, world.north.id);
    DataIssue about;
    about.hub = south.id;
    about.criteria = {true, true, false, true, true};
    about.area = "NE61";
    about.ward = "E05009001";
    about.terms = Hash{1};
    giver.give(codes, about);
    giver.settle(first, IssueOutcome::active);

    CHECK(lines_of(world, asking(world, "")) == "NORTH 2, SOUTH 1");
    CHECK(lines_of(world, asking(world, "network", "hub")) == "o2 SOUTH 1, vodafone NORTH 2");
    CHECK(lines_of(world, asking(world, "bundle")) == "O2-V/1 1, VF-40/1 2");
    CHECK(lines_of(world, asking(world, "criteria")) == "c 2, d+e 1");
    CHECK(lines_of(world, asking(world, "criterion")) == "c 2, d 1, e 1");
    CHECK(lines_of(world, asking(world, "referrer")) == " 3");
    CHECK(lines_of(world, asking(world, "area")) == " 2, NE61 1");
    CHECK(lines_of(world, asking(world, "ward")) == " 2, E05009001 1");
    CHECK(lines_of(world, asking(world, "outcome")) == "issued 2, active 1");
    CHECK(lines_of(world, asking(world, "quarter", "hub")) == "2026-Q4 NORTH 2, 2026-Q4 SOUTH 1");
    AskDataReport months = asking(world, "month");
    months.from = "2026-10-05";
    CHECK(lines_of(world, months) == "2026-10 0, 2026-11 3");
    months.bundle = "VF-40";
    CHECK(lines_of(world, months) == "2026-10 0, 2026-11 2");
    months.network = "o2";
    CHECK(lines_of(world, months) == "2026-10 0, 2026-11 0");

    const auto all = read_data_report(asking(world, "network"), world.ports);
    CHECK(all->exact->total == ReportMeasures{2, 1, 2 * 240 + 90, 1, 0, 0, 0, 0, 0, 1});
    CHECK(all->exact->lines.front().labels.front() == "O2");
}

TEST_CASE("what is given minus what came back and was lost is what people have by the ledger") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId bundle = giver.bundle("VF-40", "vodafone", 40);
    using enum IssueOutcome;
    for (const IssueOutcome outcome :
         {issued, active, ended, expired, voided, returned, replaced}) {
        giver.settle(giver.give(bundle, world.north.id), outcome);
        giver.settle(giver.give(bundle, south.id), returned);
        giver.give(bundle, south.id);
    }
    const auto report = read_data_report(asking(world, "hub"), world.ports);
    for (const HubId hub : {world.north.id, south.id}) {
        const std::size_t at = hub == south.id ? 1 : 0;
        const ReportMeasures& row = report->exact->lines.at(at).measures;
        CHECK(row.sims - row.returned - row.expired - row.voided - row.replaced ==
              given_to_people(world, hub));
    }
    CHECK(given_to_people(world, world.north.id) == 3);
    CHECK(given_to_people(world, south.id) == 7);
}

TEST_CASE("whoever is bound to a hub reads of that hub alone") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId bundle = giver.bundle("VF-40", "vodafone", 40);
    giver.give(bundle, world.north.id);
    giver.give(bundle, south.id);
    AskDataReport ask = asking(world, "hub", "", Role::hub_staff);
    CHECK(lines_of(world, ask) == "NORTH 1");
    ask.hub = "SOUTH";
    CHECK(lines_of(world, ask) == "hub_not_found");
    ask.hub = "NORTH";
    CHECK(lines_of(world, ask) == "NORTH 1");
    AskDataReport manager = asking(world, "hub");
    manager.hub = "SOUTH";
    CHECK(lines_of(world, manager) == "SOUTH 1");
    CHECK(report_choices(world.caller(Role::hub_staff), world.ports)->hubs.size() == 1);
    CHECK(report_choices(world.caller(Role::manager), world.ports)->hubs.size() == 2);
    CHECK(report_choices(world.caller(Role::manager), world.ports)->bundles.size() == 1);
    for (const Role role : {Role::volunteer, Role::referrer}) {
        CHECK(lines_of(world, asking(world, "hub", "", role)) == "forbidden");
        CHECK(code_of(report_choices(world.caller(role), world.ports)) == "forbidden");
    }
    const OrganisationId other = world.found_organisation("Others");
    AskDataReport foreign{world.elsewhere(Role::manager, other)};
    CHECK(lines_of(world, foreign).empty());
    foreign.hub = "NORTH";
    CHECK(lines_of(world, foreign) == "hub_not_found");
}

TEST_CASE("a grouping that is none, or the same twice, is refused with its field") {
    World world;
    const auto fault = [&](const char* by, const char* then) {
        return fields_of(read_data_report(asking(world, by, then), world.ports));
    };
    CHECK(fault("device", "moon") == "by then");
    CHECK(fault("hub", "hub") == "then");
    CHECK(fault("month", "quarter") == "then");
    CHECK(code_of(read_data_report(asking(world, "criterion", "criteria"), world.ports)) == "done");
}

TEST_CASE("what may be published hides the small numbers and says nothing exact") {
    World world;
    Giver giver{world.ports, world.organisation};
    const Hub south = world.open_hub("SOUTH");
    const BundleId bundle = giver.bundle("VF-40", "vodafone", 40);
    for (int i = 0; i < 12; ++i) giver.give(bundle, world.north.id);
    for (int i = 0; i < 7; ++i) giver.give(bundle, south.id);
    world.clock.advance(std::chrono::days{20});
    AskDataReport ask = asking(world, "hub");
    ask.is_public = true;
    ask.to = "2026-11-30";
    ask.from = "2026-11-01";
    const auto report = read_data_report(ask, world.ports);
    REQUIRE(report);
    CHECK(!report->exact);
    CHECK(report->shown->lines.at(0).sims == 10);
    CHECK(report->shown->lines.at(1).sims == 5);
    CHECK(!report->shown->lines.at(1).vouchers);
    CHECK(report->shown->sims == 20);
    ask.to = "2026-12-11";
    CHECK(fields_of(read_data_report(ask, world.ports)) == "to");
}

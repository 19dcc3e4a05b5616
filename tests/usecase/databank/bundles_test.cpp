#include "server/usecase/databank/bundles.h"

#include <doctest/doctest.h>

#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

Date day(const char* text) { return *parse_date(text); }

Bundle offer(const std::string& code, const char* from) {
    Bundle bundle;
    bundle.code = code;
    bundle.network = "vodafone";
    bundle.name = "Vodafone 40 GB for 6 months";
    bundle.gb_per_month = 40;
    bundle.months = 6;
    bundle.valid_from = day(from);
    return bundle;
}

AddBundle add_of(World& world, const Bundle& bundle) {
    return {world.crypto.make_uuid(), world.caller(Role::manager), bundle};
}

// "VF-40 2 2027-01-01 -; VF-40 1 ...": code, version, days.
std::string listed(World& world, const std::string& code) {
    std::string text;
    const auto bundles = list_bundles(world.caller(Role::volunteer), world.ports);
    for (const Bundle& row : *bundles) {
        if (row.code != code) continue;
        text += std::to_string(row.version) + " " + format(row.valid_from) + " to " +
                (row.valid_to ? format(*row.valid_to) : "now") + "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("a code that is known makes the next version, and ends the one before it") {
    StockWorld world;
    const AddBundle first = add_of(world, offer("VF-40", "2026-01-01"));
    REQUIRE(add_bundle(first, world.ports));
    Bundle changed = offer("VF-40", "2026-12-01");
    changed.gb_per_month = 50;
    const AddBundle second = add_of(world, changed);
    const auto added = add_bundle(second, world.ports);
    REQUIRE(added);
    CHECK(added->version == 2);
    CHECK(listed(world, "VF-40") == "2 2026-12-01 to now; 1 2026-01-01 to 2026-11-30; ");
    // Sent again, both are answered as they were.
    CHECK(add_bundle(first, world.ports)->version == 1);
    CHECK(add_bundle(second, world.ports)->version == 2);
    CHECK(listed(world, "VF-40") == "2 2026-12-01 to now; 1 2026-01-01 to 2026-11-30; ");
}

TEST_CASE("a changed bundle never touches what was received under the older one") {
    StockWorld world;
    const DataItem before = world.now(world.receive(world.north, 1).front());
    Bundle changed = world.bundle;
    changed.name = "O2 5 GB for 1 month";
    changed.gb_per_month = 5;
    changed.months = 1;
    changed.valid_from = day("2026-11-21");
    REQUIRE(add_bundle(add_of(world, changed), world.ports));
    CHECK(world.now(before) == before);
    const DataItem given = world.issue(before, world.north);
    const DataItem active = world.move(world.move_of(ItemEvent::activation, world.north), given);
    CHECK(active.gb_per_month == 25);
    CHECK(active.standing.ends_on == day("2027-11-20"));
}

TEST_CASE("a version keeps its network and kind, and begins after the one before it") {
    StockWorld world;
    REQUIRE(add_bundle(add_of(world, offer("VF-40", "2026-06-01")), world.ports));
    const auto refused = [&](Bundle bundle) {
        return fields_of(add_bundle(add_of(world, bundle), world.ports));
    };
    CHECK(refused(offer("VF-40", "2026-06-01")) == "valid_from");
    Bundle other = offer("VF-40", "2026-07-01");
    other.network = "o2";
    CHECK(refused(other) == "code");
    other = offer("VF-40", "2026-07-01");
    other.kind = ItemKind::voucher;
    CHECK(refused(other) == "code");
    other = offer("VF-40", "2026-07-01");
    other.next = "VF-NONE";
    CHECK(refused(other) == "next");
    other.next = "O2-25";
    CHECK(add_bundle(add_of(world, other), world.ports));
    other = offer("TM-1", "2026-07-01");
    other.network = "tmobile";
    CHECK(refused(other) == "network");
}

TEST_CASE("each field of a bundle that is wrong is named") {
    StockWorld world;
    Bundle wrong = offer("vf", "2026-06-01");
    wrong.name = "";
    wrong.gb_per_month = 0;
    wrong.months = 37;
    wrong.next = "no code";
    wrong.valid_to = day("2026-05-31");
    const auto refused = add_bundle(add_of(world, wrong), world.ports);
    CHECK(code_of(refused) == "invalid_fields");
    CHECK(fields_of(refused) == "code name gb_per_month months next valid_to");
}

TEST_CASE("a bundle that is ended is in force until its last day") {
    StockWorld world;
    const auto end = [&](const char* last) {
        return EndBundle{world.crypto.make_uuid(), world.caller(Role::manager), "O2-25", day(last)};
    };
    CHECK(fields_of(end_bundle(end("2025-12-31"), world.ports)) == "last");
    const EndBundle command = end("2026-11-30");
    CHECK(end_bundle(command, world.ports)->valid_to == day("2026-11-30"));
    CHECK(end_bundle(command, world.ports)->valid_to == day("2026-11-30"));
    world.ports.store.read([&](Reader& reader) {
        CHECK(reader.stock().bundle(world.organisation, "O2-25", day("2026-11-30")));
        CHECK_FALSE(reader.stock().bundle(world.organisation, "O2-25", day("2026-12-01")));
    });
    EndBundle unknown = end("2026-11-30");
    unknown.code = "O2-99";
    CHECK(code_of(end_bundle(unknown, world.ports)) == "bundle_not_found");
}

TEST_CASE("only a manager adds and ends bundles") {
    StockWorld world;
    AddBundle add = add_of(world, offer("VF-40", "2026-06-01"));
    add.caller = world.caller(Role::hub_staff);
    CHECK(code_of(add_bundle(add, world.ports)) == "forbidden");
    const EndBundle end{world.crypto.make_uuid(), world.caller(Role::volunteer), "O2-25",
                        day("2026-11-30")};
    CHECK(code_of(end_bundle(end, world.ports)) == "forbidden");
    CHECK(code_of(list_bundles(world.caller(Role::referrer), world.ports)) == "forbidden");
}

}  // namespace kitbank

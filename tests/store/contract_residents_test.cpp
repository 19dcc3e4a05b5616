#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

Resident new_resident(Bench& bench) {
    static int count = 0;
    Resident row;
    row.organisation = bench.ours;
    std::string digits = std::to_string(++count);
    row.reference = "R-" + std::string(8 - digits.size(), '0') + digits;
    row.hub = bench.hub.id;
    row.entered_by = "person:7";
    row.sealed_key = std::string("\x01\x00key", 5);
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    return row;
}

Resident insert(Bench& bench, Resident row) {
    row.id =
        bench.write([&](Transaction& tx) { return tx.write_residents().insert_resident(row); });
    return row;
}

Resident insert(Bench& bench) { return insert(bench, new_resident(bench)); }

std::optional<Resident> find(Bench& bench, const Resident& row) {
    return bench.ask([&](Reader& reader) { return reader.residents().resident(row.reference); });
}

Reading new_reading(Bench& bench, const Resident& row) {
    Reading reading;
    reading.id = bench.crypto().make_uuid();
    reading.resident = row.id;
    reading.organisation = row.organisation;
    reading.actor = "person:7";
    reading.reason = ReadingReason::contact;
    reading.sealed_words = std::string("\x00sealed", 7);
    reading.fields = {ResidentField::name, ResidentField::own_reference};
    reading.read_at = bench.now();
    return reading;
}

void insert(Bench& bench, const Reading& reading) {
    bench.change([&](Transaction& tx) { tx.write_residents().insert_reading(reading); });
}

Hold new_hold(Bench& bench, const Resident& row) {
    Hold hold;
    hold.id = bench.crypto().make_uuid();
    hold.resident = row.id;
    hold.kind = HoldKind::safeguarding;
    hold.sealed_words = std::string("\x00why", 4);
    hold.placed_by = "person:8";
    hold.placed_at = bench.now();
    bench.change([&](Transaction& tx) { tx.write_residents().insert_hold(hold); });
    return hold;
}

ResidentIndex new_index(Bench& bench, ResidentIndexKind kind) {
    return {kind, bench.crypto().digest(bench.word())};
}

}  // namespace

TEST_CASE_TEMPLATE("a resident is found by reference as it was put in", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident row = insert(bench);
    const auto found = find(bench, row);
    REQUIRE(found);
    CHECK(found->id == row.id);
    CHECK(found->organisation == bench.ours);
    CHECK(found->hub == bench.hub.id);
    CHECK(found->hub_name == bench.hub.name);
    CHECK(found->entered_by == "person:7");
    CHECK(found->sealed_key == row.sealed_key);
    CHECK(found->retention_rule == "resident");
    CHECK(found->created_at == row.created_at);
    CHECK_FALSE(found->erased_at);
    CHECK_FALSE(found->on_hold);
    CHECK(found->version == 1);
    const auto days = std::chrono::floor<std::chrono::days>(row.changed_at);
    CHECK(found->due_on == Date{days + std::chrono::days{365}});

    Resident homeless = new_resident(bench);
    homeless.hub = {};
    CHECK(find(bench, insert(bench, homeless))->hub == HubId{});
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_residents().insert_resident(row); }));
    Resident unruly = new_resident(bench);
    unruly.retention_rule = "none";
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_residents().insert_resident(unruly); }));
}

TEST_CASE_TEMPLATE("residents are listed newest first, by who entered them and where", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident first = insert(bench);
    Resident other = new_resident(bench);
    other.entered_by = "person:9";
    other.hub = {};
    other = insert(bench, other);
    const Resident last = insert(bench);
    Resident foreign = new_resident(bench);
    foreign.organisation = bench.theirs;
    foreign.hub = {};
    insert(bench, foreign);
    const auto list = [&](ResidentQuery query) {
        query.organisation = bench.ours;
        std::vector<ResidentId> ids;
        for (const Resident& row :
             bench.ask([&](Reader& reader) { return reader.residents().residents(query); })) {
            ids.push_back(row.id);
        }
        return ids;
    };
    CHECK(list({}) == std::vector{last.id, other.id, first.id});
    CHECK(list({.organisation = {}, .entered_by = "person:9"}) == std::vector{other.id});
    CHECK(list({.organisation = {}, .hub = bench.hub.id}) == std::vector{last.id, first.id});
    CHECK(list({.organisation = {}, .limit = 1, .before = last.id}) == std::vector{other.id});
    bench.change([&](Transaction& tx) {
        tx.write_residents().erase_resident(other.id, "person:8", bench.now());
    });
    CHECK(list({}) == std::vector{last.id, first.id});
}

TEST_CASE_TEMPLATE("fields and digests are written, replaced and found", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident row = insert(bench);
    const ResidentIndex phone = new_index(bench, ResidentIndexKind::phone);
    const ResidentIndex email = new_index(bench, ResidentIndexKind::email);
    const SealedField name{ResidentField::name, std::string("\x00\xff'one", 6)};
    bench.change([&](Transaction& tx) {
        ResidentWriter& vault = tx.write_residents();
        vault.write_field(row.id, {ResidentField::phone, "two"});
        vault.write_field(row.id, {ResidentField::name, "before"});
        vault.write_field(row.id, name);
        vault.replace_indexes(row.id, std::array{phone});
    });
    const auto fields = [&] {
        return bench.ask([&](Reader& reader) { return reader.residents().fields_of(row.id); });
    };
    CHECK(fields() == std::vector<SealedField>{name, {ResidentField::phone, "two"}});
    const auto matches = [&](OrganisationId organisation, const ResidentIndex& index) {
        return bench
            .ask([&](Reader& reader) {
                return reader.residents().residents_by_index(organisation, index);
            })
            .size();
    };
    CHECK(matches(bench.ours, phone) == 1);
    CHECK(matches(bench.theirs, phone) == 0);
    CHECK(matches(bench.ours, {ResidentIndexKind::email, phone.digest}) == 0);
    bench.change([&](Transaction& tx) {
        tx.write_residents().remove_field(row.id, ResidentField::phone);
        tx.write_residents().replace_indexes(row.id, std::array{email});
    });
    CHECK(fields() == std::vector<SealedField>{name});
    CHECK(matches(bench.ours, phone) == 0);
    CHECK(matches(bench.ours, email) == 1);
}

TEST_CASE_TEMPLATE("an update moves the hub and the moment, and counts", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Resident row = insert(bench);
    row.hub = {};
    row.changed_at = bench.now();
    bench.change([&](Transaction& tx) {
        REQUIRE(tx.write_residents().lock_resident(row.reference));
        CHECK_FALSE(tx.write_residents().lock_resident("R-ZZZZZZZZ"));
        tx.write_residents().update_resident(row);
    });
    CHECK(find(bench, row)->hub == HubId{});
    CHECK(find(bench, row)->changed_at == row.changed_at);
    CHECK(find(bench, row)->version == 2);
}

TEST_CASE_TEMPLATE("an erased resident keeps the reference and nothing else", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident row = insert(bench);
    const ResidentIndex phone = new_index(bench, ResidentIndexKind::phone);
    insert(bench, new_reading(bench, row));
    const Instant now = bench.now();
    bench.change([&](Transaction& tx) {
        tx.write_residents().write_field(row.id, {ResidentField::name, "sealed"});
        tx.write_residents().replace_indexes(row.id, std::array{phone});
        tx.write_residents().erase_resident(row.id, "person:8", now);
    });
    const auto found = find(bench, row);
    REQUIRE(found);
    CHECK(found->sealed_key.empty());
    CHECK(found->erased_at == now);
    CHECK(found->erased_by == "person:8");
    CHECK(bench.ask([&](Reader& r) { return r.residents().fields_of(row.id); }).empty());
    CHECK(bench.ask([&](Reader& r) { return r.residents().residents_by_index(bench.ours, phone); })
              .empty());
    CHECK(bench.ask([&](Reader& r) { return r.residents().count_readings(row.id); }) == 1);
}

TEST_CASE_TEMPLATE("readings are listed newest first, and by who read when", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident row = insert(bench);
    const Reading one = new_reading(bench, row);
    Reading two = new_reading(bench, row);
    two.actor = "person:8";
    const Reading three = new_reading(bench, row);
    for (const Reading& each : {one, two, three}) insert(bench, each);
    const auto page = [&](const std::optional<Uuid>& before, int limit) {
        return bench.ask(
            [&](Reader& reader) { return reader.residents().readings_of(row.id, before, limit); });
    };
    const std::vector<Reading> all = page({}, 10);
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == three.id);
    CHECK(all[2].id == one.id);
    CHECK(all[2].reference == row.reference);
    CHECK(all[2].reason == ReadingReason::contact);
    CHECK(all[2].sealed_words == one.sealed_words);
    CHECK(all[2].fields == one.fields);
    CHECK(all[2].read_at == one.read_at);
    CHECK(page(two.id, 10).size() == 1);
    CHECK(page(bench.crypto().make_uuid(), 10).empty());
    CHECK(page({}, 2).size() == 2);
    CHECK(bench.ask([&](Reader& r) { return r.residents().count_readings(row.id); }) == 3);
    CHECK(bench.ask([&](Reader& r) { return r.residents().has_reading(two.id); }));
    CHECK_FALSE(bench.ask(
        [&](Reader& r) { return r.residents().has_reading(bench.crypto().make_uuid()); }));
    const auto by = [&](OrganisationId organisation, Instant from, Instant to) {
        return bench.ask([&](Reader& reader) {
            return reader.residents().readings_by(organisation, "person:7", from, to, 10);
        });
    };
    CHECK(by(bench.ours, one.read_at, three.read_at).size() == 1);
    const auto both = by(bench.ours, one.read_at, bench.now());
    REQUIRE(both.size() == 2);
    CHECK(both[0].id == one.id);
    CHECK(by(bench.theirs, one.read_at, bench.now()).empty());
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_residents().insert_reading(one); }));
    Reading nothing = new_reading(bench, row);
    nothing.fields.clear();
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_residents().insert_reading(nothing); }));
}

TEST_CASE_TEMPLATE("a hold is in force until it is lifted, once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident row = insert(bench);
    Hold hold = new_hold(bench, row);
    CHECK(find(bench, row)->on_hold);
    hold.lifted_by = "person:9";
    hold.sealed_lift_words = std::string("\x00done", 5);
    hold.lifted_at = bench.now();
    const auto lift = [&] {
        return bench.write([&](Transaction& tx) { return tx.write_residents().lift_hold(hold); });
    };
    CHECK(lift());
    CHECK_FALSE(lift());
    CHECK_FALSE(find(bench, row)->on_hold);
    const auto holds = bench.ask([&](Reader& r) { return r.residents().holds_of(row.id); });
    REQUIRE(holds.size() == 1);
    CHECK(holds[0].id == hold.id);
    CHECK(holds[0].kind == HoldKind::safeguarding);
    CHECK(holds[0].sealed_words == hold.sealed_words);
    CHECK(holds[0].placed_by == "person:8");
    CHECK(holds[0].sealed_lift_words == hold.sealed_lift_words);
    CHECK(holds[0].lifted_at == hold.lifted_at);
}

TEST_CASE_TEMPLATE("residents are due by their rule, those on hold never", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Resident free = insert(bench);
    const Resident held = insert(bench);
    new_hold(bench, held);
    const auto is_due = [&](const Resident& row, int days) {
        const auto due = bench.ask([&](Reader& reader) {
            return reader.residents().residents_due(row.changed_at + std::chrono::days{days},
                                                    100'000);
        });
        return std::ranges::find(due, row.reference) != due.end();
    };
    CHECK_FALSE(is_due(free, 364));
    CHECK(is_due(free, 365));
    CHECK_FALSE(is_due(held, 4000));
    const auto rule =
        bench.ask([](Reader& reader) { return reader.residents().retention_rule("resident"); });
    REQUIRE(rule);
    CHECK(rule->days == 365);
    CHECK(rule->starts == RetentionStart::change);
    CHECK_FALSE(bench.ask([](Reader& r) { return r.residents().retention_rule("none"); }));
}

TEST_CASE_TEMPLATE(
    "postcodes have the ward of the newest list, and those it lacks go some at a time", S,
    KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto write = [&](const std::vector<WardLine>& lines, Instant at) {
        bench.change([&](Transaction& tx) { tx.write_residents().write_wards(lines, at); });
    };
    const auto ward = [&](const char* postcode) {
        return bench.ask([&](Reader& reader) { return reader.residents().ward_of(postcode); });
    };
    const auto remove = [&](Instant before, int limit) {
        return bench.write(
            [&](Transaction& tx) { return tx.write_residents().remove_postcodes(before, limit); });
    };
    const Instant first = bench.now();
    write({{"NE61 9ZX", "E05009001"}, {"NE61 9ZY", "E05009001"}, {"NE61 9ZW", "E05009001"}}, first);
    const Instant second = first + std::chrono::hours{1};
    write({{"NE61 9ZX", "E05009002", "Castle"}, {"", "E05009003", "Caf\xC3\xA9 Row"}}, second);
    CHECK(ward("NE61 9ZX") == "E05009002");
    CHECK(ward("NE61 9ZY") == "E05009001");
    CHECK(remove(second, 1) == 1);
    CHECK(remove(second, 10) == 1);
    CHECK(remove(second, 10) == 0);
    CHECK(ward("NE61 9ZX") == "E05009002");
    CHECK(ward("NE61 9ZY") == "");
    CHECK(remove(second + std::chrono::hours{1}, 10) == 1);
}

}  // namespace kitbank

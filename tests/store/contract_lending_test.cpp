#include "server/core/reference.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

LendingTerms terms_of(Bench& bench) {
    return bench.ask([&](Reader& reader) { return reader.lending().terms(bench.ours); });
}

Date day(const char* text) { return *parse_date(text); }
Instant utc(const char* text) { return *parse_instant(text); }

KitRequest request_for(Bench& bench, DeviceId device = {}) {
    static int count = 0;
    Resident resident;
    resident.organisation = bench.ours;
    resident.reference =
        drawn_reference('R', bench.crypto().digest("borrower " + std::to_string(++count)));
    resident.entered_by = "person:7";
    resident.sealed_key = "key";
    resident.created_at = bench.now();
    resident.changed_at = resident.created_at;
    KitRequest row;
    row.organisation = bench.ours;
    row.asking = bench.ours;
    row.reference = request_reference(bench.crypto().digest("lend " + std::to_string(count)));
    row.state = RequestState::handed_over;
    row.entered_by = "person:7";
    row.created_at = bench.now();
    row.submitted_at = row.created_at;
    row.changed_at = row.created_at;
    RequestLine line;
    line.changed_at = row.created_at;
    line.device = device;
    line.state = device.value == 0 ? LineState::waiting : LineState::handed_over;
    row.lines = {line};
    bench.change([&](Transaction& tx) {
        row.resident = tx.write_residents().insert_resident(resident);
        row.id = tx.write_requests().insert_request(row);
    });
    return row;
}

Device lent(Bench& bench, Date due) {
    Device device = bench.new_device();
    device.standing.state = DeviceState::on_loan;
    device.standing.holder = {HolderKind::person, {}, "R-1"};
    device.standing.home = bench.hub.id;
    device.standing.due = due;
    return bench.insert(device);
}

Appointment appointment_for(Bench& bench, const KitRequest& request, Instant at) {
    Appointment row;
    row.id = bench.crypto().make_uuid();
    row.request = request.id;
    row.reference = request.reference;
    row.organisation = bench.ours;
    row.hub = bench.hub.id;
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    row.at = at;
    row.minutes = 30;
    row.booked_by = "person:7";
    row.booked_at = bench.now();
    row.changed_at = row.booked_at;
    return row;
}

}  // namespace

TEST_CASE_TEMPLATE("an organisation lends on the house's terms until it sets its own", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto write = [&](const LendingTerms& terms) {
        return bench.write([&](Transaction& tx) {
            return tx.write_lending().write_terms(terms, "person:7", bench.now());
        });
    };
    LendingTerms terms = terms_of(bench);
    LendingTerms house;
    house.organisation = bench.ours;
    CHECK(terms == house);

    terms.loan_days = 21;
    terms.renewals_max = 2;
    terms.remind_before = {3};
    terms.remind_after = {};
    CHECK(write(terms));
    CHECK_FALSE(write(terms));  // read before that
    ++terms.version;
    CHECK(terms_of(bench) == terms);
    terms.reservation_days = 7;
    CHECK(write(terms));
    CHECK(terms_of(bench).reservation_days == 7);
    CHECK(bench.ask([&](Reader& reader) { return reader.lending().terms(bench.theirs); }).version ==
          0);
}

TEST_CASE_TEMPLATE("loans come by their due days, page by page", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<std::string> expected;
    for (const char* due : {"2026-12-02", "2026-12-01", "2026-12-02", "2026-12-03"}) {
        expected.push_back(lent(bench, day(due)).tag.text);
    }
    bench.insert(bench.new_device());
    expected = {expected[1], expected[0], expected[2]};
    LoanQuery query;
    query.organisation = bench.ours;
    query.to = day("2026-12-02");
    query.limit = 2;
    const auto list = [&] {
        return bench.ask([&](Reader& reader) { return reader.lending().loans(query); });
    };
    std::vector<std::string> seen;
    for (auto page = list(); !page.empty(); page = list()) {
        for (const Device& device : page) seen.push_back(device.tag.text);
        query.after_due = page.back().standing.due;
        query.after = page.back().id;
    }
    CHECK(seen == expected);
    const auto count = [&] {
        return bench.ask([&](Reader& reader) { return reader.lending().loan_count(query); });
    };
    CHECK(count() == 3);
    query.from = day("2026-12-02");
    CHECK(count() == 2);
    query.hub = HubId{999'999};
    CHECK(count() == 0);
}

TEST_CASE_TEMPLATE("a reminder is sent once for each due day", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = lent(bench, day("2026-12-02"));
    lent(bench, day("2026-12-02"));  // for no request: nobody to tell
    const KitRequest request = request_for(bench, device.id);
    LoanQuery query;
    query.organisation = bench.ours;
    query.to = day("2026-12-02");
    const auto to_remind = [&](int days) {
        return bench.ask(
            [&](Reader& reader) { return reader.lending().loans_to_remind(query, days); });
    };
    const auto add = [&](const LoanReminder& reminder) {
        return bench.write([&](Transaction& tx) {
            return tx.write_lending().add_reminder(reminder, bench.now());
        });
    };
    const auto found = to_remind(-1);
    REQUIRE(found.size() == 1);
    CHECK(found[0].tag == device.tag);
    CHECK(found[0].reference == request.reference);
    CHECK(found[0].due == day("2026-12-02"));
    CHECK(add({request.id, device.id, day("2026-12-02"), -1}));
    CHECK_FALSE(add({request.id, device.id, day("2026-12-02"), -1}));
    CHECK(bench.ask([&](Reader& reader) {
        return reader.lending().kit_of(request.id, DeviceState::on_loan).at(0).tag;
    }) == device.tag);
    const auto lenders =
        bench.ask([&](Reader& reader) { return reader.lending().lending_organisations(); });
    CHECK(std::ranges::count(lenders, bench.ours) == 1);
    CHECK(std::ranges::count(lenders, bench.theirs) == 0);
    CHECK(to_remind(-1).empty());
    CHECK(to_remind(1).size() == 1);
}

TEST_CASE_TEMPLATE("a hub's rules and closed days", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    SlotRule late;
    late.id = bench.crypto().make_uuid();
    late.hub = bench.hub.id;
    late.weekday = 2;
    late.from = std::chrono::minutes{600};
    late.to = std::chrono::minutes{720};
    late.valid_from = day("2026-11-01");
    late.valid_to = day("2026-12-31");
    SlotRule early = late;
    early.id = bench.crypto().make_uuid();
    early.from = std::chrono::minutes{540};
    early.places = 3;
    early.valid_to.reset();
    bench.change([&](Transaction& tx) {
        tx.write_lending().lock_slots(bench.hub.id);
        tx.write_lending().insert_slot_rule(late);
        tx.write_lending().insert_slot_rule(early);
        tx.write_lending().close_day(bench.hub.id, day("2026-12-25"));
        tx.write_lending().close_day(bench.hub.id, day("2026-12-25"));
    });
    const auto rules =
        bench.ask([&](Reader& reader) { return reader.lending().slot_rules(bench.hub.id); });
    CHECK(rules == std::vector{early, late});
    const auto closed = [&](const char* to) {
        return bench.ask([&](Reader& reader) {
            return reader.lending().closed_days(bench.hub.id, day("2026-12-01"), day(to));
        });
    };
    CHECK(closed("2026-12-24").empty());
    CHECK(closed("2026-12-31") == std::vector{day("2026-12-25")});
    SlotRule endless = late;
    endless.id = bench.crypto().make_uuid();
    endless.to = endless.from;
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_lending().insert_slot_rule(endless); }));
    bench.change([&](Transaction& tx) {
        CHECK_FALSE(tx.write_lending().delete_slot_rule(HubId{999'999}, late.id));
        CHECK(tx.write_lending().delete_slot_rule(bench.hub.id, late.id));
        CHECK(tx.write_lending().open_day(bench.hub.id, day("2026-12-25")));
        CHECK_FALSE(tx.write_lending().open_day(bench.hub.id, day("2026-12-25")));
    });
}

TEST_CASE_TEMPLATE("a request has one appointment to come", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const KitRequest request = request_for(bench);
    Appointment first = appointment_for(bench, request, utc("2026-11-24T10:00:00Z"));
    const Appointment second = appointment_for(bench, request, utc("2026-11-24T10:30:00Z"));
    const auto find = [&](const Appointment& row) {
        return bench.ask([&](Reader& reader) { return reader.lending().appointment(row.id); });
    };
    bench.change([&](Transaction& tx) { tx.write_lending().insert_appointment(first); });
    CHECK(find(first) == first);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_lending().insert_appointment(second); }));
    first.state = AppointmentState::missed;
    first.reminded_at = bench.now();
    const auto update = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_lending().update_appointment(first); });
    };
    CHECK(update());
    CHECK_FALSE(update());
    ++first.version;
    CHECK(find(first) == first);
    bench.change([&](Transaction& tx) { tx.write_lending().insert_appointment(second); });
    CHECK(bench.ask([&](Reader& reader) { return reader.lending().appointments_of(request.id); }) ==
          std::vector{second, first});
}

TEST_CASE_TEMPLATE("appointments by their times", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Instant ten = utc("2026-11-24T10:00:00Z");
    const Instant noon = utc("2026-11-24T12:00:00Z");
    std::vector<Appointment> rows;
    for (const Instant at : {noon, ten, ten}) {
        rows.push_back(appointment_for(bench, request_for(bench), at));
        bench.change([&](Transaction& tx) { tx.write_lending().insert_appointment(rows.back()); });
    }
    const auto taken = bench.ask(
        [&](Reader& reader) { return reader.lending().slots_taken(bench.hub.id, ten, noon); });
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].at == ten);
    CHECK(taken[0].taken == 2);
    const auto day_at = [&](std::optional<HubId> hub) {
        return bench.ask([&](Reader& reader) {
            return reader.lending().appointments({bench.ours, hub}, ten,
                                                 noon + std::chrono::hours{1});
        });
    };
    CHECK(day_at({}).size() == 3);
    CHECK(day_at({}).back() == rows[0]);
    CHECK(day_at(bench.hub.id).size() == 3);
    CHECK(day_at(HubId{999'999}).empty());
    rows[1].reminded_at = bench.now();
    rows[2].state = AppointmentState::cancelled;
    bench.change([&](Transaction& tx) {
        tx.write_lending().update_appointment(rows[1]);
        tx.write_lending().update_appointment(rows[2]);
    });
    const auto waiting = bench.ask([&](Reader& reader) {
        std::vector<Appointment> ours =
            reader.lending().appointments_to_remind(ten, noon + std::chrono::hours{1}, 1'000);
        std::erase_if(ours, [&](const Appointment& row) { return row.organisation != bench.ours; });
        return ours;
    });
    CHECK(waiting == std::vector{rows[0]});
}

TEST_CASE_TEMPLATE("sessions are counted by day and told by month", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device one = bench.insert(bench.new_device());
    const Device two = bench.insert(bench.new_device());
    bench.change([&](Transaction& tx) {
        LendingWriter& lending = tx.write_lending();
        lending.add_sessions(one.id, bench.hub.id, day("2026-11-30"), 1);
        lending.add_sessions(one.id, bench.hub.id, day("2026-11-30"), 2);
        lending.add_sessions(two.id, bench.hub.id, day("2026-11-29"), 1);
        lending.add_sessions(two.id, bench.hub.id, day("2026-12-01"), 5);
    });
    const auto use = bench.ask([&](Reader& reader) {
        return reader.lending().shared_use(Scope{bench.ours}, day("2026-11-01"), day("2026-12-31"));
    });
    const std::vector<SharedUse> expected{
        {day("2026-11-01"), bench.hub.code, bench.hub.name, 2, 4},
        {day("2026-12-01"), bench.hub.code, bench.hub.name, 1, 5}};
    CHECK(use == expected);
    CHECK(bench.ask([&](Reader& reader) {
        return reader.lending().sessions_on(one.id, day("2026-11-30"));
    }) == 3);
}

}  // namespace kitbank

#include <functional>

#include "server/usecase/registers/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

Date date(const char* text) { return parse_date(text).value(); }

template <class Entry>
Entry new_entry(Bench& bench, Register book, int number) {
    Entry entry;
    entry.organisation = bench.ours;
    entry.number = {book, 2026, number};
    entry.nation = Nation::scotland;
    entry.received = date("2026-06-20");
    entry.how = ReceivedHow::in_person;
    entry.resident = "R-7F3K9Q2X";
    entry.person = std::string{"\0\xff sealed", 9};
    entry.matter = std::string(16'000, '\xfe');
    entry.recorded_by = "person:3";
    entry.recorded_at = bench.now();
    return entry;
}

Complaint insert(Bench& bench, Complaint complaint) {
    complaint.id = bench.write(
        [&](Transaction& tx) { return tx.write_registers().insert_complaint(complaint); });
    return complaint;
}

AccessRequest insert(Bench& bench, AccessRequest request) {
    request.id = bench.write(
        [&](Transaction& tx) { return tx.write_registers().insert_access_request(request); });
    return request;
}

Complaint new_complaint(Bench& bench, int number) {
    return new_entry<Complaint>(bench, Register::complaints, number);
}

AccessRequest new_request(Bench& bench, int number) {
    return new_entry<AccessRequest>(bench, Register::access_requests, number);
}

void check_entry(const RegisterEntry& left, const RegisterEntry& right) {
    CHECK(left.id == right.id);
    CHECK(left.organisation == right.organisation);
    CHECK(left.number == right.number);
    CHECK(left.nation == right.nation);
    CHECK(left.received == right.received);
    CHECK(left.how == right.how);
    CHECK(left.resident == right.resident);
    CHECK(left.person == right.person);
    CHECK(left.matter == right.matter);
    CHECK(left.answered == right.answered);
    CHECK(left.recorded_by == right.recorded_by);
    CHECK(left.recorded_at == right.recorded_at);
    CHECK(left.version == right.version);
}

void check_same(const Complaint& left, const Complaint& right) {
    check_entry(left, right);
    CHECK(left.category == right.category);
    CHECK(left.acknowledged == right.acknowledged);
    CHECK(left.outcome == right.outcome);
    CHECK(left.closed == right.closed);
    CHECK(left.lessons == right.lessons);
}

void check_same(const AccessRequest& left, const AccessRequest& right) {
    check_entry(left, right);
    CHECK(left.identity_needed == right.identity_needed);
    CHECK(left.identity_confirmed == right.identity_confirmed);
    CHECK(left.clarifications == right.clarifications);
    CHECK(left.extended == right.extended);
    CHECK(left.ground == right.ground);
    CHECK(left.outcome == right.outcome);
    CHECK(left.reason == right.reason);
    CHECK(left.rights_told == right.rights_told);
}

Complaint read(Bench& bench, const Complaint& row) {
    return bench
        .ask([&](Reader& reader) { return reader.registers().complaint(bench.ours, row.number); })
        .value();
}

AccessRequest read(Bench& bench, const AccessRequest& row) {
    return bench
        .ask([&](Reader& reader) {
            return reader.registers().access_request(bench.ours, row.number);
        })
        .value();
}

template <class Entry>
std::vector<int> numbers_of(const std::vector<Entry>& entries) {
    std::vector<int> numbers;
    for (const Entry& entry : entries) numbers.push_back(entry.number.number);
    return numbers;
}

}  // namespace

TEST_CASE_TEMPLATE("a complaint is kept with every column and found by its number", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Complaint full = new_complaint(bench, 1);
    full.category = ComplaintCategory::waiting;
    full.acknowledged = date("2026-06-25");
    full.answered = date("2026-07-01");
    full.outcome = ComplaintOutcome::partly_upheld;
    full.closed = date("2026-07-02");
    full.lessons = "sealed lessons";
    full = insert(bench, full);
    check_same(read(bench, full), full);
    const Complaint bare = insert(bench, new_complaint(bench, 3));
    check_same(read(bench, bare), bare);
    CHECK_FALSE(bench.ask(
        [&](Reader& reader) { return reader.registers().complaint(bench.theirs, full.number); }));
}

TEST_CASE_TEMPLATE("numbers are counted for each organisation, register and year", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto last = [&](OrganisationId organisation, Register book, int year) {
        return bench.ask([&](Reader& reader) {
            return reader.registers().last_number(organisation, book, year);
        });
    };
    CHECK(last(bench.ours, Register::complaints, 2026) == 0);
    insert(bench, new_complaint(bench, 1));
    insert(bench, new_complaint(bench, 2));
    insert(bench, new_request(bench, 7));
    CHECK(last(bench.ours, Register::complaints, 2026) == 2);
    CHECK(last(bench.ours, Register::complaints, 2027) == 0);
    CHECK(last(bench.theirs, Register::complaints, 2026) == 0);
    CHECK(last(bench.ours, Register::access_requests, 2026) == 7);
    CHECK(bench.refuses(
        [&](Transaction& tx) { tx.write_registers().insert_complaint(new_complaint(bench, 2)); }));
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_registers().insert_access_request(new_request(bench, 7));
    }));
}

TEST_CASE_TEMPLATE("a complaint is changed once from each version, and what came in stays", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Complaint before = insert(bench, new_complaint(bench, 1));
    Complaint changed = before;
    changed.acknowledged = date("2026-06-21");
    changed.matter = "something else";
    const auto update = [&](const Complaint& row) {
        return bench.write(
            [&](Transaction& tx) { return tx.write_registers().update_complaint(row); });
    };
    CHECK(update(changed));
    CHECK_FALSE(update(changed));
    const Complaint after = read(bench, before);
    CHECK(after.acknowledged == changed.acknowledged);
    CHECK(after.matter == before.matter);
    CHECK(after.version == 2);
    changed.id = EntryId{987654321};
    CHECK_FALSE(update(changed));
}

TEST_CASE_TEMPLATE("a complaint that contradicts itself is refused", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Complaint row = insert(bench, new_complaint(bench, 1));
    const auto refused = [&](const std::function<void(Complaint&)>& spoil) {
        Complaint spoilt = row;
        spoil(spoilt);
        return bench.refuses(
            [&](Transaction& tx) { tx.write_registers().update_complaint(spoilt); });
    };
    CHECK(refused([](Complaint& c) { c.acknowledged = date("2026-06-19"); }));
    CHECK(refused([](Complaint& c) { c.outcome = ComplaintOutcome::upheld; }));
    CHECK(refused([](Complaint& c) { c.closed = date("2026-06-21"); }));
    CHECK(refused([](Complaint& c) {
        c.answered = date("2026-06-21");
        c.outcome = ComplaintOutcome::upheld;  // without having been acknowledged
    }));
}

TEST_CASE_TEMPLATE("an access request is kept with every column and its questions", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    AccessRequest full = new_request(bench, 1);
    full.identity_needed = true;
    full.identity_confirmed = date("2026-06-22");
    full.clarifications = {{date("2026-06-23"), date("2026-06-25")},
                           {date("2026-06-26"), date("2026-06-26"), false},
                           {date("2026-06-27"), std::nullopt}};
    full.extended = date("2026-07-01");
    full.ground = ExtensionGround::numerous;
    full.answered = date("2026-08-01");
    full.outcome = AccessOutcome::refused;
    full.reason = "sealed reason";
    full.rights_told = true;
    full = insert(bench, full);
    check_same(read(bench, full), full);
    const AccessRequest bare = insert(bench, new_request(bench, 2));
    check_same(read(bench, bare), bare);
}

TEST_CASE_TEMPLATE("a question is added to an access request and its answer after it", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    AccessRequest row = insert(bench, new_request(bench, 1));
    const auto update = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_registers().update_access_request(row); });
    };
    row.clarifications = {{date("2026-06-23"), std::nullopt}};
    CHECK(update());
    CHECK_FALSE(update());
    row.version = 2;
    row.clarifications.back().arrived = date("2026-06-24");
    row.clarifications.push_back({date("2026-06-25"), std::nullopt, false});
    CHECK(update());
    CHECK(read(bench, row).clarifications == row.clarifications);
    row.version = 3;
    row.clarifications.back().arrived = date("2026-06-01");
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_registers().update_access_request(row); }));
}

TEST_CASE_TEMPLATE("an access request that contradicts itself is refused", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const AccessRequest row = insert(bench, new_request(bench, 1));
    const auto refused = [&](const std::function<void(AccessRequest&)>& spoil) {
        AccessRequest spoilt = row;
        spoil(spoilt);
        return bench.refuses(
            [&](Transaction& tx) { tx.write_registers().update_access_request(spoilt); });
    };
    CHECK(refused([](AccessRequest& r) { r.identity_confirmed = date("2026-06-22"); }));
    CHECK(refused([](AccessRequest& r) { r.extended = date("2026-06-22"); }));
    CHECK(refused([](AccessRequest& r) { r.answered = date("2026-06-22"); }));
    CHECK(refused([](AccessRequest& r) {
        r.answered = date("2026-06-19");
        r.outcome = AccessOutcome::disclosed;
    }));
    CHECK(refused([](AccessRequest& r) {
        r.answered = date("2026-06-22");
        r.outcome = AccessOutcome::partly;
        r.reason = "sealed";  // but the person was not told of their rights
    }));
}

TEST_CASE_TEMPLATE("open entries come oldest first, all of them newest first", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    for (const int number : {1, 2, 3}) {
        Complaint complaint = new_complaint(bench, number);
        AccessRequest request = new_request(bench, number);
        complaint.received = request.received = date(number == 1 ? "2026-06-22" : "2026-06-20");
        request.clarifications = {{date("2026-06-23"), date("2026-06-24")},
                                  {date("2026-06-25"), std::nullopt}};
        if (number == 3) {
            complaint.acknowledged = complaint.answered = request.answered = date("2026-06-30");
            complaint.outcome = ComplaintOutcome::withdrawn;
            complaint.closed = date("2026-07-01");
            request.outcome = AccessOutcome::withdrawn;
        }
        insert(bench, complaint);
        insert(bench, request);
    }
    bench.ask([&](Reader& reader) {
        RegisterReader& registers = reader.registers();
        using Numbers = std::vector<int>;
        CHECK(numbers_of(registers.complaints_open(bench.ours, 9)) == Numbers{2, 1});
        CHECK(numbers_of(registers.complaints_open(bench.ours, 1)) == Numbers{2});
        CHECK(numbers_of(registers.complaints_newest(bench.ours, 9)) == Numbers{3, 2, 1});
        CHECK(numbers_of(registers.complaints_newest(bench.ours, 2)) == Numbers{3, 2});
        CHECK(numbers_of(registers.access_requests_open(bench.ours, 9)) == Numbers{2, 1});
        CHECK(numbers_of(registers.access_requests_open(bench.ours, 1)) == Numbers{2});
        const auto newest = registers.access_requests_newest(bench.ours, 2);
        CHECK(numbers_of(newest) == Numbers{3, 2});
        for (const AccessRequest& request : newest) CHECK(request.clarifications.size() == 2);
        CHECK(registers.complaints_open(bench.theirs, 9).empty());
        CHECK(registers.access_requests_newest(bench.theirs, 9).empty());
        return 0;
    });
}

TEST_CASE_TEMPLATE(
    "entries are due six years after their end, and go with all that belongs to them", S,
    KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Date six_years_on = date("2032-06-30");  // 2,192 days after 30 June 2026
    const auto due = [&](Register book, Date day) {
        return bench.ask([&](Reader& reader) {
            std::vector<int> numbers;
            for (const RegisterEntry& row : reader.registers().entries_due(book, day, 50)) {
                if (row.organisation == bench.ours) numbers.push_back(row.number.number);
            }
            return numbers;
        });
    };
    Complaint closed = new_complaint(bench, 1);
    closed.acknowledged = closed.answered = closed.closed = date("2026-06-30");
    closed.outcome = ComplaintOutcome::upheld;
    closed = insert(bench, closed);
    insert(bench, new_complaint(bench, 2));
    AccessRequest answered = new_request(bench, 1);
    answered.answered = date("2026-06-30");
    answered.outcome = AccessOutcome::disclosed;
    answered.clarifications = {{date("2026-06-21"), date("2026-06-22"), true}};
    answered = insert(bench, answered);
    bench.change([&](Transaction& tx) {
        tx.write_registers().insert_note({Register::access_requests, answered.id, "sealed",
                                          "person:3", bench.now(), bench.crypto().make_uuid()});
    });
    const Date day_before = Date{std::chrono::sys_days{six_years_on} - std::chrono::days{1}};
    using Numbers = std::vector<int>;
    for (const Register book : {Register::complaints, Register::access_requests}) {
        CHECK(due(book, day_before).empty());
        CHECK(due(book, six_years_on) == Numbers{1});
    }
    const auto remove = [&](const RegisterEntry& row) {
        bool is_gone = false;
        bench.store().write([&](Transaction& tx) {
            is_gone = tx.write_registers().remove_entry(row);
            return is_gone;
        });
        return is_gone;
    };
    Complaint changed = closed;
    changed.version += 1;
    CHECK_FALSE(remove(changed));
    CHECK(remove(closed));
    CHECK_FALSE(remove(closed));
    CHECK(remove(answered));
    CHECK(due(Register::complaints, six_years_on).empty());
    CHECK(due(Register::access_requests, six_years_on).empty());
    bench.ask([&](Reader& reader) {
        CHECK_FALSE(reader.registers().access_request(bench.ours, answered.number));
        CHECK(reader.registers().notes_of(Register::access_requests, answered.id).empty());
        CHECK(numbers_of(reader.registers().complaints_newest(bench.ours, 9)) == Numbers{2});
        return 0;
    });
}

TEST_CASE_TEMPLATE("notes belong to one entry and come in the order of writing", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const EntryId complaint = insert(bench, new_complaint(bench, 1)).id;
    const EntryId request = insert(bench, new_request(bench, 1)).id;
    const auto note = [&](Register book, EntryId entry, const std::string& text) {
        return RegisterNote{book, entry, text, "person:3", bench.now(), bench.crypto().make_uuid()};
    };
    const RegisterNote first = note(Register::complaints, complaint, std::string{"\0one", 4});
    const RegisterNote second = note(Register::complaints, complaint, "two");
    bench.change([&](Transaction& tx) {
        tx.write_registers().insert_note(second);
        tx.write_registers().insert_note(first);
        tx.write_registers().insert_note(note(Register::access_requests, request, "three"));
    });
    const auto notes = bench.ask([&](Reader& reader) {
        return reader.registers().notes_of(Register::complaints, complaint);
    });
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].id == first.id);
    CHECK(notes[0].text == first.text);
    CHECK(notes[0].actor == "person:3");
    CHECK(notes[0].written_at == first.written_at);
    CHECK(notes[1].id == second.id);
    CHECK(bench
              .ask([&](Reader& reader) {
                  return reader.registers().notes_of(Register::access_requests, request);
              })
              .size() == 1);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_registers().insert_note(first); }));
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_registers().insert_note(note(Register::complaints, EntryId{987654321}, "x"));
    }));
}

TEST_CASE_TEMPLATE("monitoring answers are counted by month and word", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto count = [&](const char* month, const char* question, const char* answer) {
        bench.change([&](Transaction& tx) {
            tx.write_registers().count_answer({bench.ours, date(month), question, answer});
        });
    };
    count("2026-07-01", "religion", "sikh");
    count("2026-07-01", "health", "no_condition");
    count("2026-07-01", "religion", "sikh");
    count("2026-08-01", "religion", "hindu");
    count("2026-10-01", "religion", "hindu");
    const auto counts = bench.ask([&](Reader& reader) {
        return reader.registers().monitoring(bench.ours, date("2026-07-01"), date("2026-09-01"));
    });
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].question == "health");
    CHECK(counts[1].answer == "sikh");
    CHECK(counts[1].count == 2);
    CHECK(counts[1].month == date("2026-07-01"));
    CHECK(counts[1].organisation == bench.ours);
    CHECK(counts[2].answer == "hindu");
    CHECK(counts[2].month == date("2026-08-01"));
    const auto refused = [&](MonitoringCount answer) {
        return bench.refuses([&](Transaction& tx) { tx.write_registers().count_answer(answer); });
    };
    CHECK(refused({bench.ours, date("2026-07-02"), "religion", "sikh"}));
    CHECK(refused({bench.ours, date("2026-07-01"), "age", "sikh"}));
    CHECK(refused({bench.ours, date("2026-07-01"), "religion", "of my own"}));
    CHECK(refused({OrganisationId{987654321}, date("2026-07-01"), "religion", "sikh"}));
}

}  // namespace kitbank

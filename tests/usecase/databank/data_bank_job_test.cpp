#include "server/usecase/databank/data_bank_job.h"

#include <doctest/doctest.h>

#include <random>

#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/data_reminders.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/requests/london.h"
#include "tests/support/living_world.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

Date day(const char* text) { return *parse_date(text); }

struct JobWorld : LivingWorld {
    JobWorld() {
        add("staff@example.org", Role::hub_staff, "NORTH");
        add("boss@example.org", Role::manager, "");
    }
    void add(const std::string& email, Role role, const std::string& hub) {
        REQUIRE(add_person({email, "Sam Example", role, "", hub, "correct horse battery staple"},
                           ports));
    }
    DataItem active_until(const char* last, const Resident* to = nullptr) {
        DataItem item = give(stock(), to);
        item.standing.state = ItemState::active;
        item.standing.activated_on = day("2026-11-21");
        item.standing.ends_on = day(last);
        ports.store.write([&](Transaction& tx) {
            tx.write_stock().update_data_items({&item, 1});
            return true;
        });
        return item;
    }
    // What is written on that turn: "staff@example.org: subject" a line.
    std::string turn() {
        const std::size_t before = letters_posted(*this).size();
        run_data_bank(ports);
        std::string lines;
        const std::vector<Mail> mails = letters_posted(*this);
        for (std::size_t i = before; i < mails.size(); ++i) {
            lines += mails[i].to + ": " + mails[i].subject + "\n";
        }
        return lines;
    }
};

}  // namespace

TEST_CASE_FIXTURE(JobWorld, "a bundle ends after its last day, by the calendar in London") {
    const DataItem item = active_until("2027-10-31");  // the day on which the clocks go back
    go_to("2027-10-31T23:59:00Z");
    turn();
    CHECK(story(item) == "active: issued");
    go_to("2027-11-01T00:00:01Z");
    turn();
    CHECK(story(item) == "ended: ended");

    const DataItem in_summer = active_until("2028-06-30");
    go_to("2028-06-30T22:59:00Z");
    turn();
    CHECK(story(in_summer) == "active: issued");
    go_to("2028-06-30T23:00:01Z");  // midnight there
    turn();
    CHECK(story(in_summer) == "ended: ended");
}

TEST_CASE_FIXTURE(JobWorld,
                  "what was not activated in time expires, on the shelf and with the person") {
    const DataItem shelf = stock("2026-11-30");
    const DataItem out = given("2026-11-30");
    const DataItem undated = stock();
    go_to("2026-11-30T23:00:00Z");
    turn();
    CHECK(story(shelf) == "in_stock");
    go_to("2026-12-01T00:00:01Z");
    turn();
    CHECK(story(shelf) == "expired");
    CHECK(story(out) == "expired: expired");
    CHECK(story(undated) == "in_stock");
}

TEST_CASE_FIXTURE(JobWorld, "what travels does not expire on its way") {
    const DataItem item = stock("2026-11-30");
    MoveItems move;
    move.organisation = organisation;
    move.step.event = ItemEvent::dispatch;
    move.step.hub = move.hub = north.id;
    move.step.consignment = 77;
    ports.store.write([&](Transaction& tx) { return bool{move_items(move, {item}, tx, ports)}; });
    go_to("2026-12-05T09:00:00Z");
    turn();
    CHECK(story(item) == "in_stock");
}

TEST_CASE_FIXTURE(JobWorld, "a turn after which nothing is due changes nothing") {
    active_until("2026-11-30");
    stock("2026-11-30");
    go_to("2026-12-05T09:00:00Z");
    CHECK(run_data_bank(ports) == 2);
    const std::string before = dump();
    CHECK(run_data_bank(ports) == 0);
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(JobWorld, "staff hear of stale stock once a step, in one letter for all of it") {
    stock("2027-02-01");
    stock("2027-02-01");
    stock("2027-02-02");
    std::string told;
    for (int number = 0; number < 80; ++number) {
        const std::string lines = turn();
        CHECK(turn().empty());
        const Date today = london_day(clock.now(), zones);
        if (!lines.empty()) told += format(today) + "\n" + lines;
        clock.advance(days{1});
    }
    CHECK(told ==
          "2026-12-03\n"
          "staff@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "boss@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "2026-12-04\n"
          "staff@example.org: Data bank NORTH: 1 to give by 2 February 2027\n"
          "boss@example.org: Data bank NORTH: 1 to give by 2 February 2027\n"
          "2027-01-02\n"
          "staff@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "boss@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "2027-01-03\n"
          "staff@example.org: Data bank NORTH: 1 to give by 2 February 2027\n"
          "boss@example.org: Data bank NORTH: 1 to give by 2 February 2027\n"
          "2027-01-25\n"
          "staff@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "boss@example.org: Data bank NORTH: 2 to give by 1 February 2027\n"
          "2027-01-26\n"
          "staff@example.org: Data bank NORTH: 1 to give by 2 February 2027\n"
          "boss@example.org: Data bank NORTH: 1 to give by 2 February 2027\n");
}

TEST_CASE_FIXTURE(JobWorld, "after a time in which nothing ran, only the latest step is told") {
    stock("2027-02-01");
    go_to("2027-01-29T09:00:00Z");
    CHECK(turn() ==
          "staff@example.org: Data bank NORTH: 1 to give by 1 February 2027\n"
          "boss@example.org: Data bank NORTH: 1 to give by 1 February 2027\n");
    CHECK(turn().empty());
}

TEST_CASE_FIXTURE(JobWorld, "each hub's staff hear of their own stock") {
    const Hub south = open_hub("SOUTH");
    add("south@example.org", Role::hub_staff, "SOUTH");
    stock("2026-11-25", nullptr, south.id);
    CHECK(turn() ==
          "south@example.org: Data bank SOUTH: 1 to give by 25 November 2026\n"
          "boss@example.org: Data bank SOUTH: 1 to give by 25 November 2026\n");
}

TEST_CASE_FIXTURE(JobWorld,
                  "nobody is written to in the night, and states change then all the same") {
    stock("2026-11-25");
    const DataItem past = active_until("2026-11-20");
    go_to("2026-11-22T07:59:00Z");
    CHECK(turn().empty());
    CHECK(story(past) == "ended: ended");
    go_to("2026-11-22T20:00:00Z");
    CHECK(turn().empty());
    go_to("2026-11-23T08:00:00Z");
    CHECK_FALSE(turn().empty());
}

TEST_CASE_FIXTURE(
    JobWorld,
    "whoever agreed is told before the last day, once; whoever is not in the vault never") {
    const Resident robin = LivingWorld::add(caller(Role::manager));
    active_until("2026-12-20", &robin);
    active_until("2026-12-20");
    go_to("2026-12-12T09:00:00Z");
    CHECK(turn().empty());
    go_to("2026-12-13T09:00:00Z");
    CHECK(turn() == "robin@example.org: Your free data ends soon\n");
    const Mail letter = letters_posted(*this).back();
    CHECK(letter.text.find("20 December 2026") != std::string::npos);
    CHECK(letter.text.find("O2-25 bundle") != std::string::npos);
    CHECK(letter.reference.starts_with("D-"));
    go_to("2026-12-14T09:00:00Z");
    CHECK(turn().empty());
    CHECK(readings(robin).size() == 1);
}

TEST_CASE_FIXTURE(JobWorld, "a resident who was erased is not written to") {
    const Resident robin = LivingWorld::add(caller(Role::manager));
    active_until("2026-12-20", &robin);
    REQUIRE(erase(robin));
    go_to("2026-12-15T09:00:00Z");
    CHECK(turn().empty());
}

TEST_CASE_FIXTURE(JobWorld, "an organisation's own days are taken") {
    const Caller manager = caller(Role::manager);
    DataReminders rule;
    rule.stale_days = {10};
    rule.ending_days = 0;
    REQUIRE(change_data_reminders({crypto.make_uuid(), manager, rule}, ports));
    const Resident robin = LivingWorld::add(manager);
    active_until("2026-12-01", &robin);
    stock("2026-12-20");
    go_to("2026-11-30T09:00:00Z");
    CHECK(turn().empty());
    go_to("2026-12-10T09:00:00Z");
    CHECK_FALSE(turn().empty());
}

// Random acts on every day of more than a year: each item is what its dates say, its issue says the same, and the ledger
// counts the same items.
TEST_CASE_FIXTURE(JobWorld, "through a year of days every item's state is right") {
    std::mt19937 chance{2026};
    const auto pick = [&](int below) {
        return static_cast<int>(chance() % static_cast<unsigned>(below));
    };
    sims = add_bundle("O2-1", ItemKind::sim, 1);
    std::vector<DataItem> items;
    const Caller volunteer = caller(Role::volunteer);
    int done = 0;
    const auto act = [&](const DataItem& seen, Date today) {
        const DataItem item = now(seen);
        const std::string& reference = item.reference;
        const Uuid id = crypto.make_uuid();
        switch (pick(6)) {
            case 0:
                if (hindrance_to_issue(item.standing, north.id, today, "")) break;
                give(item);
                ++done;
                break;
            case 1:
                done += activate_item({id, volunteer, reference, today}, ports) ? 1 : 0;
                break;
            case 2:
                done += hand_back_item({id, volunteer, reference, true, {}}, ports) ? 1 : 0;
                break;
            case 3:
                if (pick(6) != 0) break;
                done +=
                    void_item({id, volunteer, reference, VoidReason::lost, "", {}}, ports) ? 1 : 0;
                break;
            case 4:
                done += recover_item({id, volunteer, reference}, ports) ? 1 : 0;
                break;
            default:
                break;
        }
    };
    const auto check = [&](const DataItem& seen, Date today) {
        const DataItem item = now(seen);
        const ItemStanding& standing = item.standing;
        const ItemState state = standing.state;
        CAPTURE(item.reference);
        CAPTURE(format(today));
        const bool waits = state == ItemState::in_stock || state == ItemState::issued;
        if (waits && standing.activate_by) {
            CHECK(sys_days{today} <= sys_days{*standing.activate_by});
        }
        if (state == ItemState::active) CHECK(sys_days{today} <= sys_days{*standing.ends_on});
        if (state == ItemState::ended) CHECK(sys_days{*standing.ends_on} < sys_days{today});
        if (standing.activated_on) {
            CHECK(*standing.ends_on == last_day(*standing.activated_on, 1));
        }
        if (standing.issue == 0) return;
        ports.store.read([&](Reader& reader) {
            const auto issue = reader.issues().issue_by_id(DataIssueId{standing.issue});
            CHECK(name_of(issue->outcome) == name_of(state));
        });
    };
    for (int number = 0; number < 400; ++number) {
        const Date today = london_day(clock.now(), zones);
        if (number % 3 == 0) {
            const Date by{sys_days{today} + days{1 + pick(90)}};
            items.push_back(stock(format(by).c_str()));
        }
        run_data_bank(ports);
        for (const DataItem& item : items) check(item, today);
        for (const DataItem& item : items) {
            if (pick(4) == 0) act(item, today);
        }
        // Some days later in the day, some past midnight: days are not all as long as each other.
        clock.advance(days{1} + hours{pick(3) - 1});
    }
    std::map<Account, std::int64_t> counted;
    for (const DataItem& item : items) ++counted[account_of(now(item).standing)];
    ports.store.read([&](Reader& reader) {
        for (const auto& [account, count] : counted) {
            std::int64_t items_there = 0;
            for (const Balance& row : reader.stock().balances_of(organisation, account)) {
                items_there += row.items;
            }
            CHECK(items_there == count);
        }
    });
    CHECK(counted.size() >= 3);
    CHECK(done >= 100);
}

}  // namespace kitbank

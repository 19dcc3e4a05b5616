#include "server/usecase/databank/change_item.h"

#include <doctest/doctest.h>

#include "tests/support/living_world.h"

namespace kitbank {
namespace {

using std::chrono::days;

Date day(const char* text) { return *parse_date(text); }

struct ChangeWorld : LivingWorld {
    Result<DataItem> activate(const DataItem& item, const char* on) {
        return activate_item({crypto.make_uuid(), caller(Role::volunteer), item.reference, day(on)},
                             ports);
    }
    Result<DataItem> make_void(const DataItem& item, VoidReason reason,
                               const std::string& words = "") {
        return void_item(
            {crypto.make_uuid(), caller(Role::volunteer), item.reference, reason, words, {}},
            ports);
    }
    Result<DataItem> hand_back(const DataItem& item, bool is_unopened = true) {
        return hand_back_item(
            {crypto.make_uuid(), caller(Role::volunteer), item.reference, is_unopened, {}}, ports);
    }
    Result<DataItem> recover(const DataItem& item) {
        return recover_item({crypto.make_uuid(), caller(Role::volunteer), item.reference}, ports);
    }
    Result<std::vector<DataItem>> write_off(const std::vector<std::string>& references,
                                            Role role = Role::manager) {
        return write_off_items({crypto.make_uuid(), caller(role), references, "water damage"},
                               ports);
    }
    DataItem activated(const char* on) {
        const DataItem item = given();
        REQUIRE(activate(item, on));
        return item;
    }
    std::int64_t balance(AccountKind kind, std::int64_t owner) {
        std::int64_t items = 0;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row : reader.stock().balances_of(organisation, {kind, owner})) {
                items += row.items;
            }
        });
        return items;
    }
};

}  // namespace

TEST_CASE_FIXTURE(ChangeWorld, "a SIM's months begin on the day on which it is started") {
    const DataItem item = given();
    const Result<DataItem> active = activate(item, "2026-11-21");
    REQUIRE(active);
    CHECK(active->standing.activated_on == day("2026-11-21"));
    CHECK(active->standing.ends_on == day("2027-11-20"));
    CHECK(story(item) == "active: active");
}

TEST_CASE_FIXTURE(ChangeWorld, "the day is said: today or earlier, but not before it was given") {
    const DataItem item = given();
    clock.advance(days{5});
    CHECK(fields_of(activate(item, "2026-11-27")) == "day");
    CHECK(fields_of(activate(item, "2026-11-20")) == "day");
    REQUIRE(activate(item, "2026-11-21"));  // the day on which it was given, at nine
    CHECK(now(item).standing.activated_on == day("2026-11-21"));
    CHECK(code_of(activate(item, "2026-11-22")) == "item_not_possible");
}

TEST_CASE_FIXTURE(
    ChangeWorld,
    "a card that was not started in time cannot be started, though one that was can be told late") {
    const DataItem late = given("2026-11-25");
    const DataItem told_late = given("2026-11-25");
    clock.advance(days{10});
    CHECK(code_of(activate(late, "2026-11-26")) == "sim_past_date");
    CHECK(activate(told_late, "2026-11-25"));
}

TEST_CASE_FIXTURE(ChangeWorld, "what nobody was given cannot be started") {
    CHECK(code_of(activate(stock(), "2026-11-21")) == "item_not_possible");
}

TEST_CASE_FIXTURE(ChangeWorld,
                  "the last day is one before the same day, and the last of a short month") {
    sims = add_bundle("O2-1", ItemKind::sim, 1);
    go_to("2028-01-31T09:00:00Z");
    const DataItem in_leap_year = activated("2028-01-31");
    CHECK(now(in_leap_year).standing.ends_on == day("2028-02-29"));
    go_to("2028-10-29T00:30:00Z");  // half past one, an hour before the clocks go back
    const DataItem at_night = given();
    REQUIRE(activate(at_night, "2028-10-29"));
    CHECK(now(at_night).standing.ends_on == day("2028-11-28"));
    go_to("2029-06-30T23:30:00Z");  // half past midnight of 1 July there
    const DataItem after_midnight = given();
    CHECK(fields_of(activate(after_midnight, "2029-06-30")) == "day");
    REQUIRE(activate(after_midnight, "2029-07-01"));
    CHECK(now(after_midnight).standing.ends_on == day("2029-07-31"));
}

TEST_CASE_FIXTURE(ChangeWorld, "what is lost, faulty or damaged is void, wherever it is") {
    const DataItem shelf = stock();
    const DataItem out = given();
    const DataItem in_use = activated("2026-11-21");
    CHECK(make_void(shelf, VoidReason::damaged, "the box got wet"));
    CHECK(make_void(out, VoidReason::lost));
    CHECK(make_void(in_use, VoidReason::faulty));
    CHECK(story(shelf) == "void");
    CHECK(story(out) == "void: void");
    CHECK(story(in_use) == "void: void");
    CHECK(balance(AccountKind::voided, north.id.value) == 3);
    CHECK(code_of(make_void(out, VoidReason::lost)) == "item_not_possible");
    CHECK(fields_of(make_void(stock(), VoidReason::written_off)) == "reason");
    CHECK(fields_of(make_void(stock(), VoidReason::lost, std::string(201, 'x'))) == "words");
    CHECK(fields_of(make_void(stock(), VoidReason::lost, "two\nlines")) == "words");
}

TEST_CASE_FIXTURE(ChangeWorld, "an unopened pack comes back into stock, and can be given again") {
    const DataItem item = given();
    CHECK(balance(AccountKind::person, north.id.value) == 1);
    CHECK(code_of(hand_back(item, false)) == "item_not_possible");
    CHECK(hand_back(item));
    CHECK(story(item) == "in_stock: returned");
    CHECK(balance(AccountKind::hub, north.id.value) == 1);
    give(now(item));
    CHECK(story(item) == "issued: issued");
}

TEST_CASE_FIXTURE(ChangeWorld,
                  "a pack that is in use, past its date, in stock or void does not come back") {
    CHECK(code_of(hand_back(activated("2026-11-21"))) == "item_not_possible");
    CHECK(code_of(hand_back(stock())) == "item_not_possible");
    const DataItem past = given("2026-11-30");
    clock.advance(days{10});
    CHECK(code_of(hand_back(past)) == "sim_past_date");
    const DataItem lost = given();
    REQUIRE(make_void(lost, VoidReason::lost));
    CHECK(code_of(hand_back(lost)) == "item_not_possible");
}

TEST_CASE_FIXTURE(ChangeWorld, "only what was counted as lost, and never given, is found again") {
    const DataItem shelf = stock();
    REQUIRE(make_void(shelf, VoidReason::lost));
    CHECK(recover(shelf));
    CHECK(story(shelf) == "in_stock");
    const DataItem broken = stock();
    REQUIRE(make_void(broken, VoidReason::damaged));
    CHECK(code_of(recover(broken)) == "item_not_possible");
    const DataItem out = given();
    REQUIRE(make_void(out, VoidReason::lost));
    CHECK(code_of(recover(out)) == "item_not_possible");
}

TEST_CASE_FIXTURE(ChangeWorld, "stock is written off together, by a manager, with a reason") {
    const std::vector<std::string> both{stock().reference, stock().reference};
    CHECK(code_of(write_off(both, Role::hub_staff)) == "forbidden");
    std::vector<std::string> with_given = both;
    with_given.push_back(given().reference);
    CHECK(code_of(write_off(with_given)) == "item_not_possible");
    CHECK(balance(AccountKind::voided, north.id.value) == 0);
    CHECK(write_off(both));
    CHECK(balance(AccountKind::voided, north.id.value) == 2);
    CHECK(fields_of(write_off({})) == "items");
    CHECK(code_of(write_off({"8944110000000001238"})) == "sim_not_found");
    CHECK(fields_of(write_off_items({crypto.make_uuid(), caller(Role::manager), both, ""},
                                    ports)) == "words");
}

TEST_CASE_FIXTURE(ChangeWorld, "stock of two hubs is written off by each hub's own account") {
    const Hub south = open_hub("SOUTH");
    Caller manager = caller(Role::manager);
    manager.hub.reset();
    const std::vector<std::string> both{stock().reference, stock("", nullptr, south.id).reference};
    CHECK(write_off_items({crypto.make_uuid(), manager, both, "recalled"}, ports));
    CHECK(balance(AccountKind::voided, north.id.value) == 1);
    CHECK(balance(AccountKind::voided, south.id.value) == 1);
}

TEST_CASE_FIXTURE(ChangeWorld, "another hub's and another organisation's are not there") {
    const Hub south = open_hub("SOUTH");
    const DataItem theirs = give(stock("", nullptr, south.id));
    CHECK(code_of(activate(theirs, "2026-11-21")) == "sim_not_found");
    CHECK(code_of(make_void(theirs, VoidReason::lost)) == "sim_not_found");
    CHECK(code_of(hand_back(theirs)) == "sim_not_found");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Other scheme"));
    CHECK(code_of(void_item(
              {crypto.make_uuid(), stranger, theirs.reference, VoidReason::lost, "", {}}, ports)) ==
          "sim_not_found");
    CHECK(code_of(void_item({crypto.make_uuid(),
                             caller(Role::referrer),
                             theirs.reference,
                             VoidReason::lost,
                             "",
                             {}},
                            ports)) == "forbidden");
}

TEST_CASE_FIXTURE(ChangeWorld, "a number is known in every spelling") {
    const DataItem item = given();
    std::string spelt = "  " + item.reference.substr(0, 6) + " " + item.reference.substr(6) + "F";
    CHECK(activate_item({crypto.make_uuid(), caller(Role::volunteer), spelt, day("2026-11-21")},
                        ports));
    const DataItem voucher = give(stock("", &vouchers));
    std::string small = voucher.reference;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    CHECK(hand_back_item({crypto.make_uuid(), caller(Role::volunteer), small, true, {}}, ports));
}

TEST_CASE_FIXTURE(ChangeWorld,
                  "a repeat changes nothing, and the same id with another wish is refused") {
    const DataItem item = given();
    const ActivateItem command{crypto.make_uuid(), caller(Role::volunteer), item.reference,
                               day("2026-11-21")};
    REQUIRE(activate_item(command, ports));
    const std::string before = dump();
    CHECK(activate_item(command, ports)->standing.state == ItemState::active);
    CHECK(dump() == before);
    ActivateItem other = command;
    other.reference = given().reference;
    CHECK(code_of(activate_item(other, ports)) == "request_id_reused");
}

}  // namespace kitbank

#include "server/usecase/requests/loans.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

using enum RequestState;
using std::chrono::days;

struct LoanWorld : LendingWorld {
    Result<std::vector<Device>> renew(const KitRequest& wanted, const Caller& by) {
        return renew_loan({crypto.make_uuid(), by, wanted.reference}, ports);
    }
    Device hand_back(const Device& device, const char* accessories = "1") {
        return record(step(device.tag, DeviceEvent::handback,
                           {{"condition", "damaged"}, {"accessories", accessories}}));
    }
    LoanPage list(LoanFilter filter, const Caller& by) {
        const Result<LoanPage> page = list_loans(by, filter, ports);
        REQUIRE(page);
        return *page;
    }
};

}  // namespace

TEST_CASE_FIXTURE(LoanWorld, "a referrer renews what they asked for, by the rule") {
    const KitRequest wanted = asked(accepted);
    const Device device = lend(wanted);
    CHECK(format(*device.standing.due) == "2026-12-19");
    const auto renewed = renew(wanted, sam);
    REQUIRE(renewed);
    CHECK(format(*renewed->front().standing.due) == "2027-01-16");
    std::vector<Event> history;
    std::vector<AuditEvent> audit;
    store.read([&](Reader& reader) {
        history = reader.history(device.id);
        audit = reader.trust().audit_of("request:" + wanted.reference);
    });
    CHECK(history.back().actor == sam.actor);
    CHECK(audit.back().event == "renewal");
    CHECK(audit.back().actor == sam.actor);
    CHECK(told().ends_with("loan_renewed"));
    CHECK(last_letter().text.find("16 January 2027") != std::string::npos);
    CHECK(code_of(renew(wanted, sam)) == "renewal_limit");
}

TEST_CASE_FIXTURE(LoanWorld, "staff renew in their own name") {
    const KitRequest wanted = asked(accepted);
    const Device device = lend(wanted);
    REQUIRE(renew(wanted, caller(Role::volunteer)));
    std::vector<Event> history;
    store.read([&](Reader& reader) { history = reader.history(device.id); });
    CHECK(history.back().actor == caller(Role::volunteer).actor);
}

TEST_CASE_FIXTURE(LoanWorld, "the same renewal again is answered, not repeated") {
    const KitRequest wanted = asked(accepted);
    lend(wanted);
    const RenewLoan command{crypto.make_uuid(), sam, wanted.reference};
    REQUIRE(renew_loan(command, ports));
    const auto again = renew_loan(command, ports);
    REQUIRE(again);
    CHECK(again->front().standing.renewals == 1);
}

TEST_CASE_FIXTURE(LoanWorld, "a renewal after the due day is refused, and on that day is not") {
    const KitRequest early = asked(accepted);
    const KitRequest late = asked(accepted);
    lend(early);
    lend(late);
    clock.advance(days{28});
    CHECK(renew(early, sam));
    clock.advance(days{1});
    const std::string before = dump();
    CHECK(code_of(renew(late, sam)) == "renewal_late");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(LoanWorld, "all of a request is renewed, or nothing of it") {
    const KitRequest wanted = asked(accepted, {LineKind::laptop, LineKind::laptop});
    const Device one = lend(wanted);
    const Device two = lend(wanted);
    record(step(two.tag, DeviceEvent::renewal));
    CHECK(code_of(renew(wanted, sam)) == "renewal_limit");
    CHECK(now(one).standing.renewals == 0);
    CHECK(now(two).standing.renewals == 1);
}

TEST_CASE_FIXTURE(LoanWorld, "nobody renews what is not theirs or is not out") {
    const KitRequest theirs = request(accepted);
    lend(theirs);
    CHECK(code_of(renew(theirs, sam)) == "request_not_found");
    CHECK(code_of(renew(asked(accepted), sam)) == "not_on_loan");
    Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(renew(theirs, stranger)) == "request_not_found");
}

TEST_CASE_FIXTURE(LoanWorld,
                  "people are told what became of their loan, whatever door it came by") {
    const KitRequest returned = asked(accepted);
    hand_back(lend(returned));
    CHECK(told().ends_with("loan_returned"));
    const KitRequest lost = asked(accepted);
    const Device gone = lend(lost);
    record(step(gone.tag, DeviceEvent::loss, {{"report", "Left on a bus"}}));
    CHECK(told().ends_with("loan_lost"));
    record(step(gone.tag, DeviceEvent::recovery));
    CHECK(told().ends_with("loan_returned"));
    CHECK(story(lost) == "closed: ended");
    const KitRequest kept = asked(accepted);
    record(step(lend(kept).tag, DeviceEvent::gift,
                {{"recipient", "R-1"}, {"agreement", "H-1"}, {"accessories", "1"}}));
    CHECK(told().ends_with("gift_made"));
    CHECK(story(kept) == "closed: ended");
}

TEST_CASE_FIXTURE(LoanWorld, "what comes back at another hub is there, and waits for its wipe") {
    const KitRequest wanted = asked(accepted);
    const Device device = lend(wanted);
    const Hub south = open_hub("SOUTH");
    RecordEvent back =
        step(device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "0"}});
    back.caller.hub = south;
    back.hub = "SOUTH";
    const Device returned = record(back);
    CHECK(returned.standing.state == DeviceState::returned);
    CHECK(returned.standing.home == south.id);
    CHECK_FALSE(returned.standing.wipe);
    CHECK(story(wanted) == "closed: ended");
    RecordEvent again = reservation(returned, asked(accepted));
    again.caller = caller(Role::manager);
    CHECK(code_of(record_event(again, ports)) == "wipe_missing");
}

TEST_CASE_FIXTURE(LoanWorld, "what was never lent cannot be taken back or renewed") {
    const Device device = device_in(DeviceState::ready);
    CHECK(code_of(record_event(step(device.tag, DeviceEvent::handback,
                                    {{"condition", "good"}, {"accessories", "0"}}),
                               ports)) == "not_on_loan");
    CHECK(code_of(record_event(step(device.tag, DeviceEvent::renewal, {{"due", "2026-12-24"}}),
                               ports)) == "not_on_loan");
}

TEST_CASE_FIXTURE(LoanWorld, "accessories that did not come back are missing") {
    const Device device = lend(asked(accepted));
    std::vector<Event> history;
    const auto read = [&] {
        store.read([&](Reader& reader) { history = reader.history(device.id); });
        return accessories_of(history);
    };
    CHECK(read()->out == 1);
    CHECK_FALSE(read()->back);
    CHECK(read()->missing() == 0);
    hand_back(device, "0");
    CHECK(read()->missing() == 1);
    CHECK(count_accessories(caller(Role::volunteer), now(device), ports)->missing() == 1);
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK_FALSE(count_accessories(stranger, now(device), ports));
    CHECK_FALSE(accessories_of({}));
}

TEST_CASE_FIXTURE(LoanWorld, "what is overdue or soon due, the longest first, page by page") {
    const KitRequest wanted = asked(accepted);
    const Device device = lend(wanted);
    const Caller staff = caller(Role::hub_staff);
    clock.advance(days{22});
    std::vector<Device> others{device_in(DeviceState::on_loan), device_in(DeviceState::on_loan)};
    CHECK(list({LoansDue::overdue}, staff).items.empty());
    const LoanPage soon = list({LoansDue::soon}, staff);
    REQUIRE(soon.items.size() == 1);
    CHECK(soon.items[0].device.tag == device.tag);
    CHECK(soon.items[0].reference == wanted.reference);
    CHECK(soon.items[0].overdue_days == -6);
    clock.advance(days{30});
    CHECK(count_overdue(staff, ports) == 3);
    LoanFilter filter{LoansDue::overdue, "", "", 2};
    const LoanPage first = list(filter, staff);
    CHECK(first.items.size() == 2);
    CHECK(first.items[0].overdue_days == 24);
    filter.cursor = first.next;
    const LoanPage second = list(filter, staff);
    CHECK(second.items.size() == 1);
    CHECK(second.next.empty());
}

TEST_CASE_FIXTURE(LoanWorld, "loans are seen as far as the caller reaches") {
    lend(asked(accepted));
    const Hub south = open_hub("SOUTH");
    Caller staff = caller(Role::hub_staff);
    CHECK(list({}, staff).items.size() == 1);
    staff.hub = south;
    CHECK(list({}, staff).items.empty());
    CHECK(code_of(list_loans(staff, {LoansDue::any, "NORTH"}, ports)) == "forbidden");
    CHECK(list({LoansDue::any, "NORTH"}, caller(Role::manager)).items.size() == 1);
    CHECK(code_of(list_loans(staff, {LoansDue::any, "NOWHERE"}, ports)) == "hub_not_found");
    CHECK(code_of(list_loans(staff, {LoansDue::any, "", "KB-0"}, ports)) == "invalid_fields");
    CHECK(code_of(list_loans(sam, {}, ports)) == "forbidden");
    CHECK(list({}, elsewhere(Role::manager, found_organisation("Elsewhere"))).items.empty());
}

}  // namespace kitbank

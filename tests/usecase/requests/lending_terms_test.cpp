#include "server/usecase/requests/lending_terms.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct TermsWorld : RequestWorld {
    Result<LendingTerms> set(const LendingTerms& terms, Role role = Role::manager) {
        return change_terms({crypto.make_uuid(), caller(role), terms}, ports);
    }
    LendingTerms terms() { return find_terms(caller(Role::manager), ports); }
    Result<Device> renew(const Device& device, Evidence evidence = {}) {
        return record_event(step(device.tag, DeviceEvent::renewal, std::move(evidence)), ports);
    }
};

std::string due(const Device& device) { return format(*device.standing.due); }

}  // namespace

TEST_CASE("a manager sets the terms, and one who read older ones is told") {
    TermsWorld world;
    LendingTerms terms = world.terms();
    terms.loan_days = 21;
    CHECK(code_of(world.set(terms, Role::hub_staff)) == "forbidden");
    CHECK(world.set(terms)->version == 1);
    CHECK(code_of(world.set(terms)) == "changed");
    CHECK(world.terms().loan_days == 21);
    std::vector<AuditEvent> audit;
    world.store.read([&](Reader& reader) { audit = reader.trust().audit_of("organisation:1"); });
    CHECK(audit.back().event == "lending_terms");
    terms.version = 1;
    terms.lost_after_days = 0;
    CHECK(fields_of(world.set(terms)) == "lost_after_days");
}

TEST_CASE("the same change again is answered, not repeated") {
    TermsWorld world;
    const ChangeTerms command{world.crypto.make_uuid(), world.caller(Role::manager), world.terms()};
    CHECK(change_terms(command, world.ports)->version == 1);
    CHECK(change_terms(command, world.ports)->version == 1);
    CHECK(world.terms().version == 1);
}

TEST_CASE("a loan is due by the terms unless somebody says otherwise") {
    TermsWorld world;
    LendingTerms terms = world.terms();
    terms.loan_days = 21;
    CHECK(world.set(terms));
    CHECK(due(world.device_in(DeviceState::on_loan)) == "2026-12-12");
}

TEST_CASE("a loan is renewed by the terms: how long, how often and how late") {
    TermsWorld world;
    const Device device = world.device_in(DeviceState::on_loan);
    CHECK(due(device) == "2026-12-19");
    CHECK(due(*world.renew(device)) == "2027-01-16");
    CHECK(code_of(world.renew(device)) == "renewal_limit");
    LendingTerms terms = world.terms();
    terms.renewals_max = 2;
    terms.renewal_days = 7;
    CHECK(world.set(terms));
    CHECK(due(*world.renew(device, {{"due", "2027-01-20"}})) == "2027-01-20");
    const Device other = world.device_in(DeviceState::on_loan);
    world.clock.advance(std::chrono::days{29});
    CHECK(code_of(world.renew(other)) == "renewal_late");
}

TEST_CASE("a renewal that was granted offline stands whatever the terms are by then") {
    TermsWorld world;
    const Device device = world.device_in(DeviceState::on_loan);
    CHECK(world.renew(device));
    RecordEvent late = world.step(device.tag, DeviceEvent::renewal, {{"due", "2027-02-01"}});
    late.tense = Tense::fact;
    CHECK(record_events({&late, 1}, world.ports).front().outcome == ScanOutcome::applied);
}

TEST_CASE("what is set aside stays so for as long as the terms say") {
    TermsWorld world;
    LendingTerms terms = world.terms();
    terms.reservation_days = 3;
    CHECK(world.set(terms));
    const KitRequest wanted = world.request(RequestState::accepted);
    const Instant before = world.clock.now();
    world.record(world.reservation(world.device_in(DeviceState::ready), wanted));
    const Instant until = *world.now(wanted).lines[0].reserved_until;
    CHECK(until > before + std::chrono::days{3});
    CHECK(until < before + std::chrono::days{4});
}

}  // namespace kitbank

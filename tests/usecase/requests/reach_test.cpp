#include "server/usecase/requests/reach.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/ports.h"
#include "tests/support/request_world.h"

namespace kitbank {
namespace {

using enum Permission;

}  // namespace

TEST_CASE_FIXTURE(RequestWorld, "each sees the requests of their own place") {
    KitRequest row = request(RequestState::submitted);
    const Caller staff = caller(Role::hub_staff);
    Caller south = staff;
    south.hub = open_hub("SOUTH");
    CHECK(reaches(staff, decide_requests, row));
    CHECK_FALSE(reaches(south, decide_requests, row));
    row.hub = {};  // any hub: all of them may serve it
    CHECK(reaches(south, decide_requests, row));
    CHECK(reaches(caller(Role::manager), decide_requests, row));
    CHECK_FALSE(reaches(caller(Role::volunteer), decide_requests, row));
    CHECK_FALSE(reaches(caller(Role::admin), see_requests, row));
    Caller referrer = caller(Role::referrer);
    referrer.actor = "person:4711";
    CHECK_FALSE(reaches(referrer, see_requests, row));
}

TEST_CASE_FIXTURE(RequestWorld,
                  "a referrer organisation sees what it asked for, and decides nothing") {
    const OrganisationId surgery = found_organisation("Surgery");
    KitRequest row = request(RequestState::submitted);
    const Caller referrer = elsewhere(Role::referrer, surgery);
    const Caller head = elsewhere(Role::manager, surgery);
    row.asking = surgery;
    row.entered_by = referrer.actor;
    CHECK(reaches(referrer, see_requests, row));
    CHECK(reaches(head, see_requests, row));
    CHECK(reaches(head, ask_for_kit, row));
    CHECK_FALSE(reaches(head, decide_requests, row));
    CHECK_FALSE(reaches(head, allocate_kit, row));
    Caller colleague = referrer;
    colleague.actor = "person:4711";
    CHECK_FALSE(reaches(colleague, see_requests, row));
}

TEST_CASE_FIXTURE(RequestWorld, "a draft is its writer's alone") {
    KitRequest row = request(RequestState::submitted);
    row.state = RequestState::draft;
    CHECK(reaches(caller(Role::hub_staff), ask_for_kit, row));
    Caller other = caller(Role::hub_staff);
    other.actor = "person:4711";
    CHECK_FALSE(reaches(other, ask_for_kit, row));
    Caller manager = caller(Role::manager);
    manager.actor = "person:4712";
    CHECK_FALSE(reaches(manager, see_requests, row));
    // A paper form: whoever may type it in, but not who only looks, nor another organisation.
    row.door = RequestDoor::paper;
    CHECK(reaches(other, ask_for_kit, row));
    CHECK(reaches(manager, see_requests, row));
    other.role = Role::volunteer;
    CHECK_FALSE(reaches(other, see_requests, row));
    other.role = Role::referrer;
    CHECK_FALSE(reaches(other, ask_for_kit, row));
    CHECK_FALSE(reaches(elsewhere(Role::manager, found_organisation("Surgery")), ask_for_kit, row));
}

TEST_CASE_FIXTURE(RequestWorld, "a reference out of reach reads as one that is not there") {
    const KitRequest row = request(RequestState::submitted);
    Caller south = caller(Role::hub_staff);
    south.hub = open_hub("SOUTH");
    store.write([&](Transaction& tx) {
        CHECK(code_of(reachable_request(south, see_requests, row.reference, tx)) ==
              "request_not_found");
        CHECK(code_of(lock_reachable_request(south, see_requests, row.reference, tx)) ==
              "request_not_found");
        CHECK(code_of(lock_reachable_request(caller(Role::manager), see_requests,
                                             row.reference.substr(2), tx)) == "done");
        CHECK(code_of(reachable_request(caller(Role::manager), see_requests, "nonsense", tx)) ==
              "request_not_found");
        return false;
    });
}

TEST_CASE_FIXTURE(RequestWorld, "who is hosted asks for the kit of their host") {
    const OrganisationId surgery = found_organisation("Surgery");
    store.write([&](Transaction& tx) {
        Organisation row = *tx.partners().organisation(surgery);
        row.host = organisation;
        CHECK(tx.write_partners().update_organisation(row));
        return true;
    });
    store.read([&](Reader& reader) {
        CHECK(organisation_of_kit(elsewhere(Role::referrer, surgery), reader) == organisation);
        CHECK(organisation_of_kit(caller(Role::manager), reader) == organisation);
    });
}

}  // namespace kitbank

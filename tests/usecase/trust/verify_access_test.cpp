#include "server/usecase/trust/verify_access.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

AuditEvent event(const std::string& subject, const std::string& name, const std::string& facts) {
    AuditEvent event;
    event.subject = subject;
    event.event = name;
    event.organisation = OrganisationId{1};
    event.facts = facts;
    return event;
}

AccessRow membership() {
    return {"membership:5", OrganisationId{1}, "3", "manager", "7", "", false};
}

std::vector<AuditEvent> given() {
    return {event("membership:5", "beginning", "person=3\nrole=manager\nhub=7\napproved_by=\n")};
}

}  // namespace

TEST_CASE("a membership that its chain gave is as it should be") {
    CHECK(fault_in_access(membership(), given()).empty());
    std::vector<AuditEvent> ended = given();
    ended.push_back(event("membership:5", "ending", ""));
    AccessRow over = membership();
    over.is_over = true;
    CHECK(fault_in_access(over, ended).empty());
}

TEST_CASE("each change of a membership behind its chain's back is named") {
    CHECK(fault_in_access(membership(), {}) ==
          "membership:5: nobody gave it, it has no audit chain");
    AccessRow row = membership();
    row.role = "admin";
    CHECK(fault_in_access(row, given()) ==
          "membership:5: its role is admin, its audit chain says manager");
    row = membership();
    row.hub = "";
    CHECK(fault_in_access(row, given()) == "membership:5: its hub is none, its audit chain says 7");
    row = membership();
    row.person = "4";
    CHECK_FALSE(fault_in_access(row, given()).empty());
    row = membership();
    row.organisation = OrganisationId{2};
    CHECK_FALSE(fault_in_access(row, given()).empty());
    row = membership();
    row.is_over = true;
    CHECK_FALSE(fault_in_access(row, given()).empty());
    std::vector<AuditEvent> ended = given();
    ended.push_back(event("membership:5", "ending", ""));
    CHECK_FALSE(fault_in_access(membership(), ended).empty());
}

TEST_CASE("a token that was revoked stays revoked, and ends when it was to end") {
    const std::vector<AuditEvent> chain{
        event("token:7", "issue", "role=hub_staff\nhub=\nexpires_at=2027-01-01T00:00:00Z\n"),
        event("token:7", "revocation", "")};
    AccessRow row{"token:7", OrganisationId{1}, "", "hub_staff", "", "2027-01-01T00:00:00Z", true};
    CHECK(fault_in_access(row, chain).empty());
    row.expires_at = "2030-01-01T00:00:00Z";
    CHECK_FALSE(fault_in_access(row, chain).empty());
    row.expires_at = "2027-01-01T00:00:00Z";
    row.is_over = false;
    CHECK(fault_in_access(row, chain) ==
          "token:7: it is in force, its audit chain says it is over");
}

TEST_CASE("of a person only whether they are disabled is compared") {
    AccessRow row{"person:3", {}, "", "", "", "", false};
    CHECK(fault_in_access(row, {}).empty());
    const std::vector<AuditEvent> chain{event("person:3", "password_reset", ""),
                                        event("person:3", "disabling", "")};
    CHECK_FALSE(fault_in_access(row, chain).empty());
    row.is_over = true;
    CHECK(fault_in_access(row, chain).empty());
}

}  // namespace kitbank

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
    return {"membership:5", OrganisationId{1}, "3", "manager", "7", "", false, {}};
}

std::vector<AuditEvent> given() {
    return {event("membership:5", "beginning", "person=3\nrole=manager\nhub=7\napproved_by=\n")};
}

}  // namespace

TEST_CASE("a membership that its chain gave is as it should be") {
    CHECK(fault_in_access(membership(), given(), true).empty());
    std::vector<AuditEvent> ended = given();
    ended.push_back(event("membership:5", "ending", ""));
    AccessRow over = membership();
    over.is_over = true;
    CHECK(fault_in_access(over, ended, true).empty());
}

TEST_CASE("each change of a membership behind its chain's back is named") {
    CHECK(fault_in_access(membership(), {}, true) ==
          "membership:5: nobody gave it, it has no audit chain");
    AccessRow row = membership();
    row.role = "admin";
    CHECK(fault_in_access(row, given(), true) ==
          "membership:5: its role is admin, its audit chain says manager");
    row = membership();
    row.hub = "";
    CHECK(fault_in_access(row, given(), true) ==
          "membership:5: its hub is none, its audit chain says 7");
    row = membership();
    row.person = "4";
    CHECK_FALSE(fault_in_access(row, given(), true).empty());
    row = membership();
    row.organisation = OrganisationId{2};
    CHECK_FALSE(fault_in_access(row, given(), true).empty());
    row = membership();
    row.is_over = true;
    CHECK_FALSE(fault_in_access(row, given(), true).empty());
    std::vector<AuditEvent> ended = given();
    ended.push_back(event("membership:5", "ending", ""));
    CHECK_FALSE(fault_in_access(membership(), ended, true).empty());
}

TEST_CASE("a token that was revoked stays revoked, and ends when it was to end") {
    const std::vector<AuditEvent> chain{
        event("token:7", "issue", "role=hub_staff\nhub=\nexpires_at=2027-01-01T00:00:00Z\n"),
        event("token:7", "revocation", "")};
    AccessRow row{"token:7", OrganisationId{1},      "",   "hub_staff",
                  "",        "2027-01-01T00:00:00Z", true, {}};
    CHECK(fault_in_access(row, chain, true).empty());
    row.expires_at = "2030-01-01T00:00:00Z";
    CHECK_FALSE(fault_in_access(row, chain, true).empty());
    row.expires_at = "2027-01-01T00:00:00Z";
    row.is_over = false;
    CHECK(fault_in_access(row, chain, true) ==
          "token:7: it is in force, its audit chain says it is over");
}

TEST_CASE("a token with another secret than it was issued with is named") {
    std::vector<AuditEvent> chain{
        event("token:7", "issue", "role=hub_staff\nhub=\nexpires_at=\nsecret_digest=1a\n")};
    AccessRow row{"token:7", OrganisationId{1}, "", "hub_staff", "", "", false, {}};
    row.facts = {{"secret_digest", "1a"}};
    CHECK(fault_in_access(row, chain, true).empty());
    row.facts = {{"secret_digest", "2b"}};
    CHECK(fault_in_access(row, chain, true) ==
          "token:7: somebody replaced its secret behind its audit chain");
    CHECK_FALSE(fault_in_access(row, chain, false).empty());
}

TEST_CASE("a person is disabled, and signs in with what their chain told last") {
    AccessRow row{"person:3", {}, "", "", "", "", false, {{"password_digest", "2b"}}};
    std::vector<AuditEvent> chain{event("person:3", "joining", "password_digest=1a\n"),
                                  event("person:3", "password_change", "password_digest=2b\n"),
                                  event("person:3", "disabling", "")};
    CHECK(fault_in_access(row, chain, true) ==
          "person:3: it is in force, its audit chain says it is over");
    row.is_over = true;
    CHECK(fault_in_access(row, chain, true).empty());
    row.facts = {{"password_digest", "1a"}};
    CHECK_FALSE(fault_in_access(row, chain, true).empty());
    row.facts = {{"password_digest", ""}};
    CHECK(fault_in_access(row, chain, true) ==
          "person:3: somebody took away its password behind its audit chain");
}

TEST_CASE("an OpenID provider is where its chain says, until it is removed") {
    std::vector<AuditEvent> chain{event("provider:1a", "provider_addition",
                                        "issuer=https://a.example.org\nsecond_factor=no\n")};
    AccessRow row{"provider:1a", OrganisationId{1}, "", "", "", "", false, {}};
    row.facts = {{"issuer", "https://a.example.org"}, {"second_factor", "no"}};
    CHECK(fault_in_access(row, chain, true).empty());
    row.facts[1].second = "yes";
    CHECK(fault_in_access(row, chain, true) ==
          "provider:1a: somebody replaced its second factor behind its audit chain");
    row.facts[1].second = "no";
    chain.push_back(event("provider:1a", "provider_removal", ""));
    CHECK(fault_in_access(row, chain, true) ==
          "provider:1a: it is in force, its audit chain says it is over");
}

TEST_CASE("somebody whom no chain tells of was put in, once all have their digests") {
    const AccessRow row{"person:3", {}, "", "", "", "", false, {{"email_digest", "1a"}}};
    CHECK(fault_in_access(row, {}, false).empty());
    CHECK(fault_in_access(row, {}, true) ==
          "person:3: its audit chain does not tell of its e-mail address");
}

}  // namespace kitbank

#include "server/usecase/registers/forget_entries.h"

#include <doctest/doctest.h>

#include "server/usecase/registers/keep_complaints.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/vault_world.h"

using namespace kitbank;
using std::chrono::days;

namespace {

// A scheme with complaints about somebody in the vault.
struct RegisterWorld : VaultWorld {
    Complaint complaint(const std::string& about) {
        const auto row = record_complaint({crypto.make_uuid(),
                                           caller(Role::manager),
                                           {{"received", "2026-11-02"},
                                            {"how", "email"},
                                            {"nation", "scotland"},
                                            {"person", "Robin Canary"},
                                            {"matter", "canary text"},
                                            {"resident", about},
                                            {"category", "waiting"}}},
                                          ports);
        REQUIRE(row);
        return *row;
    }
    void take(const Complaint& row, ComplaintStep step, Answers answers) {
        const auto taken = take_complaint_step(
            {crypto.make_uuid(), caller(Role::manager), row.number, step, std::move(answers)},
            ports);
        REQUIRE_MESSAGE(taken, sentence_of(taken.refusal()));
    }
    Complaint closed(const std::string& about) {
        const Complaint row = complaint(about);
        take(row, ComplaintStep::answer, {{"answered", "2026-11-05"}, {"outcome", "upheld"}});
        take(row, ComplaintStep::closure, {});
        return row;
    }
    bool is_there(const Complaint& row) {
        return static_cast<bool>(read_complaint(caller(Role::manager), row.number, ports));
    }
    std::string last_event(const Complaint& row) {
        std::string event;
        store.read([&](Reader& reader) {
            event = reader.trust().audit_of(audit_subject(row)).back().event;
        });
        return event;
    }
};

}  // namespace

TEST_CASE_FIXTURE(RegisterWorld, "a closed complaint goes after six years, an open one never") {
    const Complaint old = closed("");
    const Complaint open = complaint("");
    clock.advance(days{2191});
    CHECK(forget_entries(ports) == 0);
    clock.advance(days{1});
    CHECK(forget_entries(ports) == 1);
    CHECK(forget_entries(ports) == 0);
    CHECK_FALSE(is_there(old));
    CHECK(is_there(open));
    CHECK(last_event(old) == "removal");
    CHECK(dump().find("anary") == std::string::npos);
}

TEST_CASE_FIXTURE(RegisterWorld,
                  "a hold on the resident that it names keeps it until it is lifted") {
    const Resident resident = add(caller(Role::manager));
    const Complaint row = closed(resident.reference);
    const auto held = hold(resident);
    REQUIRE(held);
    clock.advance(days{3000});
    CHECK(forget_entries(ports) == 0);
    CHECK(is_there(row));
    REQUIRE(lift_hold(
        {crypto.make_uuid(), caller(Role::manager), resident.reference, held->id, "It was settled"},
        ports));
    CHECK(forget_entries(ports) == 1);
    CHECK_FALSE(is_there(row));
}

TEST_CASE_FIXTURE(RegisterWorld, "more than one batch goes in one run") {
    for (int i = 0; i < 60; ++i) closed("");
    clock.advance(days{2192});
    CHECK(forget_entries(ports) == 60);
}

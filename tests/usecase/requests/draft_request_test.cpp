#include "server/usecase/requests/draft_request.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "a draft is kept sealed, and comes back to its writer alone") {
    const Caller writer = referrer();
    const KitRequest kept = draft(writer);
    CHECK(kept.state == RequestState::draft);
    CHECK(kept.organisation == organisation);
    CHECK(kept.asking == surgery);
    for (const char* canary : {"Robin", "900456", "NE61", "Kim"}) {
        CAPTURE(canary);
        CHECK(dump().find(canary) == std::string::npos);
    }
    const auto opened = open_draft(writer, kept.reference, ports);
    REQUIRE(opened);
    CHECK(answer(opened->answers, "name") == "Robin Example");
    for (const Caller& other : {referrer("person:71"), surgery_manager(), caller(Role::hub_staff),
                                caller(Role::manager)}) {
        CHECK(code_of(open_draft(other, kept.reference, ports)) == "request_not_found");
        CHECK(code_of(open_draft(other, "Q-00000000", ports)) == "request_not_found");
    }
    CHECK(code_of(open_draft(caller(Role::admin), kept.reference, ports)) == "forbidden");
}

TEST_CASE_FIXTURE(AskingWorld, "saving a step leaves the others, and coming back is free") {
    const Caller writer = referrer();
    const KitRequest kept = draft(writer, {});
    const auto save = [&](const Answers& typed, std::optional<AskStep> step = {}) {
        return save_draft({crypto.make_uuid(), writer, kept.reference, typed, step}, ports);
    };
    CHECK(code_of(save({{"name", {"R.E."}}}, AskStep::who)) == "done");
    CHECK(code_of(save({{"uses", {"banking"}}}, AskStep::uses)) == "done");
    CHECK(fields_of(save({{"name", {}}}, AskStep::who)) == "name");
    CHECK(code_of(save({{"name", {}}})) == "done");  // for later
    CHECK(code_of(save({{"name", {"R"}}, {"needed_by", {"2026-11-20"}}})) == "invalid_fields");
    const auto opened = open_draft(writer, kept.reference, ports);
    REQUIRE(opened);
    CHECK(answer(opened->answers, "name").empty());
    CHECK(answer(opened->answers, "uses") == "banking");
    const auto hardly =
        save({{"criteria", {"is_adult"}}, {"agreed_to_share", {"yes"}}}, AskStep::eligibility);
    CHECK(code_of(hardly) == "not_eligible");
    CHECK(fields_of(hardly) == "criteria criteria");
    SaveDraft late{crypto.make_uuid(), writer, kept.reference, {}, {}, 1};
    CHECK(code_of(save_draft(late, ports)) == "changed");
}

TEST_CASE_FIXTURE(AskingWorld, "repeats of a draft do nothing twice") {
    const Caller writer = referrer();
    StartDraft command{crypto.make_uuid(), writer, RequestDoor::online, complete()};
    const auto first = start_draft(command, ports);
    REQUIRE(first);
    const std::string before = dump();
    CHECK(start_draft(command, ports)->reference == first->reference);
    CHECK(dump() == before);
    command.typed["name"] = {"Somebody Else"};
    CHECK(code_of(start_draft(command, ports)) == "request_id_reused");
    const RemoveDraft removal{crypto.make_uuid(), writer, first->reference};
    CHECK(code_of(remove_draft(removal, ports)) == "done");
    CHECK(code_of(remove_draft(removal, ports)) == "done");
    CHECK(code_of(open_draft(writer, first->reference, ports)) == "request_not_found");
    CHECK(code_of(remove_draft({crypto.make_uuid(), writer, first->reference}, ports)) ==
          "request_not_found");
}

TEST_CASE_FIXTURE(AskingWorld, "a paper form is typed in by whoever of the staff has it in hand") {
    const Caller staff = caller(Role::hub_staff);
    const auto form = start_draft({crypto.make_uuid(), staff, RequestDoor::paper, {}}, ports);
    REQUIRE(form);
    Caller colleague = staff;
    colleague.actor = "person:55";
    CHECK(code_of(open_draft(colleague, form->reference, ports)) == "done");
    CHECK(code_of(open_draft(referrer(), form->reference, ports)) == "request_not_found");
    CHECK(code_of(open_draft(surgery_manager(), form->reference, ports)) == "request_not_found");
    Caller volunteer = caller(Role::volunteer);
    volunteer.actor = "person:56";
    CHECK(code_of(show_request(volunteer, form->reference, ports)) == "request_not_found");
    CHECK(fields_of(start_draft({crypto.make_uuid(), referrer(), RequestDoor::paper, {}}, ports)) ==
          "door");
    CHECK(code_of(start_draft({crypto.make_uuid(), caller(Role::volunteer)}, ports)) ==
          "forbidden");
}

TEST_CASE_FIXTURE(AskingWorld, "drafts are forgotten thirty days after the last change") {
    const Caller writer = referrer();
    const KitRequest old = draft(writer);
    clock.advance(std::chrono::hours{24 * 29});
    const KitRequest young = draft(writer, {});
    Answers typed = complete_for("S.S.", "07700 900111");
    typed["needed_by"] = {};
    const KitRequest submitted = sent(writer, typed);
    CHECK(forget_drafts(ports) == 0);
    clock.advance(std::chrono::hours{24 * 2});
    CHECK(forget_drafts(ports) == 1);
    CHECK(code_of(open_draft(writer, old.reference, ports)) == "request_not_found");
    CHECK(code_of(open_draft(writer, young.reference, ports)) == "done");
    clock.advance(std::chrono::hours{24 * 60});
    CHECK(forget_drafts(ports) == 1);
    CHECK(now(submitted).state == RequestState::submitted);
}

TEST_CASE_FIXTURE(AskingWorld, "a hundred drafts are enough") {
    const Caller writer = referrer();
    for (int i = 0; i < drafts_max; ++i) draft(writer, {});
    CHECK(code_of(start_draft({crypto.make_uuid(), writer}, ports)) == "cap_reached");
    CHECK(code_of(start_draft({crypto.make_uuid(), referrer("person:71")}, ports)) == "done");
}

}  // namespace kitbank

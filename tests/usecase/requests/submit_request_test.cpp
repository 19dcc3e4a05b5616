#include "server/usecase/requests/submit_request.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/ports.h"
#include "server/usecase/requests/caps.h"
#include "server/usecase/residents/vault.h"
#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "a request is sent with its resident, its lines and its place") {
    ports.store.write([&](Transaction& tx) {
        tx.write_residents().write_wards(std::vector<WardLine>{{"NE61 2EF", "E05009001"}},
                                         ports.clock.now());
        return true;
    });
    const Caller writer = referrer();
    const KitRequest draft_row = draft(writer);
    const auto submitted = send(writer, draft_row);
    REQUIRE(submitted);
    const KitRequest row = now(*submitted);
    CHECK(row.state == RequestState::submitted);
    CHECK(row.organisation == organisation);
    CHECK(row.asking == surgery);
    CHECK(row.entered_by == writer.actor);
    CHECK(row.area == "NE61");
    CHECK(row.ward == "E05009001");
    CHECK(row.hub == north.id);
    CHECK(row.need == Need::important);
    CHECK(row.household == 3);
    CHECK(row.language == Language::cy);
    CHECK(row.criteria == Criteria{true, true, true, false, false});
    CHECK(row.needed_by == parse_date("2026-12-01"));
    CHECK(row.sealed_draft.empty());
    CHECK(row.sort_key != 0);
    CHECK(story(row) == "submitted: waiting waiting");
    CHECK(row.lines[0].memory_gb == 8);
    CHECK(row.lines[0].uses == std::vector<std::string>{"school_work"});
    CHECK(row.lines[1].kind == LineKind::data);
    CHECK(row.lines[1].uses.empty());

    // The resident belongs to the scheme, and is in the referrer's own reach.
    std::optional<Resident> entered;
    store.read(
        [&](Reader& reader) { entered = reader.residents().resident(row.resident_reference); });
    REQUIRE(entered);
    CHECK(entered->organisation == organisation);
    CHECK(reaches(writer, Permission::read_residents, *entered));
    CHECK(view(writer, row).collector == "Kim Neighbour");
    CHECK(view(caller(Role::volunteer), row).collector.empty());

    const std::vector<AuditEvent> audit = audit_of(row);
    REQUIRE(audit.size() == 1);
    CHECK(audit.front().event == "submission");
    for (const char* canary : {"Robin", "900456", "Kim", "2EF"}) {
        CAPTURE(canary);
        CHECK(dump().find(canary) == std::string::npos);
    }
}

TEST_CASE_FIXTURE(AskingWorld, "sending again does nothing twice") {
    const Caller writer = referrer();
    const KitRequest draft_row = draft(writer);
    const SubmitRequest command{crypto.make_uuid(), writer, draft_row.reference};
    REQUIRE(submit_request(command, ports));
    const std::string before = dump();
    CHECK(submit_request(command, ports)->reference == draft_row.reference);
    CHECK(dump() == before);
    CHECK(code_of(send(writer, draft_row)) == "request_closed");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AskingWorld, "what lacks is named, and what was typed stays in the draft") {
    const Caller writer = referrer();
    Answers typed = complete();
    typed["uses"] = {};
    typed["agreed_to_share"] = {};
    const KitRequest lacking = draft(writer, typed);
    CHECK(fields_of(send(writer, lacking)) == "uses agreed_to_share");
    typed = complete();
    typed["criteria"] = {"low_income", "lacks_at_home"};
    const KitRequest young = draft(writer, typed);
    const auto refused = send(writer, young);
    CHECK(code_of(refused) == "not_eligible");
    REQUIRE(refused.refusal().fields.size() == 1);
    CHECK(refused.refusal().fields.front().sentence == "They must be 18 or over.");
    CHECK(open_draft(writer, young.reference, ports)->answers.at("name").front() ==
          "Robin Example");
    typed = complete();
    typed["hub"] = {"NOWHERE"};
    CHECK(fields_of(send(writer, draft(writer, typed))) == "hub");
}

TEST_CASE_FIXTURE(AskingWorld, "a day that has passed since it was typed is refused") {
    const Caller writer = referrer();
    const KitRequest waiting = draft(writer);
    clock.advance(std::chrono::hours{24 * 11});
    const std::string before = dump();
    CHECK(fields_of(send(writer, waiting)) == "needed_by");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AskingWorld, "somebody entered twice is noticed by whoever may know them") {
    const Caller writer = referrer();
    const KitRequest first = sent(writer);
    const KitRequest second = draft(writer);
    const auto refused = send(writer, second);
    CHECK(code_of(refused) == "resident_exists");
    CHECK(sentence_of(refused.refusal()).starts_with(first.resident_reference));
    const auto taken = submit_request(
        {crypto.make_uuid(), writer, second.reference, false, first.resident_reference}, ports);
    REQUIRE(taken);
    CHECK(taken->resident == first.resident);
    const auto other =
        submit_request({crypto.make_uuid(), writer, draft(writer).reference, true}, ports);
    REQUIRE(other);
    CHECK(other->resident != first.resident);
}

TEST_CASE_FIXTURE(AskingWorld, "somebody out of reach is not mentioned, but staff find a note") {
    const KitRequest first = sent(referrer());
    const Caller other = referrer("person:71");
    const KitRequest second = sent(other);
    CHECK(second.resident != first.resident);
    CHECK(view(other, second).notes.empty());
    const RequestView seen = view(caller(Role::hub_staff), second);
    REQUIRE(seen.notes.size() == 1);
    CHECK(seen.notes.front().words.starts_with(first.resident_reference));
    CHECK(seen.notes.front().note.actor == note_by_itself);
    // Nor can they name them.
    const auto guessed = submit_request(
        {crypto.make_uuid(), other, draft(other).reference, false, first.resident_reference},
        ports);
    CHECK(code_of(guessed) == "resident_not_found");
}

TEST_CASE_FIXTURE(AskingWorld,
                  "a cap that was reached while the form was open keeps all as it was") {
    const Caller manager = caller(Role::manager);
    Cap cap;
    cap.scope = CapScope::organisation;
    cap.most = 1;
    const auto set = set_request_cap({crypto.make_uuid(), manager, cap}, ports);
    REQUIRE(set);
    const Caller writer = referrer();
    const KitRequest waiting = draft(writer);
    sent(writer, complete_for("S.S.", "07700 900111"));
    const std::string before = dump();
    CHECK(code_of(send(writer, waiting)) == "cap_reached");
    CHECK(dump() == before);
    CHECK(code_of(open_draft(writer, waiting.reference, ports)) == "done");
}

TEST_CASE_FIXTURE(AskingWorld, "a program asks in one go, and a refusal leaves nothing") {
    const Caller staff = caller(Role::hub_staff);
    AskForKit command{crypto.make_uuid(), staff, RequestDoor::phone, complete()};
    const auto asked = ask_for_kit(command, ports);
    REQUIRE(asked);
    CHECK(asked->state == RequestState::submitted);
    CHECK(asked->door == RequestDoor::phone);
    const std::string before = dump();
    CHECK(ask_for_kit(command, ports)->reference == asked->reference);
    command.id = crypto.make_uuid();
    command.typed.erase("need");
    CHECK(fields_of(ask_for_kit(command, ports)) == "need");
    CHECK(dump() == before);
    command.caller = caller(Role::volunteer);
    CHECK(code_of(ask_for_kit(command, ports)) == "forbidden");
    command.caller = referrer();
    CHECK(fields_of(ask_for_kit(command, ports)) == "door");
}

TEST_CASE_FIXTURE(AskingWorld, "staff of one hub choose their own") {
    open_hub("SOUTH");
    Answers typed = complete();
    typed["hub"] = {"SOUTH"};
    const Caller staff = caller(Role::hub_staff);
    CHECK(fields_of(send(staff, draft(staff, typed))) == "hub");
    CHECK(code_of(send(caller(Role::manager), draft(caller(Role::manager), typed))) == "done");
}

}  // namespace kitbank
